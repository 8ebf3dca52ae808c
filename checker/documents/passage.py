"""A passage: running text taken from one or more blocks, with the way back to the source for each character."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

from .interface import Block, BlockKind

_FOOTNOTE_MARK = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|(?<=[\w.,;”\"'’])\[\d{1,3}\]")
# Characters before a raised figure that tell what it is: "5km²", "3 ft²" and "10⁶" hold no footnote mark.
_BEFORE = 3
_RAISED = re.compile(r"(?<![^\W\d_])(?:[kcm]?m|ft|in)$|(?<![\d.,])10⁻?$")


@dataclass(frozen=True)
class Passage:
    """`text` with, for its i-th character, the offset `source[i]` in the document.

    `kind` is what its first block is on the page, `ignored` the reason in a comment above one of its blocks,
    `headings` are what it stands under, the widest first.
    """

    text: str
    source: array[int]
    blocks: tuple[Block, ...]
    kind: BlockKind
    ignored: str | None
    headings: tuple[str, ...] = ()


def passage_of(text: str, *blocks: Block) -> Passage:
    """The running text of `blocks`: cuts and footnote marks out, white space and ligatures folded."""
    characters: list[str] = []
    source = array("L")
    for block in blocks:
        skip = _skipped(text, block)
        for offset in range(block.start, block.end):
            if offset in skip or text[offset] in "\ufeff\u00ad\u200b":
                continue
            character = " " if text[offset].isspace() else text[offset]
            if character != " " or (characters and characters[-1] != " "):
                letters = unicodedata.normalize("NFKC", character) if "\ufb00" <= character <= "\ufb06" else character
                characters.extend(letters)
                source.extend([offset] * len(letters))
        if characters and characters[-1] != " ":
            characters.append(" ")
            source.append(block.end - 1)
    running = "".join(characters).rstrip()
    ignored = next((block.ignored for block in blocks if block.ignored), None)
    return Passage(running, source[: len(running)], blocks, blocks[0].kind, ignored)


def _skipped(text: str, block: Block) -> set[int]:
    skip = {offset for start, end in block.cuts for offset in range(start, end)}
    for mark in _FOOTNOTE_MARK.finditer(text, block.start, block.end):
        if not _RAISED.search(text, max(block.start, mark.start() - _BEFORE), mark.start()):
            skip.update(range(*mark.span()))
    return skip
