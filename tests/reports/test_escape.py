"""No control or bidi character passes, and nothing else is touched."""

from __future__ import annotations

import unicodedata

import pytest

from checker.reports.escape import REPLACEMENT, flat, plain


def test_every_control_and_surrogate_goes() -> None:
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t\r":
            assert plain(character) == REPLACEMENT, hex(code)


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
def test_every_bidi_control_goes(code: int) -> None:
    assert plain(f"a{chr(code)}b") == f"a{REPLACEMENT}b"


@pytest.mark.parametrize("text", ["", "a\tb\nc", "Zürich — “6,5 %” … 北京", "שלום", "👩‍👩‍👧", "\u00a0\u200d"])
def test_other_text_stays(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\u2028b", "a\u2029b"])
def test_line_breaks_become_line_feeds(text: str) -> None:
    assert plain(text) == "a\nb"


def test_flat_is_one_line() -> None:
    assert flat("  a\r\n\t b\x1b \u2028c ") == f"a b{REPLACEMENT} c"
