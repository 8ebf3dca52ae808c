"""Headings say what a statement holds for: what is true of "Version 2" need not be of "Version 3"."""

from __future__ import annotations

import re
from itertools import product

from checker.models import Claim

# What makes a heading's word the name of one of several: a figure or a capital.
_NAMES = re.compile(r"[A-Z]|.*\d")
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")


def scopes_apart(a: Claim, b: Claim) -> tuple[str, str] | None:
    """Two headings, alike but for one name or figure, under which two claims stand; None where there are none such."""
    return next((pair for pair in product(a.headings, b.headings) if _differ_in_a_name(*pair)), None)


def _differ_in_a_name(one: str, other: str) -> bool:
    first, second = (_NUMBERED.sub("", heading).split() for heading in (one, other))
    apart = [pair for pair in zip(first, second, strict=False) if pair[0].lower() != pair[1].lower()]
    return len(first) == len(second) > 1 and len(apart) == 1 and all(map(_NAMES.match, apart[0]))
