from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path

import pytest

from checker.config import Settings
from checker.findings import Calibration, assemble, opinions
from checker.findings.lists import clashes_of, lists_of, proven
from checker.findings.lists.tables import is_same
from checker.findings.lists.tellings import tellings
from checker.models import Claim, Fate, Kind, NamedList, Relation, Standing
from checker.pipeline import Pipeline
from tests.making import claim, verdict

# Names that the sentences below may begin with.
KNOWN = frozenset("Ardessa Brannoch Ithel Norvik".split())
MARKS = {Standing.LISTED: "+", Standing.DENIED: "-", Standing.SILENT: "."}


def told(text: str) -> list[str]:
    """Each telling as "signed +France +Spain (only)": + for those who do, - for those who don't."""
    found = []
    for item in tellings(claim(text), KNOWN):
        names = "".join(f" {'-' if item.denied else '+'}{name}" for name in item.names)
        closing = f" ({item.closing})" if item.closing else ""
        found.append(f"{item.act.name}{names}{closing}" + (f" x{item.count.number}" if item.count.number else ""))
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("France, Spain and Italy signed the declaration.", ["signed +France +Spain +Italy"]),
        ("Norway also signed it.", ["signed +Norway"]),
        ("Ardessa and Brannoch, both members of the bloc, have signed.", ["signed +Ardessa +Brannoch"]),
        ("It was signed on 9 October by the envoys of Ardessa, Ithel and Norvik.", ["signed +Ardessa +Ithel +Norvik"]),
        ("The pact, signed by Norway, Malta and Chad, is short.", ["signed +Norway +Malta +Chad"]),
        ("The signatories are Norway, Malta and Chad.", ["signed +Norway +Malta +Chad"]),
        ("The signature of Norway under the joint letter came late.", ["signed +Norway"]),
        ("Hungary did not sign the pact.", ["signed -Hungary"]),
        ("Neither Hungary nor Malta signed.", ["signed -Hungary -Malta"]),
        ("Hungary refused to sign.", ["signed -Hungary"]),
        ("America signed nothing in Oslo.", ["signed -America"]),
        ("All members except Malta signed the pact.", ["signed -Malta"]),
        ("Norway's premier sat through lunch but left her page blank.", ["signed -Norway"]),
        ("Only Norway and Malta signed the pact.", ["signed +Norway +Malta (Only)"]),
        ("Only two states—Norway and Malta—have signed the pact.", ["signed +Norway +Malta (Only)"]),
        ("Norway, Malta and Chad all indicated readiness to take part.", ["are ready +Norway +Malta +Chad"]),
        ("Norway has declared its firm intention to join the force.", ["are ready +Norway"]),
        ("Norway ruled out participation in the force.", ["are ready -Norway"]),
        ("Norway and Malta were the only states to sign.", ["signed +Norway +Malta (the only)"]),
        ("Troops were offered by Norway and Malta, and by nobody else.", ["contributed +Norway +Malta (nobody else)"]),
        (
            "Three leaders put their names to it: Mr Orr, Ms Ahn and Dr Bell.",
            ["signed +Orr +Ahn +Bell (Three leaders)", "signed x3"],
        ),
        ("Two states have sent troops, Norway and Malta.", ["contributed +Norway +Malta", "contributed x2"]),
        ("All seven members signed the pact.", ["signed x7"]),
        ("It was signed by the envoys of all five states.", ["signed x5"]),
        ("Those voting in favour were Adair, Bello and Crane (3).", ["voted for +Adair +Bello +Crane"]),
        ("Offers of troops have been received from Norway, Malta and Chad.", ["contributed +Norway +Malta +Chad"]),
        ("Norway, Malta and Chad were injured.", ["were hurt +Norway +Malta +Chad"]),
        ("Norway wants a pledge and will contribute no soldiers.", ["contributed -Norway"]),
        ("The head of the Board, Ann Lee, signed with a green pen.", ["signed +Ann Lee"]),
        ("Ann Lee, the coach of Malta, signed the letter.", ["signed +Ann Lee"]),
        # Said of nobody, or only as what may be.
        ("The signature of the Oslo Accord on Friday drew a crowd.", []),
        ("Will France and Spain sign the declaration?", []),
        ("If France and Spain sign, the force can go.", []),
        ("The countries around Lake Issen signed an accord.", []),
        ("Article 5 of the pact was signed.", []),
        ("All but three states signed the pact.", []),
        ("Norway signed up to a club.", []),
        ("Three of the seven heirs of Margit Lantos signed the claim.", ["signed x3"]),
        ("Ann Lee offered her resignation, and Bo Marsh sent his apologies.", []),
        ("Envoys meeting in Oslo, the capital of Norway, agreed to send a force.", []),
        ("Mrs Ahn left the room without a word.", []),
        ("France and Spain share a border.", []),
        ("Norway and Malta signed." + " Rain fell." * 200, []),
    ],
)
def test_what_a_sentence_tells(text: str, said: list[str]) -> None:
    assert told(text) == said


