from __future__ import annotations

import pytest

from checker.claims.appositions import article_for


@pytest.mark.parametrize(
    ("word", "article"),
    [("university", "a"), ("European", "a"), ("one-off", "a"), ("US", "a"), ("usher", "an"), ("honorary", "an"),
     ("hour", "an"), ("unimportant", "an"), ("mayor", "a")],
)  # fmt: skip
def test_a_or_an(word: str, article: str) -> None:
    assert article_for(word) == article
