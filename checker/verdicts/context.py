"""What the shipped models read of a claim: its sentence, and in brackets what the article says before it."""

from __future__ import annotations

import math
import re
from itertools import product

from checker.language.dates import MONTHS
from checker.language.units import converted, convertible, dimension, same_unit
from checker.models import Claim, Quantity

# A sentence with one of these is half a statement: "It opened on the 3rd" contradicts what "it" makes of it.
_POINTS_BACK = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|its|their|theirs|hers|this|these|those|such|both|latter|former)\b",
    re.IGNORECASE,
)
_SHORT = 8  # words: "Two were sold." lacks its noun
_NO_YEAR = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d{{1,2}}", re.IGNORECASE)
# 1 GB is 1,000 MB or 1,024, and 12 miles are 19 km.
_ROUNDED = 0.025
_MOST = 40  # words of the sentence before; what is meant is mostly named at its beginning


def in_context(text: str, before: str) -> str:
    """The text, with the sentence before it in brackets if the text needs it."""
    if not before or not (_POINTS_BACK.search(text) or len(text.split()) < _SHORT):
        return text
    return f"{text} [{beginning(before)}]"


def in_place(claim: Claim) -> str:
    """A claim with the two sentences before it, the title before the first, whether it seems to need them or not."""
    before = f"{beginning(claim.earlier)} {beginning(claim.context)}".strip()
    return f"{claim.text} [{before}]" if before else claim.text


def in_figures_of(other: Claim, claim: Claim) -> Claim:
    """A claim with each measure that equals one of the other in the other's words: "7 days" as "one week".

    A day is told with its year where the other is, so that "30 June" is held against "12 May 2025" as of one year.
    """
    text = claim.text
    for theirs, own in product(other.quantities, claim.quantities):
        if theirs.comparator == own.comparator and _equal(theirs, own):
            text = _put(text, own.text, theirs.text)
    for dated, day in product(other.dates, claim.dates):
        year = (day.value or "")[:4]
        written = day.text.rstrip(".")
        if year and year in dated.text and _NO_YEAR.fullmatch(written):
            text = _put(text, written, f"{written} {year}")
    return claim if text == claim.text else claim.model_copy(update={"text": text})


def _put(text: str, old: str, new: str) -> str:
    """A text with other words for a measure or a day: "2 km" isn't the end of "12 km"."""
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w)", lambda _: new, text, count=1)


def _equal(a: Quantity, b: Quantity) -> bool:
    if a.unit and b.unit and convertible(a.unit, b.unit):
        return math.isclose(converted(a, b.unit), b.value, rel_tol=_ROUNDED)
    return dimension(a.unit) is not None and same_unit(a.unit, b.unit) and a.value == b.value


def beginning(text: str) -> str:
    """As much of what stands before a claim as is read with it."""
    return " ".join(text.split()[:_MOST])
