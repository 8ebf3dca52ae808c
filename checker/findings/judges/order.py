"""Before against after one thing: "approved before any offer came" against "after the first letter had come"."""

from __future__ import annotations

import re

from checker.models import Claim, Kind

from .interface import Opinion, stems

_BEFORE = ("before", "prior to", "ahead of", "until")
_TURN = re.compile(rf"\b({'|'.join(_BEFORE)}|after|following|since|once)\b", re.IGNORECASE)
# Characters, some ten words: what comes after them is no longer what it was before or after.
_REACH = 60


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless one says before, the other after, of things that share a word, and so do the two claims' rest."""
    first, second = _turn(a.text), _turn(b.text)
    if first is None or second is None or first[0] is second[0]:
        return None
    (is_before, what_a, rest_a), (_, what_b, rest_b) = first, second
    if not (stems(what_a) & stems(what_b) and stems(rest_a) & stems(rest_b)):
        return None
    early, late = (what_a, what_b) if is_before else (what_b, what_a)
    return Opinion(Kind.ORDER, f"One puts it before “{early}”, the other after “{late}”.")


def _turn(text: str) -> tuple[bool, str, str] | None:
    """Whether a text that turns once says before or after, of what (up to the next mark), and all the rest."""
    parts = _TURN.split(text)
    if len(parts) != 3:
        return None
    lead, turn, behind = parts
    what = re.split(r"[,;.:]", behind, maxsplit=1)[0].strip()[:_REACH]
    return turn.lower() in _BEFORE, what, lead + behind[len(what) :]
