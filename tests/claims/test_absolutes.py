"""Clauses with a subject and no finite verb, as the sentences that they stand for."""

from __future__ import annotations

import pytest

from checker.claims.absolutes import absolute_cuts
from checker.claims.atomic import claim_text
from checker.claims.draft import whole_draft
from checker.claims.tree import subject_of
from checker.language.parsing import load_language


def _told(sentence: str) -> list[list[str]]:
    (doc,) = load_language().pipe([sentence])
    root = next(iter(doc.sents)).root
    cuts = absolute_cuts(whole_draft(root, doc, subject_of(root)))
    return [[claim_text(part) for part in cut.parts] for cut in cuts]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Water was short, the mayor having refused to open the lock.",
            ["Water was short.", "The mayor had refused to open the lock."],
        ),
        (
            "Four companies were invited directly by the Ministry, no tender being held.",
            ["Four companies were invited directly by the Ministry.", "No tender was held."],
        ),
        (
            "He learned of it from a boy on a bicycle, there being no network.",
            ["He learned of it from a boy on a bicycle.", "There was no network."],
        ),
        (
            "The Court left it at that, the parties not having deemed it necessary to add to them.",
            ["The Court left it at that.", "The parties had not deemed it necessary to add to them."],
        ),
        (
            "The law was adopted on 17 June with 124 deputies in favour.",
            ["The law was adopted on 17 June.", "124 deputies were in favour."],
        ),
        (
            "With the doors shut until Monday, there will be no outing.",
            ["The doors are shut until Monday.", "There will be no outing."],
        ),
    ],
)
def test_what_is_proposed(sentence: str, parts: list[str]) -> None:
    assert parts in _told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor left with a friend.",
        "The mayor, having left, wrote a letter.",
        "The mayor had refused to open the lock.",
        "With luck, the ship will sail.",
    ],
)
def test_what_is_no_such_clause(sentence: str) -> None:
    assert _told(sentence) == []
