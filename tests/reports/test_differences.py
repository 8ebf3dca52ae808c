"""What is marked in a quote, and what isn't."""

from __future__ import annotations

import pytest

from checker.reports.differences import Piece, excerpt, own_words, pieces


def marked(text: str, other: str) -> list[str]:
    return [piece.text for piece in pieces(text, own_words(text, other)) if piece.differs]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("The deal covers 22 countries.", "The deal covers 35 countries.", ["22"]),
        ("France did not sign.", "France signed.", ["not sign"]),
        ("FRANCE signed", "france Signed", []),
        ("It was signed by France", "They signed with France", []),
        ("It cost $5.", "It cost €5.", ["$5"]),
        ("It rose 5% in May", "It rose 5 in June", ["5%", "May"]),
        ("2,000 troops", "2,500 troops", ["2,000"]),
        ("It didn\u2019t pass", "It didn't pass", []),
        ("It didn\u2019t pass", "It did pass", ["didn\u2019t"]),
        ("Ann Lee left, Bob stayed", "stayed", ["Ann Lee left", "Bob"]),
        ("France\u2019s vote", "the vote of France", []),
        ("", "anything", []),
        ("one two three four five", "nothing shared at all", ["one two three four five"]),
        ("Cranes stay off the table until the far end of 2028.", "The freeze lapses in May 2027.", ["2028"]),
        ("No vessel bound for Carrow Sound didn't dock there", "Eleven gave up", ["No", "didn't"]),
        ("Ships bound for Carrow Sound cannot dock there", "Eleven gave up", ["cannot"]),
        ("alpha beta gamma one two three four five six", "alpha beta gamma", ["one two three four five six"]),
        ("alpha beta one two three four five six", "alpha beta", []),
    ],
)
def test_marks(text: str, other: str, expected: list[str]) -> None:
    assert marked(text, other) == expected


_SAME = "the same words again " * 5


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("was adopted", "was rejected", "was adopted"),
        (f"Adopted {_SAME}", f"Rejected {_SAME}", "Adopted the same words again the same…"),
        (f"{_SAME}adopted", f"{_SAME}rejected", "…same words again adopted"),
        (f"{_SAME}adopted {_SAME}", f"{_SAME}rejected", "…same words again adopted the same…"),
        (f"{_SAME}adopted", f"{_SAME}not adopted", "…same words again adopted"),
        (_SAME.strip(), f"{_SAME}not", "…same words again"),
        (f"{'x' * 99} has 400 men", f"{'x' * 99} has 900 men", "…has 400 men"),
        ("x" * 99, "", f"{'x' * 38}…"),
        (f"A {'x' * 99}", f"A {'y' * 99}", f"A {'x' * 36}…"),
        (f"{'x' * 99}a", f"{'x' * 99}b", f"{'x' * 38}…"),
    ],
)
def test_an_excerpt_shows_where_two_texts_differ(text: str, other: str, expected: str) -> None:
    cut = excerpt(text, other, 40)
    assert cut == expected
    assert len(cut) <= 40


@pytest.mark.parametrize("text", ["a b", " x ", "same same other", "\n1\n"])
def test_pieces_add_up_to_the_text(text: str) -> None:
    cut = pieces(text, frozenset({"same", "1"}))
    assert "".join(piece.text for piece in cut) == text
    assert all(piece.text for piece in cut)


def test_neighbours_join_over_white_space_only() -> None:
    words = frozenset({"a", "b"})
    assert pieces("a \n b", words) == (Piece("a \n b", True),)
    assert pieces("a, b", words) == (Piece("a", True), Piece(", ", False), Piece("b", True))
