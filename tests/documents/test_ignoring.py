"""A comment in a document that says which paragraph doesn't count, and why."""

from __future__ import annotations

import pytest

from checker.documents import read_article
from checker.documents.interface import ignored_in

COMMENT = "<!-- claimcheck: ignore see ticket 12 -->"


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        (COMMENT, "see ticket 12"),
        ("<!--claimcheck:ignore-->", "no reason given"),
        ("<!-- claimcheck: ignore\n  two\n  lines -->", "two lines"),
        ("<!-- claimcheck: ignored -->", None),
        ("<!-- ignore -->", None),
        ("claimcheck: ignore", None),
        (f"<!-- claimcheck: ignore {'x' * 600} -->", None),
    ],
)
def test_the_comment(comment: str, reason: str | None) -> None:
    assert ignored_in(comment) == reason


def _ignored(text: str, name: str) -> list[str]:
    article = read_article(text.encode(), name, name)
    assert {sentence.ignored for sentence in article.sentences} <= {None, "see ticket 12"}
    return [sentence.text for sentence in article.sentences if sentence.ignored]


ONE, TWO, THREE = "The bridge is 40 metres long.", "It opened in 1998 to great joy.", "Nobody has paid for it yet."


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        (f"{ONE}\n\n{COMMENT}\n{TWO} {THREE}\n\n{ONE}\n", [TWO, THREE]),
        (f"{ONE}\n\n{COMMENT}\n\n{TWO}\n\n{THREE}\n", [TWO]),
        (f"{COMMENT}\n\n## A heading\n\n{TWO}\n\n{THREE}\n", [TWO]),
        (f"{COMMENT}\n\n- {ONE}\n- {TWO}\n\n{THREE}\n", [ONE, TWO]),
        (f"- {ONE}\n\n  {COMMENT}\n\n  {TWO}\n\n- {THREE}\n", [TWO]),
        (f"{COMMENT}\n\n> {ONE}\n>\n> {TWO}\n\n{THREE}\n", [ONE, TWO]),
        (f"{COMMENT}\n\n---\n\n{TWO}\n", []),
        (f"{ONE} {COMMENT}\n\n{TWO}\n", []),
    ],
)
def test_markdown(text: str, ignored: list[str]) -> None:
    assert _ignored(f"# The bridge at last\n\n{text}", "a.md") == ignored


def test_a_table_as_a_whole() -> None:
    text = f"{COMMENT}\n\n| Bridge | Length in metres |\n|---|---|\n| North | 40 |\n| South | 70 |\n\n{THREE}\n"
    assert len(_ignored(text, "a.md")) == 2


def test_html() -> None:
    paragraphs = f"<p>{ONE * 4}</p>{COMMENT}<!-- another --><p>{TWO} <b>{THREE}</b></p><p>{ONE}</p>"
    page = f"<html><head><title>The bridge</title></head><body><article><h1>Bridge</h1>{paragraphs}</article></body>"
    assert _ignored(page, "a.html") == [TWO, THREE]


def test_html_with_a_comment_at_the_end() -> None:
    page = f"<html><body><article><p>{ONE} {TWO}</p>{COMMENT}</article></body></html>"
    assert _ignored(page, "a.html") == []
