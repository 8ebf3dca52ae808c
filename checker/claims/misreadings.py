"""Mends what the parser is known to misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import tree
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mended(doc: Doc) -> Doc:
    """The same parse in which names side by side are a row.

    Of "France, the UK and Spain signed" the second may be taken for another subject, or for a name of the first.
    """
    for first in doc:
        if tree.is_name(first):
            for name in _named_beside(first):
                name.head, name.dep_ = first, "conj"
    return doc


def _named_beside(first: Token) -> list[Token]:
    """The names after a comma behind a name that stand in its place as well, with another name behind "and"."""
    subjects = kids(first.head, first.dep_) if first.dep_ in ("nsubj", "nsubj:pass") else []
    names = [name for name in (*kids(first, "appos"), *subjects) if tree.is_name(name) and name.i > first.i]
    rows = (*kids(first, "conj"), *(last for name in names for last in kids(name, "conj")))
    listed = [last for last in rows if tree.is_name(last) and kid(last, "cc") is not None]
    return [name for name in names if tree.is_set_off(name) and any(last.i > name.i for last in listed)]
