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
        ("<!-- Claimcheck: Ignore See Ticket 12 -->", "See Ticket 12"),
        (f"<!-- claimcheck: ignore {'x' * 600} -->", "x" * 500 + "…"),
        ("<!-- claimcheck: ignore see ticket 12", None),
    ],
)
def test_the_comment(comment: str, reason: str | None) -> None:
    assert ignored_in(comment) == reason


def _ignored(text: str, name: str) -> list[str]:
    article = read_article(text.encode(), name, name)
    assert {sentence.ignored for sentence in article.sentences} <= {None, "see ticket 12"}
    return [sentence.text for sentence in article.sentences if sentence.ignored]


ONE, TWO, THREE = "The bridge is 40 metres long.", "It opened in 1998 to great joy.", "Nobody has paid for it yet."
ALIKE = "According to the minutes of the town hall, which were published in full on Friday, nobody spoke and"


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


@pytest.mark.parametrize(
    ("body", "ignored"),
    [
        (f"{COMMENT}<!-- another --><p>{TWO} <b>{THREE}</b></p><p>{ONE}</p>", [TWO, THREE]),
        (f"{COMMENT}<p>{ALIKE} he left.</p> <p>{ONE}</p> <p>{ALIKE} she stayed.</p>", [f"{ALIKE} he left."]),
        (f"{COMMENT}\n<ul>\n<li>{ONE}</li>\n<li><i>{TWO}</i></li></ul><p>{THREE}</p>", [ONE, TWO]),
        (f"<ul><li>{ONE}</li>{COMMENT}<li>{TWO}</li></ul>", [TWO]),
        (f"{COMMENT}<blockquote><p>{ONE}</p><p>{TWO}</p></blockquote>{THREE}", [ONE, TWO]),
        (f"{COMMENT}<h2>A heading</h2><p>{ONE}</p><p>{TWO}</p>", [ONE]),
        (f"{COMMENT}<table><tr><td>North</td><td>40</td></tr></table><p>{ONE}</p>", ["40"]),
        (f"{COMMENT}<p>{ONE}<br>{TWO}</p><p>{THREE}</p>", [ONE, TWO]),
        (f"<p>{COMMENT}<b>{ONE}</b> {TWO}</p>", []),
        (f"{COMMENT}<p>{ONE} \x01 {TWO}</p><p>{THREE}</p>", [ONE, TWO]),
        (f"{COMMENT}<p>{ONE} <button>{TWO}</button></p><p>{TWO * 4}</p><p>{THREE * 4}</p>", [ONE]),
        (f"<p>{ONE} {TWO}</p>{COMMENT}", []),
    ],
)
def test_html(body: str, ignored: list[str]) -> None:
    page = f"<html><head><title>The bridge</title></head><body><article><h1>Bridge</h1><p>{ONE * 4}</p>{body}</article>"
    assert _ignored(page, "a.html") == ignored


@pytest.mark.parametrize("head", ["", "<title>The bridge</title></head>", "<html><head><title>A</title></head><body>"])
def test_html_before_the_first_paragraph(head: str) -> None:
    assert _ignored(f"{head}{COMMENT}<p>{ONE}</p><p>{TWO}</p>", "a.html") == [ONE]
