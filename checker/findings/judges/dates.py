"""Two days for one event: "on 4 April" against "on the last Friday of March"."""

from __future__ import annotations

from checker.findings.differences import clash_of_dates
from checker.models import Claim, DateMention, Kind

from .interface import Opinion, stems

# One may be the month alone, and two events may fall into one month.
_ENOUGH = 2


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless each claim dates what it says once, and both share two more words."""
    clash = clash_of_dates(a, b)
    if clash is None or len(a.dates) != 1 or len(b.dates) != 1 or len(stems(a.text) & stems(b.text)) < _ENOUGH:
        return None
    first, second = clash
    return Opinion(Kind.DATE, f"The dates differ: {_put(first)} against {_put(second)}.")


def _put(date: DateMention) -> str:
    """As written; a day without a figure also as it is known from the document's date."""
    known = "" if any(character.isdigit() for character in date.text) else f" ({date.value})"
    return f"“{date.text}”{known}"
