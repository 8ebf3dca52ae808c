"""From blocks to passages: noise out, sentences that a page break or a pull quote has cut put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .interface import BlockKind, Page
from .noise import is_footnote, is_noise
from .passage import Passage, passage_of

_CLOSED = re.compile(r"[.!?:;…—–][\"'”’»)\]\s]*$")
# A longer line without a full stop is a sentence that has lost it, not a heading or a running head.
_HEADING_WORDS = 14
# Blocks ahead in which a cut sentence goes on: page foot, page head, a pull quote; further on another one begins.
_REACH = 5
# A pull quote may be shortened or reworded a little; with less in common it may be another statement.
_SAME = 0.8


def lay_out(page: Page) -> tuple[Passage, ...]:
    """The passages that carry statements, in order; headings and noise carry none."""
    passages = [passage_of(page.text, block) for block in page.blocks if not is_footnote(page.text[block.start :][:40])]
    mended = _mended(page.text, [passage for passage in passages if passage.text])
    kept = _without_repeats([passage for passage in mended if not is_noise(passage.text)])
    return tuple(passage for passage in kept if not _is_heading(passage))


def _is_open(passage: Passage) -> bool:
    """Whether the passage breaks off in mid-sentence."""
    return passage.kind is BlockKind.PARAGRAPH and len(passage.text.split()) > 6 and not _CLOSED.search(passage.text)


def _mended(text: str, passages: list[Passage]) -> Iterator[Passage]:
    """Join a passage that breaks off with the nearest one that goes on in lower case; what lies between is dropped."""
    at = 0
    while at < len(passages):
        passage, at = passages[at], at + 1
        while _is_open(passage) and (found := _continuation(passages, at)) is not None:
            passage, at = passage_of(text, *passage.blocks, *passages[found].blocks), found + 1
        yield passage


def _continuation(passages: list[Passage], at: int) -> int | None:
    for found in range(at, min(at + _REACH, len(passages))):
        passage = passages[found]
        if passage.kind is BlockKind.PARAGRAPH and passage.text[:1].islower():
            return found
        if passage.kind is not BlockKind.PARAGRAPH or not _interrupts(passage.text):
            return None
    return None


def _interrupts(text: str) -> bool:
    """Whether a block can stand in mid-sentence: a pull quote, a running head, a page number."""
    return text[:1] in "“\"‘'«" or len(text.split()) <= _HEADING_WORDS or is_noise(text)


def _without_repeats(passages: list[Passage]) -> list[Passage]:
    """Captions printed twice in a row go; of other repeats, and of pull quotes, the passage they repeat stays."""
    texts = [passage.text for passage in passages]
    words = [frozenset(re.findall(r"\w+", text.lower())) for text in texts]
    kept: list[Passage] = []
    seen: set[str] = set()
    for number, text in enumerate(texts):
        again = text in seen or texts[number + 1 : number + 2] == [text]
        if not again and not _is_pull_quote(number, texts, words):
            kept.append(passages[number])
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
