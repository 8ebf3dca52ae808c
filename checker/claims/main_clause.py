"""The words of a claim that tell how sure it is: its main clause and what that passes on, without side clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.modality import is_conditional

from . import tree
from .draft import Draft
from .speech import is_saying
from .tree import first_form, forms, kid, words_in

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIDE_CLAUSES = ("acl:relcl", "acl", "appos", "advcl:relcl")
# Verbs whose that-clause is what the claim says, as with those of saying. After "remember", "regret", "ask" or "doubt"
# the main verb alone is stated, whatever stands in the clause.
_STATING = frozenset(
    """
    think believe claim suggest reckon suppose expect consider show find mean prove establish demonstrate follow know
    hear feel see hold rule decide agree provide stipulate answer inform remind assure promise vow pledge swear
    """.split()
)
# Nouns that are spelt like a word of doubt or denial: "after weeks of dispute", "treated as suspects".
_NOUNS = frozenset("dispute suspect lack refuse might will".split())


def main_words(draft: Draft) -> str:
    """What a draft says of its subject; of a condition only the word that opens it ("if") is kept, or put in."""
    head = draft.head
    gone: set[int] = set()
    for word in words_in(draft):
        if word != head and not word.is_ancestor(head):
            gone |= _not_of_the_main_clause(word)
    conditional = any(_is_condition(word) and word.head.i not in gone for word in words_in(draft) if word != head)
    return " ".join(["if"] * conditional + [piece.text for piece in draft.pieces if piece.token not in gone])


def _is_condition(clause: Token) -> bool:
    """Whether a clause is a condition without "if": "should he win", "provided that he wins", "subject to approval"."""
    joiner = clause.lower_ if kid(clause, "ccomp") is not None else first_form(clause, "mark")
    # "She left, assuming that he had won" tells what she thought.
    if joiner in ("provided", "providing") or (joiner == "assuming" and not tree.is_past(clause.head)):
        return clause.dep_ in ("advcl", "mark")
    opener = clause.doc[clause.left_edge.i]
    inverted = opener.lower_ in ("should", "were", "had") and opener.head == clause
    granted = clause.lower_ == "subject" and is_conditional(" ".join(word.text for word in clause.subtree))
    return clause.dep_ == "advcl" and (inverted or granted)


def _not_of_the_main_clause(word: Token) -> set[int]:
    if word.dep_ == "advcl" and first_form(word, "mark") == "that" and _states(word.head):
        return set()
    if word.dep_ == "advcl" or (word.dep_ == "parataxis" and kid(word, "mark") is not None):
        return {part.i for part in word.subtree} - _opening(word)
    # What is joined only to be set apart: "this, and not the rain, kept them away".
    joined = word.dep_ == "conj" and word.pos_ != "VERB" and kid(word, "cop") is None
    if word.dep_ in _SIDE_CLAUSES or (joined and "not" in forms(word, "advmod")) or _is_other_matter(word):
        return {part.i for part in word.subtree}
    return {word.i} if word.tag_ in ("NN", "NNS") and word.lemma_.lower() in _NOUNS else set()


def _opening(clause: Token) -> set[int]:
    """The words up to the one that joins an adverbial clause: "if", "unless", "only after", "as long as"."""
    words = (*clause.children, clause.left_edge)
    joining = next((word for word in words if word.dep_ == "mark" or word.tag_ == "WRB"), None)
    if joining is None or joining.i > clause.i or joining.lower_ == "to":
        return set()
    last = max(part.i for part in joining.subtree)
    return {part.i for part in clause.subtree if part.i <= last}


def _is_other_matter(clause: Token) -> bool:
    """Whether a clause is what somebody remembers, asks or is told to do, so that the main verb doesn't state it."""
    verb = clause.head
    if verb.pos_ not in ("VERB", "AUX") or kid(verb, "cop") is not None or verb.lemma_ == "be":
        return False
    if clause.dep_ == "xcomp":
        return first_form(clause, "mark") == "to" and kid(verb, "obj", "iobj") is not None
    # What stands before its verb is a quote, whatever the verb: "…", he shouted.
    undecided = tree.asks(clause) or first_form(clause, "mark") in ("whether", "if")
    return clause.dep_ == "ccomp" and clause.i > verb.i and (undecided or not _states(verb))


def _states(verb: Token) -> bool:
    """Whether a verb's that-clause is what its sentence says, as always after "it": "it must be noted that …"."""
    subject = tree.subject_of(verb)
    empty = subject is not None and subject.lower_ == "it" and (kid(verb, "aux:pass") or subject.dep_ == "expl")
    return bool(empty or is_saying(verb) or tree.has_lemma(verb, _STATING)) and not tree.is_negated(verb)
