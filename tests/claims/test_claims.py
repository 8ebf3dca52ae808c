from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims import SentenceClaims
from checker.claims.checkable import is_checkable
from checker.documents import load, read_article
from checker.documents.interface import UnreadableError
from checker.models import Claim
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared"


def _claims(text: str) -> list[Claim]:
    article = read_article(text.encode(), "a.txt", "a.txt")
    return list(SentenceClaims().extract(article.document, article.sentences))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We saw it,” Anna Bell said. “It was late. It was dark.” Nobody else came.", ["Anna Bell"] * 3 + [None]),
        ("“It was late. It was dark,” said Anna Bell.", ["Anna Bell"] * 2),
        ("Anna Bell stressed that the deal was dead. It was signed in May.", ["Anna Bell", None]),
        ("According to Anna Bell, the deal is dead.", ["Anna Bell"]),
        ("The deal is dead, according to Anna Bell.", ["Anna Bell"]),
        ("Anna Bell put it plainly:\n\n“The deal is dead, and nobody mourns it.”", ["Anna Bell", "Anna Bell"]),
        ("Anna Bell runs the port. “The deal is dead,” she said.", [None, "Anna Bell"]),
        ("Anna Bell met Tom Fry. “The deal is dead,” she said.", [None, None]),
        ("“The deal is dead.\n\n“Nobody mourns it,” the port’s owner Anna Bell said.", ["Anna Bell", "Anna Bell"]),
        ('"It is late.\n\n"It is dark," said Anna Bell.', ["Anna Bell", "Anna Bell"]),
        ("Diplomat Tom Fry and owner Anna Bell came. “It is over,” the diplomat stressed.", [None, "Tom Fry"]),
        ("Anna Bell met the diplomat Tom Fry. “It is over,” the diplomat stressed.", [None, "Tom Fry"]),
        ("“It is over,” Tom Fry, a diplomat, stressed. “No,” said Anna Bell.", ["Tom Fry", "Anna Bell"]),
        ("As Anna Bell noted, the port is open.", ["Anna Bell"]),
        ("France and Spain said they would send ships.", ["France and Spain"]),
        ("France confirmed a plan to send ships.", [None]),
        ("France confirmed that it would send ships.", ["France"]),
        ("The port is shut, Anna Bell told reporters on Monday.", ["Anna Bell"]),
        ("Anna Bell said the minister had told her that the port was shut.", ["Anna Bell"]),
        ("Anna Bell spoke first.\n\n“The port is shut. It will stay shut.”", [None] * 3),
        ("Anna Bell said it was over.\n\n“The port is shut. It will stay shut.”", ["Anna Bell"] * 3),
        ("‘We have finally seen it,’ Anna Bell said.", ["Anna Bell"]),
        ("The first truck was admitted through Gate 4 at noon.", [None]),
        ("By Saturday 22 ships were at anchor, the harbour office said.", ["the harbour office"]),
        ("Anna Bell chairs the union. Bell said the deal was dead.", [None, "Anna Bell"]),
        ("So far it has always said that the port is shut.", [None]),
        ("The mayor had read the files and said that the port was shut.", [None]),
        ("Nobody said that the port was shut.", [None]),
        ("Anna Bell came by train. I said that the port was shut.", [None, None]),
        ("Anna Bell came by train. They said that the port was shut.", [None, None]),
        ("Anna Bell came by train. She has always said that the port was shut.", [None, "Anna Bell"]),
        ("Anna Bell told the crew to leave the port.", [None]),
        ("Q: The company said that the port was shut.", ["The company"]),
        ("Tom Fry said that it was over. It’s said in the port that the mine is shut.", ["Tom Fry", None]),
        ("Tom Fry said that it was over. The tour, as it says in the letter, begins in May.", ["Tom Fry", None]),
        ("Tom Fry said that it was over. “No,” she said.", ["Tom Fry", None]),
        ("The council said that it was over. “The port is shut,” he said.", ["The council", None]),
        ("The mine, Anna Bell said, is shut. “It leaks,” she added.", ["Anna Bell", "Anna Bell"]),
        ("He left the town, which according to the mayor is poor.", [None]),
        ("Anna Bell complained, among other things, that the port was shut.", ["Anna Bell"]),
        ("Anna Bell said it was over. “It will open,” -- said Bell.", ["Anna Bell", "Anna Bell"]),
        ("Anna Bell said it was over. “It will open,” … said: so it will.", ["Anna Bell", None]),
        ("“It will open.” ... said the mayor.", [None, None]),
        (
            "Tom Fry said it was over.\n\nAnna Bell, the owner, said: “It is shut. It will stay shut.”",
            ["Tom Fry"] + ["Anna Bell"] * 2,
        ),
        (
            'Tom Fry said it was over.\n\nIn a letter, the owner, Anna Bell, said, "It is shut. It will stay shut."',
            ["Tom Fry", "Anna Bell", "Anna Bell"],
        ),
        (
            "Tom Fry said it was over. He added: “It is shut. Experts said that it was old. It will stay shut.”",
            ["Tom Fry"] * 4,
        ),
        ("Anna Bell said it was over.\n\nHe added: “It is shut. It will stay shut.”", ["Anna Bell", None, None]),
        ("Tom Fry said it was over. The sign read: “The port is shut. Keep out of it.”", ["Tom Fry", None, None]),
        ("“It is over,” said the finance minister, Tom Fry. “I have no choice.”", ["Tom Fry"] * 2),
        ("“It is over,” said the clerk who knew it, Tom Fry.", ["Tom Fry"]),
        ("“It is over,” the port’s owner, Anna Bell, said. “It was late.”", ["Anna Bell"] * 2),
        ("The port is shut, its owner, Anna Bell, told reporters.", ["Anna Bell"]),
        (
            "Tom Fry said it was over. Anna Bell, who had heard of it, said that the port was shut.",
            ["Tom Fry", "Anna Bell"],
        ),
        ("Anna Bell came. Bell’s lawyer said that the port was shut.", [None, "Bell’s lawyer"]),
        ("The mayor, a friend of Anna Bell, said that the port was shut.", ["The mayor"]),
        (
            "Tom Fry said it was over. The Prime Minister said that the port was shut.",
            ["Tom Fry", "The Prime Minister"],
        ),
        ("The Chief Engineer, Tom Fry, said that the port was shut.", ["Tom Fry"]),
        ("Dr Anna Bell of Leeds University said it was over. “It is over,” she said.", ["Anna Bell"] * 2),
        (
            "Tom Fry said it was over. Prof Jan Dahl of the National Bank came. “It is over,” he said.",
            ["Tom Fry", None, "Jan Dahl"],
        ),
        ("Anna Bell came. Asked by Rosa Lind, she shook her head. “It is over,” she said.", [None, None, "Anna Bell"]),
        ("The regulator said that it was over. He insisted that it was late.", ["The regulator", None]),
        ("The mayor said that it was over. He insisted that it was late.", ["The mayor"] * 2),
        ("Why was it late? Not because of the rain, as the hosts put it about.", [None, None]),
        ("They met in Vorn Halde. The port at Halde said that it was shut.", [None, "The port at Halde"]),
        ("Norway denied claims that it had shut the port.", [None]),
        ("The firm cites press reports that it was shut.", [None]),
        ("The firm reports that it was shut.", ["The firm"]),
        ("The port is shut, according to its owner, Anna Bell, who sold it.", ["Anna Bell"]),
        ("The port is shut, according to the clerk, Mr Onn.", ["the clerk, Mr Onn"]),
        ("According to her niece, Anna Bell, the port is shut.", ["Anna Bell"]),
        ("According to the court, Anna Bell, who ran the port, left.", ["the court"]),
        ("The port is shut, according to the police, Anna Bell, 34, having left.", ["the police"]),
        ("Anna Bell came. Mr Onn said he was late. “It is over,” she said.", [None, "Mr Onn", None]),
        ("Mr Onn said he was late. “It is over,” he said.", ["Mr Onn"] * 2),
        ("Anna Bell, speaking in Oslo: “It is shut. It was late.” It rained.", ["Anna Bell"] * 2 + [None]),
        ("Anna Bell came. The letter to Anna Bell was short: “It is shut.”", [None, None]),
        ("Anna Bell called her new boat: “The Mill”.", [None]),
        ("They told Anna Bell: “It is shut.”", [None]),
        ("„It is shut“, Anna Bell said. Nothing was open.", ["Anna Bell", None]),
        ("Anna Bell came. “It is over,” the spokeswoman said. He said it was late.", [None, "the spokeswoman", None]),
        ("Red Cross team leader Silje Vang said nobody was left behind.", ["Silje Vang"]),
        ("According to Sarah Holt KC, the file had been lost twice.", ["Sarah Holt"]),
    ],
)
def test_speakers(text: str, speakers: list[str | None]) -> None:
    assert [claim.speaker for claim in _claims(text)] == speakers


