"""Verbs put into a finite form: what "shedding 40 jobs" or "drafted in May" is as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import tree
from .draft import Draft, Piece, respelt
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

HELPERS = ("having", "being")
# Verbs whose passive tells what still is so beside a verb in the present: "based in Lima" is told with "is".
_STATES = frozenset("base intend locate know situate call name own dedicate aim entitle".split())


def finite_form(draft: Draft, words: tuple[Piece, ...], predicate: Token, many: bool) -> tuple[Piece, ...] | None:
    """The words of a predicate in the tense of the draft: "was drafted", "comprises", "shed", "had left", "is in port".

    `many`, if it is of several. None where the verb of a form in -ing isn't known.
    """
    past, helper = tree.is_past(draft.head), kid(predicate, *tree.AUXILIARIES)
    if helper is not None or predicate.lower_ in HELPERS:
        return _with_helper(words, helper or predicate, past, many)
    if predicate.tag_ != "VBG":
        done = predicate.tag_ == "VBN" and predicate.lemma_.lower() not in _STATES
        return Piece(be(past or done, many)), *words
    modal = any(word.tag_ == "MD" for word in kids(draft.head, "aux"))
    verb = None if modal or tree.is_negated(predicate) else _verb_of(predicate.lower_)
    if verb is None:
        return None
    (form, *_) = _inflected(verb, "VBD") if past else (verb if many else tree.third_person(verb),)
    return respelt(words, {predicate.i: form})


def be(past: bool, many: bool) -> str:
    """The form of "to be" for one or `many`."""
    return ("were" if many else "was") if past else ("are" if many else "is")


def _verb_of(participle: str) -> str | None:
    """The verb of a form in -ing, which the language pipeline's lemmas are often a letter beside; None if unknown."""
    stem = participle.removesuffix("ing")
    verbs = (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}ie")
    return next((verb for verb in verbs if participle in _inflected(verb, "VBG", known=True)), None)


def _inflected(verb: str, tag: str, known: bool = False) -> tuple[str, ...]:
    """The forms of a verb with a tag; none of an unknown one if it must be `known`."""
    # It loads spaCy, and that loads torch unless the language pipeline was there first.
    from lemminflect import getInflection

    return tuple(getInflection(verb, tag=tag, inflect_oov=not known))


def _with_helper(words: tuple[Piece, ...], helper: Token, past: bool, many: bool) -> tuple[Piece, ...] | None:
    """ "Having come" as "had come", "being tired" as "was tired"; None where the helper is neither."""
    if helper.lower_ not in HELPERS:
        return None
    has = "had" if past else "have" if many else "has"
    verb = has if helper.lower_ == "having" else be(past, many)
    denial = helper.nbor(-1) if helper.i else helper
    # "Not having lost a day" is "had not lost a day".
    forms = {denial.i: verb, helper.i: denial.lower_} if denial.lower_ in ("not", "never") else {helper.i: verb}
    return respelt(words, forms)
