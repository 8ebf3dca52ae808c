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
# Two sentences mostly tell who "he" is, and the article in full is on the same page; so many characters hold two long
# ones, and where none ends within them the text is cut at a word.
_REACH = 420
_SENTENCES = 2


@dataclass(frozen=True)
class Stretch:
    """A run of text that the same findings quote. `anchors` are the names of the passages that begin here."""

    text: str
    entries: tuple[Entry, ...]
    anchors: tuple[str, ...]

    @property
    def relation(self) -> str:
        """That of the gravest finding."""
        return self.entries[0].finding.relation.value if self.entries else ""


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
    amiss = {
        side.document
        for side in _sides(entries)
        if side.document in texts and texts[side.document][side.start : side.end] != side.quote
    }
    return {name: text for name, text in texts.items() if name not in amiss}


def full_texts(report: Report, texts: Mapping[str, str], entries: Sequence[Entry]) -> tuple[FullText, ...]:
    """Every document of the report; `texts` by document id."""
    return tuple(
        FullText(document, tuple(_paragraphs(texts.get(document.id, ""), _marks(document.id, entries))))
        for document in report.documents
    )


def around(text: str, side: Side) -> tuple[str, str]:
    """About two sentences before the quote and two after it."""
    return _before(text, side.start), _after(text, side.end)


def _before(text: str, start: int) -> str:
    low = max(0, start - _REACH)
    begins = [found.end() for found in _GAP.finditer(text, low, start) if found.end() < start]
    begins = [0, *begins] if low == 0 else begins
    if begins:
        return text[begins[max(0, len(begins) - _SENTENCES)] : start]
    return "…" + text[low:start].partition(" ")[2]


def _after(text: str, end: int) -> str:
    high = min(len(text), end + _REACH)
    ends = [found.start() for found in _GAP.finditer(text, end, high) if found.start() > end]
    ends = [*ends, high] if high == len(text) else ends
    if ends:
        return text[end : ends[min(len(ends), _SENTENCES) - 1]]
    return text[end:high].rpartition(" ")[0] + "…"


def _sides(entries: Sequence[Entry]) -> Iterator[Side]:
    for entry in entries:
        yield from (passage.side for pair in (entry.sides, *entry.echoes) for passage in pair)


def _marks(document: str, entries: Sequence[Entry]) -> list[_Mark]:
    """The passages of one document. Those of an echo have no anchor: the link back leads to the finding itself."""
    marks = []
    for entry in entries:
        for pair in (entry.sides, *entry.echoes):
            for name, passage in zip("ab", pair, strict=True):
                side, main = passage.side, pair is entry.sides
                if side.document == document:
                    marks.append(_Mark(side.start, side.end, entry, f"p-{entry.key}-{name}" if main else ""))
    return marks


def _paragraphs(text: str, marks: Sequence[_Mark]) -> Iterator[Paragraph]:
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        inside = [mark for mark in marks if mark.start < end and start < mark.end]
        stretches = tuple(_stretches(text, start, end, inside))
        yield Paragraph(stretches, tuple({mark.entry.number: mark.entry for mark in inside}.values()))


def _stretches(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Stretch]:
    cuts = {min(max(edge, start), end) for mark in marks for edge in (mark.start, mark.end)} | {start, end}
    edges = sorted(cuts)
    for low, high in pairwise(edges):
        over = [mark for mark in marks if mark.start <= low and high <= mark.end]
        entries = tuple({mark.entry.number: mark.entry for mark in over}.values())
        yield Stretch(text[low:high], entries, tuple(m.anchor for m in over if m.anchor and m.start == low))
