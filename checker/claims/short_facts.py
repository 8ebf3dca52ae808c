"""Few words that tell a fact ("They were polite."), and words that tell none: headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.dates import find_dates
from checker.language.quantities import find_quantities

from . import tree
from .checkable import ENOUGH

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Two words may tell a fact, as in "Lund won."
_FEWEST = 2
# Verbs that in few words only say how somebody stands to what was said.
_STANCES = frozenset(
    """
    think know hope believe see mean agree disagree understand suppose guess doubt depend thank say ask tell wonder
    remember forget like love hate want wish need feel care mind matter try wait help do have be happen hear listen
    look seem appear sound apologise apologize welcome
    """.split()
)
_OTHERS = ("he", "she", "they")
_OF_ONESELF = ("i", "we")
# "He put it." says nothing without what "it" is.
_POINTING = ("it", "this", "that", "so")
# Without a verb, longer phrases may tell what a question before them asks for.
_LONGEST_HEADING = 6
_VERBAL = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")
_NONE = ("no", "none", "nobody", "nothing", "not", "never")


def least_words(head: Token) -> int:
    """How many words a statement needs at least to be worth comparing; "it is true that" before it counts for none."""
    framed = tree.kid(head, "csubj") if tree.kid(head, "expl") is not None else None
    return _FEWEST if _is_short_fact(framed if framed is not None else head) else ENOUGH


def is_heading(doc: Doc) -> bool:
    """Whether a sentence without a predicate is a heading."""
    if any(_is_predicate(word) for word in doc):
        return False
    short = len(doc.text.split()) <= _LONGEST_HEADING and all(word.tag_ not in _VERBAL for word in doc)
    return short and doc[0].lower_ not in _NONE and not find_quantities(doc.text) and not find_dates(doc.text)


def _is_predicate(word: Token) -> bool:
    """Whether a word is a finite verb, or one that the parser takes for none though it has a subject."""
    misread = word.tag_ in ("VB", "VBN") and tree.kid(word, "nsubj", "nsubj:pass") is not None
    return word.tag_ in tree.FINITE or misread


def _is_short_fact(head: Token) -> bool:
    """Whether a predicate tells what somebody did or is, and not only what the speaker thinks or feels now."""
    found = tree.statement(head)
    if found is None or head.sent[-1].text in ("!", "?"):
        return False
    subject, _ = found
    if tree.kid(head, "cop") is not None or head.tag_ == "JJ":
        return _can_be_told_of(subject) or (subject.lower_ in _OF_ONESELF and tree.is_past(head))
    known = _can_be_told_of(subject) or subject.lower_ in _OF_ONESELF
    known = known and tree.forms(head, "obj").isdisjoint(_POINTING)
    return known and tree.is_past(head) and head.pos_ == "VERB" and not tree.has_lemma(head, _STANCES)


def _can_be_told_of(subject: Token) -> bool:
    """A noun, a name, or whoever was named before; "it" and "that" may be all that was said."""
    return subject.tag_ in tree.NOUN_TAGS or subject.lower_ in _OTHERS
