"""A report for people at a terminal: readable at 80 columns, and in a pipe, where there is no colour."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.models import NamedList, Relation, Report

from .differences import STAR
from .escape import flat, shortened
from .lists import EXPLAINED, LEGEND, MARKS, heading, remark
from .overview import Entry, Passage, Subject, letter, subjects_of, without_topic
from .wording import attribution, counted, headline, outcome, score

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Six lines or so beside a name at 80 columns; Markdown and HTML give quotes in full.
QUOTE_LIMIT = 300
# More tables would push the findings off the screen.
MOST_LISTS = 5
# As wide as "  1. ", so that what belongs to a finding stands under its heading.
_INDENT = 5
# At 80 columns this leaves 49 for the text; a longer name gets a line of its own.
_WIDEST_NAME = 24
# Where the terminal has less, lines run over: better than a word a line.
_NARROWEST_TEXT = 24
# Rows for a screen of 24 lines; names that leave room for the marks of eleven sources at 80 columns.
_MOST_ROWS, _LONGEST_ROW = 20, 40
_STYLES = {Relation.CONTRADICTION: "bold red", Relation.TENSION: "bold yellow", Relation.AGREEMENT: "bold green"}


@dataclass(frozen=True)
class TerminalRenderer:
    """Renders for a terminal of `width` columns; without `colour` the text holds no escape sequence at all."""

    width: int = 80
    colour: bool = False

    def __call__(self, report: Report) -> str:
        """Topics with their findings, other findings, lists, skipped files and, last, the line that sums up."""
        text = io.StringIO()
        console = self._console(text)
        for line in self._lines(report, console):
            console.print(line, soft_wrap=True)
        return text.getvalue()

    def _lines(self, report: Report, console: Console) -> Iterator[Text]:
        for subject in subjects_of(report):
            yield from _subject(subject, console)
            for entry in subject.entries:
                yield from _entry(entry, console)
        for entry in without_topic(report):
            yield from _entry(entry, console)
        yield from _lists(report, console)
        yield from _closing(report, console)

    def _console(self, file: io.StringIO) -> Console:
        """A console told everything it would else ask the environment, so that a report always gives the same text."""
        from rich.console import Console

        return Console(
            file=file,
            width=self.width,
            height=100,
            color_system="standard" if self.colour else None,
            force_terminal=self.colour,
            no_color=not self.colour,
            force_jupyter=False,
            legacy_windows=False,
        )


def _subject(subject: Subject, console: Console) -> Iterator[Text]:
    """A topic: its question, and who says what."""
    from rich.text import Text

    yield from _hanging(console, "", Text(flat(subject.question), "bold"), 0)
    for stance in subject.stances:
        held = f" — {', '.join(map(flat, stance.holders))}" if stance.holders else ""
        said = Text(f"“{shortened(flat(stance.statement), QUOTE_LIMIT)}”{held}")
        yield from _hanging(console, stance.letter, said, _INDENT + 3)
    yield Text()


def _entry(entry: Entry, console: Console) -> Iterator[Text]:
    """A finding: what it is, both quotes under each other, and why; its id is what `compare --explain` asks for."""
    from rich.text import Text

    finding = entry.finding
    heading = Text(f"{entry.number:>{_INDENT - 2}}. ").append(finding.relation.value.upper(), _STYLES[finding.relation])
    yield heading.append(f"  {finding.kind.value}  {score(finding)}  {entry.key}")
    column = min(max(_cells(p.side.document) for p in entry.sides), _WIDEST_NAME) + _INDENT + 2
    for passage in entry.sides:
        yield from _hanging(console, flat(passage.side.document), _quote(passage), column)
    if finding.explanation:
        yield from _hanging(console, "Why:", Text(flat(finding.explanation)), _INDENT + 5)
    if entry.echoes:
        yield from _hanging(console, "Also:", Text(_also(entry)), _INDENT + 6)
    yield Text()


def _quote(passage: Passage) -> Text:
    """The quote, in bold and between asterisks where the other side differs, and who says it."""
    from rich.text import Text

    text = Text("“")
    for piece in passage.marked(shortened(flat(passage.side.quote), QUOTE_LIMIT)):
        text.append(f"{STAR}{piece.text}{STAR}" if piece.differs else piece.text, "bold" if piece.differs else "")
    said = flat(attribution(passage.side))
    return text.append(f"” — {said}" if said else "”")


def _also(entry: Entry) -> str:
    """Where the same conflict shows again, each pair of documents once."""
    pairs = dict.fromkeys(f"{flat(a.side.document)} / {flat(b.side.document)}" for a, b in entry.echoes)
    return f"{counted(len(entry.echoes), 'more pair')} of passages ({', '.join(pairs)})"


def _lists(report: Report, console: Console) -> Iterator[Text]:
    """Who is on whose list, as many tables as can be taken in, and what the marks mean."""
    from rich.text import Text

    for shown in report.lists[:MOST_LISTS]:
        yield from _list(shown, console)
    if len(report.lists) > MOST_LISTS:
        yield from (Text(f"{counted(len(report.lists) - MOST_LISTS, 'more list')} in the other forms."), Text())
    if report.lists:
        yield from (*_hanging(console, "", Text(f"{EXPLAINED} {LEGEND}."), 0), Text())


def _list(shown: NamedList, console: Console) -> Iterator[Text]:
    """One table: a lettered column for each source, then its names."""
    from rich.text import Text

    letters = [letter(number) for number in range(len(shown.sources))]
    yield from _hanging(console, "", Text(flat(shown.question), "bold"), 0)
    for name, source in zip(letters, shown.sources, strict=True):
        said = ", ".join(part for part in (flat(heading(source)), flat(remark(source))) if part)
        yield from _hanging(console, name, Text(shortened(said, QUOTE_LIMIT)), _INDENT + 3)
    yield from _hanging(console, "", Text("".join(f"{name:<3}" for name in letters)), _INDENT)
    for row in shown.names[:_MOST_ROWS]:
        marks = "".join(f"{MARKS[standing]:<3}" for standing in row.standings)
        yield from _hanging(console, "", Text(marks + shortened(flat(row.name), _LONGEST_ROW)), _INDENT)
    if len(shown.names) > _MOST_ROWS:
        yield Text(f"{' ' * _INDENT}and {counted(len(shown.names) - _MOST_ROWS, 'more name')}")
    yield Text()


def _closing(report: Report, console: Console) -> Iterator[Text]:
    """What wasn't found, what wasn't read, and the sum of it."""
    from rich.text import Text

    said = outcome(report)
    if said:
        yield from (*_hanging(console, "", Text(said, "bold"), 0), Text())
    if report.skipped:
        yield Text("Skipped:")
        for skip in report.skipped:
            yield from _hanging(console, "", Text(f"{flat(skip.path)}: {flat(skip.reason)}"), 2)
        yield Text()
    yield from _hanging(console, "", Text(headline(report)), 0)


def _hanging(console: Console, name: str, body: Text, column: int) -> Iterator[Text]:
    """`body` wrapped from `column` on, beside the indented `name`, or under it where `name` is too wide for that."""
    from rich.text import Text

    margin = Text(" " * min(_INDENT, column) + name if name else "")
    if margin.cell_len >= column > 0:
        yield margin
        margin = Text()
    for line in body.wrap(console, max(console.width - column, _NARROWEST_TEXT)):
        line.rstrip()
        yield Text.assemble(margin, " " * (column - margin.cell_len), line)
        margin = Text()


def _cells(name: str) -> int:
    """The columns that `name` takes."""
    from rich.cells import cell_len

    return cell_len(flat(name))
