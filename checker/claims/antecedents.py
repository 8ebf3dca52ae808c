"""Of whom a sentence tells: its people, and who may be people, as "he" and "she" can take them up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language.names import without_title

from . import tree
from .bearers import CALENDAR
from .persons import gender_of_noun, gender_of_title, is_office, is_person, is_trade
from .speakers import BODIES, TEXTS, is_persons_name
from .things import ANYBODY, said_again
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACING = frozenset("in at near into outside from across through towards toward around via".split())
# Nouns of persons that are as often of things.
_ALSO_THINGS = frozenset("coach chair guide forward justice general senior junior agent conductor executive".split())
_SPEAKING = frozenset("say tell add think believe admit recall reply ask".split())
# What says something and is no person: "the letter said that he had left".
_VOICES = TEXTS | BODIES | set("report letter statement study paper note message newspaper website".split())
_NAME_PARTS = ("compound", "flat", "nmod:desc")


@dataclass(frozen=True)
class Someone:
    """A person of whom a sentence tells, or who may be one.

    `words` say them again, None where nothing can, as of "her mother"; `at` is the place of the word that means them.
    `sure` tells that they are a person, `named` that it is by name; `leads` that they are the subject of the sentence,
    `acts` that of some clause in it.
    """

    words: str | None
    gender: str | None
    at: int
    sure: bool = True
    named: bool = False
    leads: bool = False
    acts: bool = False

    @property
    def counts(self) -> bool:
        """Whether they may be meant at all: a name that may be a place's only where it does something."""
        return self.sure or self.acts

    def fits(self, gender: str) -> bool:
        """Whether a pronoun of that gender can mean them."""
        return self.gender in (gender, None)


def people_of(doc: Doc, called: Callable[[str], str | None], gender: Callable[[str], str | None]) -> Iterator[Someone]:
    """Of whom a parsed sentence tells, in order.

    `called` gives the full name of a person who is known by now, `gender` what is known of whoever has a name.
    """
    for token in doc:
        name = name_of(token)
        if name is not None and not _is_told_with(token):
            words, sure = called(name), is_surely_named(token)
            if words is not None or sure or not (_is_place(token) or _is_predicate(token)):
                told = _told(token) or gender(words or name)
                leads, acts = _standing(token)
                yield Someone(words or name, told, token.i, sure or words is not None, True, leads, acts)
        elif name is None and _is_somebody(token):
            leads, acts = _standing(token)
            yield Someone(_again(token), gender_of_noun(token), token.i, True, False, leads, acts)


def _is_told_with(token: Token) -> bool:
    """Whether a name is part of another or stands beside what its bearer is, and goes with that."""
    return token.dep_ in _NAME_PARTS or (token.dep_ == "appos" and name_of(token.head) is not None)


def only(people: Sequence[Someone], gender: str, *, opens: bool) -> Someone | None:
    """Whom a pronoun means: the one person who fits, or, where it opens its sentence as the subject, who led the last.

    Of several who fit, a sentence's subject goes before those who are no subject in it.
    """
    fitting = _surest([one for one in people if one.fits(gender) and one.counts], gender)
    if len({one.words for one in fitting}) == 1:
        return fitting[0]
    leading = [one for one in fitting if one.leads]
    if not opens or len(leading) != 1:
        return None
    others = [one for one in fitting if one.words != leading[0].words]
    return None if any(_is_rival(one, leading[0]) for one in others) else leading[0]


def _surest(people: Sequence[Someone], gender: str) -> Sequence[Someone]:
    """The people without those who may be none, where others surely are and are likelier meant."""
    if not any(one.sure and (one.leads or one.gender == gender) for one in people):
        return people
    led = any(one.sure and one.leads for one in people)
    return [one for one in people if one.sure or (one.leads and not led)]


def _is_rival(other: Someone, leader: Someone) -> bool:
    """Whether somebody may be meant in place of the last sentence's subject: they act, or only theirs is a gender."""
    return other.acts or (other.gender is not None and leader.gender is None)


