"""Markdown for pull requests and notes: nothing that a source says can become markup or a link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.models import ListSource, Report

from .escape import flat
from .lists import EXPLAINED, LEGEND, MARKS, heading, remark
from .overview import Entry, Passage, Subject, subjects_of, without_topic
from .wording import CALIBRATION, attribution, headline, outcome

_MARKUP = re.compile(r"[\\`*_\[\]|~$#]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_markdown(report: Report) -> str:
    """Headline, topics with their findings, other findings, lists, documents and skipped files, under headings."""
    return "\n".join(_lines(report)).rstrip() + "\n"


def safe(text: str) -> str:
    """`text` on one line, showing in Markdown as it is. It must not begin a line: list markers stay."""
    escaped = _MARKUP.sub(r"\\\g<0>", flat(text)).translate(_ENTITIES)
    return escaped.replace("://", "&#58;//").replace("www.", "www&#46;")  # bare addresses become links, too


def _lines(report: Report) -> Iterator[str]:
    said = outcome(report)
    yield from ("# Where the sources disagree", "", f"{headline(report)}.", "")
    if said:
        yield from (said, "")
    if report.findings:
        yield from (CALIBRATION, "")
    for subject in subjects_of(report):
        yield from _subject(subject)
        for entry in subject.entries:
            yield from _entry(entry)
    others = without_topic(report)
    if others:
        yield from ("## Other findings", "")
    for entry in others:
        yield from _entry(entry)
    yield from _lists(report)
    yield from _documents(report)
    yield from _skipped(report)
    yield f"Made by {safe(report.tool.name)} {safe(report.tool.version)}."


def _subject(subject: Subject) -> Iterator[str]:
    yield from (f"## {safe(subject.question)}", "")
    for stance in subject.stances:
        holders = ", ".join(map(safe, stance.holders))
        yield f"- {stance.letter}: “{safe(stance.statement)}”" + (f" — {holders}" if holders else "")
    yield ""


def _entry(entry: Entry) -> Iterator[str]:
    finding = entry.finding
    relation, kind = finding.relation.value.capitalize(), finding.kind.value
    yield f"### {entry.number}. {relation} · {kind} · {finding.probability:.2f}"
    yield ""
    yield from (_passage(entry.sides[0]), ">", _passage(entry.sides[1]), "")
    if finding.explanation:
        yield from (f"Why: {safe(finding.explanation)}", "")
    if entry.echoes:
        yield from ("Said again in:", "")
        yield from (f"- {_source(a)}: {_quote(a)} / {_source(b)}: {_quote(b)}" for a, b in entry.echoes)
        yield ""


def _passage(passage: Passage) -> str:
    return f"> {_source(passage)}: {_quote(passage)}"


def _source(passage: Passage) -> str:
    said = attribution(passage.side)
    return f"**{safe(passage.side.document)}**" + (f" ({safe(said)})" if said else "")


def _quote(passage: Passage) -> str:
    """The quote, bold where the other side differs. Pieces are escaped one by one, so the spaces between stay."""
    parts = (
        f"**{safe(piece.text)}**" if piece.differs else _spaced(piece.text)
        for piece in passage.marked(flat(passage.side.quote))
    )
    return f"“{''.join(parts)}”"


def _spaced(text: str) -> str:
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return f"{start}{safe(text)}{end}"


def _lists(report: Report) -> Iterator[str]:
    if report.lists:
        yield from ("## Who is on whose list", "", f"{EXPLAINED} {LEGEND}.", "")
    for shown in report.lists:
        yield from (f"### {safe(shown.question)}", "", f"| Name | {' | '.join(map(_column, shown.sources))} |")
        yield "|---" + "|:-:" * len(shown.sources) + "|"
        for row in shown.names:
            yield f"| {safe(row.name)} | {' | '.join(MARKS[standing] for standing in row.standings)} |"
        yield ""
        for source in shown.sources:
            yield from (f"- {safe(heading(source))}: “{safe(passage.quote)}”" for passage in source.passages)
        yield ""


def _column(source: ListSource) -> str:
    said = remark(source)
    return safe(f"{heading(source)}, {said}" if said else heading(source))


def _documents(report: Report) -> Iterator[str]:
    if not report.documents:
        return
    yield from ("## Documents", "", "| Document | Title | Published | Claims |", "|---|---|---|---:|")
    for document in report.documents:
        title, published = safe(document.title or ""), document.published or ""
        yield f"| {safe(document.id)} | {title} | {published} | {document.claims:,} |"
    yield ""


def _skipped(report: Report) -> Iterator[str]:
    if not report.skipped:
        return
    yield from ("## Skipped", "")
    yield from (f"- **{safe(skip.path)}**: {safe(skip.reason)}" for skip in report.skipped)
    yield ""
