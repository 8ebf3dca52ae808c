"""PDF: pypdf reads the pages; offsets are those of their joined text."""

from __future__ import annotations

import io
import logging

from .interface import Page, UnreadableError
from .plain import blocks_of

# More is an archive or a book, not an article.
MAX_PAGES = 500
# Pages may share one packed stream, so that a small file holds gigabytes.
MAX_CHARACTERS = 10_000_000


def read_pdf(data: bytes) -> Page:
    """A PDF file that carries its text; scanned pages hold none."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        if len(pages) > MAX_PAGES:
            raise UnreadableError(f"{len(pages)} pages, more than the limit of {MAX_PAGES}")
        texts: list[str] = []
        for page in pages:
            texts.append(page.extract_text())
            if sum(map(len, texts)) > MAX_CHARACTERS:
                raise UnreadableError(f"more than the limit of {MAX_CHARACTERS:,} characters")
    except DependencyError:
        raise UnreadableError("an encrypted PDF; pip install cryptography") from None
    # A broken graph of objects may fail in any of these ways.
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError) as error:
        raise UnreadableError(f"damaged PDF: {error}") from None
    text = "\n\n".join(texts)
    if not text.strip():
        raise UnreadableError("a PDF without text (scanned pages?)")
    return Page(text=text, blocks=tuple(blocks_of(text)))
