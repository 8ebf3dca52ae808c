"""Markdown that shows what sources say and lets none of it act."""

from __future__ import annotations

import re

import pytest

from checker.models import Report
from checker.reports.escape import UNSAFE
from checker.reports.markdown import render_markdown, safe

from .conftest import HOSTILE, side


def test_a_finding(report: Report) -> None:
    text = render_markdown(report)
    assert (
        "### 1. Contradiction · negation · 0.91\n\n"
        "> **wire.txt**: “The United States did **not sign** the declaration.”\n>\n"
        "> **brief.md** (Ann Lee): “He **said** his country **signed** it.”\n\n"
        "Why: One says it signed, the other that it did not.\n"
    ) in text
    assert "Said again in:\n\n- **wire.txt**: “" in text


def test_topics_documents_and_skipped(report: Report) -> None:
    text = render_markdown(report)
    assert "## Did the United States sign the declaration?\n\n- A: “It did not sign.” — wire.txt\n" in text
    assert "- B: “It signed.” — brief.md (Ann Lee), 1 claim not shown here\n" in text
    assert "| wire.txt | Summit ends | 2026-01-06 | 1,200 |\n" in text
    assert "- **scan.pdf**: no text in it\n" in text
    assert "2 documents, 412 claims, 3,011 pairs judged" in text


def test_no_finding(quiet: Report) -> None:
    text = render_markdown(quiet)
    assert "No disagreement found." in text
    assert "### " not in text
    assert "## Skipped" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        ("a & b", "a &amp; b"),
        ("&lt;", "&amp;lt;"),
        ("[a](b)", r"\[a\](b)"),
        ("![a](b)", r"!\[a\](b)"),
        ("a|b `c` *d* _e_ ~f~ $g$ #1", r"a\|b \`c\` \*d\* \_e\_ \~f\~ \$g\$ \#1"),
        ("a\\*b", r"a\\\*b"),
        ("see https://a.example, www.b.example", "see https&#58;//a.example, www&#46;b.example"),
        ("@ann, ann@b.example", "@&#8288;ann, ann@&#8288;b.example"),
        ("one\n# two\r\n- three", r"one \# two - three"),
    ],
)
def test_markup_is_shown_as_it_is(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_hostile_text(hostile: Report) -> None:
    text = render_markdown(hostile)
    assert not UNSAFE.search(text)
    assert "<" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert HOSTILE[:8] not in text


@pytest.mark.parametrize("quote", ["# head\n\n- item\n1. one", "```\ncode", "> quote", "---", "| a |\n|---|"])
def test_no_quote_begins_a_line(report: Report, quote: str) -> None:
    finding = report.findings[0].model_copy(update={"a": side("a.txt", quote), "explanation": quote, "echoes": ()})
    before = render_markdown(report.model_copy(update={"findings": (finding.model_copy(update={"a": finding.b}),)}))
    after = render_markdown(report.model_copy(update={"findings": (finding,)}))
    assert len(after.splitlines()) == len(before.splitlines())


def test_spaces_around_marks_stay(report: Report) -> None:
    assert "covers **22** countries" in render_markdown(report)


def test_a_list_is_a_table_with_its_passages(report: Report) -> None:
    text = render_markdown(report)
    assert (
        "### Who signed the pact\n\n"
        "| Name | wire.txt, counts 5 | brief.md (Ann Lee), no others: “only Ann Lee” |\n"
        "|---|:-:|:-:|\n"
        "| Norway | ✓ | ✓ |\n| Malta | ✓ | ✗ |\n| Chad | ✓ | – |\n\n"
        "- wire.txt: “Who signed the pact”\n"
    ) in text