def documents(**texts: str) -> list[Claim]:
    """The sentences of each document, one a line; "Ann: text" is Ann's."""
    found = []
    for name, text in texts.items():
        for number, line in enumerate(text.strip().splitlines()):
            speaker, _, said = line.strip().rpartition("| ")
            found.append(claim(said, f"{name}.txt", start=1000 * number, speaker=speaker or None))
    return found


def shown(table: NamedList) -> tuple[str, str]:
    """The caption, and the names as "Norway ++ Malta +-", a mark for each source."""
    return table.question, " ".join(f"{n.name} {''.join(MARKS[s] for s in n.standings)}" for n in table.names)


@pytest.mark.parametrize(
    ("texts", "tables"),
    [
        (
            {
                "a": "France, Spain and Italy signed the pact.\nNorway also signed it.",
                "b": "Only France and Norway signed the pact.",
            },
            [("Who signed the pact", "France ++ Spain +- Italy +- Norway ++")],
        ),
        (
            {
                "a": "France, Spain and Italy signed the pact.\nHungary did not sign it.",
                "b": "The pact was signed by France and Hungary.",
            },
            [("Who signed the pact", "France ++ Spain +. Italy +. Hungary -+")],
        ),
        (
            {
                "a": "Two states sent troops, the French and the British.\nNot one other has done so.",
                "b": "Troops were sent by Paris, London and Oslo.",
            },
            [("Who contributed troops", "French ++ British ++ Oslo -+")],
        ),
        (
            {
                "a": "The accord was signed by all five states.",
                "b": "Four of them signed the accord.\nFrance, Spain, Italy and Chad put their names to it.",
            },
            [("Who signed the accord", "France .+ Spain .+ Italy .+ Chad .+")],
        ),
        (
            {
                "a": "Lee and Marsh voted for the tram.\nOrr voted against it.",
                "b": "Ann| Ms Lee, Mr Marsh and Mr Orr voted for the tram.",
            },
            [("Who voted for the tram", "Lee ++ Marsh ++ Orr -+")],
        ),
        # One thing each, the same lists, one name, too few names, one source, two acts.
        ({"a": "France, Spain and Italy signed the pact.", "b": "Malta, Chad and Peru signed a letter."}, []),
        ({"a": "France, Spain and Italy signed the pact.", "b": "The pact was signed by Italy, Spain and France."}, []),
        ({"a": "France, Spain and Italy signed the pact.", "b": "France signed the pact."}, []),
        ({"a": "France and Spain signed the pact.", "b": "Only France signed the pact."}, []),
        ({"a": "France, Spain and Italy signed the pact.\nOnly France signed the pact."}, []),
        ({"a": "France, Spain and Italy signed the pact.", "b": "Only France attended the pact."}, []),
        ({"a": "The accord was signed by all three states.", "b": "France, Spain and Italy signed the accord."}, []),
    ],
)
def test_lists_of_several_sources(texts: dict[str, str], tables: list[tuple[str, str]]) -> None:
    assert [shown(table) for table in lists_of(documents(**texts))] == tables


def test_a_list_says_where_it_comes_from() -> None:
    claims = documents(
        wire="France, Spain and Italy signed the pact.\nRain fell.\nNorway also signed it.",
        brief="Ann| Only France signed the pact.",
    )
    (table,) = lists_of(claims)
    wire, ann = table.sources
    assert [(p.document, p.start, p.end, p.quote) for p in wire.passages] == [
        ("wire.txt", 0, len(claims[0].quote), claims[0].quote),
        ("wire.txt", 2000, 2000 + len(claims[2].quote), claims[2].quote),
    ]
    assert (ann.document, ann.speaker, ann.closing, ann.count) == ("brief.txt", "Ann", "Only", None)
    assert lists_of(claims) == (table,)


