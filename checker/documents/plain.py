"""Plain text: blank lines and line lengths tell the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from .encoding import decode
from .interface import Block, BlockKind, Page

ITEM = re.compile(r"[ \t]*(?:[-*•·▪‣–]|\(?\d{1,2}[.)]|\(?[a-z][)])[ \t]+(?=\S)")
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\v\f\x85\u2028\u2029])[ \t\u00a0]*(?:\r\n|[\r\n\v\f\x85\u2028\u2029])")
_FULL_STOP = re.compile(r"[.!?:;…][\"'”’»)\]*_]*$")
# Mail breaks its lines at 72 or so; a longer line shows that each paragraph stands on a line of its own.
WRAPPED_AT = 100


def read_plain(data: bytes) -> Page:
    """A plain text file."""
    text = decode(data)
    return Page(text=text, blocks=tuple(blocks_of(text)))


def blocks_of(text: str) -> Iterator[Block]:
    """Paragraphs, headings and list items, whether each stands on one line or is wrapped over several."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if text[m.start() : m.end()].strip("\ufeff \t\u00a0")]
    wrapped = _is_wrapped(text, lines)
    runs: list[list[tuple[int, int]]] = []
    for line in lines:
        if runs and _goes_on(text, runs[-1][-1], line, wrapped):
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        start, end = run[0][0], run[-1][1]
        marker = ITEM.match(text, start, end)
        kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
        yield Block(start, end, kind, cuts=(marker.span(),) if marker else ())


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the file breaks lines at a column, as mail and old releases do."""
    lengths = sorted(end - start for start, end in lines)
    follows = sum(not _BLANK.search(text, a[1], b[0]) for a, b in pairwise(lines))
    return bool(lengths) and lengths[-1] <= WRAPPED_AT and lengths[len(lengths) // 2] > 45 and follows > len(lines) // 3


def _goes_on(text: str, before: tuple[int, int], line: tuple[int, int], wrapped: bool) -> bool:
    """Whether `line` belongs to the paragraph of the line before it."""
    last, here = text[slice(*before)], text[slice(*line)]
    if _BLANK.search(text, before[1], line[0]) or ITEM.match(here):
        return False
    if wrapped:
        return len(last) > WRAPPED_AT // 3
    return not _FULL_STOP.search(last.rstrip()) and here.lstrip()[:1].islower() and len(last) > 30
