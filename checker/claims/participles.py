"""Participles on a noun: "The plan, drafted in May, has 20 points" is two claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_negated

from . import tree
from .bearers import LEAST_LEFT, LEAST_TOLD, TIMES, bearer_of, definite, exists, in_row, is_closed, rivals, text_of
from .draft import Draft, Piece, trimmed
from .mentions import EVENTS
from .persons import is_person
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = set("base intend locate know situate call name own dedicate aim entitle".split())
_REGULAR = set("comprise include contain provide allow require cover involve represent feature depict explain".split())
_NO_TOPIC = TIMES | set("occasion anniversary eve sideline margin behalf condition board site spot date".split())


def split_participles(draft: Draft) -> list[Draft] | None:
    """ "The plan, drafted in May, has 20 points": what a participle says of its noun is a claim of its own."""
    for participle in tree.words_in(draft):
        noun = participle.head
        if (
            participle.dep_ != "acl"
            or participle == draft.head
            or not tree.is_noun(noun)
            or not draft.holds(noun)
            or noun.tag_ in ("PRP", "CD")
        ):
            continue
        aside = tree.is_set_off(participle)
        if participle.i < noun.i or in_row(noun, participle) or not _tells_more(draft, participle, noun, aside):
            continue
        if aside and not _is_of_no_other(draft, participle, noun):
            continue
        bearer = bearer_of(draft, noun)
        topic = _topic(draft, participle, noun)
        part = draft.part(participle) - topic
        told = _finite_form(draft, participle, bearer, part) if bearer is not None else None
        if told is None or bearer is None:
            continue
        pieces = (*definite(draft.without(part | topic), bearer), *draft.only(topic), *told)
        side = replace(draft, head=participle, pieces=pieces, subject=bearer, made=True, aside=True)
        marks = tree.opening_mark(draft, part) | tree.closing_mark(draft, part) if aside else set()
        return [draft.without(part | marks), side]
    return None


def _tells_more(draft: Draft, participle: Token, noun: Token, aside: bool) -> bool:
    direct = noun == draft.head or (noun.head == draft.head and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "obl"))
    known = noun == draft.subject and _is_told_by_agent(participle, noun)
    if not aside and (not direct or not (_is_new(noun) or known) or is_negated(text_of(draft))):
        return False
    words = [number for number in draft.part(participle) if participle.doc[number].is_alpha]
    if any(noun.i < other.i < participle.i for other in kids(noun, "appos", "acl", "acl:relcl")):
        return False
    if len(words) < 2 or kid(participle, "mark") is not None or not (aside or known or exists(draft, noun)):
        return False
    least = LEAST_TOLD if aside or noun == draft.head or _is_the_one(noun) else LEAST_LEFT
    return len(draft.tokens - draft.part(participle)) >= least


def _is_of_no_other(draft: Draft, participle: Token, noun: Token) -> bool:
    """Whether a participle after a comma is of this noun: of the subject as a whole, or with no other noun near."""
    whole = noun == draft.subject and not is_person(noun)
    return is_closed(draft, draft.part(participle)) and (whole or not rivals(participle, noun))


def _is_told_by_agent(participle: Token, noun: Token) -> bool:
    """Whether a noun stays identifiable without its agent: it has more with it, or is what a story has one of."""
    agent = kid(participle, "obl:agent")
    return agent is not None and (kid(noun, "nmod") is not None or (_is_the_one(noun) and tree.is_name(agent)))


def _is_the_one(noun: Token) -> bool:
    """Whether a noun is "the treaty" or "the declaration", without a word more."""
    article = kid(noun, "det")
    alone = noun.tag_ == "NN" and kid(noun, "nummod", "conj") is None
    return alone and article is not None and article.lower_ == "the" and noun.lower_ in EVENTS


def _is_new(noun: Token) -> bool:
    article = kid(noun, "det")
    return article is not None and article.lower_ in ("a", "an")


def _topic(draft: Draft, participle: Token, noun: Token) -> set[int]:
    """What a text is on, where it stands after its signers: "the pact signed by Chile on the use of the ports"."""
    agent = kid(participle, "obl:agent")
    if agent is None or not _is_the_one(noun):
        return set()
    last = max(draft.part(participle), default=0)
    for other in kids(participle, "obl"):
        about = any(case.lower_ in ("on", "about") for case in kids(other, "case"))
        thing = other.tag_ in ("NN", "NNS") and other.lemma_.lower() not in _NO_TOPIC
        if about and thing and other.i > agent.i and max(draft.part(other), default=0) == last:
            return draft.part(other)
    return set()


def _finite_form(draft: Draft, participle: Token, noun: Token, part: set[int]) -> tuple[Piece, ...] | None:
    """A participle as the verb of a sentence: "was drafted", "comprises"; None where the form isn't known."""
    words = trimmed(draft.only(part))
    many, past = tree.is_plural(noun), tree.is_past(draft.head)
    if kids(participle, "aux", "aux:pass"):
        return None
    if participle.tag_ == "VBN":
        states = participle.lemma_.lower() in _STATES and not past
        verb = ("are" if many else "is") if states else ("were" if many else "was")
        return Piece(verb), *words
    if participle.tag_ == "VBG" and participle.lemma_.lower() in _REGULAR and not past:
        lemma = participle.lemma_.lower()
        verb = lemma if many else tree.third_person(lemma)
        return tuple(replace(word, text=verb) if word.token == participle.i else word for word in words)
    return None
