"""Documents in full: each paragraph with the findings about it, and the sentences around a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.models import DocumentSummary, Report, Side

from .overview import Entry

# To a blank line, or to the end of a line too long to have been broken by hand.
_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\r?\n|\n(?<=[^\n]{120}\n)|\Z)", re.DOTALL)
# Where a sentence ends, nearly enough for a look at what stands around a quote.
_GAP = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n[ \t]*\r?\n\s*")
# What a reader of Markdown doesn't see: heading, list and quote marks at the beginning of a line, bold, code.
_MARKS = re.compile(r"^[ \t]*(?:#{1,6}|[-*+>]|\d{1,3}\.)[ \t]+|\*\*|__|`", re.MULTILINE)
# Two sentences mostly tell who "he" is, and the article in full is on the same page; so many characters hold two long
# ones.
_REACH = 420
_SENTENCES = 2


@dataclass(frozen=True)
class Stretch:
    """A run of text that the same findings quote. `anchors` are the names of the passages that begin here."""

    text: str
    entries: tuple[Entry, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in its stretches, and the findings for the margin."""

    stretches: tuple[Stretch, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class FullText:
    """A document with its paragraphs, of which there are none where its text can't be had."""

    document: DocumentSummary
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    entry: Entry
    anchor: str


def fitting(texts: Mapping[str, str], entries: Sequence[Entry]) -> dict[str, str]:
    """The texts in which every quote stands where its finding says; another version's reader may give other texts."""
    sides = [passage.side for entry in entries for passage in entry.passages if passage.side.document in texts]
    amiss = {side.document for side in sides if texts[side.document][side.start : side.end] != side.quote}
    return {name: text for name, text in texts.items() if name not in amiss}


def full_texts(report: Report, texts: Mapping[str, str], entries: Sequence[Entry]) -> tuple[FullText, ...]:
    """Every document of the report; `texts` by document id."""
    made = []
    for document in report.documents:
        text, marks = texts.get(document.id, ""), list(_marks(document.id, entries))
        paragraphs = (_paragraph(text, *found.span(), marks) for found in _PARAGRAPH.finditer(text))
        made.append(FullText(document, tuple(paragraphs)))
    return tuple(made)


def around(text: str, side: Side) -> tuple[str, str]:
    """About two sentences before the quote and two after it, without the marks of a Markdown document."""
    first = side.start - _REACH
    low = (text.find(" ", first, side.start) + 1 or first) if first > 0 else 0
    high = text.rfind(" ", side.end, side.end + _REACH) if side.end + _REACH < len(text) else len(text)
    if high < 0:
        high = side.end + _REACH
    begins = [low, *(gap.end() for gap in _GAP.finditer(text, low, side.start) if gap.end() < side.start)]
    ends = [*(gap.start() for gap in _GAP.finditer(text, side.end, high) if gap.start() > side.end), high]
    before, after = text[begins[-_SENTENCES:][0] : side.start], text[side.end : ends[:_SENTENCES][-1]]
    if side.document.lower().endswith((".md", ".markdown")):
        return _MARKS.sub("", before), _MARKS.sub("", after)
    return before, after


def _marks(document: str, entries: Sequence[Entry]) -> Iterator[_Mark]:
    """The passages of one document. Those of an echo have no anchor: the link back leads to the finding itself."""
    for entry in entries:
        for number, passage in enumerate(entry.passages):
            if passage.side.document == document:
                anchor = f"p-{entry.key}-{'ab'[number]}" if number < 2 else ""
                yield _Mark(passage.side.start, passage.side.end, entry, anchor)


def _paragraph(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Paragraph:
    """The paragraph from `start` to `end`, cut wherever a quote begins or ends."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = {min(max(edge, start), end) for mark in inside for edge in (mark.start, mark.end)} | {start, end}
    stretches = []
    for low, high in pairwise(sorted(cuts)):
        over = [mark for mark in inside if mark.start <= low and high <= mark.end]
        anchors = tuple(mark.anchor for mark in over if mark.anchor and mark.start == low)
        stretches.append(Stretch(text[low:high], _entries(over), anchors))
    return Paragraph(tuple(stretches), _entries(inside))


def _entries(marks: Sequence[_Mark]) -> tuple[Entry, ...]:
    return tuple({mark.entry.number: mark.entry for mark in marks}.values())
