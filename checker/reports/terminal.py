"""A report for people at a terminal: readable at 80 columns, and in a pipe, where there is no colour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from textwrap import shorten

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from checker.models import NamedList, Relation, Report

from .differences import STAR
from .escape import flat, inner
from .lists import EXPLAINED, LEGEND, MARKS, heading, remark
from .overview import Entry, Passage, Subject, letter, subjects_of, without_topic
from .wording import attribution, counted, headline, outcome

# Six lines or so beside a name at 80 columns; Markdown and HTML give quotes in full.
QUOTE_LIMIT = 300
# As wide as "  1. ", so that what belongs to a finding stands under its heading.
_INDENT = 5
# At 80 columns this leaves 49 for the text; a longer name gets a line of its own.
_WIDEST_NAME = 24
# Where the terminal has less, lines run over: better than a word a line.
_NARROWEST_TEXT = 24
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
    for line in _lines(report, console):
        console.print(line, soft_wrap=True)
    return text.getvalue()


def _lines(report: Report, console: Console) -> Iterator[Text]:
    for subject in subjects_of(report):
        yield from _subject(subject, console)
        for entry in subject.entries:
            yield from _entry(entry, console)
    for entry in without_topic(report):
        yield from _entry(entry, console)
    for shown in report.lists:
        yield from _list(shown, console)
    if report.lists:
        yield from (*_hanging(console, "", Text(f"{EXPLAINED} {LEGEND}."), 0), Text())
    yield from _closing(report, console)


def _closing(report: Report, console: Console) -> Iterator[Text]:
    """What wasn't found, what wasn't read, and the sum of it."""
    if said := outcome(report):
        yield from (*_hanging(console, "", Text(said, "bold"), 0), Text())
    if report.skipped:
        yield Text("Skipped:")
        for skip in report.skipped:
            yield from _hanging(console, "", Text(f"{flat(skip.path)}: {flat(skip.reason)}"), 2)
        yield Text()
    yield from _hanging(console, "", Text(headline(report)), 0)


def _subject(subject: Subject, console: Console) -> Iterator[Text]:
    """A topic: its question, and who says what."""
    yield from _hanging(console, "", Text(flat(subject.question), "bold"), 0)
    for stance in subject.stances:
        held = f" — {', '.join(map(flat, stance.holders))}" if stance.holders else ""
        yield from _hanging(console, stance.letter, Text(f"“{_inner(stance.statement)}”{held}"), _INDENT + 3)
    yield Text()


def _entry(entry: Entry, console: Console) -> Iterator[Text]:
    """A finding: what it is, both quotes under each other, and why; its id is what `compare --explain` asks for."""
    finding = entry.finding
    heading = Text(f"{entry.number:>{_INDENT - 2}}. ").append(finding.relation.value.upper(), _STYLES[finding.relation])
    yield heading.append(f"  {finding.kind.value}  {finding.probability:.2f}  {entry.key}")
    names = [flat(passage.side.document) for passage in entry.sides]
    column = min(max(map(cell_len, names)), _WIDEST_NAME) + _INDENT + 2
    for name, passage in zip(names, entry.sides, strict=True):
        yield from _hanging(console, name, _quote(passage), column)
    if finding.explanation:
        yield from _hanging(console, "Why:", Text(flat(finding.explanation)), _INDENT + 5)
    if entry.echoes:
        pairs = dict.fromkeys(f"{flat(a.side.document)} / {flat(b.side.document)}" for a, b in entry.echoes)
        also = f"{counted(len(entry.echoes), 'more pair')} of passages ({', '.join(pairs)})"
        yield from _hanging(console, "Also:", Text(also), _INDENT + 6)
    yield Text()


def _quote(passage: Passage) -> Text:
    """The quote, in bold and between asterisks where the other side differs, and who says it."""
    text = Text("“")
    for piece in passage.marked(_inner(passage.side.quote)):
        text.append(f"{STAR}{piece.text}{STAR}" if piece.differs else piece.text, "bold" if piece.differs else "")
    said = flat(attribution(passage.side))
    return text.append(f"” — {said}" if said else "”")


def _inner(text: str) -> str:
    """`text` on one line, cut where it is long, as it stands between quotation marks."""
    return shorten(inner(text), QUOTE_LIMIT, placeholder="…")


def _list(shown: NamedList, console: Console) -> Iterator[Text]:
    """One table: a lettered column for each source, then its names."""
    letters = [letter(number) for number in range(len(shown.sources))]
    yield from _hanging(console, "", Text(flat(shown.question), "bold"), 0)
    for name, source in zip(letters, shown.sources, strict=True):
        said = ", ".join(part for part in (flat(heading(source)), flat(remark(source))) if part)
        yield from _hanging(console, name, Text(said), _INDENT + 3)
    yield from _hanging(console, "", Text("".join(f"{name:<3}" for name in letters)), _INDENT)
    for row in shown.names:
        marks = "".join(f"{MARKS[standing]:<3}" for standing in row.standings)
        yield from _hanging(console, "", Text(marks + flat(row.name)), _INDENT)
    yield Text()


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