def name_of(token: Token) -> str | None:
    """What may be a person's name, as written, with the title before it; of "the founder, Ana Ruiz", the name."""
    person = is_person(token) or _is_voice(token)
    beside = [other for other in kids(token, "appos", "flat") if tree.is_name(other)] if person else []
    head = token if tree.is_name(token) else next(iter(beside), None)
    if head is None:
        return None
    parts = [head, *(word for word in head.subtree if tree.is_name(word) and _is_part(word, head))]
    first, last = min(word.i for word in parts), max(word.i for word in parts)
    name = head.doc[first : last + 1].text
    plain = [word for word in without_title(name).split() if not is_office(word)]
    articled = head == token and kid(head, "det", "nmod:poss") is not None
    if not plain or articled or not _is_persons(name, plain):
        return None
    return " ".join(plain) if len(plain) > 1 else name


def _is_persons(name: str, plain: Sequence[str]) -> bool:
    mixed = any(word.islower() for word in plain) or name.isupper() or "," in name
    return not mixed and is_persons_name(name) and plain[0].lower() not in CALENDAR


def _is_part(word: Token, head: Token) -> bool:
    while word != head:
        if word.dep_ not in _NAME_PARTS:
            return False
        word = word.head
    return True


def is_surely_named(token: Token) -> bool:
    """Whether a name has a title or a known first name, or stands beside what a person is: "the mayor, Ana Ruiz"."""
    if not tree.is_name(token) or is_person(token):
        return is_person(token)
    return any(is_trade(other) for other in kids(token, "appos", "nmod:desc"))


def _told(token: Token) -> str | None:
    """The gender that the title before a name or the noun beside it tells: "her brother Duncan"."""
    beside = [token, *kids(token, "appos", "nmod:desc", "compound")]
    before = [word for other in beside for word in (other, *kids(other, "nmod:desc", "compound"))]
    told = (gender_of_noun(word) or gender_of_title(word.text) for word in before)
    return next((gender for gender in told if gender), None)


def _is_somebody(token: Token) -> bool:
    """Whether a common noun is of one certain person, told of as such and not only in a part that they play."""
    one = token.tag_ in ("NN", "NNP") and token.dep_ not in (*_NAME_PARTS, "appos", "vocative")
    certain = first_form(token, "det") not in ANYBODY and "as" not in forms(token, "case")
    return one and certain and _means_person(token) and not _is_predicate(token)


def _means_person(token: Token) -> bool:
    acts = token.dep_ in ("nsubj", "nsubj:pass")
    return (is_trade(token) and (acts or token.lemma_.lower() not in _ALSO_THINGS)) or _is_voice(token)


def _is_voice(token: Token) -> bool:
    """Whether a common noun is the subject of what only a person does, or what speaks as one: "the miller said"."""
    speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in _SPEAKING
    return speaks and not tree.is_name(token) and token.lemma_.lower() not in _VOICES


def _is_predicate(token: Token) -> bool:
    """Whether a noun tells what its subject is: "she is a teacher", "she is old and a teacher"."""
    if kid(token, "cop") is not None:
        return first_form(token, *tree.SUBJECTS) not in ("it", "there", "this", "that")
    return token.dep_ == "conj" and kid(token.head, "cop") is not None


def _is_place(token: Token) -> bool:
    return not forms(token, "case").isdisjoint(_PLACING)


def _again(noun: Token) -> str | None:
    """A person by the common noun, as the next sentence would say it; None where it may be of no single person."""
    return said_again(noun) if is_trade(noun) and kid(noun, "det") is not None and kid(noun, "conj") is None else None


def _standing(token: Token) -> tuple[bool, bool]:
    """Whether a word is the sentence's subject, and whether it is any clause's or stands for it: "there was Ana"."""
    while token.dep_ == "appos":
        token = token.head
    alone = kid(token, "conj") is None
    acts = alone and token.dep_ in ("nsubj", "nsubj:pass")
    return acts and token.head.dep_ == "ROOT", acts or (alone and kid(token, "cop") is not None)
