"""Participles: "The plan, drafted in May, has 20 points" and "It closed, shedding 40 jobs" are two claims each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import tree
from .bearers import bearer_of, definite, exists, is_known_alone, rivals
from .cuts import Cut, signs_of
from .draft import Draft, trimmed
from .mentions import EVENTS
from .persons import is_person
from .tree import first_form, kid, kids
from .verb_forms import HELPERS, finite_form

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = ("we", "you", "they", "i")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_OPENERS = ("mark", "case", "cc", "det")


def participle_cuts(draft: Draft) -> Iterator[Cut]:
    """The draft without a participle, and what the participle says of its noun or of the subject."""
    for participle in tree.words_in(draft):
        if participle == draft.head or not _is_participle(participle):
            continue
        if participle.dep_ == "acl":
            yield from _of_noun(draft, participle)
        elif participle.dep_ in ("advcl", "parataxis"):
            yield from _of_subject(draft, participle)


def _is_participle(word: Token) -> bool:
    """Whether a word is one without a conjunction before it, or what something is "being" or "having been"."""
    if first_form(word, "cop") in HELPERS or first_form(word, "aux") in HELPERS:
        return kid(word, "mark", "cc") is None
    return word.tag_ in ("VBN", "VBG") and kid(word, *_OPENERS) is None


def _of_noun(draft: Draft, participle: Token) -> Iterator[Cut]:
    """What a participle right behind a noun, or after a comma, says of it."""
    noun, bearer, part = participle.head, _bearer(draft, participle), draft.part(participle)
    if bearer is None:
        return
    many = tree.is_plural_noun(bearer) or bearer.lower_ in _MANY
    told = finite_form(draft, trimmed(draft.only(part)), participle, many)
    if told is not None:
        rest = draft.without(part)
        side = draft.said_of(bearer, participle, (*definite(rest, bearer), *told), aside=True)
        signs = signs_of(draft, part, participle, noun, _signs(draft, participle, noun))
        main = tree.cut(draft, part) if tree.is_set_off(participle) else rest
        yield Cut("participle", (main, side), participle, signs)


def _bearer(draft: Draft, participle: Token) -> Token | None:
    """Of whom a participle behind a noun is true; None where that can't be told, or which one is meant without it."""
    noun = participle.head
    if participle.i < noun.i or not draft.holds(noun) or noun.tag_ not in tree.NOUN_TAGS:
        return None
    bearer = bearer_of(draft, noun)
    # Of what is refused here readers found 66 of 147 good, and 8 of 21 of a row.
    known = first_form(noun, "det") == "the" and (noun == draft.subject or noun.lower_ in EVENTS)
    if bearer is None or not (tree.is_set_off(participle) or is_known_alone(noun) or known):
        return None
    return bearer if kid(noun, "conj") is None and kid(bearer, "conj") is None else None


def _of_subject(draft: Draft, participle: Token) -> Iterator[Cut]:
    """What a participle between commas or at the start says of the subject of its clause."""
    part = draft.part(participle)
    subject = draft.subject if participle.head == draft.head else tree.subject_of(participle.head)
    if not part or subject is None or not tree.is_noun(subject) or not draft.holds(subject):
        return
    if tree.subject_of(participle) is not None or kid(subject, "conj") is not None:
        return
    many = tree.is_plural_noun(subject) or subject.lower_ in _MANY
    told = finite_form(draft, trimmed(draft.only(part)), participle, many)
    if told is not None:
        main = draft.without(part | tree.edges(draft, part))
        signs = signs_of(draft, part, participle, subject, _signs_beside(draft, participle))
        side = draft.said_of(subject, participle, (*definite(main, subject), *told), aside=draft.aside)
        yield Cut("adverbial", (main, side), participle, signs)


def _signs_beside(draft: Draft, participle: Token) -> Iterator[str]:
    """What else speaks for or against a participle's telling of the subject."""
    agent = kid(participle, "obl:agent") is not None
    dated = any(_YEAR.fullmatch(draft.head.doc[number].text) for number in draft.part(participle))
    yield f"opens {participle.i < draft.head.i} {participle.tag_} {agent or dated} {tree.is_past(draft.head)}"


def _signs(draft: Draft, participle: Token, noun: Token) -> Iterator[str]:
    """What else speaks for or against a participle's telling more of its noun, and of no other."""
    between = any(noun.i < other.i < participle.i for other in kids(noun, "appos", "acl", "acl:relcl"))
    near = len(rivals(participle, noun))
    yield f"between {between}"
    yield f"rivals {min(near, 3)} {is_person(noun)} {noun == draft.subject}"
    yield f"set off {tree.is_set_off(participle)} {first_form(noun, 'det')} {exists(draft, noun)}"
