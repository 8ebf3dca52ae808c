"""HTML: trafilatura takes the article out of the page; offsets are those of the article's text."""

from __future__ import annotations

import codecs
import datetime as dt
import logging
import re
from dataclasses import replace

from .encoding import decode
from .interface import BlockKind, Page, UnreadableError, ignored_in
from .plain import blocks_of

_LABEL = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
# A row with a figure as trafilatura writes it, but for that of headings; without one it may be a menu, or layout.
_ROW = re.compile(r"\|(?=.*\d).*\|[ \t]*$(?!\n\|-)", re.MULTILINE)
# Fewer letters may open two paragraphs alike; in more, the extractor may have left something out.
_OPENING = 60


def read_html(data: bytes) -> Page:
    """An HTML file, without navigation, comments and the like."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = decode(data, _declared(data)).lstrip("\ufeff")
    # A paragraph lost is worse for a checker than a line of noise kept, which `noise` takes out later.
    article = bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True)
    if article is None or not article.text:
        raise UnreadableError("no article text found in the page")
    text, ignored = article.text, _ignored(page)
    blocks = (replace(b, ignored=ignored.get(_opening(text[b.start : b.end]))) for b in blocks_of(text))
    # In "Ana Ruiz; Oslo; Sunday" only the first is a person.
    names = (article.author or "").split("; ")
    author = article.author if all(" " in name for name in names) else names[0] or None
    return Page(
        text=text,
        blocks=tuple(replace(b, kind=BlockKind.ROW) if _ROW.match(text, b.start) else b for b in blocks),
        title=article.title,
        author=author,
        publisher=article.sitename,
        published=dt.date.fromisoformat(article.date) if article.date else None,
    )


def _declared(data: bytes) -> str:
    """The encoding that a page names, as browsers take it: they read Latin-1 and ASCII as Windows-1252 (WHATWG)."""
    label = _LABEL.search(data, 0, 1024)
    try:
        name = codecs.lookup(label[1].decode()).name if label else "ascii"
    except LookupError:
        name = "ascii"
    # What is called UTF and comes here isn't.
    return "cp1252" if name in ("ascii", "iso8859-1") or name.startswith("utf") else name


def _ignored(page: str) -> dict[str, str]:
    """How each element that follows an ignoring comment opens, with the comment's reason."""
    reasons: dict[str, str] = {}
    if "claimcheck:" in page:
        from lxml import etree

        for comment in etree.HTML(page.encode(), etree.HTMLParser(encoding="utf-8")).iter(etree.Comment):
            reason = ignored_in(f"<!--{comment.text}-->")
            following = next(comment.itersiblings("*"), None)
            if reason and following is not None:
                reasons[_opening(" ".join(following.itertext()))] = reason
    return reasons


def _opening(text: str) -> str:
    """The first letters and digits of a text, by which the page's element is found in the extracted article."""
    return "".join(character for character in text if character.isalnum())[:_OPENING]
