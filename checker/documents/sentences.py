"""Passages to sentences: the boundaries of sentencex, mended where quotes, initials and numbers mislead it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import sentencex

from checker.models import Sentence

from .interface import BlockKind, trimmed
from .passage import Passage

_QUOTES = str.maketrans(dict.fromkeys('"“”«»()[]', " ") | {"‘": " "})
_CLOSERS = re.compile(r"[\"”’»)\]']+(?=\s|$)")
_OPENER = re.compile(r"\s[\"“«‘(\[]\s*$")
# Characters from the end of a sentence in which a title with what follows it lies. All of a sentence that grows by
# merging would be searched again each time.
_LONGEST_END = 64
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|St|Rev|Hon|vs|No|Nos|Art|Sec|Fig|cf|approx|ca|al)\.|\b[A-Z]\.)\s*$"
)
_DATELINE = re.compile(r"^[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w .]{2,30})?(?: \([^)]{2,40}\))? [-–—] (?=[A-Z“\"])")


def sentences_of(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The sentences of the passages, in order. A list item and its lead-in stay apart but know of each other."""
    lead: str | None = None
    for number, passage in enumerate(passages):
        listed = passage.kind is BlockKind.ITEM
        if not listed:
            lead = None
        spans = boundaries(passage.text)
        for start, end in spans:
            yield Sentence(
                start=passage.source[start],
                end=passage.source[end - 1] + 1,
                text=passage.text[start:end],
                paragraph=number,
                lead=lead,
                ignored=passage.ignored,
            )
        if not listed and passage.text.endswith(":"):
            lead = passage.text[spans[-1][0] :].rstrip(": ")


def boundaries(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of running text."""
    dateline = _DATELINE.match(text)
    at = dateline.end() if dateline else 0
    spans: list[tuple[int, int]] = []
    for piece in sentencex.segment("en", text[at:].translate(_QUOTES)):
        start, at = at, at + len(piece)
        opener = _OPENER.search(text, start, at)
        if spans and spans[-1][1] < start:
            start = spans[-1][1]
        spans.append((start, opener.start() if opener else at))
    found = (trimmed(text, *span) for span in _merged(text, _with_closers(text, spans)))
    return [(start, end) for start, end in found if re.search(r"\w", text[start:end])]


def _with_closers(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the quotation marks and brackets that close a sentence to it."""
    carried = 0
    for start, end in spans:
        start = max(start, carried)
        stripped = len(text[start:end].rstrip()) + start
        closers = _CLOSERS.match(text, stripped)
        following = _CLOSERS.match(text, end) if text[end - 1 : end] in ".!?" else None
        closing = closers or following
        carried = max(end, closing.end() if closing else 0)
        if carried > start:
            yield start, carried


def _merged(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Undo boundaries after initials and titles, before lower case, and before a number after "No."."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        body = text[start:end].lstrip()
        begun, over = merged[-1] if merged else (start, start)
        goes_on = body[:1].islower() or not re.search(r"\w", body)
        if merged and (goes_on or _NO_END.search(text, max(begun, over - _LONGEST_END), over)):
            merged[-1] = (begun, end)
        else:
            merged.append((start, end))
    return merged
