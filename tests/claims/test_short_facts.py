from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from tests.claims.trees import article_of


def _checkable(text: str) -> list[str]:
    article = article_of(text)
    return [claim.text for claim in AtomicClaims().extract(article.document, article.sentences) if claim.checkable]


@pytest.mark.parametrize(
    "text",
    [
        "They were polite.",
        "He left alone.",
        "The guests laughed.",
        "The harbour is shut.",
        "She’s a plumber.",
        "We were exhausted.",
    ],
)
def test_few_words_that_tell_a_fact(text: str) -> None:
    assert _checkable(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Good evening.",
        "Thank you.",
        "I’m content.",
        "We think not.",
        "He put it.",
        "That’s the point.",
        "It is possible.",
        "No others have.",
        "They know.",
        "Who laughed?",
    ],
)
def test_few_words_that_tell_none(text: str) -> None:
    assert _checkable(text) == []


def test_a_short_fact_counts_within_a_frame() -> None:
    assert _checkable("It is true that we were tired.") == ["We were tired."]


def test_a_heading_is_no_claim() -> None:
    assert _checkable("Repair of the bridge.") == []


@pytest.mark.parametrize(
    "text",
    [
        "About 130 houses along the river.",
        "No change in the price of bread.",
        "The bridge over the river is open.",
        "A disease of sheep and goats in the valley.",
    ],
)
def test_what_looks_like_a_heading_and_tells_something(text: str) -> None:
    assert _checkable(text) == [text]
