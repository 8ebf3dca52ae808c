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
    before, after = dict[int, int](), dict[int, int]()
    for insertion in tree.words_in(draft):
        # A name that has taken the place of what it stood beside is none any more.
        stands = insertion.dep_ in _INSERTIONS and draft.holds(insertion.head)
        held = draft.part(insertion) if stands else set()
        opening, closing = _commas(insertion) if held else (None, None)
        if opening is None or closing is None or (opening in draft.tokens) is (closing in draft.tokens):
            continue
        words = {number for number in held if not draft.head.doc[number].is_punct} or held
        first, last = min(words), max(words)
        if closing in draft.tokens:
            before[first] = first - 1 if draft.head.doc[first - 1].text == "," else opening
        else:
            # Where what stood between is gone, the comma right behind the rest is taken, which later cuts look for.
            after[last] = last + 1 if draft.head.doc[last + 1].text == "," else closing
    return replace(draft, pieces=tuple(_with_commas(draft, before, after))) if before or after else draft


def _commas(insertion: Token) -> tuple[int | None, int | None]:
    """The places of the commas right before and after all that hangs on a word of the sentence."""
    doc, first, last = insertion.doc, insertion.left_edge.i, insertion.right_edge.i
    opening = first if doc[first].text == "," else first - 1
    closing = last if doc[last].text == "," else last + 1
    pair = (opening, closing) if opening >= 0 and closing < len(doc) else ()
    return (opening, closing) if pair and all(doc[at].text == "," for at in pair) else (None, None)


def _with_commas(draft: Draft, before: dict[int, int], after: dict[int, int]) -> Iterator[Piece]:
    """The pieces with the commas that belong before and after some, but not where the draft ends or has a mark."""
    last: Piece | None = None
    for piece, following in zip(draft.pieces, (*draft.pieces[1:], None), strict=True):
        if piece.token in before and last is not None and not _is_mark(last):
            yield Piece(",", before[piece.token])
        yield piece
        if piece.token in after and following is not None and not _is_mark(following):
            yield Piece(",", after[piece.token])
        last = piece


def _is_mark(piece: Piece) -> bool:
    return not any(map(str.isalnum, piece.text))
