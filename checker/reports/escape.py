"""The one place where characters that give orders to a terminal or turn text around are taken out.

Sources are hostile until shown otherwise: an escape sequence in an article must not reach the editor's terminal, and
a bidi override must not make a quote read as its opposite (CVE-2021-42574, "Trojan Source").
"""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1; the bidi marks, embeddings, overrides and isolates; line and paragraph separators;
# halves of surrogate pairs, which file names that aren't UTF-8 bring along and no UTF-8 file can hold; and the two
# non-characters that XML forbids.
UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]",
)
_LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029]")
REPLACEMENT = "\ufffd"
# A quotation within one, as English sets it.
_INNER = str.maketrans('“”"', "‘’'")


def plain(text: str) -> str:
    """`text` with U+FFFD for each control and bidi character; every kind of line break becomes a line feed."""
    return UNSAFE.sub(REPLACEMENT, _LINE_BREAK.sub("\n", text))


def flat(text: str) -> str:
    """`plain(text)` on one line, so that a quote can't pass for a line of the report."""
    return " ".join(plain(text).split())


def inner(text: str) -> str:
    """`flat(text)` as it stands between double quotation marks: its own become single ones."""
    return flat(text).translate(_INNER)
