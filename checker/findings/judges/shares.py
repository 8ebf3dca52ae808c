"""Shares of a whole: "27 of the 35" is no minority, "two thirds" is not 40 %, four of the seven are not all seven."""

from __future__ import annotations

from checker.language.shares import Share, find_share
from checker.models import Claim, Kind

from .interface import Opinion, of_others, stems

_EDGE = 0.0001
_ENOUGH = 2


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless each claim gives one share of what may be one whole, and both share two more words."""
    first, second = find_share(a.text), find_share(b.text)
    if first is None or second is None or _meet(first, second) or not _of_one_whole(first, second):
        return None
    if len(_rest(a, first) & _rest(b, second)) < _ENOUGH or _complete(a, b, first, second):
        return None
    return Opinion(
        Kind.SCOPE,
        (first.text, second.text),
        f"The shares differ: “{first.text}” ({_percent(first)}) against “{second.text}” ({_percent(second)}).",
    )


def _meet(first: Share, second: Share) -> bool:
    return first.high + _EDGE >= second.low and second.high + _EDGE >= first.low


def _of_one_whole(first: Share, second: Share) -> bool:
    """Whether nothing says that the two are shares of different things."""
    if first.whole and second.whole and first.whole != second.whole:
        return False
    return not first.of or not second.of or bool(first.of & second.of)


def _complete(a: Claim, b: Claim, first: Share, second: Share) -> bool:
    """Whether one claim may speak of those whom the other leaves out."""
    rest = Share(second.text, 1 - second.high, 1 - second.low)
    return of_others(a, b) and _meet(first, rest)


def _rest(claim: Claim, share: Share) -> frozenset[str]:
    return stems(claim.text.replace(share.text, " "))


def _percent(share: Share) -> str:
    low, high = round(share.low * 100), round(share.high * 100)
    return f"{low} %" if low == high else f"{low} to {high} %"
