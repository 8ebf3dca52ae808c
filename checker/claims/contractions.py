"""Contracted verbs in full: "she’ll" is "Mrs Prout will" once the pronoun is a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_FULL = {"m": "am", "re": "are", "ve": "have", "ll": "will"}


def in_full(verb: Token) -> str | None:
    """The full form of a verb that is written right behind a pronoun; None for any other word."""
    if verb.text[:1] not in "'’" or verb.tag_ == "POS":
        return None
    form = verb.lower_[1:]
    if form == "d":
        return "had" if verb.dep_ != "aux" or _is_perfect(verb) else "would"
    if form == "s":
        return "has" if verb.dep_ == "aux" and _before_participle(verb) else "is"
    return _FULL.get(form)


def _is_perfect(verb: Token) -> bool:
    after = _next(verb)
    return after.tag_ in ("VBN", "VBD") or after.lower_ == "better"


def _before_participle(verb: Token) -> bool:
    """Whether "’s" stands before what somebody has done or been, and not before "being"."""
    after = _next(verb)
    return after.lower_ == "been" or (verb.head.tag_ in ("VBN", "VBD") and after.lower_ != "being")


def _next(verb: Token) -> Token:
    """The word after a verb and its adverbs; "better" in "I’d better" is none of these."""
    after = (word for word in verb.doc[verb.i + 1 :] if word.tag_ != "RB" or word.lower_ == "better")
    return next(after, verb)
