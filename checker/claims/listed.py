"""A row with semicolons: "attended by the envoy, Ana Ruiz; Jo Kusi; and General Tam, head of the staff"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.language.modality import is_conditional, is_negated

from . import tree
from .bearers import text_of
from .coordination import MOST, agreeing, binds
from .draft import Draft, Piece
from .tree import kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLOTS = ("obl:agent", "obj", "obl", "nsubj", "nsubj:pass")
_LEAST = 2


@dataclass(frozen=True)
class _Member:
    """One in the row: the words that name it, and what is said of it in passing."""

    name: tuple[int, ...]
    told: tuple[int, ...]


def split_listed(draft: Draft) -> list[Draft] | None:
    """The sentence with each of the row alone, and "N is D" where a name has a description with it."""
    text = text_of(draft)
    if ";" not in text or is_conditional(text) or is_negated(text) or binds(draft):
        return None
    for first in tree.words_in(draft):
        if first.dep_ in _SLOTS and first.head == draft.head:
            members = _members(draft, first)
            if members is not None:
                return _one_by_one(draft, first, members)
    return None


def _members(draft: Draft, first: Token) -> list[_Member] | None:
    """Those in the row, if all of it hangs on `first` and each is one name or noun phrase; else None."""
    part = draft.part(first) - {word.i for word in kids(first, "case")}
    row = [number for number in sorted(part) if number >= min(part)]
    following = max(row) + 1
    runs = _cut(draft, row, ";")
    open_end = following in draft.tokens and draft.head.doc[following].text == ";"
    if open_end or not _LEAST <= len(runs) < MOST or row != list(range(row[0], following)):
        return None
    members = [_member(draft, [n for n in run if draft.head.doc[n].lower_ != "and" or n != run[0]]) for run in runs]
    return [member for member in members if member is not None] if None not in members else None


def _cut(draft: Draft, row: list[int], mark: str) -> list[list[int]]:
    doc, runs = draft.head.doc, list[list[int]]([[]])
    for number in row:
        if doc[number].text == mark:
            runs.append([])
        else:
            runs[-1].append(number)
    return runs


def _member(draft: Draft, run: list[int]) -> _Member | None:
    """ "the envoy, Ana Ruiz" and "General Tam, head of the staff"; None for anything with more in it."""
    chunks = [chunk for chunk in _cut(draft, run, ",") if chunk]
    if not 1 <= len(chunks) <= 2 or any(_has_clause(draft, chunk) for chunk in chunks):
        return None
    names = [chunk for chunk in chunks if _is_name(draft, chunk)]
    if len(chunks) == 1:
        return _Member(tuple(chunks[0]), ()) if _is_phrase(draft, chunks[0]) else None
    if len(names) != 1:
        return None
    other = next(chunk for chunk in chunks if chunk is not names[0])
    return _Member(tuple(names[0]), tuple(other)) if _is_phrase(draft, other) else None


def _is_name(draft: Draft, chunk: list[int]) -> bool:
    return all(tree.is_name(draft.head.doc[number]) for number in chunk)


def _is_phrase(draft: Draft, chunk: list[int]) -> bool:
    """Whether a run of words begins as a noun phrase does and has a noun."""
    words = [draft.head.doc[number] for number in chunk]
    return words[0].tag_ in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS") and any(map(tree.is_noun, words[-3:]))


def _has_clause(draft: Draft, chunk: list[int]) -> bool:
    return any(
        draft.head.doc[number].tag_ in ("VBD", "VBZ", "VBP", "VBG", "MD", "WDT", "WP", "WP$") for number in chunk
    )


def _one_by_one(draft: Draft, first: Token, members: list[_Member]) -> list[Draft]:
    cases = {word.i for word in kids(first, "case")}
    row = draft.part(first) - cases
    is_subject = first == draft.subject
    claims = []
    for member in members:
        alone = replace(draft, pieces=_with_member(draft, row, member), made=True)
        if is_subject:
            alone = agreeing(replace(alone, subject=_head_of(draft, member.name)), draft.head)
        claims.append(alone)
    return claims + [_description(draft, member) for member in members if member.told]


def _with_member(draft: Draft, row: set[int], member: _Member) -> tuple[Piece, ...]:
    """The sentence with one name in the place of the row."""
    own = draft.only(member.name)
    before = [piece for piece in draft.pieces if piece.token is None or piece.token < min(row)]
    after = [piece for piece in draft.pieces if piece.token is not None and piece.token > max(row)]
    return (*before, *own, *after)


def _head_of(draft: Draft, words: tuple[int, ...]) -> Token:
    """The word of a run that hangs on none other of it."""
    doc = draft.head.doc
    return next((doc[number] for number in words if doc[number].head.i not in words), doc[words[-1]])


def _description(draft: Draft, member: _Member) -> Draft:
    name, told = _head_of(draft, member.name), _head_of(draft, member.told)
    pieces = (*draft.only(member.name), Piece("is"), *draft.only(member.told))
    return replace(draft, head=told, pieces=pieces, subject=name, made=True, aside=True)
