"""HTML: trafilatura takes the article out of the page; offsets are those of the article's text."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import replace

from .interface import Page, UnreadableError, ignored_in
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
    text, ignored = article.text, _ignored(data)
    # In "Ana Ruiz; Oslo; Sunday" only the first is a person.
    names = (article.author or "").split("; ")
    author = article.author if all(" " in name for name in names) else names[0] or None
    return Page(
        text=text,
        blocks=tuple(replace(b, ignored=ignored.get(_opening(text[b.start : b.end]))) for b in blocks_of(text)),
        title=article.title,
        author=author,
        publisher=article.sitename,
        published=dt.date.fromisoformat(article.date) if article.date else None,
    )


def _ignored(data: bytes) -> dict[str, str]:
    """How each element that follows an ignoring comment opens, with the comment's reason."""
    reasons: dict[str, str] = {}
    if b"claimcheck:" in data:
        from lxml import etree

        for comment in etree.HTML(data).iter(etree.Comment):
            reason = ignored_in(f"<!--{comment.text}-->")
            following = next(comment.itersiblings("*"), None)
            if reason and following is not None:
                reasons[_opening(" ".join(following.itertext()))] = reason
    return reasons


def _opening(text: str) -> str:
    """The first letters and digits of a text, by which the page's element is found in the extracted article."""
    return "".join(character for character in text if character.isalnum())[:_OPENING]
