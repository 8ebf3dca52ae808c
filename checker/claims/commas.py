"""Commas in pairs: what stands between two in the sentence keeps both in a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .draft import Draft, Piece

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSERTIONS = (
    "appos", "acl", "acl:relcl", "advcl", "advcl:relcl", "nmod", "nmod:unmarked", "obl", "obl:unmarked", "parataxis",
    "nummod",
)  # fmt: skip


def in_pairs(draft: Draft) -> Draft:
    """The draft with the second comma of a pair again, where a cut took one and left the other."""
    before, after = set[int](), set[int]()
    for insertion in tree.words_in(draft):
        # A name that has taken the place of what it stood beside is none any more.
        stands = insertion.dep_ in _INSERTIONS and draft.holds(insertion.head)
        held = draft.part(insertion) if stands else set()
        opening, closing = _commas(insertion) if held else (None, None)
        if opening is None or closing is None or (opening in draft.tokens) is (closing in draft.tokens):
            continue
        words = {number for number in held if not draft.head.doc[number].is_punct}
        if closing in draft.tokens:
            before.add(min(words, default=closing))
        else:
            after.add(max(words, default=opening))
    return replace(draft, pieces=tuple(_with_commas(draft, before, after))) if before or after else draft


def _commas(insertion: Token) -> tuple[int | None, int | None]:
    """The places of the commas right before and after all that hangs on a word of the sentence."""
    doc, first, last = insertion.doc, insertion.left_edge.i, insertion.right_edge.i
    opening = first if doc[first].text == "," else first - 1
    closing = last if doc[last].text == "," else last + 1
    pair = (opening, closing) if opening >= 0 and closing < len(doc) else ()
    return (opening, closing) if pair and all(doc[at].text == "," for at in pair) else (None, None)


def _with_commas(draft: Draft, before: set[int], after: set[int]) -> Iterator[Piece]:
    """The pieces with a comma before and after some, but not where the draft begins or ends or has a mark."""
    pieces = draft.pieces
    for number, piece in enumerate(pieces):
        if number and piece.token in before and not _is_mark(pieces[number - 1]):
            yield Piece(",")
        yield piece
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if piece.token in after and following is not None and not _is_mark(following):
            yield Piece(",")


def _is_mark(piece: Piece) -> bool:
    return not any(map(str.isalnum, piece.text))
