"""From blocks to passages: noise out, sentences that a page break or a pull quote has cut put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .interface import BlockKind, Page
from .noise import DETAIL, is_footnote, is_noise
from .passage import Passage, passage_of

_CLOSED = re.compile(r"[.!?:;…—–][\"'”’»)\]\s]*$")
# A longer line without a full stop is a sentence that has lost it, not a heading or a running head.
_HEADING_WORDS = 14
# Blocks ahead in which a cut sentence goes on: page foot, page head, a pull quote; further on another one begins.
_REACH = 5
# Of a heading whose level the page doesn't tell: below h6, so that it stays only until the next heading.
_UNKNOWN_LEVEL = 7
# A pull quote may be shortened or reworded a little; with less in common it may be another statement.
_SAME = 0.8


def lay_out(page: Page) -> tuple[Passage, ...]:
    """The passages that carry statements, in order; headings and noise carry none."""
    blocks = [
        block for block in page.blocks if not is_footnote(page.text[block.start : min(block.end, block.start + 40)])
    ]
    passages = [passage_of(page.text, block) for block in blocks]
    mended = _mended(page.text, [passage for passage in passages if passage.text])
    return tuple(_without_repeats([passage for passage in mended if not _says_nothing(passage)]))


def _says_nothing(passage: Passage) -> bool:
    """Whether a passage is noise; a row and what a term defines may hold mere figures."""
    header = passage.blocks[0].header
    if passage.kind is BlockKind.ROW:
        return not (re.search(r"\w", passage.text) and re.search(r"[^\W\d_]", f"{header or ''}{passage.text}"))
    return header is None and is_noise(passage.text)


def _mended(text: str, passages: list[Passage]) -> Iterator[Passage]:
    """Join a passage that breaks off with the nearest one that goes on in lower case; what lies between is dropped."""
    at = 0
    while at < len(passages):
        passage, at = passages[at], at + 1
        while (found := _continuation(passage, passages, at)) is not None:
            passage, at = passage_of(text, *passage.blocks, *passages[found].blocks), found + 1
        yield passage


def _continuation(passage: Passage, passages: list[Passage], at: int) -> int | None:
    """Where from `at` on a passage goes on that breaks off in mid-sentence."""
    text = passage.text
    if not _is_running(passage) or len(text.split()) <= 6 or _CLOSED.search(text):
        return None
    for found, other in enumerate(passages[at : at + _REACH], at):
        if not _is_running(other):
            return None
        if other.text[:1].islower():
            return found
        # A pull quote, a running head or a page number can stand in mid-sentence.
        between = other.text[:1] in "“\"‘'«" or len(other.text.split()) <= _HEADING_WORDS or is_noise(other.text)
        if not between:
            return None
    return None


def _is_running(passage: Passage) -> bool:
    """Whether a passage is of a paragraph; HTML's headings are paragraphs with a level."""
    return passage.kind is BlockKind.PARAGRAPH and passage.blocks[0].level is None


def _under_headings(passages: list[Passage]) -> Iterator[Passage | None]:
    """Each passage with the headings it stands under; None for these, but for questions, which are answered below."""
    headings: list[tuple[int, str]] = []
    led = False  # by a line like "These people signed:", so that short items say something
    for passage in passages:
        text, listed = passage.text, passage.kind is BlockKind.ITEM
        led = led if listed else text.endswith(":")
        is_heading = _is_heading(passage) and not (listed and led)
        # "Author: Ann Lee" in a line of its own is no heading of what stands below, nor is an item or a row.
        line = passage.kind is BlockKind.PARAGRAPH and ": " not in text
        if is_heading and (passage.kind is BlockKind.HEADING or line):
            level = passage.blocks[0].level or _UNKNOWN_LEVEL
            headings = [*(wider for wider in headings if wider[0] < level), (level, text)]
        says_nothing = is_heading and not text.endswith("?")
        yield None if says_nothing else replace(passage, headings=tuple(heading for _, heading in headings))


def _without_repeats(passages: list[Passage]) -> list[Passage]:
    """The passages without headings and without what is said twice.

    A text printed twice in a row is a caption and goes altogether. Of other repeats the first stays, of a pull quote
    the longer passage that holds it, and what only repeats a heading stays too.
    """
    texts = [passage.text for passage in passages]
    words = [frozenset(re.findall(r"\w+", text.lower())) for text in texts]
    kept: list[Passage] = []
    seen: set[tuple[str | None, str]] = set()
    for number, (passage, text, own) in enumerate(zip(_under_headings(passages), texts, words, strict=True)):
        if passage is None:
            continue
        header = passage.blocks[0].header
        again = (header, text) in seen or (header is None and texts[number + 1 : number + 2] == [text])
        if not again and text[:1] in '“"«' and len(text.split()) >= 6:
            longer = (theirs for other, theirs in zip(texts, words, strict=True) if len(other) > len(text))
            again = any(len(own & theirs) / len(own) >= _SAME for theirs in longer)
        if not again:
            kept.append(passage)
        seen.add((header, text))
    return kept


def _is_heading(passage: Passage) -> bool:
    text = passage.text
    if passage.blocks[0].header:
        return False
    if passage.kind in (BlockKind.ITEM, BlockKind.ROW):
        return len(text.split()) < 4 and text.istitle() and not re.search(r":.*\d", text)
    open_end = not re.search(r"[.!?…:;][\"'”’»)\]]*$", text)
    few = len(text.split()) <= _HEADING_WORDS * (2 if text.isupper() else 1)
    return passage.kind is BlockKind.HEADING or (few and (open_end or text.isupper()) and not DETAIL.fullmatch(text))
