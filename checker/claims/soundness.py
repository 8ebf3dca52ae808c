"""Whether a split can be trusted: a claim that comes out lame shows that the sentence was misread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import tree
from .draft import Draft, read

if TYPE_CHECKING:
    from spacy.tokens import Token

# Finite verbs that rules put into a draft.
_PUT_IN = ("is", "are", "was", "were", "had", "has", "have")
# Tags of words that no statement begins or ends with.
_NEVER_FIRST = ("CC", "RP", "POS", "WDT", "WP", ",", ".", ":", *tree.FINITE)
_NEVER_LAST = ("PRP$", "CC", "TO", "MD", "WDT", "WP", "WP$", "WRB")
_LAME_OPENING = re.compile(
    r"^(?:which|who|whom|whose|because|than|as well|nor|not (?!one|an?|all|every\w*|many|only|even|until|long)\w+|"
    r"\w+ of (?:which|whom)|(?:of|with|in|on|at|to|for|from|by|under|after|through|into) (?:which|whom|whose))\b",
    re.IGNORECASE,
)
_SIDE_JOINTS = frozenset(
    "where when whenever wherever while because if unless although though whereas until as than whether".split()
)
# Words and marks. What is longer is a list or a table taken for a sentence, and its parse can't be trusted.
_MAX_WORDS = 120


def can_be_split(head: Token) -> bool:
    """Whether a sentence was understood well enough: a finite main verb with its subject, no endless length."""
    subjects = tree.kids(head, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
    return len(subjects) == 1 and tree.finite_of(head) is not None and len(head.sent) <= _MAX_WORDS


def is_sound(draft: Draft) -> bool:
    """Whether a draft reads as a sentence: subject, finite verb, nothing dangling at either end."""
    if draft.subject is None or not draft.holds(draft.subject):
        return False
    text = read(draft)
    # "He wept." is a sentence, "The closed." is what a wrong cut leaves.
    least = 2 if draft.head.tag_ == "VBD" and draft.subject.head == draft.head else 3
    lame = len(text.split()) < least or _LAME_OPENING.match(text) or _is_cut(draft, draft.subject) or _is_torn(draft)
    # What says when, where or why something else was so is no statement.
    own = tree.subject_of(draft.head)
    joints = [word for word in tree.kids(draft.head, "mark", "advmod") if own is not None and word.i < own.i]
    side = any(word.lower_ in _SIDE_JOINTS and word.tag_ in ("IN", "WRB") and draft.holds(word) for word in joints)
    return not lame and not side and _has_verb(draft) and _opens_and_ends_well(draft)


def _is_cut(draft: Draft, subject: Token) -> bool:
    """Whether one lone comma, none of a list, parts the subject from its verb: half of an insertion is missing."""
    verb = tree.finite_of(draft.head)
    places = {piece.token: number for number, piece in enumerate(draft.pieces)}
    if verb is None or verb.i not in places or subject.head != draft.head:
        return False
    between = draft.pieces[places[subject.i] : places[verb.i]]
    words = [draft.head.doc[piece.token] for piece in between if piece.token is not None]
    commas = [word for word in words if word.text == ","]
    if len(commas) != 1:
        return False
    listed = commas[0].head.dep_ in ("conj", "amod") or any(
        word.dep_ == "cc" and word.i > commas[0].i for word in words
    )
    return not listed


def _is_torn(draft: Draft) -> bool:
    """Whether a word that is written with a hyphen lost one of its halves."""
    doc = draft.head.doc
    hyphens = (i for i in range(1, len(doc) - 1) if doc[i].text == "-" and not doc[i].whitespace_)
    joined = (i for i in hyphens if not doc[i - 1].whitespace_)
    return any(len(draft.tokens & {i - 1, i, i + 1}) not in (0, 3) for i in joined)


def _has_verb(draft: Draft) -> bool:
    """Whether some word is a finite verb, as written, put in or put into that form by a rule."""
    doc, verb = draft.head.doc, tree.finite_of(draft.head)
    held = [(piece, doc[piece.token]) for piece in draft.pieces if piece.token is not None]
    finite = any(word.tag_ in tree.FINITE or word == verb or word.text != piece.text for piece, word in held)
    return finite or any(piece.text in _PUT_IN for piece in draft.pieces)


def _opens_and_ends_well(draft: Draft) -> bool:
    held = [draft.head.doc[piece.token] for piece in draft.pieces if piece.token is not None]
    words = [word for word in held if not word.is_punct]
    complete = bool(words) and draft.pieces[-1].token is not None
    return complete and _opens_well(draft, words) and _ends_well(draft, words[-1])


def _opens_well(draft: Draft, words: Sequence[Token]) -> bool:
    """Whether the first word can open a statement, after "and" where the sentence opens with it, or "both"."""
    opening = next((word for word in draft.head.sent if not word.is_punct), None)
    joint = words[0].tag_ == "CC" and (words[0] == opening or words[0].dep_ == "cc:preconj")
    rest = words[1:] if joint else words
    if not rest or (rest[0].lower_ == "that" and rest[0].tag_ == "IN"):
        return False
    # "What emptied the lake was cotton": what it opens is another clause.
    return rest[0].tag_ not in _NEVER_FIRST or (rest[0].tag_ == "WP" and rest[0].head != draft.head)


def _ends_well(draft: Draft, last: Token) -> bool:
    """Whether the last word leaves nothing open."""
    stranded = last.tag_ == "IN" and last.dep_ in ("case", "mark") and not draft.holds(last.head)
    # "There are four who say both" ends with no joint.
    open_word = last.tag_ in _NEVER_LAST and (last.tag_ != "CC" or last.dep_ == "cc")
    return not (stranded or open_word or last.lower_ in ("the", "a", "an"))
