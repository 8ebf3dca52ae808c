"""Two days for one event: "on 4 April" against "on the last Friday of March"."""

from __future__ import annotations

import re

from checker.findings.differences import clash_of_dates
from checker.models import Claim, Kind

from .interface import ENOUGH, ValueClash, content_stems


def clash(a: Claim, b: Claim) -> ValueClash | None:
    """Silent unless each claim dates what it says once, and both share two more words."""
    values = clash_of_dates(a, b)
    if values is None or not len(a.dates) == len(b.dates) == 1:
        return None
    if len(content_stems(a.text) & content_stems(b.text)) < ENOUGH:
        return None
    # A day without a figure is also put as it is known from the document's date.
    first, second = (f"“{d.text}”" if re.search(r"\d", d.text) else f"“{d.text}” ({d.value})" for d in values)
    return ValueClash(Kind.DATE, f"The dates differ: {first} against {second}.")