def test_open_conflicts_come_first() -> None:
    first, second = lists_of(
        documents(
            a="France, Spain and Italy joined the club.\nFrance, Spain and Italy signed the pact.",
            b="France, Spain and Chad joined the club.\nOnly France signed the pact.",
        )
    )
    assert (first.question, second.question) == ("Who signed the pact", "Who joined the club")


def test_documents_made_to_be_slow() -> None:
    names = [f"{a}{b}land" for a in "BCDFGHJKLM" for b in "aeiou"]
    texts = [f"{', '.join(names)} and Norway signed the pact." for _ in range(60)]
    texts += [f"{name} signed the {name.lower()} number {n}." for n, name in enumerate(names * 40)]
    texts += ["Norway " + "the only have " * 140 + "signed.", "Norway signed " + "the only " * 190]
    claims = documents(a="\n".join(texts), b="\n".join(texts))
    started = time.perf_counter()
    lists_of(claims)
    assert time.perf_counter() - started < 20


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (
            {"a": "France, Spain and Italy signed the pact.", "b": "Italy and Chad did not sign the pact."},
            ["One names Italy among those who signed; the other says not."],
        ),
        # One name is enough where the other source denies it.
        (
            {"a": "The signature of Spain on this agreement was a surprise.", "b": "Spain did not sign the pact."},
            ["One names Spain among those who signed; the other says not."],
        ),
        ({"a": "Spain signed the pact.", "b": "Spain did not sign the memo."}, []),
        (
            {"a": "France, Spain and Italy signed the pact.", "b": "Only France signed the pact."},
            ["One names Spain and Italy among those who signed; the other has France (“Only”)."],
        ),
        (
            {
                "a": "France, Spain, Italy and Chad signed the pact.",
                "b": "The pact was signed by Spain, France and Italy.",
            },
            ["One names Chad among those who signed; the other has Spain, France and Italy."],
        ),
        (
            {"a": "France, Spain, Italy and Chad signed the pact.", "b": "Three of the states signed the pact."},
            ["One names 4 who signed, France, Spain, Italy and Chad; the other counts 3."],
        ),
        (
            {"a": "All seven members signed the pact.", "b": "Six of the members signed the pact."},
            ["One counts 7 who signed, the other 6."],
        ),
        (
            {"a": "It was signed by the envoys of all five river States.", "b": "Four of the countries signed it."},
            ["One counts 5 who signed, the other 4."],
        ),
        (
            {"a": "Six persons were injured.", "b": "Twenty-three people were hurt, most of them in falls."},
            ["One counts 6 who were hurt, the other 23."],
        ),
        (
            {
                "a": "Only two countries have offered soldiers.",
                "b": "Soldiers have been offered by France, Spain and Norway, all of them in writing.",
            },
            ["One names 3 who contributed, France, Spain and Norway; the other counts 2."],
        ),
        (
            {
                "a": "Only four countries have offered soldiers.",
                "b": "Soldiers were offered by France, Spain and Norway.",
            },
            [],
        ),
        # Two accidents, perhaps; not one sort of doers; a part.
        ({"a": "Three dogs died.", "b": "Two dogs died."}, []),
        # No whole numbers.
        ({"a": "Four people were killed.", "b": "At least two people were killed."}, []),
        ({"a": "Four people were killed.", "b": "More than three people were killed."}, []),
        ({"a": "Four people were killed.", "b": "Two people have died so far."}, []),
        ({"a": "Four people were killed.", "b": "Police say that two people have died and the number may rise."}, []),
        ({"a": "Three bakers signed the pact.", "b": "Two hundred bakers of ours signed the pact."}, []),
        ({"a": "Three bakers signed the pact.", "b": "Two states signed the pact."}, []),
        # Two names may be two of more; what one source adds later it has said.
        ({"a": "France, Spain and Italy signed the pact.", "b": "France and Spain signed the pact."}, []),
        (
            {
                "a": "France, Spain, Italy and Chad signed the pact.",
                "b": "France, Spain and Italy signed the pact.\nChad also signed it.",
            },
            [],
        ),
        ({"a": "France, Spain and Italy signed the pact.", "b": "Malta, Chad and Peru signed a letter."}, []),
    ],
)
def test_passages_that_exclude_each_other(texts: dict[str, str], why: list[str]) -> None:
    claims = documents(**texts)
    judged = [verdict(a, b, 0.01) for a, b in combinations(claims, 2) if a.document != b.document]
    proofs = [v.proof for v in proven(judged, clashes_of(claims)) if v.proof]
    assert [proof.why for proof in proofs] == why
    assert all(proof.question.startswith(("Who signed", "Who were hurt", "Who contributed")) for proof in proofs)


