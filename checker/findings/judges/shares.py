"""Shares of a whole: "27 of the 35" is no minority, "two thirds" is not 40 %, four of the seven are not all seven."""

from __future__ import annotations

from checker.language.shares import Share, find_share
from checker.models import Claim, Kind

from .interface import Opinion, of_others, stems

# One may be what both are shares of: "half of the houses burned", "most of the houses were insured".
_ENOUGH = 2
# A noun may stand behind two other words: "all twelve intensive care beds".
_NEXT = 3


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless each claim gives one share of what may be one whole, and both share two more words.

    One word is enough where both tell the whole and it is the same.
    """
    first, second = find_share(a.text), find_share(b.text)
    if first is None or second is None or first.meets(second) or not _of_one_whole(first, second):
        return None
    enough = 1 if first.whole and second.whole else _ENOUGH
    if len(_rest(a, first) & _rest(b, second)) < enough or _complete(a, b, first, second):
        return None
    return Opinion(
        Kind.SCOPE,
        (first.text, second.text),
        f"The shares differ: “{first.text}” ({_percent(first)}) against “{second.text}” ({_percent(second)}).",
    )


def _of_one_whole(first: Share, second: Share) -> bool:
    """Whether nothing says that the two are shares of different things.

    Where both tell the whole, it must be one number; elsewhere what one is of must be named next to the other.
    """
    if not first.of or not second.of:
        return not (first.whole and second.whole) or first.whole == second.whole
    if first.whole and second.whole:
        return first.whole == second.whole and bool(set(first.of) & set(second.of))
    return first.of[0] in second.of[:_NEXT] or second.of[0] in first.of[:_NEXT]


def _complete(a: Claim, b: Claim, first: Share, second: Share) -> bool:
    """Whether one claim may speak of those whom the other leaves out."""
    rest = Share(second.text, 1 - second.high, 1 - second.low)
    return of_others(a, b) and first.meets(rest)


def _rest(claim: Claim, share: Share) -> frozenset[str]:
    return stems(claim.text.replace(share.text, " "))


def _percent(share: Share) -> str:
    low, high = round(share.low * 100), round(share.high * 100)
    return f"{low} %" if low == high else f"{low} to {high} %"
