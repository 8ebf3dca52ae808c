"""One pair in full, and an answer to a question."""

from __future__ import annotations

import pytest

from checker.findings import Calibration, assemble, opinions
from checker.models import Answer, Fate, Opinion, Proof, Relevant
from checker.reports.escape import UNSAFE
from checker.reports.opinions import render_answer, render_opinion
from tests.making import claim, verdict

from .conftest import HOSTILE

SIGNED = claim("The minister signed the treaty in Oslo.", "a.txt", speaker="Ann Lee")
UNSIGNED = claim("The minister did not sign the treaty in Oslo.", "b.txt")


def _opinions(*odds: tuple[float, float], at: float = 0.1) -> list[Opinion]:
    """An opinion on each of some pairs, given their contradiction and entailment."""
    pairs = [(SIGNED, UNSIGNED)] + [
        (claim(f"Boat {n} sank.", "a.txt"), claim(f"Boat {n} left.", "b.txt")) for n in "123"
    ]
    judged = [verdict(a, b, c, entailment=e) for (a, b), (c, e) in zip(pairs, odds, strict=False)]
    found = assemble(judged, Calibration.from_file(), min_probability=at).findings
    return list(opinions(judged, found, Calibration.from_file()))


@pytest.mark.parametrize(
    ("odds", "at", "fate", "why"),
    [
        ((0.98, 0.01), 0.1, Fate.FINDING, ""),
        ((0.98, 0.01), 1.0, Fate.UNLIKELY, "leans to contradiction (0.98)"),
        ((0.01, 0.95), 0.9, Fate.AGREEING, "one to follow from the other (0.95)"),
        ((0.02, 0.03), 0.9, Fate.UNRELATED, "can both be true (contradiction 0.02)"),
    ],
)
def test_what_became_of_a_pair(odds: tuple[float, float], at: float, fate: Fate, why: str) -> None:
    (opinion,) = _opinions(odds, at=at)
    assert opinion.fate is fate
    text = render_opinion(opinion)
    assert text.startswith(f"{opinion.id}  {fate.value}, probability {opinion.probability:.2f}\n")
    assert (opinion.finding.explanation if opinion.finding else why) in text


def test_an_echo_names_its_finding() -> None:
    long, short = verdict(SIGNED, UNSIGNED, 0.98), verdict(SIGNED, claim(UNSIGNED.text[:-4], "b.txt"), 0.97)
    calibration = Calibration.from_file()
    (finding,) = assemble([long, short], calibration, min_probability=0.1).findings
    first, second = opinions([long, short], [finding], calibration)
    leader, echo = (first, second) if first.fate is Fate.FINDING else (second, first)
    assert echo.fate is Fate.ECHO
    assert f"The same disagreement as {leader.id}" in render_opinion(echo)


@pytest.mark.parametrize(("at", "why"), [(0.5, "Why\n  One has four.\n"), (0.95, "One has four. Below the threshold")])
def test_a_pair_that_lists_prove(at: float, why: str) -> None:
    proof = Proof(question="Who signed the pact?", why="One has four.")
    judged = verdict(SIGNED, UNSIGNED, 0.01).model_copy(update={"proof": proof})
    found = assemble([judged], Calibration.from_file(), min_probability=at).findings
    (opinion,) = opinions([judged], found, Calibration.from_file())
    text = render_opinion(opinion)
    assert "Lists\n  Who signed the pact? One has four. The probability is raised for it." in text
    assert why in text


def test_a_pair_in_full() -> None:
    text = render_opinion(_opinions((0.98, 0.01))[0])
    for part in (
        "A  a.txt:1:1, characters 0 to 39\n   “The minister *signed* the treaty in Oslo.”\n   Ann Lee, asserted, pos",
        "B  b.txt:1:1, characters 0 to 45\n   “The minister did *not sign* the treaty in Oslo.”\n   the document",
        "A, then B  contradiction 0.98, entailment 0.01, neutral 0.01",
        "similarity 0.70",
        "rank 1",
    ):
        assert part in text, part


def test_an_answer_shows_what_was_dismissed_too() -> None:
    made = tuple(_opinions((0.98, 0.01), (0.01, 0.9), (0.02, 0.02)))
    near = (Relevant(claim=SIGNED, similarity=0.81), Relevant(claim=UNSIGNED, similarity=0.7))
    text = render_answer(Answer(question="the minister signed", claims=near, opinions=made))
    assert "2 claims near it\n  0.81  a.txt:1  “The minister signed the treaty in Oslo.” — Ann Lee\n" in text
    assert text.index("Found: 1 pair\n") < text.index(made[0].id) < text.index("Judged and dismissed: 2 pairs\n")
    assert text.index("dismissed") < text.index(made[1].id) < text.index(made[2].id)


def test_no_claim_about_it() -> None:
    assert render_answer(Answer(question="x", claims=(), opinions=())) == "x\n\nNo claim is about that.\n"


def test_hostile_text_gives_no_orders() -> None:
    a, b = claim(HOSTILE, HOSTILE, speaker=HOSTILE), claim(f"{HOSTILE} not", "b.txt")
    judged = [verdict(a, b, 0.9)]
    (opinion,) = opinions(judged, (), Calibration.from_file())
    near = (Relevant(claim=a, similarity=0.5),)
    for text in (render_opinion(opinion), render_answer(Answer(question=HOSTILE, claims=near, opinions=(opinion,)))):
        assert not UNSAFE.search(text)
