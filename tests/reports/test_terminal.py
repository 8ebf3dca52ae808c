"""What an editor sees at 80 columns, in a pipe and in colour."""

from __future__ import annotations

import re

import pytest

from checker.models import Report
from checker.reports import Format, render
from checker.reports.escape import UNSAFE
from checker.reports.terminal import QUOTE_LIMIT, render_terminal

from .conftest import side

SHOWN = """\
Did the United States sign the declaration?
     A  “It did not sign.” — wire.txt
     B  “It signed.” — brief.md (Ann Lee), 1 claim not shown here

  1. CONTRADICTION  negation  0.91  f1
     wire.txt  “The United States did *not sign* the declaration.”
     brief.md  “He *said* his country *signed* it.” — Ann Lee
     Why: One says it signed, the other that it did not.
     Also: 1 more pair of passages (wire.txt / brief.md)

How many countries?

  2. TENSION  number  0.70  f2
     wire.txt  “The deal covers *22* countries.”
     brief.md  “The deal covers *35* countries.” — planned
     Why: 22 countries or 35.

Who signed the pact
     A  wire.txt, counts 5
     B  brief.md (Ann Lee), no others: “only Ann Lee”
     A  B
     ✓  ✓  Norway
     ✓  ✗  Malta
     ✓  –  Chad

Who does one act according to each source, gathered over its sentences. It is no
finding: read the quotes. ✓ listed, ✗ denied, – not mentioned.

Skipped:
  scan.pdf: no text in it

2 documents, 412 claims, 3,011 pairs judged: 1 contradiction, 1 tension (31 less
likely ones not shown); 1 file skipped
"""


def with_quote(report: Report, document: str, quote: str) -> Report:
    finding = report.findings[0].model_copy(update={"a": side(document, quote), "echoes": ()})
    return report.model_copy(update={"findings": (finding,), "topics": ()})


def test_the_whole_of_it(report: Report) -> None:
    assert render_terminal(report) == SHOWN


def test_colour_adds_escapes_and_no_words(report: Report) -> None:
    text = render_terminal(report, colour=True)
    assert "\x1b[1;31mCONTRADICTION\x1b[0m" in text
    assert "\x1b[1m*not sign*\x1b[0m" in text
    assert re.sub(r"\x1b\[[0-9;]*m", "", text) == SHOWN


@pytest.mark.parametrize("name", ["NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "JUPYTER_COLUMNS"])
def test_the_environment_changes_nothing(report: Report, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = render_terminal(report, colour=True)
    monkeypatch.setenv(name, "dumb" if name == "TERM" else "40")
    assert render_terminal(report) == SHOWN
    assert render_terminal(report, colour=True) == coloured


def test_nothing_found(quiet: Report) -> None:
    assert render_terminal(quiet) == (
        "No disagreement found.\n\n2 documents, 1 claim, 1 pair judged: no findings (1 less likely one not shown)\n"
    )


@pytest.mark.parametrize("width", [40, 80, 132])
def test_lines_keep_to_the_width(report: Report, width: int) -> None:
    long = with_quote(report, "wire.txt", "word " * 50 + "x" * 300)
    lines = render_terminal(long, width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_wrapped_quotes_hang(report: Report) -> None:
    lines = render_terminal(with_quote(report, "wire.txt", "word " * 30)).splitlines()
    assert lines[1].startswith("     wire.txt  “*word")
    assert lines[2].startswith(" " * 15 + "word")


def test_a_long_name_stands_whole_above_its_quote(report: Report) -> None:
    name = "articles/2026/paris-summit/wire-service-" + "x" * 60 + ".txt"
    lines = render_terminal(with_quote(report, name, "Short.")).splitlines()
    assert lines[1] == f"     {name}"
    assert lines[2].strip() == "“*Short*.”"
    assert lines[3].index("“") == lines[2].index("“")


def test_a_long_quote_is_cut(report: Report) -> None:
    text = render_terminal(with_quote(report, "wire.txt", "word " * 100), 1000)
    quote = re.findall("“(\\*word.*?)”", text)[0]
    assert quote.endswith("word*…")
    assert len(quote) <= QUOTE_LIMIT + 2


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.LINES])
def test_long_quotes_that_differ_at_the_end_do_not_look_the_same(report: Report, form: Format) -> None:
    start = "The plan for " + "the village of Ashton, " * 20
    a, b = (side("wire.txt", f"{start}which was {end} today.") for end in ("approved", "rejected"))
    finding = report.findings[0].model_copy(update={"a": a, "b": b, "echoes": ()})
    text = render(report.model_copy(update={"findings": (finding,), "topics": ()}), form).replace("*", "")
    assert [f"which was {end} today." in " ".join(text.split()) for end in ("approved", "rejected")] == [True, True]


def test_hostile_text_gives_no_orders(hostile: Report) -> None:
    text = render_terminal(hostile)
    assert not UNSAFE.search(text)
    assert "[bold red]x[/]" in " ".join(text.split())


def test_hostile_text_adds_no_escape_in_colour(hostile: Report) -> None:
    text = render_terminal(hostile, colour=True)
    assert not UNSAFE.search(re.sub(r"\x1b\[[0-9;]*m", "", text))


def test_a_quote_cannot_forge_a_line(report: Report) -> None:
    text = render_terminal(with_quote(report, "wire.txt", "a\n     Why: forged\r\n\n0 documents"))
    assert [line for line in text.splitlines() if line.lstrip().startswith("Why:")] == [
        "     Why: One says it signed, the other that it did not."
    ]


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("“We left,” she said.", "“‘We left,’ she said.”"),
        ('"We left," she said.', "“'We left,' she said.”"),
        ("They called it “late”.", "“They called it ‘late’.”"),
    ],
)
def test_a_quotation_within_the_quote_has_marks_of_its_own(report: Report, quote: str, shown: str) -> None:
    assert shown in render_terminal(with_quote(report, "wire.txt", quote)).replace("*", "")
