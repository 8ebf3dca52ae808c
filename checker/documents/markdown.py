"""Markdown: markdown-it tells the blocks; the marks inside them are cut out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .encoding import decode
from .interface import Block, BlockKind, Page, ignored_in, trimmed
from .passage import passage_of

_MARKS = re.compile(
    r"!\[[^\]]{0,1000}\]\([^)]{0,2000}\)"  # an image, whole
    r"|(?<!\\)\[(?=[^\]]{1,1000}\]\([^)]{0,2000}\))"  # the opening of a link
    r"|\]\([^)\s]{0,2000}(?:\s+\"[^\"]{0,1000}\")?\)"  # its target
    r"|\[\^[^\]]{1,1000}\]:?"  # a footnote's mark
    r"|<!--.{0,2000}?-->|</?[A-Za-z][^>\n]{0,1000}>"  # comments and tags
    r"|\{(?:[:%]|\{[<%])[^}\n]{0,1000}\}{1,2}"  # attributes and short codes
    r"|\*\*|__|(?<!\w)[*_]+(?=\S)|(?<=\S)[*_]+(?!\w)|`+|(?<![^\s\ufeff])#{1,6}\s+|(?<!\s)\s+#+\s*$",
    re.DOTALL,
)
_LINE_START = re.compile(
    r"\ufeff?[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:>[ \t]*)*"
    r"(?:(?::{3}|!{3}|\?{3})[^\n]*|\[![A-Za-z]+\])?",  # what opens or closes a note in a box
    re.DOTALL,
)
# Two lines and more like "**Notice:** four weeks" or "Approver: CFO", which Markdown takes for one paragraph.
_LABELLED = re.compile(
    r"(?:[ \t]*[*_]{0,2}[A-Z][^\n:.!?]{1,40}:[*_]{0,2}[ \t]+[^\n]{0,80}[^\n.!?,;:][ \t\\]*(?:\r?\n|$)){2,}"
)
_FIELD = re.compile(r"^(title|author|date):[ \t]*[\"']?([^\s\"'].*?)[\"']?[ \t\r]*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n(.*?)\r?\n---\s*\n", re.DOTALL)


def read_markdown(data: bytes) -> Page:
    """A Markdown file, without its code blocks."""
    text = decode(data)
    front = _FRONT_MATTER.match(text)
    said = dict(_FIELD.findall(front[1])) if front else {}
    return Page(
        text=text,
        blocks=tuple(_blocks(text, front.end() if front else 0)),
        title=said.get("title"),
        author=said.get("author", "").strip("[]") or None,
        published=_date(said.get("date", "")),
    )


def _date(written: str) -> dt.date | None:
    """The day of a date in front matter, which may go on with the time; None for one in words."""
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return None


def _blocks(text: str, body: int) -> Iterator[Block]:
    """The blocks of the text; its front matter, up to `body`, holds no paragraph."""
    starts = [0] + [m.end() for m in re.finditer(r"\r\n|\n|\r", text)] + [len(text)]
    enclosing: list[str] = []
    header: str | None = None
    # A byte order mark would hide what the first line is.
    tokens = MarkdownIt("commonmark").enable("table").parse(text.replace("\ufeff", " ", 1))
    for token, reason in _with_reasons(tokens):
        if token.nesting == 1:
            enclosing.append(token.tag)
        elif token.nesting == -1:
            enclosing.pop()
        if not token.map or token.type not in ("inline", "tr_open"):
            continue
        start, end = trimmed(text, starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
        last = enclosing[-1] if enclosing else ""
        if token.type == "tr_open":
            if "thead" in enclosing:
                header = passage_of(text, Block(start, end, BlockKind.ROW, _cuts(text, start, end))).text
            else:
                yield Block(start, end, BlockKind.ROW, _cuts(text, start, end), reason, header)
        elif last not in ("th", "td") and starts[token.map[0]] >= body:
            kind = BlockKind.ITEM if "li" in enclosing else BlockKind.PARAGRAPH
            heading = re.fullmatch(r"h([1-6])", last)
            level = int(heading[1]) if heading else None
            kind = BlockKind.HEADING if level else kind
            yield from _lines(text, Block(start, end, kind, _cuts(text, start, end), reason, level=level))


def _with_reasons(tokens: Iterable[Token]) -> Iterator[tuple[Token, str | None]]:
    """Each token with why nothing in it counts: a comment covers the next paragraph, list, quotation or table beside.

    It covers headings before that too. Levels are markdown-it's: those of a block and of what closes it are equal,
    those of what is inside higher.
    """
    reason: str | None = None
    level = 0
    for token in tokens:
        if token.type == "html_block":
            yield token, None
            if said := ignored_in(token.content):
                reason, level = said, token.level
            continue
        if token.level < level:  # the list item or quotation that the comment stands in is over
            reason = None
        yield token, reason
        if token.level == level and not token.type.startswith("heading") and token.nesting != 1:
            reason = None


def _lines(text: str, block: Block) -> Iterator[Block]:
    """The lines of a block that are labels with a value, each by itself; any other block whole."""
    if not _LABELLED.fullmatch(text, block.start, block.end):
        yield block
        return
    for line in re.compile(r"[^\r\n]+").finditer(text, block.start, block.end):
        start, end = trimmed(text, *line.span())
        yield replace(block, start=start, end=end, cuts=_cuts(text, start, end))


def _cuts(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The marks of Markdown between two offsets."""
    cuts = [mark.span() for mark in _MARKS.finditer(text, start, end)]
    line = start
    while line < end:
        mark = _LINE_START.match(text, line, end)
        if mark and mark.end() > line:
            cuts.append((line, mark.end()))
        line = text.find("\n", line, end) + 1 or end
    return tuple(sorted(cuts))
