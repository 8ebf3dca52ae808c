"""A report as people read it: findings with their questions and marked passages, topics with who holds what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.models import DocumentSummary, Echo, Finding, Kind, Position, Report, Side, Suppressed, Topic, digest

from .differences import Piece, pieces, telling_words
from .escape import flat
from .wording import attribution, counted

_PLAIN_KEY = re.compile(r"[0-9A-Za-z]{1,64}")


@dataclass(frozen=True)
class Passage:
    """One side of a finding, with the name of its document and the words that the other side lacks."""

    side: Side
    title: str
    path: str
    own: frozenset[str]

    def marked(self, text: str) -> tuple[Piece, ...]:
        """`text` in pieces, the words that the other side lacks apart."""
        return pieces(text, self.own)

    @property
    def reworded(self) -> bool:
        """Whether the claim says more than the quote, such as who "he" is."""
        return flat(self.side.claim).casefold().rstrip(".") != flat(self.side.quote).casefold().rstrip(".")


@dataclass(frozen=True)
class Entry:
    """One finding as numbered from 1, under its question; `known` where a person has decided it before."""

    number: int
    finding: Finding
    question: str
    sides: tuple[Passage, Passage]
    echoes: tuple[tuple[Passage, Passage], ...]
    known: Suppressed | None = None

    @property
    def key(self) -> str:
        """The finding's id as letters and digits, whatever a saved report has in its place."""
        return key_of(self.finding)


@dataclass(frozen=True)
class Stance:
    """A position, lettered from A, the sources that hold it, and the ids of their documents."""

    letter: str
    statement: str
    holders: tuple[str, ...]
    documents: frozenset[str]


@dataclass(frozen=True)
class Subject:
    """A topic: its question, who says what, and its findings."""

    question: str
    stances: tuple[Stance, ...]
    entries: tuple[Entry, ...]


def key_of(finding: Finding) -> str:
    """A finding's id as letters and digits, for links and addresses."""
    return finding.id if _PLAIN_KEY.fullmatch(finding.id) else digest(finding.id)


def entries_of(report: Report) -> tuple[Entry, ...]:
    """The findings that count, in the report's order."""
    return _entries(report, [(finding, None) for finding in report.findings])


def all_entries_of(report: Report) -> tuple[Entry, ...]:
    """The findings that count, and after them those that a person has decided before."""
    known = [(item.finding, item) for item in report.suppressed]
    return _entries(report, [*((finding, None) for finding in report.findings), *known])


def _entries(report: Report, findings: Sequence[tuple[Finding, Suppressed | None]]) -> tuple[Entry, ...]:
    documents = {document.id: document for document in report.documents}
    questions = {topic.id: topic.question for topic in report.topics}
    return tuple(
        Entry(
            number=number,
            finding=finding,
            question=questions.get(finding.topic, ""),
            sides=_passages(finding, finding.kind, documents),
            echoes=tuple(_passages(echo, finding.kind, documents) for echo in finding.echoes),
            known=known,
        )
        for number, (finding, known) in enumerate(findings, 1)
    )


def paths_of(report: Report) -> dict[str, str]:
    """The path of each document, by its id."""
    return {document.id: document.path for document in report.documents}


def subjects_of(report: Report) -> tuple[Subject, ...]:
    """The topics in the report's order."""
    sides = {digest(side.document, side.quote, side.claim): side for side in _sides(report)}
    entries = entries_of(report)
    return tuple(
        Subject(
            question=topic.question,
            stances=tuple(_stance(number, p, sides) for number, p in enumerate(topic.positions)),
            entries=_about(topic, entries),
        )
        for topic in report.topics
    )


def without_topic(report: Report) -> tuple[Entry, ...]:
    """The findings that are under no topic of the report, such as agreements."""
    topics = {topic.id for topic in report.topics}
    return tuple(entry for entry in entries_of(report) if entry.finding.topic not in topics)


def letter(number: int) -> str:
    """A, B, C and so on, counted from 0; after Z come Z1, Z2."""
    return chr(ord("A") + number) if number < 26 else f"Z{number - 25}"


def _passages(pair: Finding | Echo, kind: Kind, documents: Mapping[str, DocumentSummary]) -> tuple[Passage, Passage]:
    return _passage(pair.a, pair.b, kind, documents), _passage(pair.b, pair.a, kind, documents)


def _passage(side: Side, other: Side, kind: Kind, documents: Mapping[str, DocumentSummary]) -> Passage:
    document = documents.get(side.document)
    title = document.title if document else None
    path = document.path if document else side.document
    return Passage(side, title or side.document, path, telling_words(side.claim, other.claim, kind))


def _sides(report: Report) -> Iterator[Side]:
    for finding in report.findings:
        yield from (finding.a, finding.b)
        for echo in finding.echoes:
            yield from (echo.a, echo.b)


def _stance(number: int, position: Position, sides: Mapping[str, Side]) -> Stance:
    """A position with its holders; `sides` are the report's, by claim ids, which a side has the makings of."""
    shown = [sides[claim] for claim in position.claims if claim in sides]
    holders = dict.fromkeys(_holder(side) for side in shown)
    others = len(position.claims) - len(shown)
    more = (f"{counted(others, 'claim')} not shown here",) if others else ()
    documents = frozenset(side.document for side in shown)
    return Stance(letter(number), position.statement, (*holders, *more), documents)


def _holder(side: Side) -> str:
    said = attribution(side)
    return f"{side.document} ({said})" if said else side.document


def _about(topic: Topic, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.finding.topic == topic.id)
