"""What is wrong with a part of a split: a claim that comes out lame shows that the sentence was misread."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    r"^(?:which|who|whom|whose|because|than|as well|nor|not (?!(?:one|an?|all|every\w*|many|only|even|until|"
    r"long)\b)\w+|\w+ of (?:which|whom)|"
    r"(?:of|with|in|on|at|to|for|from|by|under|after|through|into) (?:which|whom|whose))\b",
    re.IGNORECASE,
)
# Words and marks. What is longer is a list or a table taken for a sentence, and its parse can't be trusted.
_MAX_WORDS = 120


def can_be_split(head: Token) -> bool:
    """Whether a sentence was understood well enough: a finite main verb with its subject, no endless length."""
    subjects = tree.kids(head, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
    return len(subjects) == 1 and tree.finite_of(head) is not None and len(head.sent) <= _MAX_WORDS


def faults(draft: Draft) -> list[str]:
    """What speaks against a draft's reading as a sentence."""
    if draft.subject is None or not draft.holds(draft.subject):
        return ["no subject"]
    if not _words(draft):
        return ["no word"]
    return [fault for fault, has_it in _FAULTS.items() if has_it(draft)]


def _opens_lame(draft: Draft) -> bool:
    return _LAME_OPENING.match(read(draft)) is not None


def _is_cut(draft: Draft) -> bool:
    """Whether one lone comma, none of a list, parts the subject from its verb: half of an insertion is missing."""
    verb, subject = tree.finite_of(draft.head), draft.subject
    places = {piece.token: number for number, piece in enumerate(draft.pieces)}
    if verb is None or verb.i not in places or subject is None or subject.head != draft.head:
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


def _has_no_verb(draft: Draft) -> bool:
    """Whether no word is a finite verb, as written, put in or put into that form by a rule."""
    doc, verb = draft.head.doc, tree.finite_of(draft.head)
    held = [(piece, doc[piece.token]) for piece in draft.pieces if piece.token is not None]
    finite = any(word.tag_ in tree.FINITE or word == verb or word.text != piece.text for piece, word in held)
    return not finite and not any(piece.text in _PUT_IN for piece in draft.pieces)


def _words(draft: Draft) -> list[Token]:
    held = [draft.head.doc[piece.token] for piece in draft.pieces if piece.token is not None]
    return [word for word in held if not word.is_punct]


def _opens_badly(draft: Draft) -> bool:
    """Whether the first word can't open a statement, unless after "and" where the sentence opens with it, or "both"."""
    words = _words(draft)
    opening = next((word for word in draft.head.sent if not word.is_punct), None)
    joint = words[0].tag_ == "CC" and (words[0] == opening or words[0].dep_ == "cc:preconj")
    rest = words[1:] if joint else words
    if not rest or (rest[0].lower_ == "that" and rest[0].tag_ == "IN"):
        return True
    # "What emptied the lake was cotton": what it opens is another clause.
    return rest[0].tag_ in _NEVER_FIRST and (rest[0].tag_ != "WP" or rest[0].head == draft.head)


def _ends_badly(draft: Draft) -> bool:
    """Whether the last word leaves something open."""
    last = _words(draft)[-1]
    stranded = last.tag_ == "IN" and last.dep_ in ("case", "mark") and not draft.holds(last.head)
    # "There are four who say both" ends with no joint.
    open_word = last.tag_ in _NEVER_LAST and (last.tag_ != "CC" or last.dep_ == "cc")
    put_in = draft.pieces[-1].token is None
    return put_in or stranded or open_word or last.lower_ in ("the", "a", "an")


_FAULTS: dict[str, Callable[[Draft], bool]] = {
    "lame opening": _opens_lame,
    "half an insertion": _is_cut,
    "half a word": _is_torn,
    "no verb": _has_no_verb,
    "opens badly": _opens_badly,
    "ends badly": _ends_badly,
}
