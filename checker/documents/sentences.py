"""Passages to sentences: the boundaries of sentencex, mended where quotes, initials and numbers mislead it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import sentencex

from checker.models import Sentence

from .interface import BlockKind
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
_LEAD = re.compile(r":\s*$")


def sentences_of(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The sentences of the passages, in order. A list item and its lead-in stay apart but know of each other."""
    lead: str | None = None
    for number, passage in enumerate(passages):
        listed = passage.kind is BlockKind.ITEM
        if not listed:
            lead = None
        for start, end in boundaries(passage.text):
            text = passage.text[start:end]
            source_start, source_end = passage.span(start, end)
            yield Sentence(
                start=source_start,
                end=source_end,
                text=text,
                paragraph=number,
                lead=lead if listed else None,
                ignored=passage.ignored,
            )
        if not listed and _LEAD.search(passage.text):
            lead = passage.text[boundaries(passage.text)[-1][0] :].rstrip(": ")


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
    return list(_trimmed(text, _merged(text, _with_closers(text, spans))))


def _with_closers(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the quotation marks and brackets that close a sentence to it."""
    carried = 0
    for start, end in spans:
        start = max(start, carried)
        stripped = len(text[start:end].rstrip()) + start
        closers = _CLOSERS.match(text, stripped)
        following = _CLOSERS.match(text, end) if text[end - 1 : end] in ".!?" else None
        carried = max(end, (closers or following).end() if closers or following else 0)  # type: ignore[union-attr]
        if carried > start:
            yield start, carried


def _merged(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Undo boundaries after initials and titles, before lower case, and before a number after "No."."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        body = text[start:end].lstrip()
        if held and (
            _NO_END.search(text, max(held[0], held[1] - _LONGEST_END), held[1])
            or body[:1].islower()
            or not re.search(r"\w", body)
        ):
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _trimmed(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        body = text[start:end]
        start, end = start + len(body) - len(body.lstrip()), end - (len(body) - len(body.rstrip()))
        if end > start and re.search(r"\w", text[start:end]):
            yield start, end
