"""Markdown: markdown-it tells the blocks; the marks inside them are cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .encoding import decode
from .interface import Block, BlockKind, Page, ignored_in

_MARKS = re.compile(
    r"!\[[^\]]{0,1000}\]\([^)]{0,2000}\)"  # an image, whole
    r"|(?<!\\)\[(?=[^\]]{1,1000}\]\([^)]{0,2000}\))"  # the opening of a link
    r"|\]\([^)\s]{0,2000}(?:\s+\"[^\"]{0,1000}\")?\)"  # its target
    r"|\[\^[^\]]{1,1000}\]:?"  # a footnote's mark
    r"|<!--.{0,2000}?-->|</?[A-Za-z][^>\n]{0,1000}>"  # comments and tags
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
    enclosing: list[str] = []
    ignoring = _Ignoring()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.nesting == 1:
            enclosing.append(token.tag)
        elif token.nesting == -1:
            enclosing.pop()
        reason = ignoring.reason_at(token)
        lines = (starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)]) if token.map else (0, 0)
        if token.type == "inline" and token.map and not (front and starts[token.map[0]] < front.end()):
            if enclosing and enclosing[-1] in ("th", "td"):
                continue
            yield replace(_block(text, lines, enclosing), ignored=reason)
        if token.type == "tr_open" and token.map and "thead" not in enclosing:
            yield Block(*_trimmed(text, lines), BlockKind.ROW, ignored=reason)


class _Ignoring:
    """Follows the tokens: a comment covers the next paragraph, list, quotation or table beside it, and headings before.

    Levels are markdown-it's: those of a block and of what closes it are equal, those of what is inside higher.
    """

    def __init__(self) -> None:
        self._reason: str | None = None
        self._level = 0

    def reason_at(self, token: Token) -> str | None:
        """Why nothing in this token counts, where a comment says so."""
        if token.type == "html_block":
            if reason := ignored_in(token.content):
                self._reason, self._level = reason, token.level
            return None
        reason = self._reason
        if token.level < self._level:  # the list item or quotation that the comment stands in is over
            self._reason = reason = None
        elif token.level == self._level and not token.type.startswith("heading"):
            self._reason = reason if token.nesting == 1 else None
        return reason


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
