"""From blocks to passages: noise out, sentences that a page break or a pull quote has cut put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .interface import Block, BlockKind, Page
from .noise import is_footnote, is_noise
from .passage import Passage, passage_of

_CLOSED = re.compile(r"[.!?:;…—–][\"'”’»)\]\s]*$")
# A longer line without a full stop is a sentence that has lost it, not a heading or a running head.
_HEADING_WORDS = 14
# Blocks ahead in which a cut sentence goes on: page foot, page head, a pull quote; further on another one begins.
_REACH = 5
# A pull quote may be shortened or reworded a little; with less in common it may be another statement.
_SAME = 0.8


@dataclass(frozen=True)
class Laid:
    """A passage with the blocks it is made of."""

    blocks: tuple[Block, ...]
    passage: Passage

    @property
    def is_open(self) -> bool:
        """Whether the passage breaks off in mid-sentence."""
        text = self.passage.text
        return self.passage.kind is BlockKind.PARAGRAPH and len(text.split()) > 6 and not _CLOSED.search(text)


def lay_out(page: Page) -> tuple[Passage, ...]:
    """The passages that carry statements, in order; headings and noise carry none."""
    mended = _mended(page.text, _without_footnotes(page))
    laid = _without_repeats([item for item in mended if not is_noise(item.passage.text)])
    return tuple(item.passage for item in laid if not _is_heading(item.passage))


def _without_footnotes(page: Page) -> list[Laid]:
    laid = (Laid((block,), passage_of(page.text, [block])) for block in page.blocks)
    return [item for item in laid if item.passage.text and not is_footnote(page.text[item.blocks[0].start :][:40])]


def _mended(text: str, laid: list[Laid]) -> Iterator[Laid]:
    """Join a passage that breaks off with the nearest one that goes on in lower case; what lies between is dropped."""
    at = 0
    while at < len(laid):
        item, at = laid[at], at + 1
        while item.is_open and (found := _continuation(laid, at)) is not None:
            blocks = (*item.blocks, *laid[found].blocks)
            item, at = Laid(blocks, passage_of(text, blocks)), found + 1
        yield item


def _continuation(laid: list[Laid], at: int) -> int | None:
    for found in range(at, min(at + _REACH, len(laid))):
        passage = laid[found].passage
        if passage.kind is BlockKind.PARAGRAPH and passage.text[:1].islower():
            return found
        if passage.kind is not BlockKind.PARAGRAPH or not _interrupts(passage.text):
            return None
    return None


def _interrupts(text: str) -> bool:
    """Whether a block can stand in mid-sentence: a pull quote, a running head, a page number."""
    return text[:1] in "“\"‘'«" or len(text.split()) <= _HEADING_WORDS or is_noise(text)


def _without_repeats(laid: list[Laid]) -> list[Laid]:
    """Captions printed twice in a row go; of other repeats, and of pull quotes, the passage they repeat stays."""
    texts = [item.passage.text for item in laid]
    words = [frozenset(re.findall(r"\w+", text.lower())) for text in texts]
    kept: list[Laid] = []
    seen: set[str] = set()
    for number, (item, text) in enumerate(zip(laid, texts, strict=True)):
        again = text in seen or texts[number + 1 : number + 2] == [text]
        if not again and not _is_pull_quote(number, texts, words):
            kept.append(item)
        seen.add(text)
    return kept


def _is_pull_quote(number: int, texts: list[str], words: list[frozenset[str]]) -> bool:
    """Whether a block set in quotation marks says again what another block says."""
    text, own = texts[number], words[number]
    if text[:1] not in '“"«' or len(text.split()) < 6:
        return False
    longer = (theirs for other, theirs in zip(texts, words, strict=True) if len(other) > len(text))
    return any(len(own & theirs) / len(own) >= _SAME for theirs in longer)


def _is_heading(passage: Passage) -> bool:
    text = passage.text
    if passage.kind in (BlockKind.ITEM, BlockKind.ROW):
        return len(text.split()) < 4 and text.istitle()
    open_end = not re.search(r"[.!?…:;][\"'”’»)\]]*$", text)
    few = len(text.split()) <= _HEADING_WORDS * (2 if text.isupper() else 1)
    return passage.kind is BlockKind.HEADING or (few and (open_end or text.isupper()))
