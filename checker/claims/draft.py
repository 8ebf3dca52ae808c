"""A claim in the making: words of one parsed sentence, some moved, dropped or put in, and how they read as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIGHT = re.compile(r"^(?:[,.;:!?%)\]”»]|[’']s$|[’']$|n[’']t$|[’'](?:re|ve|ll|d|m)$)")
_EDGES = re.compile(r"^(?:(?![-–−.]\w)[\s,;:.–—-])+|[\s,;:–—]+$|(?<!\w)-+$")
_CONNECTIVE = re.compile(
    r"^(?:and|but|or|so|yet|however|moreover|furthermore|in addition|nevertheless|besides|for example|for instance|"
    r"of course|in fact|indeed|therefore|thus|meanwhile|also|finally|lastly|(?:first|second|third)(?:ly)?),\s+|"
    # "So did others", "So many" and "So great was it" say what they say with "so", "But for the fog" with "but for".
    r"^(?:and|but(?! for\b)|or|yet)\s+|"
    r"^so (?!(?:did|do|does|is|was|are|were|has|have|had|will|would|can|could|may|might|must|should|shall|am|too|"
    r"many|much|few|little|far|long|(?!he |she |it |they |we |you |this |that |I )\w+ (?:is|was|are|were)\b.* that)\b)|"
    r"^(?:it (?:should|must) be (?:noted|stressed|remembered|added|recalled|taken into account)|it is true|"
    r"it is worth (?:noting|recalling|adding)|the fact is) that\s+",
    re.IGNORECASE,
)
_MARK = re.compile(r"[,;:–—()\[\]-]+$")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
# Marks that stand around all of a sentence say nothing.
_AROUND = (("“", "”"), ('"', '"'), ("«", "»"), ("'", "'"), ("(", ")"))
_SLIPS = (
    (re.compile(r"\s+([,.;:!?])(?!\w)"), r"\1"),
    (re.compile(r"(?:[,;:–—]|\s-|^-)\s*([.!?])"), r"\1"),
    (re.compile(r"(?<=\w)\.\s?\.$"), "."),
    (re.compile(r"[,;](\s*[”\"’'])\s*\.?$"), r"\1."),
)
_FULL = {"m": "am", "re": "are", "ve": "have", "ll": "will"}
# The voice of what somebody says whom nobody can name.
NOBODY = ""


@dataclass(frozen=True)
class Piece:
    """A word as it is to be read. `token` is the number of the word of the sentence it comes from, None if put in."""

    text: str
    token: int | None = None
    space: bool = True


@dataclass(frozen=True)
class Draft:
    """What may become a claim: `head` is its predicate, `subject` the head of its subject where that is known.

    `voice` is the phrase that names who says it, None as long as that is open, NOBODY where it can't be told. `made`
    tells that a rule made it, so that it isn't the sentence as written; `aside`, that it is said in passing, by whoever
    tells the story; `reported`, that `voice` is named in the sentence and not by the quote around it.
    """

    head: Token
    pieces: tuple[Piece, ...]
    subject: Token | None = None
    voice: str | None = None
    made: bool = False
    aside: bool = False
    reported: bool = False

    @cached_property
    def tokens(self) -> frozenset[int]:
        """The numbers of the sentence's words that it holds."""
        return frozenset(piece.token for piece in self.pieces if piece.token is not None)

    def holds(self, token: Token) -> bool:
        """Whether a word is part of it."""
        return token.i in self.tokens

    def part(self, *tokens: Token) -> set[int]:
        """The words and all that hangs on them, as far as it is in the draft."""
        here = self.tokens
        return {word.i for token in tokens for word in token.subtree if word.i in here}

    def without(self, tokens: Iterable[int]) -> Draft:
        """The draft with words taken out."""
        gone = set(tokens)
        return replace(self, pieces=tuple(p for p in self.pieces if p.token not in gone), made=True)

    def only(self, tokens: Iterable[int]) -> tuple[Piece, ...]:
        """The pieces of some words, in the draft's order."""
        wanted = set(tokens)
        return tuple(piece for piece in self.pieces if piece.token in wanted)

    def rewritten(self, words: dict[int, str]) -> Draft:
        """The draft with some words in another form."""
        return replace(self, pieces=respelt(self.pieces, words), made=True)

    def said_of(self, subject: Token | None, head: Token, pieces: tuple[Piece, ...], aside: bool = False) -> Draft:
        """Another statement of the sentence, made by a rule; with `aside`, one that is told in passing."""
        return replace(self, head=head, subject=subject, pieces=pieces, made=True, aside=aside or self.aside)


