"""Shares of a whole: "27 of the 35" is no minority, "two thirds" is not 40 %, four of the seven are not all seven."""

from __future__ import annotations

from checker.language.shares import Share, find_share
from checker.models import Claim, Kind

from .interface import ENOUGH, ValueClash, content_stems, of_others

# A noun may stand behind two other words: "all twelve intensive care beds".
_NEXT = 3


def clash(a: Claim, b: Claim) -> ValueClash | None:
    """Silent unless each claim gives one share of what may be one whole, and both share two more words.

    One word is enough where both tell the whole. Silent as well where one may speak of those whom the other leaves out.
    """
    first, second = find_share(a.text), find_share(b.text)
    if first is None or second is None or first.meets(second) or not _of_one_whole(first, second):
        return None
    shared = content_stems(a.text.replace(first.text, " ")) & content_stems(b.text.replace(second.text, " "))
    rest = Share(second.text, 1 - second.high, 1 - second.low)
    if len(shared) < (1 if first.whole and second.whole else ENOUGH) or (of_others(a, b) and first.meets(rest)):
        return None
    why = f"The shares differ: “{first.text}” ({_percent(first)}) against “{second.text}” ({_percent(second)})."
    return ValueClash(Kind.SCOPE, why)


def _of_one_whole(first: Share, second: Share) -> bool:
    """Whether nothing says that the two are shares of different things: of another number, or of another noun."""
    named = first.of and second.of
    if first.whole and second.whole:
        return first.whole == second.whole and (not named or bool(set(first.of) & set(second.of)))
    return not named or first.of[0] in second.of[:_NEXT] or second.of[0] in first.of[:_NEXT]


def _percent(share: Share) -> str:
    low, high = round(share.low * 100), round(share.high * 100)
    return f"{low} %" if low == high else f"{low} to {high} %"
