"""The page: well formed, complete, and inert whatever the sources say."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser

import pytest

from checker.models import Decision, Echo, Report, Suppressed
from checker.reports.escape import UNSAFE
from checker.reports.html import policy, render_html

from .conftest import HOSTILE, document, side
from .synthetic import large_report

VOID = {"meta", "input"}
OURS = {
    *("html", "head", "meta", "title", "style", "script", "body", "header", "nav", "main", "footer", "section", "div"),
    *("h1", "h2", "h3", "p", "ul", "li", "a", "strong", "span", "figure", "figcaption", "cite", "blockquote", "mark"),
    *("article", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "kbd"),
    *("label", "select", "option", "input", "output", "progress", "button", "dialog", "code", "meter"),
}
ATTRIBUTES = {
    *("charset", "class", "content", "dir", "href", "http-equiv", "id", "lang", "name", "scope", "hidden", "role"),
    *("tabindex", "title", "type", "value", "min", "max", "step", "maxlength", "placeholder", "open", "for"),
    *("autocomplete", "spellcheck", "aria-label", "aria-labelledby", "aria-hidden", "data-decide", "data-decision"),
    *("data-number", "data-key", "data-relation", "data-kind", "data-probability", "data-source", "data-speaker"),
}


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
        return " ".join(" ".join(texts) for tag, texts in self.texts.items() if tag not in ("style", "script"))


@pytest.mark.parametrize("name", ["report", "quiet", "hostile"])
def test_the_page_is_well_formed_and_ours(name: str, request: pytest.FixtureRequest) -> None:
    page = Page(render_html(request.getfixturevalue(name)))
    assert page.open == []
    assert page.tags <= OURS
    assert page.attributes <= ATTRIBUTES
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert len(set(page.ids)) == len(page.ids)


@pytest.mark.parametrize("element", ["style", "script"])
def test_policy_allows_our_style_and_script_and_nothing_else(report: Report, element: str) -> None:
    text = render_html(report)
    ours = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
    found = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert len(ours) == len(found) == 1
    told = html.unescape(found[0])
    digest = base64.b64encode(hashlib.sha256(ours[0].encode()).digest()).decode()
    assert f"{element}-src 'sha256-{digest}'" in told
    assert told.startswith("default-src 'none'")
    assert "unsafe" not in told
    assert told == policy(review=False)
    assert "connect-src" not in told


def test_nothing_is_fetched(report: Report) -> None:
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|<link", render_html(report))


def test_a_source_quoted_only_in_an_echo_has_its_column(report: Report) -> None:
    text = render_html(report.model_copy(update={"documents": (*report.documents, document("echo.txt", None))}))
    assert '<th scope="col" dir="auto">echo.txt</th>' not in text
    echo = Echo(a=side("echo.txt", "Washington stayed away."), b=report.findings[0].b)
    changes = {
        "documents": (*report.documents, document("echo.txt", None)),
        "findings": (report.findings[0].model_copy(update={"echoes": (echo,)}),),
    }
    assert '<th scope="col" dir="auto">echo.txt</th>' in render_html(report.model_copy(update=changes))


def test_dark_print_and_phone(report: Report) -> None:
    text = render_html(report)
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert 'name="viewport"' in text


def test_a_finding_has_everything(report: Report) -> None:
    text = Page(render_html(report)).all_text()
    for part in (
        *(
            "Contradiction",
            "negation",
            "0.91",
            "Did the United States sign the declaration?",
            "Summit ends",
        ),
        *("articles/brief.md:1", "Ann Lee", "· asserted", "the document itself", "· planned", "One says it signed"),
        *("Read as:", "1 more pair of passages", "scan.pdf", "no text in it", "wire.txt", "min_probability = 0.5"),
    ):
        assert part in text, part


def test_marks(report: Report) -> None:
    marks = Page(render_html(report)).texts["mark"]
    assert marks[:3] == ["not sign", "said", "signed"]
    assert marks[-2:] == ["22", "35"]


def test_topics_come_before_findings(report: Report) -> None:
    text = render_html(report)
    assert text.index('id="topics"') < text.index('id="findings"') < text.index('id="articles"')
    assert "It signed." in text
    assert "brief.md (Ann Lee), 1 claim not shown here" in text
    assert Page(text).links.count("#f-f1") == 2  # from its topic and from itself


def test_nothing_found(quiet: Report) -> None:
    text = render_html(quiet)
    assert "No disagreement found." in text
    assert "<article" not in text
    assert "Skipped files" not in text


def test_hostile_text_is_shown_and_inert(hostile: Report) -> None:
    text = render_html(hostile)
    assert not UNSAFE.search(text)
    assert text.count("<script") == 1
    assert "<img" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text.replace("<mark>", "").replace("</mark>", "")
    assert "{{ 7*7 }}" in text


def test_a_hostile_article_in_full(report: Report) -> None:
    quote = "Washington signed."
    a = side("wire.txt", quote, start=len(HOSTILE), end=len(HOSTILE) + len(quote))
    b = side("brief.md", HOSTILE)
    finding = report.findings[0].model_copy(update={"a": a, "b": b, "echoes": ()})
    hostile = report.model_copy(update={"findings": (finding,)})
    text = render_html(hostile, {"wire.txt": HOSTILE + quote + HOSTILE, "brief.md": HOSTILE})
    page = Page(text)
    assert not UNSAFE.search(text)
    assert page.tags <= OURS
    assert page.attributes <= ATTRIBUTES
    assert quote in page.texts["mark"]
    assert text.count("<script") == 1


def test_articles_stand_in_full_and_link_both_ways() -> None:
    report, texts = large_report(9)
    page = Page(render_html(report, texts))
    words = "".join(text for parts in page.texts.values() for text in parts)
    assert all(" ".join(text.split()) in " ".join(words.split()) for text in texts.values() if len(text) < 400)
    for finding in report.findings:
        assert {f"#p-{finding.id}-a", f"#p-{finding.id}-b"} <= set(page.links)
        assert page.links.count(f"#f-{finding.id}") == 4  # its topic, itself, and the margin of both articles


def test_an_article_that_has_changed_shows_quotes_only() -> None:
    report, texts = large_report(3)
    page = Page(render_html(report, {name: f"x{text}" for name, text in texts.items()}))
    assert not [link for link in page.links if link.startswith("#p-")]
    assert any("not to be had as it was then" in text for text in page.texts["p"])


def test_what_was_decided_before_stands_at_the_end(report: Report) -> None:
    first, second = report.findings
    known = Suppressed(finding=first, decision=Decision.FALSE_ALARM, reason="two events", by="Ann", at="2026-01-07")
    text = render_html(report.model_copy(update={"findings": (second,), "suppressed": (known,)}))
    assert text.index('id="f-f2"') < text.index('id="f-f1"')
    assert "False alarm: two events (Ann, 2026-01-07)" in text
    assert 'data-decision="false_alarm"' in text


def test_the_same_report_gives_the_same_page(report: Report) -> None:
    assert render_html(report) == render_html(report)


def test_a_list_shows_what_each_source_says_of_each_name(report: Report) -> None:
    text = render_html(report)
    cells = re.findall(
        r'<td class="(listed|denied|silent)"><span aria-hidden="true">(.)</span>', text.split('id="lists"')[1]
    )
    assert cells == [
        *(("listed", "✓"), ("listed", "✓")),
        *(("listed", "✓"), ("denied", "✗")),
        *(("listed", "✓"), ("silent", "–")),
    ]
    assert 'brief.md (Ann Lee) <span class="soft">no others: “only Ann Lee”</span>' in text
    assert "2 passages" in text
    assert 'id="lists"' not in render_html(report.model_copy(update={"lists": ()}))


def test_the_matrix_shows_how_each_source_stands_to_each_topic(report: Report) -> None:
    brief = report.topics[0].positions[1]
    both = report.topics[1].model_copy(update={"positions": (*report.topics[0].positions[:1], brief, brief)})
    text = render_html(report.model_copy(update={"topics": (report.topics[0], both, report.topics[1])}))
    cells = re.findall(
        r'<td class="(\w+)"><span aria-hidden="true">(.*?)</span><span class="unseen">(.*?)</span>', text
    )
    assert cells[:6] == [
        *(("agrees", "A", "agrees (A)"), ("contradicts", "B", "contradicts (B)")),
        *(("agrees", "A", "agrees (A)"), ("both", "B C", "says both (B C)")),
        *(("silent", "·", "silent"), ("silent", "·", "silent")),
    ]
