""" "Three were mended", "The youngest left": subjects that leave out the noun of the sentence before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language.numerals import number

from . import tree
from .bearers import MEASURES
from .draft import Draft, put
from .tree import forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "Three" in the next sentence is none of these.
_UNITS = MEASURES | set("crown franc tonne ton acre".split())
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last other".split())
_SOME = ("most", "several", "many", "some")
# The last place, from 0, at which a subject counts as opening its sentence: "On Monday, the youngest".
_EARLY = 4


@dataclass(frozen=True)
class Group:
    """Things of which a sentence has several: the noun in the plural, how many where that is known, and where."""

    noun: str
    count: float | None
    paragraph: int


def group_of(doc: Doc, paragraph: int, before: Group | None) -> Group | None:
    """The one kind of thing of which a sentence has several: its subject's, else that of which it has a number.

    `before` is that of the sentence before, about which one with such a subject goes on.
    """
    clause = _main_statement(next(iter(doc.sents)).root)
    subject = tree.subject_of(clause)
    if subject is not None and _means_several(subject) is not None:
        return before
    several = [word for word in doc if word.tag_ == "NNS" and word.lemma_.lower() not in _UNITS]
    counts = subject is not None and subject.tag_ == "CD"
    meant = _counted_by(subject) if subject is not None and counts else subject
    chosen = [word for word in several if word == meant] or [word for word in several if kid(word, "nummod")]
    if len({word.lower_ for word in chosen}) != 1:
        return None
    count = subject if counts and chosen[0] == meant else kid(chosen[0], "nummod")
    known = _value(count) if count is not None else 0
    return Group(chosen[0].lower_, known or None, paragraph)


def _main_statement(root: Token) -> Token:
    """What a sentence states, without who says it: of "nine are ill, the ministry said" that nine are ill."""
    said = kid(root, "ccomp")
    return _main_statement(said) if said is not None and kid(root, "cop") is None else root


def _value(count: Token) -> float:
    """The value of a number in words or figures: of "thirty-four", "about 12"."""
    return number(count.doc[count.left_edge.i : count.i + 1].text) or number(count.text)


def _counted_by(number: Token) -> Token | None:
    """What "nine of the cases" counts."""
    return next((word for word in kids(number, "nmod") if "of" in forms(word, "case")), None)


def with_noun(draft: Draft, group: Group | None, paragraph: int) -> Draft:
    """The draft with the noun of the sentence before put to a subject that has none; all of them are no "three"."""
    subject = draft.subject
    if subject is None or group is None or subject.i > _EARLY or group.paragraph != paragraph:
        return draft
    several = _means_several(subject)
    if several is None or (group.count is not None and _value(subject) >= group.count):
        return draft
    said = "other" if subject.lower_ == "others" else subject.text
    return put(draft, subject, f"{said} {group.noun if several else tree.singular_noun(group.noun)}")


def _means_several(subject: Token) -> bool | None:
    """Whether a subject without its noun means several; None where it has one, or needs none."""
    verb = tree.finite_of(subject.head)
    told = kids(subject, "nmod", "acl:relcl", "acl", "compound", "appos", "conj", "nummod")
    if told or verb is None or subject.lower_.isdigit() or subject.dep_ not in ("nsubj", "nsubj:pass"):
        return None
    if _says_several(subject, verb):
        return True
    return False if _says_one(subject, verb) else None


def _says_several(subject: Token, verb: Token) -> bool:
    """ "Three", "others", "most were"."""
    word = subject.lower_
    counted = subject.tag_ == "CD" and word != "one"
    return counted or word == "others" or (word in _SOME and tree.is_of_several(verb))


def _says_one(subject: Token, verb: Token) -> bool:
    """ "One left", "another", "the youngest is", "the second was"."""
    word = subject.lower_
    counted = subject.tag_ == "CD" and word == "one" and verb.tag_ == "VBD"
    ranked = (subject.tag_ == "JJS" or word in _ORDINALS) and tree.first_form(subject, "det") == "the"
    return counted or word == "another" or (ranked and tree.is_singular(verb))
