"""Markdown: markdown-it tells the blocks; the marks inside them are cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .encoding import decode
from .interface import IGNORE, NO_REASON, Block, BlockKind, Page

_MARKS = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"  # an image, whole
    r"|(?<!\\)\[(?=[^\]]+\]\([^)]*\))"  # the opening of a link
    r"|\]\([^)\s]*(?:\s+\"[^\"]*\")?\)"  # its target
    r"|\[\^[^\]]+\]:?"  # a footnote's mark
    r"|<!--.*?-->|</?[A-Za-z][^>\n]*>"  # comments and tags
    r"|\*\*|__|(?<!\w)[*_]+(?=\S)|(?<=\S)[*_]+(?!\w)|`+|(?<!\S)#{1,6}\s+|\s+#+\s*$",
    re.DOTALL,
)
_LINE_START = re.compile(
    r"[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:>[ \t]*)*", re.DOTALL
)
_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n(.*?)\r?\n---\s*\n", re.DOTALL)


def read_markdown(data: bytes) -> Page:
    """A Markdown file, without its code blocks."""
    text = decode(data)
    return Page(text=text, blocks=tuple(_blocks(text)), title=_front_matter_title(text))


def _front_matter_title(text: str) -> str | None:
    front = _FRONT_MATTER.match(text)
    title = front and re.search(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", front.group(1), re.MULTILINE)
    return title.group(1) if title else None


def _blocks(text: str) -> Iterator[Block]:
    starts = [0] + [m.end() for m in re.finditer(r"\r\n|\n|\r", text)] + [len(text)]
    front = _FRONT_MATTER.match(text)
    header: tuple[str, ...] = ()
    enclosing: list[str] = []
    ignored: str | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        _enter_or_leave(enclosing, token)
        if token.type == "html_block" and (comment := IGNORE.search(token.content)):
            ignored = comment.group(1) or NO_REASON
        if token.type == "inline" and token.map and not (front and starts[token.map[0]] < front.end()):
            lines = (starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
            if enclosing and enclosing[-1] in ("th", "td"):
                continue
            yield replace(_block(text, lines, enclosing), ignored=ignored)
            ignored = None
        if token.type == "tr_open" and token.map:
            lines = (starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
            if "thead" in enclosing:
                header = tuple(_cells(text[slice(*lines)]))
            else:
                yield Block(*_trimmed(text, lines), BlockKind.ROW, header=header)


def _enter_or_leave(enclosing: list[str], token: Token) -> None:
    if token.nesting == 1:
        enclosing.append(token.tag)
    elif token.nesting == -1:
        enclosing.pop()


def _block(text: str, lines: tuple[int, int], enclosing: list[str]) -> Block:
    start, end = _trimmed(text, lines)
    cuts = [m.span() for m in _MARKS.finditer(text, start, end)]
    line = start
    while line < end:
        mark = _LINE_START.match(text, line, end)
        if mark and mark.end() > line:
            cuts.append((line, mark.end()))
        line = text.find("\n", line, end) + 1 or end
    kind = BlockKind.PARAGRAPH
    if enclosing and re.fullmatch(r"h[1-6]", enclosing[-1]):
        kind = BlockKind.HEADING
    elif "li" in enclosing:
        kind = BlockKind.ITEM
    return Block(start, end, kind, cuts=tuple(sorted(cuts)))


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), end - (len(body) - len(body.rstrip()))


def _cells(row: str) -> Iterator[str]:
    """The cells of a table's row, trimmed."""
    return (cell.strip(" *_`") for cell in row.strip().strip("|").split("|"))
