""" "It" that stands for nothing told of before, and how a noun is said again in the place of a pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import tree
from .persons import is_person
from .times import CALENDAR, TIMES
from .tree import forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words of a phrase that can still be said again in the place of a pronoun; a longer one would bury the claim.
_LONGEST = 8
# "Every mill" and "another teacher" are nothing and nobody that the next sentence could call "the mill", "the teacher".
_ANYBODY = frozenset("no any every each another either neither some".split())
_SAID_BESIDE = ("acl:relcl", "acl", "appos", "parataxis")
# What "it is …" tells of the weather, the time or how matters stand, and of no thing.
_STANDING = frozenset(
    """
    over late early dark light cold hot warm quiet winter summer spring autumn midnight noon dawn dusk time enough
    plain clear true obvious evident likely unlikely possible impossible necessary odd strange natural regrettable
    right wrong absurd matter question pity shame
    """.split()
)


def is_situation(pronoun: Token, head: Token) -> bool:
    """ "It is clear that", "it took years to", "it was late": the pronoun stands for nothing before."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in tree.SUBJECTS:
        return False
    stated = kid(head, "csubj", "ccomp", "xcomp", "acl:relcl", "expl", "advcl") is not None
    lemma = head.lemma_.lower()
    if kid(head, "cop") is not None:
        words = {lemma, *forms(head, "advmod")} if head.tag_ == "RB" else {lemma}
        return stated or head.tag_ == "CD" or is_person(head) or not words.isdisjoint(TIMES | CALENDAR | _STANDING)
    if kid(head, "aux:pass") is not None:
        return stated and kid(head, "advcl") is None
    # "It took forty minutes", but not "it took the town".
    timed = any(word.lemma_.lower() in TIMES for word in kids(head, "obj", "obl:unmarked"))
    return (lemma == "take" and (stated or timed)) or (stated and lemma in ("seem", "appear", "be", "make"))


def said_again(subject: Token) -> str | None:
    """A noun phrase as it can be said again, None where it is too long or points elsewhere."""
    words = _said_of_it(subject)
    # It is what something is said to be, or holds a word that would need words of its own.
    elsewhere = kid(subject, "cop") is not None or any(word.tag_ in ("PRP$", "WDT", "WP") for word in words)
    if len(words) > _LONGEST or not _is_known(subject, words[0]) or elsewhere:
        return None
    held = {word.i for word in words}
    apart = (word.text + (" " if word.whitespace_ or word.i + 1 not in held else "") for word in words)
    text = _as_known(words[0], "".join(apart).strip(" ,"))
    return None if re.search(r"[“”\"()]", text) else text


def _said_of_it(subject: Token) -> list[Token]:
    """The words of a noun phrase without what is only said in passing."""
    gone = {part for word in subject.subtree if _is_beside(word, subject) for part in word.subtree}
    held = {word.i for word in subject.subtree if word not in gone}
    doc = subject.doc
    # The parser cuts "Brandt-Keita" in three: a hyphen and another word are written right behind the first.
    cut = [at for at in held if doc[at + 1 : at + 2].text == "-" and not doc[at].whitespace_ and len(doc) > at + 2]
    held.update(at + more for at in cut for more in (1, 2))
    return [doc[at] for at in sorted(held)]


def _is_known(subject: Token, first: Token) -> bool:
    """Whether a phrase that begins with `first` tells which one is meant, or can with "the" before it."""
    plain = tree.is_name(subject) or subject.tag_ == "NNS" or kid(subject, "conj") is not None
    # "Peru’s mill", "one visitor".
    known = plain or first.dep_ == "det" or first.lower_ == "one" or (first.dep_ == "nmod:poss" and tree.is_name(first))
    return known and first.lower_ not in _ANYBODY


def _as_known(first: Token, text: str) -> str:
    """A phrase that begins with `first` as of something told before: "a mill" is "the mill" by then."""
    if first.lower_ in ("this", "these", "that", "those", "a", "an", "one"):
        return f"the{text[len(first.text) :]}"
    if tree.is_name(first) or first.text.isupper():
        return text
    return ("the " if first.tag_ == "CD" else "") + text[:1].lower() + text[1:]


def _is_beside(word: Token, subject: Token) -> bool:
    """Whether a word opens what a phrase only says in passing, or is a mark or preposition around it."""
    if word.head != subject or word == subject:
        return word != subject and word.dep_ in _SAID_BESIDE
    after = word.i > subject.i and word.dep_ not in ("conj", "cc") and tree.is_set_off(word)
    before = word.dep_ == "punct" or (word.dep_ == "case" and word.i < subject.i)
    return after or before or word.dep_ in _SAID_BESIDE
