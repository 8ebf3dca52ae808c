"""Two days for one event: "on 4 April" against "on the last Friday of March"."""

from __future__ import annotations

import re

from checker.findings.differences import clash_of_dates
from checker.models import Claim, Kind

from .interface import ENOUGH, Opinion, stems


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless each claim dates what it says once, and both share two more words."""
    clash = clash_of_dates(a, b)
    if clash is None or len(a.dates) != 1 or len(b.dates) != 1 or len(stems(a.text) & stems(b.text)) < ENOUGH:
        return None
    # A day without a figure is also put as it is known from the document's date.
    first, second = (f"“{d.text}”" if re.search(r"\d", d.text) else f"“{d.text}” ({d.value})" for d in clash)
    return Opinion(Kind.DATE, f"The dates differ: {first} against {second}.")