@pytest.mark.parametrize(
    ("text", "checkable"),
    [
        ("The council approved the line.", True),
        ("a rise of 14 per cent in base pay;", True),
        ("Will the council approve the line?", False),
        ("Thank you all for coming today.", False),
        ("Click here to read the whole report.", False),
        ("Merz stated:", False),
        ("No others have.", False),
        ("Press the green button twice.", False),
        ("Press reports put the figure at 40.", True),
        ("Ladies and gentlemen, we begin.", False),
        ("Dear members, the nets are in, the otters are counted, and we can at last tell you about the trial.", True),
        ("Close to a million people were without water.", True),
        ("May weather was the wettest in forty years.", True),
        ("Clicks on the page fell by a third.", True),
        ("Please click the green button.", False),
        ("Thanks to the dam, no house was flooded.", True),
        ("It is a truly wonderful achievement.", False),
        ("Berlin is a truly wonderful city with 3.8 million people.", True),
        ("The ride is lovely, and free for pupils.", True),
        ("They came in great numbers, and there were a great many.", True),
        ("I am so proud of every one of them.", False),
        ("What a night for the club!", False),
        ("How the fire began is unknown.", True),
        ("Let me begin with the fire.", False),
        ("Let me be plain: the mill was shut in May.", True),
        ("Let down by its goalkeeper, the club lost.", True),
        ("Is that so? “No,” said the mayor of Ostwick.", True),
    ],
)
def test_what_can_be_checked(text: str, checkable: bool) -> None:
    assert is_checkable(text) is checkable


