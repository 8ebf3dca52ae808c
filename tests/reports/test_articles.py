"""What stands around a quote, and a document cut where findings quote it."""

from __future__ import annotations

import pytest

from checker.models import Report
from checker.reports.articles import around, fitting, full_texts
from checker.reports.overview import entries_of

from .conftest import side
from .synthetic import large_report

TEXT = "One came. Two came. Three came late, they say. Four left. Five left. Six left."


def _spot(text: str, quote: str) -> tuple[str, str]:
    start = text.index(quote)
    return around(text, side("a.txt", quote, start=start, end=start + len(quote)))


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        (TEXT, "Three came late, they say.", "One came. Two came. ", " Four left. Five left."),
        (TEXT, "Four left.", "Two came. Three came late, they say. ", " Five left. Six left."),
        (TEXT, "One came.", "", " Two came. Three came late, they say."),
        (TEXT, "Six left.", "Four left. Five left. ", ""),
        (TEXT, "came late", "Two came. Three ", ", they say. Four left."),
        ("Head\n\nBody here.\n\nTail", "Body here.", "Head\n\n", "\n\nTail"),
        ("Only this", "Only this", "", ""),
        ("x" * 500 + "QUOTE" + "y" * 500, "QUOTE", "x" * 420, "y" * 420),
    ],
)
def test_around(text: str, quote: str, before: str, after: str) -> None:
    assert _spot(text, quote) == (before, after)


def test_around_has_no_marks_of_markdown() -> None:
    text = "## Terms\n\n- **Force.** It has `two` parts.\n- Germany left. It rained - a lot.\n"
    start = text.index("Germany left.")
    before, after = around(text, side("a.md", "Germany left.", start=start, end=start + 13))
    assert before.split("\n") == ["Force. It has two parts.", ""]
    assert after.strip() == "It rained - a lot."


def test_around_is_cut_between_words_in_a_text_without_sentences() -> None:
    before, after = _spot("word " * 500 + "QUOTE" + " word" * 500, "QUOTE")
    assert before.startswith("word ")
    assert after.endswith(" word")
    assert max(len(before), len(after)) < 450


def test_a_document_is_whole_and_marked_where_it_is_quoted() -> None:
    report, texts = large_report(20)
    entries = entries_of(report)
    for article in full_texts(report, texts, entries):
        stretches = [stretch for paragraph in article.paragraphs for stretch in paragraph.stretches]
        joined = " ".join("".join(s.text for s in paragraph.stretches) for paragraph in article.paragraphs)
        assert joined.split() == texts[article.document.id].split()
        quoted = {s.text for s in stretches if s.entries}
        sides = [p.side for e in entries for p in e.sides if p.side.document == article.document.id]
        assert quoted == {passage.quote for passage in sides}
        assert sum(len(s.anchors) for s in stretches) == len(sides)


def test_quotes_that_overlap_share_a_stretch(report: Report) -> None:
    text = "The United States did not sign the declaration."
    inner = side("wire.txt", "did not sign", start=18, end=30)
    both = (
        report.findings[0].model_copy(update={"echoes": ()}),
        report.findings[1].model_copy(update={"a": inner}),
    )
    entries = entries_of(report.model_copy(update={"findings": both}))
    (paragraph,) = full_texts(report, {"wire.txt": text}, entries)[0].paragraphs
    shown = [(s.text, [e.number for e in s.entries], s.anchors) for s in paragraph.stretches]
    assert shown == [
        ("The United States ", [1], ("p-f1-a",)),
        ("did not sign", [1, 2], ("p-f2-a",)),
        (" the declaration.", [1], ()),
    ]
    assert [entry.number for entry in paragraph.entries] == [1, 2]


def test_a_text_in_which_a_quote_has_moved_does_not_fit() -> None:
    report, texts = large_report(8)
    moved = texts | {"paper-2.txt": "x" + texts["paper-2.txt"]}
    assert set(fitting(moved, entries_of(report))) == set(texts) - {"paper-2.txt"}
