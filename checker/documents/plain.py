"""Plain text: blank lines and line lengths tell the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from .encoding import decode
from .interface import Block, BlockKind, Page

ITEM = re.compile(r"[ \t]*(?:[-*•·▪‣–]|\(?\d{1,2}[.)]|\(?[a-z][)])[ \t]+(?=\S)")
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t\u00a0]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])")
_FULL_STOP = re.compile(r"[.!?:;…][\"'”’»)\]*_]*$")
_GAP = re.compile(r"\S(?: {3}| {0,2}\t)[ \t]*\S")
# A narrower column is a list of words; one broken sentence alone says nothing about where lines end.
_NARROWEST, _FEWEST = 20, 2
# Letters differ in width, so that in print even a full line may hold a fifth fewer of them than the longest.
_FULL = 0.8

_Line = tuple[int, int]


def read_plain(data: bytes) -> Page:
    """A plain text file."""
    text = decode(data)
    return Page(text=text, blocks=tuple(blocks_of(text)))


def blocks_of(text: str, alone: Container[str] = ()) -> Iterator[Block]:
    """Paragraphs, headings and list items, whether each stands on one line or is wrapped over several.

    A line whose text is in `alone` is a block by itself.
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if text[m.start() : m.end()].strip("\ufeff \t\u00a0")]
    column = _column(text, lines)
    runs: list[list[_Line]] = []
    for line in lines:
        whole = runs and any(text[start:end].strip() in alone for start, end in (runs[-1][-1], line))
        if runs and not whole and _goes_on(text, runs[-1][-1], line, column):
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        start, end = run[0][0], run[-1][1]
        marker = ITEM.match(text, start, end)
        kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
        yield Block(start, end, kind, cuts=(marker.span(),) if marker else ())


def _column(text: str, lines: list[_Line]) -> int:
    """The width at which the file breaks its lines, as mail and print do; 0 where it doesn't.

    What tells are the lines that end in mid-sentence: it is a column if they are many, and most had no room for more.
    """
    beside = [(last, line) for last, line in pairwise(lines) if not _apart(text, last, line)]
    broken = [pair for pair in beside if _is_broken(text, *pair)]
    if len(broken) < max(_FEWEST, len(beside) / 5):
        return 0
    column = sorted(last[1] - last[0] for last, _ in broken)[len(broken) * 9 // 10]
    full = sum(_reach(text, *pair) > column for pair in broken)
    return column if column >= _NARROWEST and full > len(broken) * 0.6 else 0


def _goes_on(text: str, last: _Line, line: _Line, column: int) -> bool:
    """Whether `line` belongs to the paragraph of the line before it."""
    if _apart(text, last, line):
        return False
    if _is_broken(text, last, line):
        return last[1] - last[0] > (column * _FULL / 2 or 30)
    # A line of twice the width is a paragraph of its own.
    return column * _FULL < _reach(text, last, line) < column * 2


def _apart(text: str, last: _Line, line: _Line) -> bool:
    """Whether a blank line, an item's mark or the gap between two cells of a table parts two lines."""
    blank = _BLANK.search(text, last[1], line[0])
    return bool(blank or ITEM.match(text, *line) or _GAP.search(text, last[0], line[1]))


def _is_broken(text: str, last: _Line, line: _Line) -> bool:
    """Whether a sentence that `last` doesn't end goes on in lower case."""
    return text[slice(*line)].lstrip()[:1].islower() and not _FULL_STOP.search(text[slice(*last)].rstrip())


def _reach(text: str, last: _Line, line: _Line) -> int:
    """How long `last` would have become with the first word of the next: beyond the column where it is full."""
    return last[1] - last[0] + 1 + len(text[slice(*line)].lstrip().partition(" ")[0])
