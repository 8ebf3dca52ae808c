"""Where direct speech is open: the usual quotation marks, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.models import Sentence

_OPENERS = {"“": "”", "«": "»", "„": "”“", '"': '"', "‘": "’"}


@dataclass(frozen=True)
class Quoting:
    """How a sentence stands to direct speech: whether it is open before and after, and the share of it inside.

    `places` are the half-open ranges of its characters that are said.
    """

    before: bool
    after: bool
    share: float
    places: tuple[tuple[int, int], ...]

    @property
    def inside(self) -> bool:
        """Whether all of the sentence is said in the quote, but for marks and the like."""
        return self.share > 0.9

    def holds(self, at: int) -> bool:
        """Whether the character at a place of the sentence is said in the quote."""
        return any(start <= at < end for start, end in self.places)


def quoting(sentences: Sequence[Sentence]) -> list[Quoting]:
    """For each sentence where its quotation marks stand.

    A quote that goes on in the next paragraph opens anew there; one that doesn't was left unclosed by mistake.
    """
    found: list[Quoting] = []
    closer: str | None = None
    for number, sentence in enumerate(sentences):
        fresh = number > 0 and sentence.paragraph != sentences[number - 1].paragraph
        if fresh and not opens_quote(sentence.text):
            closer = None
        before = closer is not None
        closer, places = _walk(sentence.text, None if fresh else closer)
        letters = _letters(sentence.text)
        inside = sum(_letters(sentence.text[start:end]) for start, end in places)
        found.append(Quoting(before, closer is not None, inside / max(1, letters), places))
    return found


def opens_quote(text: str) -> bool:
    """Whether a text begins with a quotation mark."""
    return text[:1] in _OPENERS


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _walk(text: str, closer: str | None) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """The mark that would close the quote open after `text`, and the places of what stood in quotes."""
    places: list[tuple[int, int]] = []
    start = 0
    for at, character in enumerate(text):
        if closer is None and character in _OPENERS and _may_open(text, at):
            closer, start = _OPENERS[character], at + 1
        # An apostrophe between letters closes nothing.
        elif closer and character in closer and not (character == "’" and text[at + 1 : at + 2].isalnum()):
            closer = None
            places.append((start, at))
    if closer is not None:
        places.append((start, len(text)))
    return closer, tuple(places)


def _may_open(text: str, at: int) -> bool:
    """A straight mark opens where no space follows and no letter is before; a single one only a long quote."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "‘":
        return not before.isalnum() and "’" in text[at + 12 :]
    return mark != '"' or (not before.isalnum() and not after.isspace() and after != "")