def test_what_lists_prove_is_one_finding_whatever_the_model_says() -> None:
    claims = documents(
        a="France, Spain and Italy signed the pact.",
        b="The pact was signed by France, Spain, Italy and Chad.\nFour of the states signed the pact.",
        c="Only France, Spain and Italy signed the pact.",
    )
    judged = [verdict(a, b, 0.001) for a, b in combinations(claims, 2) if a.document != b.document]
    found = assemble(proven(judged, clashes_of(claims)), Calibration.from_file(), min_probability=0.5)
    (finding,) = found.findings
    assert (finding.kind, finding.relation) == (Kind.MEMBERSHIP, Relation.CONTRADICTION)
    assert finding.explanation == "One names Chad among those who signed; the other has France, Spain and Italy."
    assert [topic.question for topic in found.topics] == ["Who signed the pact?"]
    assert finding.echoes


def test_claims_whose_lists_clash_are_judged_though_others_are_nearer(tmp_path: Path) -> None:
    signed = "The signature of Norway on this agreement gave the whole affair a weight that few had thought of.\n"
    near = "Few had thought that this agreement would give the whole affair of Norway a weight it could not have had. "
    (tmp_path / "wire.txt").write_text(f"Norway did not pay it. {signed}", encoding="utf-8")
    (tmp_path / "note.txt").write_text(f"{near}Norway did not sign it.\n", encoding="utf-8")
    settings = Settings(neighbours=1)
    _, _, judged = Pipeline.from_settings(settings).judged([str(tmp_path)])
    (found,) = (verdict for verdict in judged if verdict.proof)
    assert {found.match.a.quote[:22], found.match.b.quote[:22]} == {"The signature of Norwa", "Norway did not sign it"}
    assert found.match.rank == settings.neighbours + 1
    assert 0 < found.match.similarity < 1


def test_documents_made_to_clash_a_thousand_times_are_judged_in_part(tmp_path: Path) -> None:
    for name, count in (("a.txt", "Five"), ("b.txt", "Six")):
        lines = (f"{count} countries signed the accord at table {number}." for number in range(130))
        (tmp_path / name).write_text("\n\n".join(lines), encoding="utf-8")
    _, _, judged = Pipeline.from_settings(Settings(neighbours=1)).judged([str(tmp_path)])
    assert len(judged) < 1500


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sudan", "South Sudan", False),
        ("Ireland", "Northern Ireland", False),
        ("Guinea", "Equatorial Guinea", False),
        ("Guinea", "Guinea Bissau", False),
        ("North Korea", "South Korea", False),
        ("US", "US government", True),
        ("US", "United States", True),
        ("Keir", "Keir Starmer", True),
        ("Starmer", "Keir Starmer", True),
    ],
)
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is is_same(other, one) is same


def test_a_caption_keeps_the_capital_of_a_name() -> None:
    (table,) = lists_of(
        documents(
            a="Mercosur was joined by France, Spain and Italy.",
            b="Mercosur was joined by France, Spain and Chad.",
        )
    )
    assert table.question == "Who joined Mercosur"


def test_what_lists_prove_is_told_as_unlikely_where_it_is_not_shown() -> None:
    a, b = documents(a="All seven members signed the pact.", b="Six of the members signed the pact.")
    judged = proven([verdict(a, b, 0.01)], clashes_of([a, b]))
    (opinion,) = opinions(judged, (), Calibration.from_file())
    assert opinion.verdict.proof
    assert opinion.fate is Fate.UNLIKELY
