"""A report for people at a terminal: readable at 80 columns, and in a pipe, where there is no colour."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from checker.models import NamedList, Relation, Report

from .differences import STAR, excerpt
from .escape import flat, inner
from .overview import Entry, letter, subjects_of, without_topic
from .wording import LEGEND, LISTS, MARKS, attribution, counted, headline, list_remark, list_source, outcome

# Six lines or so beside a name at 80 columns; Markdown and HTML give quotes in full.
QUOTE_LIMIT = 300
# As wide as "  1. ", so that what belongs to a finding stands under its heading.
_INDENT = 5
# At 80 columns this leaves 49 for the text; a longer name gets a line of its own.
_WIDEST_NAME = 24
# Where the terminal has less, lines run over: better than a word a line.
_NARROWEST_TEXT = 24
# A name to stand in the margin, what stands beside it, and the column from which that is wrapped.
_Part = tuple[str, Text, int]
_BLANK: _Part = ("", Text(), 0)
_STYLES = {Relation.CONTRADICTION: "bold red", Relation.TENSION: "bold yellow", Relation.AGREEMENT: "bold green"}


def render_terminal(report: Report, width: int = 80, colour: bool = False) -> str:
    """Topics with their findings, other findings, lists, skipped files and, last, the line that sums up.

    Without `colour` the text holds no escape sequence at all.
    """
    text = io.StringIO()
    # Told everything that it would else ask the environment, so that a report always gives the same text.
    console = Console(
        file=text,
        width=width,
        height=100,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        force_jupyter=False,
        legacy_windows=False,
    )
    for name, body, column in _parts(report):
        for line in _hanging(console, name, body, column):
            console.print(line, soft_wrap=True)
    return text.getvalue()


def _parts(report: Report) -> Iterator[_Part]:
    for subject in subjects_of(report):
        yield "", Text(flat(subject.question), "bold"), 0
        for stance in subject.stances:
            held = f" — {', '.join(map(flat, stance.holders))}" if stance.holders else ""
            others = " ".join(inner(s.statement) for s in subject.stances if s is not stance)
            said = excerpt(inner(stance.statement), others, QUOTE_LIMIT)
            yield stance.letter, Text(f"“{said}”{held}"), _INDENT + 3
        yield _BLANK
        for entry in subject.entries:
            yield from _entry(entry)
    for entry in without_topic(report):
        yield from _entry(entry)
    for shown in report.lists:
        yield from _list(shown)
    if report.lists:
        yield from (("", Text(f"{LISTS} {LEGEND}."), 0), _BLANK)
    yield from _closing(report)


def _closing(report: Report) -> Iterator[_Part]:
    """What wasn't found, what wasn't read, and the sum of it."""
    if said := outcome(report):
        yield from (("", Text(said, "bold"), 0), _BLANK)
    if report.skipped:
        yield "", Text("Skipped:"), 0
        for skip in report.skipped:
            yield "", Text(f"{flat(skip.path)}: {flat(skip.reason)}"), 2
        yield _BLANK
    yield "", Text(headline(report)), 0


def _entry(entry: Entry) -> Iterator[_Part]:
    """A finding: what it is, both quotes under each other, and why; its id is what `compare --explain` asks for."""
    finding = entry.finding
    heading = Text(f"{entry.number:>{_INDENT - 2}}. ", no_wrap=True, overflow="ignore")
    heading.append(finding.relation.value.upper(), _STYLES[finding.relation])
    yield "", heading.append(f"  {finding.kind.value}  {finding.probability:.2f}  {entry.key}"), 0
    names = [flat(passage.side.document) for passage in entry.sides]
    column = min(max(map(cell_len, names)), _WIDEST_NAME) + _INDENT + 2
    a, b = (inner(passage.side.quote) for passage in entry.sides)
    cut = excerpt(a, b, QUOTE_LIMIT), excerpt(b, a, QUOTE_LIMIT)
    for name, passage, text in zip(names, entry.sides, cut, strict=True):
        quote = Text("“")
        for piece in passage.marked(text):
            quote.append(f"{STAR}{piece.text}{STAR}" if piece.differs else piece.text, "bold" if piece.differs else "")
        said = flat(attribution(passage.side))
        yield name, quote.append(f"” — {said}" if said else "”"), column
    if finding.explanation:
        yield "Why:", Text(flat(finding.explanation)), _INDENT + 5
    if entry.echoes:
        pairs = dict.fromkeys(f"{flat(a.side.document)} / {flat(b.side.document)}" for a, b in entry.echoes)
        also = f"{counted(len(entry.echoes), 'more pair')} of passages ({', '.join(pairs)})"
        yield "Also:", Text(also), _INDENT + 6
    yield _BLANK


def _list(shown: NamedList) -> Iterator[_Part]:
    """One table: a lettered column for each source, then its names."""
    letters = [letter(number) for number in range(len(shown.sources))]
    yield "", Text(flat(shown.question), "bold"), 0
    for name, source in zip(letters, shown.sources, strict=True):
        said = ", ".join(part for part in (flat(list_source(source)), flat(list_remark(source))) if part)
        yield name, Text(said), _INDENT + 3
    yield "", Text("".join(f"{name:<3}" for name in letters)), _INDENT
    for row in shown.names:
        marks = "".join(f"{MARKS[standing]:<3}" for standing in row.standings)
        yield "", Text(marks + flat(row.name)), _INDENT
    yield _BLANK


def _hanging(console: Console, name: str, body: Text, column: int) -> Iterator[Text]:
    """`body` wrapped from `column` on, beside the indented `name`, or under it where `name` is too wide for that."""
    margin = Text(" " * min(_INDENT, column) + name if name else "")
    if margin.cell_len >= column > 0:
        yield margin
        margin = Text()
    for line in body.wrap(console, max(console.width - column, _NARROWEST_TEXT)):
        line.rstrip()
        yield Text.assemble(margin, " " * (column - margin.cell_len), line)
        margin = Text()
