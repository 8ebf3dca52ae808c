"""Participles beside the main clause: "Founded in 1911, the club won", "He left, the line having been shut"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import tree
from .bearers import definite, is_closed
from .draft import Draft, Piece, respelt, trimmed
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = ("we", "you", "they")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def split_adverbials(draft: Draft) -> list[Draft] | None:
    """The main clause alone, and what the participle says of its own subject or else of the main one."""
    for clause in kids(draft.head, "advcl", "parataxis"):
        part, own = draft.part(clause), tree.subject_of(clause)
        subject = own or draft.subject
        if not part or subject is None or not tree.is_noun(subject) or kid(clause, "mark", "case", "cc") is not None:
            continue
        marks = tree.opening_mark(draft, part) | tree.closing_mark(draft, part)
        set_off = "," in {draft.head.doc[number].text for number in (*marks, min(part), max(part))}
        told = _finite(draft, clause, subject)
        if told is not None and set_off and is_closed(draft, part):
            main = draft.without(part | marks)
            opening = definite(main, subject) if own is None else ()
            return [main, draft.said_of(subject, clause, (*opening, *told))]
    return None


def _finite(draft: Draft, clause: Token, subject: Token) -> tuple[Piece, ...] | None:
    """A participle with its words as a predicate: "having come" as "had come", "founded in 1911" as "was founded"."""
    past, many = tree.is_past(draft.head), tree.is_plural(subject) or subject.lower_ in _MANY
    words = trimmed(draft.only(draft.part(clause)))
    having = next((helper for helper in kids(clause, "aux") if helper.lower_ == "having"), None)
    if having is not None:
        named = tree.subject_of(clause) is not None or subject.lower_ not in ("it", "there", "this", "that")
        verb = "had" if past else "have" if many else "has"
        denial = having.nbor(-1) if having.i else having
        # "Not having lost a day" is "had not lost a day".
        forms = {denial.i: verb, having.i: denial.lower_} if denial.lower_ in ("not", "never") else {having.i: verb}
        return respelt(words, forms) if named else None
    bare = clause.tag_ == "VBN" and clause.i < draft.head.i and not kids(clause, *tree.AUXILIARIES, *tree.SUBJECTS)
    told = kid(clause, "obl:agent") is not None or any(_YEAR.fullmatch(word.text) for word in words)
    return (Piece("were" if many else "was"), *words) if bare and told and past else None
