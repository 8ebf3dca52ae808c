"""Headings say what a statement holds for: what is true of "Version 2" need not be of "Version 3"."""

from __future__ import annotations

import re
from itertools import product

from checker.language.dates import find_dates
from checker.models import Claim

_NUMBERED = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")


def scopes_apart(a: Claim, b: Claim) -> tuple[str, str] | None:
    """Two headings, alike but for one name or figure, under which two claims stand; None where there are none such."""
    return next((pair for pair in product(a.headings, b.headings) if _differ_in_a_name(*pair)), None)


def _differ_in_a_name(one: str, other: str) -> bool:
    # "Oslo, 2 May" and "Oslo, 3 May" tell when two texts were written.
    if find_dates(one) or find_dates(other):
        return False
    first, second = (_NUMBERED.sub("", heading).split() for heading in (one, other))
    apart = [pair for pair in zip(first, second, strict=False) if pair[0].lower() != pair[1].lower()]
    if len(first) != len(second) or len(first) < 2 or len(apart) != 1:
        return False
    # "Opening an account" and "Getting an account" may be one thing, and so may be what titles in capitals tell.
    named = len(first) == 2 and first[0] == second[0] and all(word[0].isupper() for word in apart[0])
    return named or all(map(re.compile(r".*\d").match, apart[0]))
