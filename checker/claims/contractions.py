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
        return "would" if verb.tag_ == "MD" else "had"
    if form == "s":
        # Neither "she’s leaving" nor "she’s being held".
        done = verb.dep_ == "aux" and not any(word.tag_ == "VBG" for word in verb.doc[verb.i : verb.head.i + 1])
        return "has" if done else "is"
    return _FULL.get(form)
