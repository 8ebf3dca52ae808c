"""Several verbs in a row below the main one: "is likely to shut the mill and to sell it", "who came and went"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import tree
from .cuts import Cut, signs_of
from .draft import Draft
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Where they may stand.
_PLACES = ("xcomp", "ccomp", "acl:relcl", "acl", "advcl", "csubj")


def inner_cuts(draft: Draft) -> Iterator[Cut]:
    """A draft for each of several verbs in a row below the main one: "is likely to shut the mill and to sell it"."""
    rows: dict[Token, list[Token]] = {}
    for word in tree.words_in(draft):
        first = _partner(draft, word) if word.dep_ == "conj" else None
        if first is not None:
            rows.setdefault(first, []).append(word)
    for first, rest in rows.items():
        # "They did not agree to write and to ring" denies neither, though readers let 13 of 18 such pass.
        plain = first.dep_ in _PLACES and not any(map(tree.is_negated, first.ancestors))
        if first != draft.head and plain and all(_goes_on(first, word) for word in rest):
            signs = signs_of(draft, draft.part(rest[-1]), rest[-1], None, _signs(draft, first, rest))
            yield Cut("inner", tuple(_with_one(draft, first, rest, word) for word in (first, *rest)), first, signs)


def _partner(draft: Draft, word: Token) -> Token | None:
    """The first of several verbs in a row; of "likely to go on giving and to sell" what has a "to" as well."""
    if word.tag_ != "VB" or word.head.tag_ == "VB" or kid(word, "mark") is None:
        return word.head if draft.holds(word.head) else None
    first = word.head
    near = (other for other in tree.words_in(draft) if other.i < word.i and first_form(other, "mark") == "to")
    return next((other for other in near if other.head == first or other.is_ancestor(first)), None)


def _goes_on(first: Token, word: Token) -> bool:
    """Whether a verb in a row shares what stands before the first, its subject too."""
    # Readers found 46 of 117 good where the forms aren't alike, and 2 of 8 behind "or".
    alike = first.tag_ == word.tag_ or {first.tag_, word.tag_} <= {*tree.FINITE, "VBN"}
    joined = forms(word, "cc") <= {"and", "but", "yet"} and kid(first, "cc:preconj") is None
    return alike and joined and word.pos_ in ("VERB", "AUX") and tree.subject_of(word) is None


def _with_one(draft: Draft, first: Token, rest: list[Token], chosen: Token) -> Draft:
    """The draft with one of several verbs in a row, and with what they share before the first."""
    others = draft.part(*(word for word in rest if word != chosen))
    if chosen == first:
        marks = set[int]().union(*(tree.opening_mark(draft, draft.part(word)) for word in rest))
        return draft.without(others | marks)
    joints = {child.i for child in kids(chosen, "cc", "punct") if child.i < chosen.i}
    marked = ("mark",) if kid(chosen, "mark") is None else ()
    helpers = tree.AUXILIARIES if tree.finite_of(chosen) is None else ()
    before = [child for child in first.children if child.i < first.i]
    taken = ("punct", *marked, *tree.SUBJECTS, *helpers)
    shared = [child for child in before if child.dep_ in taken or _relates(child)]
    gone = (draft.part(first) | others) - draft.part(chosen) - draft.part(*shared)
    return draft.without(gone | joints)


def _relates(part: Token) -> bool:
    """Whether a part of a clause is what joins it to its noun or verb: "where", "on whose account"."""
    return any(word.tag_ in ("WRB", "WDT", "WP", "WP$") for word in part.subtree)


def _signs(draft: Draft, first: Token, rest: list[Token]) -> Iterator[str]:
    """What speaks for or against verbs below the main one being true each by itself."""
    word = rest[-1]
    yield f"inner {first.dep_} {first.tag_} {word.tag_}"
    yield f"inner {first.dep_} under {first.head.lemma_.lower()}"
    yield f"inner {first.dep_} set off {tree.is_set_off(first)} {tree.is_set_off(word)}"
    yield f"inner joints {sorted({joint.lower_ for other in rest for joint in kids(other, 'cc')})} {len(rest)}"
    yield f"inner own mark {kid(word, 'mark') is not None} first {first_form(first, 'mark')}"
    yield f"inner {first.dep_} before {first.i < draft.head.i} ends {max(draft.part(word)) >= max(draft.tokens) - 1}"
    yield f"inner negated {tree.is_negated(first)} {tree.is_negated(word)}"