def text_of(draft: Draft) -> str:
    """The words of a draft one after the other."""
    return " ".join(piece.text for piece in draft.pieces)


def respelt(pieces: Iterable[Piece], words: dict[int, str]) -> tuple[Piece, ...]:
    """The pieces with some of the sentence's words in another form."""
    return tuple(replace(piece, text=words[piece.token]) if piece.token in words else piece for piece in pieces)


def put(draft: Draft, token: Token, words: str) -> Draft:
    """The draft with other words in the place of one of its own, and a verb contracted with that in full."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    full = in_full(after) if after is not None and after.head != token else None
    pieces = respelt(draft.pieces, {token.i: words})
    if after is not None and full is not None:
        pieces = respelt(pieces, {after.i: full})
        pieces = tuple(replace(piece, space=True) if piece.token == token.i else piece for piece in pieces)
    return replace(draft, pieces=pieces)


def possessive(words: str, *, several: bool) -> str:
    """The ending of an owner's name: only a mark after the "s" of several."""
    return "’" if several and words.endswith("s") else "’s"


def trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without marks at either end."""
    words = [number for number, piece in enumerate(pieces) if not _MARK.match(piece.text)]
    return pieces[words[0] : words[-1] + 1] if words else ()


def whole_draft(head: Token, words: Iterable[Token], subject: Token | None) -> Draft:
    """The draft of a whole sentence."""
    pieces = tuple(Piece(word.text, word.i, bool(word.whitespace_)) for word in words)
    return Draft(head=head, pieces=pieces, subject=subject)


def read(draft: Draft, lowered: int = -1) -> str:
    """The draft as a sentence: spaces, marks, a capital and a full stop.

    `lowered` is the number of a word of the sentence, its first, that loses its capital where it moves, but for what
    is put in its place.
    """
    text = ""
    last: Piece | None = None
    for piece in draft.pieces:
        word = piece.text
        if last is not None:
            neighbours = last.token is not None and piece.token == last.token + 1
            text += " " if (last.space if neighbours else not _TIGHT.match(word)) else ""
            moved = piece.token == lowered and word == draft.head.doc[lowered].text
            word = word[:1].lower() + word[1:] if moved else word
        text += word
        last = piece
    return finished(text)


def finished(text: str) -> str:
    """A run of words as a sentence: marks in pairs, none dangling, a capital, a full stop."""
    for opener, closer in _PAIRS:
        if text.count(opener) != text.count(closer) or text.find(closer) < text.find(opener):
            text = text.replace(opener, "").replace(closer, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    for slip, mended in _SLIPS:
        text = slip.sub(mended, text)
    text = _EDGES.sub("", text.strip())
    for opener, closer in _AROUND:
        inner = text[1:].rstrip(".,")
        if text.startswith(opener) and inner.endswith(closer) and opener not in inner[:-1] and closer not in inner[:-1]:
            text = inner[:-1].rstrip(", ")
    # Two may stand in a row: "And, however, …".
    text = _CONNECTIVE.sub("", _CONNECTIVE.sub("", text))
    text = _EDGES.sub("", text).strip()
    if not text:
        return ""
    text = text[:1].upper() + text[1:]
    return text if re.search(r"[.!?…][”\"’»)\]]*$", text) else f"{text}."


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
