"""PDF: pypdf reads the pages; offsets are those of their joined text."""

from __future__ import annotations

import io
import logging

from .interface import Page, UnreadableError
from .plain import blocks_of

MAX_PAGES = 500


def read_pdf(data: bytes) -> Page:
    """A PDF file that carries its text; scanned pages hold none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        if len(pages) > MAX_PAGES:
            raise UnreadableError(f"{len(pages)} pages, more than the limit of {MAX_PAGES}")
        text = "\n\n".join(page.extract_text() for page in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableError(f"damaged PDF: {error}") from None
    if not text.strip():
        raise UnreadableError("a PDF without text (scanned pages?)")
    return Page(text=text, blocks=tuple(blocks_of(text)))
