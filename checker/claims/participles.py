"""Participles on a noun: "The plan, drafted in May, has 20 points" is two claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.modality import holds_negation

from . import tree
from .bearers import LEAST_LEFT, LEAST_TOLD, TIMES, bearer_of, definite, exists, in_row, is_closed, rivals
from .draft import Draft, Piece, respelt, text_of, trimmed
from .mentions import EVENTS
from .persons import is_person
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that are told in the present beside one in the present: "comprising" becomes "comprises".
_REGULAR = set("comprise include contain provide allow require cover involve represent feature depict explain".split())
# Verbs whose passive tells what still is so beside a verb in the present: "based in Lima" is told with "is".
_STATES = frozenset("base intend locate know situate call name own dedicate aim entitle".split())
# What stands after "on" and is no topic: "on the occasion of".
_NO_TOPIC = TIMES | set("occasion anniversary eve sideline margin behalf condition board site spot date".split())


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
        topic = _topic(draft, participle, noun)
        part = draft.part(participle) - topic
        told = _finite_form(draft, participle, bearer, part)
        if told is not None:
            pieces = (*definite(draft.without(draft.part(participle)), bearer), *draft.only(topic), *told)
            main = tree.cut(draft, part) if aside else draft.without(part)
            return [main, draft.said_of(bearer, participle, pieces, aside=True)]
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
    least = LEAST_TOLD if aside or noun == draft.head or _is_the_one(noun) else LEAST_LEFT
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


def _topic(draft: Draft, participle: Token, noun: Token) -> set[int]:
    """What a text is on, where it stands after its signers: "the pact signed by Chile on the use of the ports"."""
    agent = kid(participle, "obl:agent")
    if agent is None or not _is_the_one(noun):
        return set()
    last = max(draft.part(participle), default=0)
    for other in kids(participle, "obl"):
        about = forms(other, "case") & {"on", "about"}
        thing = other.tag_ in ("NN", "NNS") and other.lemma_.lower() not in _NO_TOPIC
        if about and thing and other.i > agent.i and max(draft.part(other), default=0) == last:
            return draft.part(other)
    return set()


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
