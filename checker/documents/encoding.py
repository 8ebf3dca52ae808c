"""Bytes to text, with the encoding detected and every character kept."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from .interface import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAMAGED = "\N{REPLACEMENT CHARACTER}"
_TEXT_CONTROLS = set(b"\t\n\r\f\v\x1b\x08")


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, or by the likeliest other encoding.

    UTF-8 with a few damaged bytes stays UTF-8, with U+FFFD in their places. A UTF-8 mark stays in the text, so that
    offsets are those of the file read as UTF-8.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name)
    if _looks_binary(data):
        raise UnreadableError("binary file, not text")
    text = data.decode("utf-8", errors="replace")
    if _is_mostly_utf8(text):
        return text
    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise UnreadableError("binary file or unknown text encoding")
    return data.decode(best.encoding, errors="replace")


def _is_mostly_utf8(text: str) -> bool:
    """Whether the bytes that went wrong are none, or fewer than the characters that only UTF-8 writes so."""
    damaged = text.count(_DAMAGED)
    return not damaged or sum(ord(character) > 127 for character in text) > 2 * damaged


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"marked as {name} but not valid: {error.reason} at byte {error.start}") from None


def _looks_binary(data: bytes) -> bool:
    """Text holds no NUL and next to no control characters."""
    head = data[:8192]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    return b"\0" in head or controls > max(8, len(head) // 50)
