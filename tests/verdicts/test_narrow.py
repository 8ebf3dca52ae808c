from __future__ import annotations

import pytest

from checker.models import Match
from checker.verdicts import narrowed
from tests.making import claim
from tests.verdicts.test_second_judge import Says

LONG = claim("The levy takes effect in May, and it will be reviewed after three years.", "a.txt")
EFFECT, REVIEW = (
    claim("The levy takes effect in May.", "a.txt"),
    claim("It will be reviewed after three years.", "a.txt"),
)
SHORT = claim("The levy applies from August.", "b.txt")
MATCH = Match(a=LONG, b=SHORT, similarity=0.6)


def test_the_parts_that_contradict_each_other_most() -> None:
    judge = Says("s", "takes effect", 0.9)
    assert narrowed([MATCH], {LONG.id: [REVIEW, EFFECT]}, judge) == {MATCH.id: (EFFECT, SHORT)}
    assert judge.read == [(REVIEW.text, SHORT.text), (EFFECT.text, SHORT.text)]


@pytest.mark.parametrize("parts", [{}, {LONG.id: [LONG]}, {LONG.id: [REVIEW, EFFECT]}])
def test_sentences_stay_whole_where_no_part_contradicts_by_itself(parts: dict[str, list]) -> None:
    assert narrowed([MATCH], parts, Says("s", "reviewed in March", 0.9)) == {}
