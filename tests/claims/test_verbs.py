from __future__ import annotations

import pytest

from checker.claims.verbs import base_of, differs_in_past, past_of_ing


@pytest.mark.parametrize(
    ("ing", "past"),
    [
        ("citing", "cited"),
        ("Leaving", "left"),
        ("carrying", "carried"),
        ("stopping", "stopped"),
        ("agreeing", "agreed"),
        ("dying", "died"),
        ("winning", "won"),
        ("frobbing", None),
    ],
)
def test_past_of_ing(ing: str, past: str | None) -> None:
    assert past_of_ing(ing) == past


@pytest.mark.parametrize(
    ("form", "base"),
    [("signed", "sign"), ("goes", "go"), ("carries", "carry"), ("sank", "sink"), ("passes", "pass"), ("zorbed", None)],
)
def test_base_of(form: str, base: str | None) -> None:
    assert base_of(form) == base


def test_only_some_past_forms_are_no_participles() -> None:
    assert differs_in_past("went")
    assert not differs_in_past("sold")
