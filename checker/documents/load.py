"""From paths to documents and their sentences; what can't be read becomes a value with a reason."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from checker.models import Document, DocumentSummary, Sentence, Skipped
from checker.progress import Progress, SilentProgress

from .discover import STANDARD_INPUT, discover, identify
from .html import read_html
from .interface import Page, UnreadableError
from .layout import lay_out
from .markdown import read_markdown
from .metadata import HEAD, author_of, published_of, publisher_of, title_of
from .passage import passage_of
from .pdf import read_pdf
from .plain import read_plain
from .sentences import sentences_of

# A file is read whole; what is larger is a dump, or mostly pictures. Also the default of `max_bytes` in Settings.
MAX_BYTES = 10_000_000
_READERS: dict[str, Callable[[bytes], Page]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
}


@dataclass(frozen=True)
class Article:
    """A document and its sentences in order."""

    document: Document
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Reading:
    """What came of reading a list of paths; `unchanged` are the ids of those known before."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    unchanged: tuple[str, ...] = ()

    @property
    def unreadable(self) -> tuple[Skipped, ...]:
        """The skipped ones that make a run fail."""
        return tuple(item for item in self.skipped if item.unreadable)


def load(
    paths: Sequence[str],
    *,
    max_bytes: int = MAX_BYTES,
    progress: Progress | None = None,
    name: Callable[[str], str] | None = None,
    known: Mapping[str, str] | None = None,
) -> Reading:
    """Read every document that `paths` stand for; a text given twice is read once.

    `name` makes the id of a document out of its path; without it the id is the path from the folder that all share.
    A file whose id and SHA-256 are in `known` is not looked into.
    """
    found = list(discover(paths))
    files = [item.path for item in found]
    ids = dict(zip(files, map(name, files) if name else identify(files), strict=True))
    articles: list[Article] = []
    skipped: list[Skipped] = []
    unreadable: list[Skipped] = []
    unchanged: list[str] = []
    seen: dict[str, str] = {}
    for item in (progress or SilentProgress()).track(found, len(found), "Reading"):
        document = ids[item.path]
        try:
            if item.reason:
                raise UnreadableError(item.reason)
            data = _bytes_of(item.path, max_bytes)
            checksum = hashlib.sha256(data).hexdigest()
            if checksum == (known or {}).get(document):
                unchanged.append(document)
            elif checksum not in seen and (article := read_article(data, document, item.path)).sentences:
                articles.append(article)
            else:
                skipped.append(Skipped(path=item.path, reason=_nothing_in(data, seen.get(checksum))))
                continue
            seen.setdefault(checksum, item.path)
        except UnreadableError as error:
            unreadable.append(Skipped(path=item.path, reason=str(error), unreadable=True))
    return Reading(tuple(articles), (*unreadable, *skipped), tuple(unchanged))


def _nothing_in(data: bytes, twin: str | None) -> str:
    """Why a file that could be read adds nothing."""
    if not data.strip():
        return "empty file"
    return f"the same text as {twin}" if twin else "no sentence in it"


def read_article(data: bytes, name: str, path: str) -> Article:
    """The document in the bytes of one file. Raises UnreadableError."""
    page = _page(data, path)
    raw = [passage_of(page.text, block) for block in page.blocks[:HEAD]]
    prose = lay_out(page)
    title = page.title or title_of(raw)
    document = Document(
        id=name,
        path=path,
        text=page.text,
        sha256=hashlib.sha256(data).hexdigest(),
        title=title,
        publisher=page.publisher or publisher_of(page.text),
        author=author_of(raw) or page.author,
        published=page.published or published_of(page.text, raw),
    )
    return Article(document, tuple(s for s in sentences_of(prose) if s.text != title))


def _page(data: bytes, path: str) -> Page:
    """A file as the reader of its format gives it. Raises UnreadableError."""
    return _READERS.get(os.path.splitext(path)[1].lower(), read_plain)(data) if data.strip() else Page("", ())


def reread(documents: Sequence[DocumentSummary], max_bytes: int = MAX_BYTES) -> dict[str, str]:
    """The texts, by document id, of those whose file is still there, byte for byte: for a report saved without them.

    A path out of a saved report is taken for what it is, a stranger's word: only a regular file of at most `max_bytes`
    is opened, and one that isn't the file of then is left out.
    """
    texts = {}
    for document in documents:
        if document.path != STANDARD_INPUT and os.path.isfile(document.path):
            with suppress(UnreadableError):
                data = _bytes_of(document.path, max_bytes)
                if hashlib.sha256(data).hexdigest() == document.sha256:
                    texts[document.id] = _page(data, document.path).text
    return texts


def _bytes_of(path: str, limit: int) -> bytes:
    """The whole of a file, or of standard input. Raises UnreadableError."""
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limit + 1)
        elif (size := os.path.getsize(path)) > limit:
            raise UnreadableError(f"{size:,} bytes, more than the limit of {limit:,} (max-bytes)")
        else:
            with open(path, "rb") as file:
                data = file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from None
    if len(data) > limit:
        raise UnreadableError(f"more than the limit of {limit:,} bytes (max-bytes)")
    return data
