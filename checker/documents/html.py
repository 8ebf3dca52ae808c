"""HTML: trafilatura takes the article out of the page; offsets are those of the article's text."""

from __future__ import annotations

import datetime as dt
import logging

from .interface import Page, UnreadableError
from .plain import blocks_of


def read_html(data: bytes) -> Page:
    """An HTML file, without navigation, comments and the like."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # A paragraph lost is worse for a checker than a line of noise kept, which `noise` takes out later.
    article = bare_extraction(data, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True)
    text = getattr(article, "text", None)
    if not text:
        raise UnreadableError("no article text found in the page")
    return Page(
        text=text,
        blocks=tuple(blocks_of(text)),
        title=article.title,
        author=article.author,
        publisher=article.sitename,
        published=_date(article.date),
    )


def _date(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        return None
