"""Passages to sentences: the boundaries of sentencex, mended where quotes, initials and numbers mislead it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import sentencex

from checker.models import Sentence

from .interface import BlockKind, trimmed
from .passage import Passage
from .rows import told_by

_QUOTES = str.maketrans(dict.fromkeys('"“”«»()[]', " ") | {"‘": " "})
_CLOSERS = re.compile(r"[\"”’»)\]']+(?=\s|$)")
_OPENER = re.compile(r"\s[\"“«‘(\[]\s*$")
# Characters from the end of a sentence in which a title with what follows it lies. All of a sentence that grows by
# merging would be searched again each time.
_LONGEST_END = 64
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|St|Rev|Hon|vs|cf|approx|ca|al)\.|\b[A-Z]\.)\s*$"
)
_NUMBER_NEXT = re.compile(r"\b(?:No|Nos|Art|Sec|Fig)\.\s*$")
# "Will they send troops? No. Warsaw has ruled it out."
_ANSWER = r"(?:^|(?<=[.?!]\s)|(?<=[.?!][\"”’]\s))[\"“‘]?No\.\s+(?=[A-Z])"
# "Rated at 10 A. The tank", not "No. 3 A. Smith", "in 2024 A. Smith" or "at 480 W. Main Street".
_SHORT_END = re.compile(
    rf"{_ANSWER}"
    r"|(?:(?:(?<!\S)[a-z]+|[,:;(])\s(?!(?:19|20)\d\d\s)\d[\d.,]*\s?[ACKLVW]"
    r"|(?<![\w.,])\d[\d.,]*\s?(?:°\s?[CFNSEW]?|cl|hr|k?m/[hs]|min|mm|sec|[dghlmpst]))"
    r"\.[\"”’)]*\s+(?=[\"“‘(]?[A-Z])(?![A-Z]\.|\S+way\b|\S+ (?:Ave|Bl|Dr|Lane|R(?:oa)?d|St))"
)
_DATELINE = re.compile(r"^[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w .]{2,30})?(?: \([^)]{2,40}\))? [-–—] (?=[A-Z“\"])")


def sentences_of(passages: Iterable[Passage]) -> Iterator[Sentence]:
    """The sentences of the passages, in order. A list item and its lead-in stay apart but know of each other."""
    lead: str | None = None
    for number, passage in enumerate(passages):
        if passage.kind is BlockKind.ROW:
            yield from _cells(passage, number)
            continue
        listed = passage.kind is BlockKind.ITEM
        if not listed:
            lead = None
        spans = boundaries(passage.text)
        header = passage.blocks[0].header
        for start, end in spans:
            term = f"{header}: " if listed and header and start == spans[0][0] else ""
            yield Sentence(
                start=passage.source[start],
                end=passage.source[end - 1] + 1,
                text=term + passage.text[start:end],
                paragraph=number,
                lead=lead,
                ignored=passage.ignored,
                headings=passage.headings,
            )
        if not listed and passage.text.endswith(":"):
            lead = passage.text[spans[-1][0] :].rstrip(": ")


def _cells(passage: Passage, number: int) -> Iterator[Sentence]:
    """What each cell of a table's row tells, by itself; the slice of the document is the row."""
    for lead, text in told_by(passage.text, passage.blocks[0].header):
        yield Sentence(
            start=passage.source[0],
            end=passage.source[-1] + 1,
            text=text,
            paragraph=number,
            lead=lead,
            ignored=passage.ignored,
            headings=passage.headings,
        )


def boundaries(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of running text."""
    dateline = _DATELINE.match(text)
    at = begin = carried = dateline.end() if dateline else 0
    spans: list[tuple[int, int]] = []
    for piece in sentencex.segment("en", text[at:].translate(_QUOTES)):
        # A mark that opens belongs to the next sentence, those that close to this one, wherever sentencex put them.
        opener = _OPENER.search(text, at, at + len(piece))
        at += len(piece)
        end = opener.start() if opener else at
        start = max(begin, carried)
        closers = _CLOSERS.match(text, start + len(text[start:end].rstrip()))
        if not closers and text[end - 1 : end] in ".!?":
            closers = _CLOSERS.match(text, end)
        begin, carried = end, max(end, closers.end() if closers else 0)
        if carried > start:
            spans.append((start, carried))
    found = (trimmed(text, *part) for span in _merged(text, spans) for part in _after_short_ends(text, *span))
    return [(start, end) for start, end in found if re.search(r"\w", text[start:end])]


def _merged(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Undo boundaries after initials and titles, before lower case, and before a number after "No."."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        body = text[start:end].lstrip()
        begun, over = merged[-1] if merged else (start, start)
        goes_on = body[:1].islower() or not re.search(r"\w", body)
        end_of_last = (text, max(begun, over - _LONGEST_END), over)
        numbered = body[:1].isdigit() and _NUMBER_NEXT.search(*end_of_last)
        if merged and (goes_on or numbered or _NO_END.search(*end_of_last)):
            merged[-1] = (begun, end)
        else:
            merged.append((start, end))
    return merged


def _after_short_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a span, parted after units and answers that were taken for initials or abbreviations."""
    return pairwise([start, *(unit.end() for unit in _SHORT_END.finditer(text, start, end)), end])
