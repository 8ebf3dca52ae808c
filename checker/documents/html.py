"""HTML: trafilatura takes the article out of the page; offsets are those of the article's text."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .interface import Block, Page, UnreadableError, ignored_in
from .plain import blocks_of

# Fewer letters may open two paragraphs alike; in more, the extractor may have left something out.
_OPENING = 60


def read_html(data: bytes) -> Page:
    """An HTML file, without navigation, comments and the like."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # A paragraph lost is worse for a checker than a line of noise kept, which `noise` takes out later.
    article = bare_extraction(data, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True)
    if article is None or not article.text:
        raise UnreadableError("no article text found in the page")
    return Page(
        text=article.text,
        blocks=tuple(_ignoring(data, article.text, blocks_of(article.text))),
        title=article.title,
        author=article.author,
        publisher=article.sitename,
        published=dt.date.fromisoformat(article.date) if article.date else None,
    )


def _ignoring(data: bytes, text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those that a comment in the page covers with its reason."""
    reasons = dict(_covered(data)) if b"claimcheck:" in data else {}
    for block in blocks:
        yield replace(block, ignored=reasons.get(_opening(text[block.start : block.end])))


def _covered(data: bytes) -> Iterator[tuple[str, str]]:
    """How each element that follows an ignoring comment opens, and the comment's reason."""
    from lxml import etree

    for comment in etree.HTML(data).iter(etree.Comment):
        reason = ignored_in(f"<!--{comment.text}-->")
        following = next(comment.itersiblings("*"), None)
        if reason and following is not None:
            yield _opening(" ".join(following.itertext())), reason


def _opening(text: str) -> str:
    """The first letters and digits of a text, by which the page's element is found in the extracted article."""
    return "".join(character for character in text if character.isalnum())[:_OPENING]
