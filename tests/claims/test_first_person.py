from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from checker.claims.turns import Cast
from checker.documents import read_article
from tests.claims.trees import article_of

COLUMN = "The wrong bus\n\nBy Dana Lund, columnist, The Evening Lamp\n\n3 May 2025\n\n"
RELEASE = (
    "Alder Mills on the fire\n\nAlder Mills, Press Office\n\n3 May 2025\n\nAlder Mills makes paper in the valley. "
)
INTERVIEW = (
    "“It was late”\n\nOla Brandt, pilot, talks to Mia Kusi of Harbour Radio\n\n3 May 2025\n\n"
    "Q: Mr Brandt, were you tired?\n\nA: I was awake all night. My brother took the wheel at six.\n\n"
    "Q: The port was shut.\n\nA: She told me that the port was open.\n"
)


def _claims(text: str, name: str = "a.txt") -> list[tuple[str, str | None]]:
    article = read_article(text.encode(), name, name)
    made = AtomicClaims().extract(article.document, article.sentences)
    return [(claim.text, claim.speaker) for claim in made if claim.checkable]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("I have lived here for nine years.", "Dana Lund has lived here for nine years."),
        ("I’ve lived here for nine years.", "Dana Lund has lived here for nine years."),
        ("I am late for the bus on most days.", "Dana Lund is late for the bus on most days."),
        ("I don’t own a car in this town.", "Dana Lund doesn’t own a car in this town."),
        ("I was late and missed my bus on Monday.", "Dana Lund missed Lund’s bus on Monday."),
        ("The driver gave me a ticket on Monday.", "The driver gave Dana Lund a ticket on Monday."),
        ("The last seat on the bus was mine.", "The last seat on the bus was Dana Lund’s."),
        ("The mayor said that I was late on Monday.", "Dana Lund was late on Monday."),
        ("I shall not tell you how I voted.", "Dana Lund will not tell you how Lund voted."),
        ("I shan’t sell the boat this year.", "Dana Lund won’t sell the boat this year."),
        ("I should be happy to sell the house.", "Dana Lund would be happy to sell the house."),
        ("I should pay the fine by Friday.", "Dana Lund should pay the fine by Friday."),
        ("I’m in the shop each day and permit nobody to smoke.", "Dana Lund permits nobody to smoke."),
        ("I cut myself in the kitchen on Monday.", "Dana Lund cut themselves in the kitchen on Monday."),
        ("I built the house myself in 1990.", "Dana Lund built the house themselves in 1990."),
        ("I still have to tell the council where I am.", "Dana Lund still has to tell the council where Lund is."),
        ("I’d never sell the boat in May.", "Dana Lund would never sell the boat in May."),
        ("I’d also sold the boat by May.", "Dana Lund had also sold the boat by May."),
        ("He said: I have sold the bus.", "I have sold the bus."),
        ("We have lived here for nine years.", "Dana Lund and others have lived here for nine years."),
        ("The driver told us that we’d missed our stop.", "Dana Lund and others had missed their stop."),
        ("'I have the keys of the bus,' said the mayor.", "I have the keys of the bus."),
    ],
)
def test_the_author_of_a_column_by_name(sentence: str, text: str) -> None:
    assert text in [claim for claim, _ in _claims(COLUMN + sentence)]


def test_who_speaks_in_a_quote_by_name() -> None:
    text = (
        "Ana Bell runs the port of Carrow. “I have sold my boat, and it was old,” Ana Bell said. "
        "I saw the boat on Monday."
    )
    assert ("Ana Bell has sold Bell’s boat.", "Ana Bell") in _claims(text)
    assert ("I saw the boat on Monday.", None) in _claims(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "ALDER MILLS\n\nNotice of 3 May 2025\n\nWe have sold the pier. Alder Mills makes paper.\n",
            "Alder Mills has sold the pier.",
        ),
        ("Opinion\n\nThe pier at Carrow\n\nWe have sold the pier. That is my opinion.\n", "We have sold the pier."),
        (
            "Ana Bell, the head of Alder Mills, was there. “We have sold our pier,” Ana Bell said.\n",
            "Alder Mills has sold Alder Mills’ pier.",
        ),
        (
            "Ana Bell of Carrow was there. “We saw three of us fall,” Ana Bell said.\n",
            "Ana Bell and others saw three of us fall.",
        ),
        (
            "Ana Bell was there. “Our pier was sold to us in May,” Ana Bell said.\n",
            "Our pier was sold to Ana Bell and others in May.",
        ),
    ],
)
def test_who_we_are(text: str, claim: str) -> None:
    assert claim in [made for made, _ in _claims(text)]


def test_an_interview_is_read_turn_by_turn() -> None:
    assert _claims(INTERVIEW) == [
        ("Ola Brandt was awake all night.", "Ola Brandt"),
        ("Ola Brandt’s brother took the wheel at six.", "Ola Brandt"),
        ("The port was shut.", None),
        ("The port was open.", None),
    ]


def test_a_turn_begins_after_its_label() -> None:
    article = article_of(INTERVIEW)
    for claim in AtomicClaims().extract(article.document, article.sentences):
        assert article.document.text[claim.start : claim.end] == claim.quote
        assert not claim.quote.startswith(("Q:", "A:"))


