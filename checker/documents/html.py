"""HTML: trafilatura takes the article out of the page; offsets are those of the article's text."""

from __future__ import annotations

import codecs
import datetime as dt
import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from .encoding import decode
from .interface import Block, BlockKind, Page, UnreadableError, ignored_in
from .plain import blocks_of

_LABEL = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?\b(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
# Rows as trafilatura writes them; that which names the columns has a rule below.
_ROW = re.compile(r"\|.*\|[ \t]*")
_HEADER = re.compile(r"\|.*\|[ \t]*\n(?=\|-)")
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
# Stands in the page where a comment that ignores something stood, so that the parser gives it a place.
_MARK = "claimcheck-ignore"


def read_html(data: bytes) -> Page:
    """An HTML file, without navigation, comments and the like."""
    page = decode(data, _declared(data)).lstrip("\ufeff")
    article = _article_in(page)
    # In "Ana Ruiz; Oslo; Sunday" only the first is a person.
    names = (article.author or "").split("; ")
    author = article.author if all(" " in name for name in names) else names[0] or None
    return Page(
        text=article.text,
        blocks=tuple(_blocks(article, page)),
        title=article.title,
        author=author,
        publisher=article.sitename,
        published=dt.date.fromisoformat(article.date) if article.date else None,
    )


def _blocks(article: Any, page: str) -> Iterator[Block]:
    """The blocks of the article, with the columns and terms that table cells and definitions belong to."""
    text: str = article.text
    header: str | None = None
    terms = _terms(article.body)
    levels = _levels(article.body)
    why = _Ignored(page if ignored_in(page) else "")
    for block in blocks_of(text, levels):
        written, kind = text[block.start : block.end], block.kind
        ignored = why.reason(written)
        if _HEADER.match(text, block.start):
            header = written
            continue
        if header and written.count("|") != header.count("|"):  # not of this table
            header = None
        # Without a header or a figure it may be a menu, or layout.
        if _ROW.fullmatch(written) and (header or re.search(r"\d", written)):
            kind = BlockKind.ROW
        same = terms["".join(text[block.cuts[0][1] : block.end].split())] if block.cuts else []
        header_of = same.pop(0) if same else header
        yield replace(block, kind=kind, ignored=ignored, header=header_of, level=levels.get(written))


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


def _levels(body: Any) -> dict[str, int]:
    """The level of each heading by its text."""
    heads = [head for head in body.iter("head") if re.fullmatch("h[1-6]", head.get("rend", ""))]
    return {"".join(head.itertext()).strip(): int(head.get("rend")[1:]) for head in heads}


def _terms(body: Any) -> defaultdict[str, list[str | None]]:
    """By its text without spaces, the term that each list item in turn defines, if any."""
    found = defaultdict[str, list[str | None]](list)
    term: str | None = None
    for item in body.iter("item"):
        text, part = " ".join(item.itertext()), (item.get("rend") or "")[:2]
        if part == "dt":  # a question or a statement is no term
            term = None if text.endswith((".", "?", "!")) else text.strip(": ")
        found["".join(text.split())].append(term if part == "dd" else None)
    return found


class _Ignored:
    """What comments in a page ignore: the texts that are gone when the elements they cover are taken out."""

    def __init__(self, page: str) -> None:
        self._reasons: list[str] = []
        self._covered: list[tuple[Counter[str], str]] = []  # the words of each covered element, and why
        self._kept = Counter[str]()
        marked = _COMMENT.sub(self._mark, page)
        if not self._reasons:
            return
        from lxml import html

        root = html.document_fromstring(marked.encode(), html.HTMLParser(encoding="utf-8"))
        for mark in list(root.iter(_MARK)):
            # A comment covers the next element beside it, and headings before that too.
            for element in list(mark.itersiblings("*")):
                if element.tag == _MARK:
                    break
                # Table cells are words apart, parts of a word in bold are not.
                words = _words(" ".join(element.itertext())) | _words(element.text_content())
                self._covered.append((words, self._reasons[int(mark.get("id"))]))
                element.drop_tree()
                if not re.fullmatch("h[1-6]", element.tag):
                    break
        with suppress(UnreadableError):
            rest = _article_in(html.tostring(root, encoding="unicode"))
            blocks = blocks_of(rest.text, _levels(rest.body))
            self._kept.update(rest.text[block.start : block.end] for block in blocks)

    def _mark(self, comment: re.Match[str]) -> str:
        reason = ignored_in(comment[0])
        if reason is None:
            return comment[0]
        self._reasons.append(reason)
        return f"<{_MARK} id={len(self._reasons) - 1}></{_MARK}>"

    def reason(self, text: str) -> str | None:
        """Why the next block of the article, with this text, doesn't count."""
        self._kept[text] -= 1
        if self._kept[text] >= 0:
            return None
        return next((reason for words, reason in self._covered if _words(text) <= words), None)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
