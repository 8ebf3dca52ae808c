"""Of whom a sentence tells: its people, and who may be people, as "he" and "she" can take them up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language.names import without_title

from . import tree
from .bearers import CALENDAR
from .persons import gender_of_noun, is_office, is_person, is_trade
from .speakers import is_persons_name
from .things import ANYBODY, said_again
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
            if words is not None or sure or not _is_predicate(token):
                known = sure or words is not None
                yield Someone(words or name, gender(words or name), token.i, known, True, *_standing(token))
        elif name is None and _is_somebody(token):
            again = said_again(token) if kid(token, "det") is not None and kid(token, "conj") is None else None
            yield Someone(again, gender_of_noun(token), token.i, True, False, *_standing(token))


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
    others = [one for one in fitting if not one.leads]
    clear = len(leading) == 1 and not any(one.acts or (one.gender and not leading[0].gender) for one in others)
    return leading[0] if opens and clear else None


def _surest(people: Sequence[Someone], gender: str) -> Sequence[Someone]:
    """The people without those who may be none, where others surely are and are likelier meant."""
    sure = any(one.sure and (one.leads or one.gender == gender) for one in people)
    return [one for one in people if one.sure or one.leads] if sure else people


def name_of(token: Token) -> str | None:
    """What may be a person's name, as written, with the title before it; of "the founder, Ana Ruiz", the name."""
    beside = [other for other in kids(token, "appos", "flat") if tree.is_name(other)] if is_person(token) else []
    head = token if tree.is_name(token) else next(iter(beside), None)
    if head is None:
        return None
    parts = [head.i, *(word.i for word in head.subtree if tree.is_name(word) and _is_part(word, head))]
    name = head.doc[min(parts) : max(parts) + 1].text
    plain = [word for word in without_title(name).split() if not is_office(word)]
    articled = head == token and kid(head, "det", "nmod:poss") is not None
    if not plain or articled or not _is_persons(name, plain):
        return None
    return " ".join(plain) if len(plain) > 1 else name


def _is_persons(name: str, plain: Sequence[str]) -> bool:
    mixed = any(word.islower() for word in plain) or name.isupper() or "," in name
    return not mixed and is_persons_name(name) and plain[0].lower() not in CALENDAR


def _is_part(word: Token, head: Token) -> bool:
    while word != head and word.dep_ in _NAME_PARTS:
        word = word.head
    return bool(word == head)


def is_surely_named(token: Token) -> bool:
    """Whether a name has a title or a known first name, or stands beside what a person is: "the mayor, Ana Ruiz"."""
    return is_person(token) or (
        tree.is_name(token) and any(is_trade(other) for other in kids(token, "appos", "nmod:desc"))
    )


def _is_somebody(token: Token) -> bool:
    """Whether a common noun is of one certain person, told of as such and not only in a part that they play."""
    one = token.tag_ in ("NN", "NNP") and token.dep_ not in (*_NAME_PARTS, "appos", "vocative") and is_trade(token)
    return (
        one
        and first_form(token, "det") not in ANYBODY
        and "as" not in forms(token, "case")
        and not _is_predicate(token)
    )


def _is_predicate(token: Token) -> bool:
    """Whether a noun tells what its subject is: "she is a teacher"."""
    return kid(token, "cop") is not None


def _standing(token: Token) -> tuple[bool, bool]:
    """Whether a word is the sentence's subject, and whether it is any clause's or stands for it: "there was Ana"."""
    while token.dep_ == "appos":
        token = token.head
    alone = kid(token, "conj") is None
    acts = alone and token.dep_ in ("nsubj", "nsubj:pass")
    return acts and token.head.dep_ == "ROOT", acts or (alone and kid(token, "cop") is not None)
