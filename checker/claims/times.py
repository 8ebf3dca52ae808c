"""Words of time, and the time with which a sentence opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.dates import MONTHS, WEEKDAYS

from . import tree
from .draft import Draft, Piece
from .tree import kids

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES = frozenset("day week month year time hour minute moment night morning way".split())
CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
# What opens a time that isn't one by its noun: "during the war".
_WHEN = ("during", "throughout", "after", "before")
# What tells another time.
_THEN = frozenset("then later afterwards since now today soon next again eventually".split())


def opening_time(draft: Draft, word: Token) -> tuple[Piece, ...]:
    """The time with which a sentence opens, where a later predicate has none: "Last year A shut and B grew"."""
    head, first = draft.head, min(draft.tokens)
    opening = next((child for child in kids(head, "obl", "obl:unmarked") if first in draft.part(child)), None)
    if opening is None or opening.i > head.i or tree.is_past(word) != tree.is_past(head):
        return ()
    timed = opening.ent_type_ == "TIME" or opening.lemma_.lower() in TIMES | CALENDAR or head.doc[first].lower_ in _WHEN
    apart = any(other.ent_type_ == "TIME" or other.lower_ in _THEN for other in word.subtree)
    part = draft.part(opening)
    return draft.only(part | tree.closing_mark(draft, part)) if timed and not apart else ()
