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
# Without a verb, longer phrases may tell what a question before them asks for.
_LONGEST_HEADING = 6


def least_words(head: Token) -> int:
    """How many words a statement needs at least to be worth comparing; "it is true that" before it counts for none."""
    framed = tree.kid(head, "csubj") if tree.kid(head, "expl") is not None else None
    return _FEWEST if _is_short_fact(framed if framed is not None else head) else ENOUGH


def is_heading(doc: Doc) -> bool:
    """Whether a sentence is a heading: short, without a verb, a denial, a figure or a date."""
    for word in doc:
        # The parser takes some finite verbs for none though they have a subject.
        misread = word.tag_ in ("VB", "VBN") and tree.kid(word, "nsubj", "nsubj:pass") is not None
        if misread or word.tag_ in tree.FINITE:
            return False
    short = len(doc.text.split()) <= _LONGEST_HEADING and not any(word.tag_.startswith("VB") for word in doc)
    denied = doc[0].lower_ in ("no", "none", "nobody", "nothing", "not", "never")
    return short and not denied and not find_quantities(doc.text) and not find_dates(doc.text)


def _is_short_fact(head: Token) -> bool:
    """Whether a predicate tells what somebody did or is, and not only what the speaker thinks or feels now."""
    found = tree.statement(head)
    if found is None or head.sent[-1].text in ("!", "?"):
        return False
    subject, past = found[0], tree.is_past(head)
    # A noun, a name, or whoever was named before; "it" and "that" may be all that was said.
    named = subject.tag_ in tree.NOUN_TAGS or subject.lower_ in ("he", "she", "they")
    told = named or (past and subject.lower_ in ("i", "we"))
    if tree.kid(head, "cop") is not None or head.tag_ == "JJ":
        return told
    # "He put it." says nothing without what "it" is.
    points = not tree.forms(head, "obj").isdisjoint(("it", "this", "that", "so"))
    return told and past and not points and head.pos_ == "VERB" and not tree.has_lemma(head, _STANCES)
