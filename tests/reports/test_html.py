"""The page: well formed, complete, and inert whatever the sources say."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from checker.models import Report
from checker.reports.escape import UNSAFE
from checker.reports.html import render_html

VOID = {"meta"}
OURS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "div"),
    *("h1", "h2", "h3", "p", "ul", "li", "a", "strong", "span", "figure", "figcaption", "cite", "blockquote", "mark"),
    *("details", "summary", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"charset", "class", "content", "dir", "href", "http-equiv", "id", "lang", "name", "scope"}


class Page(HTMLParser):
    """The tags, attributes and texts of a page; fails on a tag that closes another."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)

    def all_text(self) -> str:
        return " ".join(" ".join(texts) for tag, texts in self.texts.items() if tag != "style")


@pytest.mark.parametrize("name", ["report", "quiet", "hostile"])
def test_the_page_is_well_formed_and_ours(name: str, request: pytest.FixtureRequest) -> None:
    page = Page(render_html(request.getfixturevalue(name)))
    assert page.open == []
    assert page.tags <= OURS
    assert page.attributes <= ATTRIBUTES
    assert all(link.removeprefix("#") in page.ids for link in page.links)


def test_policy_allows_our_style_and_nothing_else(report: Report) -> None:
    text = render_html(report)
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert len(style) == len(policy) == 1
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy[0]
    assert policy[0].startswith("default-src 'none'")
    assert "unsafe" not in policy[0]


def test_nothing_is_fetched(report: Report) -> None:
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|<script|<link", render_html(report))


def test_dark_print_and_phone(report: Report) -> None:
    text = render_html(report)
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert 'name="viewport"' in text


def test_a_finding_has_everything(report: Report) -> None:
    text = Page(render_html(report)).all_text()
    for part in (
        *(
            "1. Contradiction",
            "negation",
            "probability 0.91",
            "Did the United States sign the declaration?",
            "Summit ends",
        ),
        *("articles/brief.md", "Ann Lee · asserted", "the document itself · planned", "One says it signed"),
        *("Read as:", "1 more pair of passages", "scan.pdf", "no text in it", "wire.txt", "min_probability = 0.5"),
    ):
        assert part in text, part


def test_marks(report: Report) -> None:
    marks = Page(render_html(report)).texts["mark"]
    assert marks[:3] == ["not sign", "said", "signed"]
    assert marks[-2:] == ["22", "35"]


def test_topics_come_before_findings(report: Report) -> None:
    text = render_html(report)
    assert text.index('id="topics"') < text.index('id="findings"') < text.index('id="documents"')
    assert "It signed." in text
    assert "brief.md (Ann Lee), 1 claim not shown here" in text
    assert 'Findings: <a href="#finding-1">1</a></p>' in text


def test_nothing_found(quiet: Report) -> None:
    text = render_html(quiet)
    assert "No disagreement found." in text
    assert "<article" not in text
    assert "Skipped files" not in text


def test_hostile_text_is_shown_and_inert(hostile: Report) -> None:
    text = render_html(hostile)
    assert not UNSAFE.search(text)
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text.replace("<mark>", "").replace("</mark>", "")
    assert "{{ 7*7 }}" in text


def test_the_same_report_gives_the_same_page(report: Report) -> None:
    assert render_html(report) == render_html(report)
