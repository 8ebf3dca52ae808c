"""Bytes to text, with the encoding detected and every character kept."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from .interface import UnreadableError

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decode(data: bytes, expected: str = "cp1252") -> str:
    """The text of a file: by its byte order mark, as UTF-8, as `expected`, or by the likeliest other encoding.

    A UTF-8 mark stays in the text, so that offsets are those of the file read as UTF-8.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    try:
        text = data.decode(marked or "utf-8", errors="strict" if marked else "replace")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"marked as {marked} but not valid: {error.reason} at byte {error.start}") from None
    damaged = 0 if marked else text.count("\N{REPLACEMENT CHARACTER}")
    # UTF-8 with a few damaged bytes stays UTF-8, with U+FFFD in their places.
    if damaged and sum(character > "\x7f" for character in text) <= 2 * damaged:
        # Many encodings fit a short text alike, so the expected one comes first unless it gives a muddle.
        head = data[:200_000]
        best = from_bytes(head, cp_isolation=[expected]).best() or from_bytes(head).best()
        if best is None or b"\0" in data:
            raise UnreadableError("binary file, not text")
        text = data.decode(best.encoding, errors="replace")
    if "\0" in text:
        raise UnreadableError("binary file, not text")
    return text