def test_a_list_item_is_read_with_its_lead() -> None:
    found = _claims("The deal provides for:\n\n * a rise of 14 per cent in base pay;\n")
    assert found[-1].text == "The deal provides for: a rise of 14 per cent in base pay;"
    assert found[-1].quote == "a rise of 14 per cent in base pay;"


@given(st.text(max_size=300))
def test_spans_cut_the_text_exactly(text: str) -> None:
    try:
        article = read_article(("A sentence to begin with. " + text).encode("utf-8", "replace"), "a.md", "a.md")
    except UnreadableError:
        return
    for claim in SentenceClaims().extract(article.document, article.sentences):
        assert article.document.text[claim.start : claim.end] == claim.quote != ""


@pytest.fixture(scope="module")
def gold() -> dict[str, list[dict[str, object]]]:
    path = SHARED / "gold" / "seeds_gold.json"
    if not path.is_file():
        pytest.skip("the shared articles are not beside this checkout")
    content: dict[str, list[dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def article_claims(gold: object) -> list[Claim]:
    reading = load([str(SHARED / "articles")])
    return [c for a in reading.articles for c in SentenceClaims().extract(a.document, a.sentences) if c.checkable]


def test_noise_in_real_articles_is_no_claim(gold: dict[str, list[dict[str, str]]], article_claims: list[Claim]) -> None:
    for entry in gold["noise"]:
        here = [c.text for c in article_claims if c.document == entry["doc"] and entry["quote"] in c.text]
        assert here == [], entry["quote"]


def test_every_disputed_passage_is_in_a_claim(
    gold: dict[str, list[dict[str, dict[str, str]]]], article_claims: list[Claim]
) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in Path(SHARED / "articles").iterdir()}
    for entry in gold["contradictions"]:
        for side in (entry["a"], entry["b"]):
            start = texts[side["doc"]].index(side["quote"])
            inside = [
                c
                for c in article_claims
                if c.document == side["doc"] and c.start < start + len(side["quote"]) and c.end > start
            ]
            assert inside, side["quote"]


def test_whole_sentences_know_interviews() -> None:
    turns = ("Q: How many were there?", "Hahn: There were 40 miners.", "Q: And then?", "Hahn: All 40 came out at noon.")
    told = [claim for claim in _claims("\n\n".join(("In the mine", *turns))) if claim.checkable]
    assert [(claim.text, claim.speaker) for claim in told] == [
        ("There were 40 miners.", "Hahn"),
        ("All 40 came out at noon.", "Hahn"),
    ]
