"""Before against after one thing: "approved before any offer came" against "after the first letter had come"."""

from __future__ import annotations

import re

from checker.models import Claim, Kind

from .interface import Opinion, stems

_TURN = re.compile(r"\b(?P<before>before|prior to|ahead of|until)\b|\b(?P<after>after|following|since|once)\b", re.I)
# Characters, some ten words: what comes after them is no longer what it was before or after.
_REACH = 60


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless one says before, the other after, of things that share a word, and so do the two claims' rest."""
    first, second = _only_turn(a.text), _only_turn(b.text)
    if first is None or second is None or (first["before"] is None) is (second["before"] is None):
        return None
    (what_a, rest_a), (what_b, rest_b) = _parted(a.text, first), _parted(b.text, second)
    if not (stems(what_a) & stems(what_b) and stems(rest_a) & stems(rest_b)):
        return None
    early, late = (what_a, what_b) if first["before"] else (what_b, what_a)
    return Opinion(Kind.ORDER, f"One puts it before “{early}”, the other after “{late}”.")


def _only_turn(text: str) -> re.Match[str] | None:
    found = list(_TURN.finditer(text))
    return found[0] if len(found) == 1 else None


def _parted(text: str, turn: re.Match[str]) -> tuple[str, str]:
    """What follows the turn, up to the next mark, and all the rest."""
    after = re.split(r"[,;.:]", text[turn.end() :], maxsplit=1)[0].strip()[:_REACH]
    return after, text[: turn.start()] + text[turn.end() + len(after) :]
