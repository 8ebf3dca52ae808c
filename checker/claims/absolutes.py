"""Clauses with a subject and no finite verb: "the mayor having left", "no tender being held", "with the doors shut"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import tree
from .cuts import Cut, signs_of
from .draft import Draft, Piece, trimmed
from .tree import first_form, forms, kid, kids
from .verb_forms import be, finite_form

if TYPE_CHECKING:
    from spacy.tokens import Token

# What tells where something is behind "with": "with a crowd behind him".
_PLACES = frozenset(
    """
    in at on under behind above below beside around inside outside near over against across beyond between among
    within before ahead
    """.split()
)
_CLAUSES = ("advcl", "parataxis", "ccomp", "dep", "obl", "acl", "appos", "nmod", "conj")
_OBJECTS = ("obl", "nmod", "advcl", "parataxis", "appos", "dep")


@dataclass(frozen=True)
class _Absolute:
    """A clause without a finite verb: its subject, its predicate and what it opens with, "with" or a comma."""

    subject: Token
    predicate: Token
    opening: str

    @property
    def top(self) -> Token:
        """The word on which the whole clause hangs."""
        return self.subject if self.subject.is_ancestor(self.predicate) else self.predicate


def absolute_cuts(draft: Draft) -> Iterator[Cut]:
    """The sentence without such a clause, and the clause with a finite verb."""
    for subject in tree.words_in(draft):
        found = _read(draft, subject)
        told = _finite(draft, found) if found is not None else ()
        if found is None or not told:
            continue
        part = _apart(draft, found)
        main = draft.without(part | tree.edges(draft, part))
        signs = signs_of(draft, part, found.predicate, None, _signs(draft, found))
        side = draft.said_of(subject, found.predicate, told, aside=draft.aside)
        opens = min(part) == min(draft.tokens)
        yield Cut("absolute", (side, main) if opens else (main, side), found.predicate, signs)


def _apart(draft: Draft, clause: _Absolute) -> set[int]:
    """The words of a clause; a semicolon at its end is of what comes next."""
    part = draft.part(clause.top)
    return part - {max(part)} if draft.head.doc[max(part)].text in (";", ":") else part


def _read(draft: Draft, subject: Token) -> _Absolute | None:
    """The clause whose subject a noun is; None where it is of none, or of one set off by neither a mark nor "with"."""
    predicate = _predicate_of(subject) or _said_of_object(subject)
    if predicate is None or predicate == draft.head or not draft.holds(predicate) or subject.i > predicate.i:
        return None
    owners = (subject, predicate) if subject.head == predicate else (subject,)
    if subject.lower_ in ("him", "her", "them", "me", "us"):
        return None
    if any("with" in forms(word, "case", "mark") for word in owners):
        return _Absolute(subject, predicate, "with")
    # "A mill, cold for weeks,": of those without a verb readers found 28 of 257 good.
    verbal = kid(predicate, *tree.AUXILIARIES) is not None or predicate.tag_ in ("VBG", "VBN")
    return _Absolute(subject, predicate, ",") if verbal and tree.is_set_off(subject) else None


def _predicate_of(subject: Token) -> Token | None:
    """The predicate without a finite verb on which a subject hangs."""
    clause = subject.head if subject.dep_ in tree.SUBJECTS else None
    return clause if clause is not None and clause.dep_ in _CLAUSES and tree.finite_of(clause) is None else None


def _said_of_object(noun: Token) -> Token | None:
    """What right behind a noun tells how or where it is: "with 20 deputies in favour", "no tender being held"."""
    if noun.dep_ not in _OBJECTS or not tree.is_noun(noun):
        return None
    later = [child for child in noun.children if child.i > noun.i and not child.is_punct]
    found = next((child for child in later if child.dep_ in ("acl", "nmod", "amod", "advmod")), None)
    if found is None or tree.is_set_off(found):
        return None
    placed = found.dep_ == "nmod" and first_form(found, "case") in _PLACES
    return found if placed or found.tag_ in ("VBG", "VBN", "JJ", "RB") else None


def _finite(draft: Draft, clause: _Absolute) -> tuple[Piece, ...]:
    """The clause as a sentence in the tense of the main one; nothing where its verb isn't known."""
    words = _apart(draft, clause) - _opening(clause)
    behind = {word.i for word in clause.predicate.subtree if word.i > clause.subject.i}
    behind -= {word.i for word in clause.subject.subtree} if clause.top == clause.predicate else set()
    counted = kid(clause.predicate, "nsubj") if clause.subject.dep_ == "expl" else None
    said, many = trimmed(draft.only(words & behind)), tree.is_plural(counted or clause.subject)
    if clause.opening == "with" and kid(clause.predicate, *tree.AUXILIARIES) is None:
        told: tuple[Piece, ...] | None = (Piece(be(tree.is_past(draft.head), many)), *said)
    else:
        told = finite_form(draft, said, clause.predicate, many)
    return (*trimmed(draft.only(words - behind)), *told) if told is not None else ()


def _opening(clause: _Absolute) -> set[int]:
    """The "with" or "and" before the clause's subject."""
    words = (*kids(clause.subject, "case", "mark", "cc"), *kids(clause.predicate, "case", "mark", "cc"))
    return {word.i for word in words if word.i < clause.subject.i}


def _signs(draft: Draft, clause: _Absolute) -> Iterator[str]:
    """What else speaks for or against such a clause telling a fact of its own."""
    predicate = clause.predicate
    helper = first_form(predicate, *tree.AUXILIARIES)
    case = first_form(predicate, "case")
    yield f"absolute {clause.opening} {helper} {predicate.tag_}"
    yield f"absolute {clause.opening} {clause.top.dep_} {predicate.dep_} set off {tree.is_set_off(clause.top)}"
    yield f"absolute {clause.opening} case {case} subject {first_form(clause.subject, 'det', 'nummod')}"
    yield f"absolute {clause.opening} subject {clause.subject.tag_} {clause.subject.dep_}"
    yield f"absolute opens {predicate.i < draft.head.i} {kid(predicate, 'obj') is not None}"
