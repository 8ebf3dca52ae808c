"""A later report may bring an earlier one up to date: then the two differ without either being wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from checker.models import Claim, Kind

# What changes as time goes on; a name, a place or a cause doesn't.
_CHANGES = frozenset({Kind.NUMBER, Kind.STATUS, Kind.NEGATION, Kind.SCOPE, Kind.MEMBERSHIP})
# Words of what isn't final yet.
FOR_NOW = re.compile(
    r"\b(?:so far|preliminary|provisional(?:ly)?|initial(?:ly)?|early (?:counts?|figures|reports|estimates?)|"
    r"still|as of|not yet|yet to|for now|until now|up to now|to date|at present|currently|feared|"
    r"expect(?:ed|s)?|undecided|under review|considering|unconfirmed)\b",
    re.I,
)
# "At least two have died" is a count that may rise, "at least two must be present" is a rule.
_RULE = r"\b(?:must|shall|should|needs?|needed|requir\w+|ha(?:s|ve) to|minimum|notice|entitled|allowed)\b"
_AT_LEAST = re.compile(rf"^(?!.*{_RULE}).*\bat least\b", re.IGNORECASE | re.DOTALL)
_SINCE = re.compile(
    # "Since" as a time: before a clause it may give a reason.
    r"\b(?:now|(?:ha[sd]|have|was|were) since|since (?:then|yesterday|last|early|late|mid|\w+day|\d+)|"
    r"has (?:risen|climbed|grown|fallen|dropped)|have (?:risen|climbed|grown|fallen|dropped)|"
    r"rose to|climbed to|revised|updated?|corrected|latest|no longer|by then|eventually|in the end|"
    r"final(?:ly)?|confirmed)\b",
    re.I,
)


def update(a: Claim, b: Claim, kind: Kind, published: Mapping[str, dt.date]) -> tuple[dt.date, dt.date] | None:
    """The dates of two documents, earlier first, where the later may only tell what has changed since.

    Needs a kind of fact that changes, two known dates, and words for it: "so far" and the like in the earlier claim, or
    "has risen to" and the like in the later one.
    """
    if kind not in _CHANGES or not {a.document, b.document} <= published.keys():
        return None
    first, then = sorted((a, b), key=lambda claim: published[claim.document])
    dates = published[first.document], published[then.document]
    for_now = FOR_NOW.search(first.text) or _AT_LEAST.search(first.text)
    return dates if dates[0] != dates[1] and (for_now or _SINCE.search(then.text)) else None