@pytest.mark.parametrize(
    ("head", "answering"),
    [
        ("Ola Brandt, pilot, talks to Mia Kusi", "Ola Brandt"),
        ("Interview by Mia Kusi\n\nOla Brandt, 51, has flown for years.", "Ola Brandt"),
        ("Conversation with the pilot Ola Brandt, by Mia Kusi", "Ola Brandt"),
        ("“It was late”: Ola Brandt on the flight\n\nInterview by Mia Kusi", "Ola Brandt"),
        ("Ola Brandt and Mia Kusi", None),
        ("A pilot speaks", None),
    ],
)
def test_who_answers(head: str, answering: str | None) -> None:
    turns = "\n\nQ: Were you tired?\n\nA: Yes, very.\n\nQ: Why was that?\n\nA: It was late.\n"
    article = article_of(f"The night flight of May\n\n{head}{turns}")
    cast = Cast.of(article.document, article.sentences)
    assert set(cast.turns) - {None} == {answering} - {None}


def test_labels_that_tell_roles_in_full() -> None:
    turns = "".join(f"Question: What of {n}?\n\nAnswer: I keep {n} boats in Oslo.\n\n" for n in ("two", "four"))
    article = article_of(f"An interview with Ana Ruiz\n\n{turns}")
    cast = Cast.of(article.document, article.sentences)
    assert [turn for turn in cast.turns if turn] == ["Ana Ruiz"] * 2


def test_people_who_speak_under_their_names() -> None:
    head = "Ola Brandt talks to Mia Kusi\n\n"
    text = head + "Kusi: The port was shut.\n\nBrandt: I was there.\n\nKusi: It was cold.\n\nBrandt: I had a coat on.\n"
    assert ("Ola Brandt had a coat on.", "Ola Brandt") in _claims(text)
    assert ("The port was shut.", "Mia Kusi") in _claims(text)
    aside = text.replace("I had a coat on.", "It was late. (He points to the map.)")
    assert ("He points to the map.", None) in _claims(aside)


def test_who_speaks_once_is_written_like_the_others() -> None:
    text = (
        "HOST: Good evening.\n\nMIA KUSI: The port was shut.\n\nHOST: A caller.\n\nOLA BRANDT: The mine was shut.\n\n"
    )
    claims = _claims(text + "MIA KUSI: The pier was sold.\n\nHOST: Thank you.\n")
    assert [speaker and speaker.casefold() for text, speaker in claims if text.startswith("The")] == [
        "mia kusi",
        "ola brandt",
        "mia kusi",
    ]


def test_two_labels_in_capitals_make_no_interview() -> None:
    claims = _claims("NOTE: The port was shut.\n\nThe pier was sold.\n\nWARNING: The mine was shut.\n")
    assert [speaker for _, speaker in claims] == [None] * 3


UNLABELLED = (
    "{head}\n\nWhen did the flood come?\n\nOn 3 May 2025. I saw it from my roof.\n\n"
    "How high was the water?\n\nIt stood at two metres. We had no boats.\n\nThere were warnings.\n\n"
    "I heard none of them. The siren was broken.\n\nWho repaired the siren?\n\nThe council repaired the siren.\n\n"
    "The report praised the council. Was it right?\n\nNo, I disagree with the report.\n"
)


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        ("The flood at Carrow\n\nOla Brandt talks to Mia Kusi of Harbour Radio", "Ola Brandt"),
        ("Questions about the flood\n\nHarbour Desk, 3 June 2025. Answers by Dr Ola Brandt, engineer.", "Ola Brandt"),
        ("The flood at Carrow\n\nInterview: Mia Kusi\n\nOla Brandt receives me in the kitchen.", "Ola Brandt"),
        ("The flood at Carrow\n\nInterviewer: Mia Kusi", None),
        ("The flood at Carrow\n\nHarbour Desk, 3 June 2025", None),
        ("The flood at Carrow\n\nOla Brandt and Mia Kusi were at the mill.", None),
    ],
)
def test_questions_without_labels(head: str, speaker: str | None) -> None:
    found = dict(_claims(UNLABELLED.format(head=head)))
    assert found["The council repaired the siren."] == speaker
    assert found.get("There were warnings.") is None
    assert found["The report praised the council."] is None
    assert (f"{speaker} disagrees" in " ".join(found)) is (speaker is not None)


def test_whoever_the_answers_tell_of_does_not_answer() -> None:
    text = UNLABELLED.format(head="The flood at Carrow\n\nOla Brandt, engineer, was at the mill.")
    found = dict(_claims(text.replace("The council repaired", "Brandt repaired")))
    assert set(found.values()) == {None}


def test_a_label_alone_names_a_speaker_unless_it_is_a_part() -> None:
    turns = "{0}: The port was shut.\n\nBrandt: I was there.\n\n{0}: It was a cold night.\n\nBrandt: I had a coat on.\n"
    head = "Ola Brandt, pilot, on the flight\n\n"
    assert ("The port was shut.", "HRC") in _claims(head + turns.format("HRC"))
    assert ("The port was shut.", None) in _claims(head + turns.format("Interviewer"))


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("We have paid back the loan in full.", "Alder Mills has paid back the loan in full."),
        ("Our workers are safe and at home.", "Alder Mills’ workers are safe and at home."),
        ("The county has sent us two letters.", "The county has sent Alder Mills two letters."),
    ],
)
def test_the_body_whose_statement_it_is(sentence: str, text: str) -> None:
    assert text in [claim for claim, _ in _claims(RELEASE + sentence)]
