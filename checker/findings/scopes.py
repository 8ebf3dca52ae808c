"""Headings say what a statement holds for: what is true of "Version 2" need not be of "Version 3"."""

from __future__ import annotations

import re
from itertools import product

from checker.language.dates import find_dates
from checker.models import Claim

_NUMBERED = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")


def scopes_apart(a: Claim, b: Claim) -> tuple[str, str] | None:
    """Two headings, alike but for one name or figure, under which two claims stand; None where there are none such."""
    pairs = product(a.headings, b.headings)
    return next((pair for pair in pairs if _differ_in_a_name(pair, (a.text, b.text))), None)


def _differ_in_a_name(headings: tuple[str, str], texts: tuple[str, str]) -> bool:
    # "Oslo, 2 May" and "Oslo, 3 May" tell when two texts were written.
    if any(map(find_dates, headings)):
        return False
    first, second = (_NUMBERED.sub("", heading).split() for heading in headings)
    apart = [pair for pair in zip(first, second, strict=False) if pair[0].lower() != pair[1].lower()]
    if len(first) != len(second) or len(first) < 2 or len(apart) != 1:
        return False
    # "Opening an account" and "Getting an account" may be one thing, and so may "Opening Hours" and "Opening Times".
    titles = len(first) == 2 and first[0] == second[0] and all(word[0].isupper() for word in apart[0])
    plain = titles and not any(map(str.isupper, headings))
    named = plain and any(_names(text, word) for text, word in zip(texts, apart[0], strict=True))
    return named or all(re.search(r"\d", word) for word in apart[0])


def _names(text: str, word: str) -> bool:
    """Whether a capitalised word stands in a text elsewhere than at the start of a sentence."""
    return re.search(rf"(?<=\w ){re.escape(word)}(?!\w)", text) is not None
