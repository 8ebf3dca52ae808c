from __future__ import annotations

import pytest

from checker.findings.kinds import kind_of
from checker.models import Kind
from tests.making import claim


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("27 leaders attended.", "31 leaders attended.", Kind.NUMBER),
        ("It began on 3 March 2025.", "It began on 5 March 2025.", Kind.DATE),
        ("Only two states offered troops, no others.", "Every member of the group offered troops.", Kind.MEMBERSHIP),
        ("Berlin ruled out sending troops.", "Berlin was undecided about troops.", Kind.STATUS),
        ("The fire was caused by a gas leak.", "The fire was triggered by a spark.", Kind.CAUSE),
        ("The firm paid a bonus.", "The firm never paid a bonus.", Kind.NEGATION),
        (
            "The text was agreed upon in the customs house at Carrow.",
            "The text took shape at Hotel Bellamy.",
            Kind.LOCATION,
        ),
        ("Anna Bell scored the goal.", "The goal came from Mia Ode.", Kind.ENTITY),
    ],
)
def test_kind(a: str, b: str, kind: Kind) -> None:
    assert kind_of(claim(a), claim(b)) is kind
