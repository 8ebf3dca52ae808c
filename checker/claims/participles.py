"""Participles on a noun: "The plan, drafted in May, has 20 points" is two claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.modality import holds_negation

from . import tree
from .bearers import bearer_of, definite, exists, in_row, is_closed, rivals
from .draft import Draft, Piece, respelt, text_of, trimmed
from .mentions import EVENTS
from .persons import is_person
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words and marks that a main clause keeps at least when a part that tells which one is meant goes its own way.
# "They found a man." says too little without who; what says something of its own subject may be shorter.
_LEAST_LEFT, _LEAST_TOLD = 8, 5
# Verbs that are told in the present beside one in the present: "comprising" becomes "comprises".
_REGULAR = set("comprise include contain provide allow require cover involve represent feature depict explain".split())
# Verbs whose passive tells what still is so beside a verb in the present: "based in Lima" is told with "is".
_STATES = frozenset("base intend locate know situate call name own dedicate aim entitle".split())


def split_participles(draft: Draft) -> list[Draft] | None:
    """ "The plan, drafted in May, has 20 points": what a participle says of its noun is a claim of its own."""
    for participle in tree.words_in(draft):
        noun = participle.head
        if participle.dep_ != "acl" or participle == draft.head or participle.i < noun.i or not draft.holds(noun):
            continue
        if not tree.is_noun(noun) or noun.tag_ in ("PRP", "CD") or in_row(noun, participle):
            continue
        aside, bearer = tree.is_set_off(participle), bearer_of(draft, noun)
        if bearer is None or not _tells_more(draft, participle, noun, aside):
            continue
        part = draft.part(participle)
        told = _finite_form(draft, participle, bearer, part)
        if told is not None:
            rest = draft.without(part)
            side = draft.said_of(bearer, participle, (*definite(rest, bearer), *told), aside=True)
            return [tree.cut(draft, part) if aside else rest, side]
    return None


def _tells_more(draft: Draft, participle: Token, noun: Token, aside: bool) -> bool:
    """Whether a participle tells more of its noun: a comma sets it off from this one, or the noun is clear without."""
    part = draft.part(participle)
    between = any(noun.i < other.i < participle.i for other in kids(noun, "appos", "acl", "acl:relcl"))
    short = sum(participle.doc[number].is_alpha for number in part) < 2
    # "the last confirmed in May" is a noun.
    if between or short or kid(participle, "mark", "det") is not None:
        return False
    if aside:
        # It is of the subject as a whole, or no other noun is near.
        whole = noun == draft.subject and not is_person(noun)
        sure = is_closed(draft, part) and (whole or not rivals(participle, noun))
    else:
        sure = _is_clear_alone(draft, participle, noun)
    least = _LEAST_TOLD if aside or noun == draft.head or _is_the_one(noun) else _LEAST_LEFT
    return sure and len(draft.tokens - part) >= least


def _is_clear_alone(draft: Draft, participle: Token, noun: Token) -> bool:
    """Whether a noun of the main clause is clear without what stands right behind it: it is known, or new and real."""
    direct = noun == draft.head or (noun.head == draft.head and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "obl"))
    # Without its agent it stays known if it has more with it, or is what a story has one of.
    agent = kid(participle, "obl:agent")
    more = agent is not None and (kid(noun, "nmod") is not None or (_is_the_one(noun) and tree.is_name(agent)))
    known = noun == draft.subject and more
    new = first_form(noun, "det") in ("a", "an") and exists(draft, noun)
    return direct and (known or new) and not holds_negation(text_of(draft))


def _is_the_one(noun: Token) -> bool:
    """Whether a noun is "the treaty" or "the declaration", without a word more."""
    alone = noun.tag_ == "NN" and kid(noun, "nummod", "conj") is None
    return alone and first_form(noun, "det") == "the" and noun.lower_ in EVENTS


def _finite_form(draft: Draft, participle: Token, noun: Token, part: set[int]) -> tuple[Piece, ...] | None:
    """A participle as the verb of a sentence: "was drafted", "comprises"; None where the form isn't known."""
    words, lemma = trimmed(draft.only(part)), participle.lemma_.lower()
    many, past = tree.is_plural(noun), tree.is_past(draft.head)
    if kids(participle, "aux", "aux:pass"):
        return None
    if participle.tag_ == "VBN":
        states = lemma in _STATES and not past
        verb = ("are" if many else "is") if states else ("were" if many else "was")
        return Piece(verb), *words
    if participle.tag_ == "VBG" and lemma in _REGULAR and not past:
        return respelt(words, {participle.i: lemma if many else tree.third_person(lemma)})
    return None
