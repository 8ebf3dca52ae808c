"""HTML: trafilatura takes the article out of the page; offsets are those of the article's text."""

from __future__ import annotations

import codecs
import datetime as dt
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from .encoding import decode
from .interface import BlockKind, Page, UnreadableError, ignored_in
from .plain import blocks_of

_LABEL = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
# A row with a figure as trafilatura writes it, but for that of headings; without one it may be a menu, or layout.
_ROW = re.compile(r"\|(?=.*\d).*\|[ \t]*$(?!\n\|-)", re.MULTILINE)
# What stands around a text that doesn't count, with the number of the reason: variation selectors, which can't be seen,
# and which the extractor leaves alone.
_OPEN, _CLOSE, _DIGITS = "\U000e01ee", "\U000e01ef", {48 + digit: 0xE0100 + digit for digit in range(10)}
_MARKED = re.compile(f"{_OPEN}([\U000e0100-\U000e0109]+)([^{_OPEN}{_CLOSE}]*){_CLOSE}")


def read_html(data: bytes) -> Page:
    """An HTML file, without navigation, comments and the like."""
    page = decode(data, _declared(data)).lstrip("\ufeff")
    article = _article_in(page)
    text, blocks = article.text, []
    why = _reasons(page, text) if ignored_in(page) else {}
    for block in blocks_of(text):
        reasons = [why.get(at) for at in range(block.start, block.end) if text[at].isalnum()]
        kind = BlockKind.ROW if _ROW.match(text, block.start) else block.kind
        blocks.append(replace(block, kind=kind, ignored=reasons[0] if reasons and all(reasons) else None))
    # In "Ana Ruiz; Oslo; Sunday" only the first is a person.
    names = (article.author or "").split("; ")
    author = article.author if all(" " in name for name in names) else names[0] or None
    return Page(
        text=text,
        blocks=tuple(blocks),
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


def _article_in(page: str) -> Any:
    """The article that the extractor finds in a page. Raises UnreadableError."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # A paragraph lost is worse for a checker than a line of noise kept, which `noise` takes out later.
    article = bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True)
    if article is None or not article.text:
        raise UnreadableError("no article text found in the page")
    return article


def _reasons(page: str, text: str) -> dict[int, str]:
    """Why comments in the page ignore characters of the article's text, by their offsets."""
    from lxml import etree

    numbers: dict[str, str] = {}
    root = etree.HTML(page.encode(), etree.HTMLParser(encoding="utf-8"))
    for node, place, reason in _covered(etree.iterwalk(root.getroottree(), ("start", "end", "comment"))):
        number = numbers.setdefault(reason, str(len(numbers)).translate(_DIGITS))
        there = getattr(node, place) or ""
        if body := there.strip():
            with suppress(ValueError):  # control characters, which lxml reads but doesn't write
                setattr(node, place, there.replace(body, f"{_OPEN}{number}{body}{_CLOSE}", 1))
    reasons = {number: reason for reason, number in numbers.items()}
    marked = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    # Each third part is the number of the reason for the next.
    parts = _MARKED.split(_article_in(marked).text)
    pairs = [(part, reasons.get(parts[at - 1])) for at, part in enumerate(parts) if at % 3 != 1]
    # A page may hold marks itself, or be so short that with them the extractor takes another text.
    if "".join(part for part, _ in pairs) != text:
        return {}
    return {at: reason for at, reason in enumerate(reason for part, reason in pairs for _ in part) if reason}


def _covered(walk: Iterable[tuple[str, Any]]) -> Iterator[tuple[Any, str, str]]:
    """The texts that a comment covers: node, text or tail, and reason.

    A comment covers the next element beside it, and headings before that too.
    """
    # For each open element, why its texts don't count, and why the next element in it doesn't.
    reasons, coming = [""], [""]
    for event, node in walk:
        if node.tag in ("html", "body"):  # the parser may open them only after the comment
            continue
        if event == "start":
            reasons.append(coming[-1] or reasons[-1])
            if not re.fullmatch("h[1-6]", node.tag):
                coming[-1] = ""
            coming.append("")
        elif event == "end":
            del reasons[-1], coming[-1]
        else:
            coming[-1] = ignored_in(f"<!--{node.text}-->") or coming[-1]
        if reasons[-1]:
            yield node, "text" if event == "start" else "tail", reasons[-1]
