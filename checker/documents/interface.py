"""What a reader of one file format gives, and how it says that it can't."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

_IGNORE = re.compile(r"<!--\s{0,9}claimcheck:\s{0,9}ignore\b", re.IGNORECASE)
# More of a reason isn't shown.
_LONGEST = 500


def ignored_in(markup: str) -> str | None:
    """The reason in a comment like `<!-- claimcheck: ignore see ticket 12 -->`, which covers the paragraph after it."""
    found = _IGNORE.search(markup)
    end = markup.find("-->", found.end()) if found else -1
    if found is None or end < 0:
        return None
    reason = " ".join(markup[found.end() : end].split())
    return reason[:_LONGEST] + "…" * (len(reason) > _LONGEST) or "no reason given"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of a slice of `text` without the white space around it."""
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), start + len(body.rstrip())


class BlockKind(StrEnum):
    """What a run of lines is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True)
class Block:
    """A run of text from `start` to `end`; the spans in `cuts` are markup or marks within it that nobody reads.

    `ignored` is the reason in a comment above the block, `header` the row that names the columns of a table's row,
    or the term that a list item defines. `level` is that of a heading, 1 the widest, where the page tells it.
    """

    start: int
    end: int
    kind: BlockKind
    cuts: tuple[tuple[int, int], ...] = ()
    ignored: str | None = None
    header: str | None = None
    level: int | None = None


@dataclass(frozen=True)
class Page:
    """One file as read: its exact text, the blocks in it, and what its own markup says about it."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: dt.date | None = None


class UnreadableError(Exception):
    """A file whose text can't be had; the message is the reason alone."""
