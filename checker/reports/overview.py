"""A report as people read it: findings with their questions and marked passages, topics with who holds what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from checker.models import DocumentSummary, Echo, Finding, Position, Report, Side, Topic, digest

from .differences import Piece, own_words, pieces
from .escape import flat
from .wording import attribution, counted


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
    """One finding as numbered from 1, under its question."""

    number: int
    finding: Finding
    question: str
    sides: tuple[Passage, Passage]
    echoes: tuple[tuple[Passage, Passage], ...]


@dataclass(frozen=True)
class Stance:
    """A position and the sources that hold it."""

    statement: str
    holders: tuple[str, ...]


@dataclass(frozen=True)
class Subject:
    """A topic: its question, who says what, and the numbers of its findings."""

    question: str
    stances: tuple[Stance, ...]
    numbers: tuple[int, ...]


def entries_of(report: Report) -> tuple[Entry, ...]:
    """The findings in the report's order."""
    documents = {document.id: document for document in report.documents}
    questions = {topic.id: topic.question for topic in report.topics}
    return tuple(
        Entry(
            number=number,
            finding=finding,
            question=questions.get(finding.topic, ""),
            sides=_passages(finding, documents),
            echoes=tuple(_passages(echo, documents) for echo in finding.echoes),
        )
        for number, finding in enumerate(report.findings, 1)
    )


def paths_of(report: Report) -> dict[str, str]:
    """The path of each document, by its id."""
    return {document.id: document.path for document in report.documents}


def subjects_of(report: Report) -> tuple[Subject, ...]:
    """The topics in the report's order."""
    holders = _known_holders(report)
    return tuple(
        Subject(
            question=topic.question,
            stances=tuple(Stance(p.statement, tuple(_holders(p, holders))) for p in topic.positions),
            numbers=_numbers(report, topic),
        )
        for topic in report.topics
    )


def _passages(pair: Finding | Echo, documents: Mapping[str, DocumentSummary]) -> tuple[Passage, Passage]:
    return _passage(pair.a, pair.b, documents), _passage(pair.b, pair.a, documents)


def _passage(side: Side, other: Side, documents: Mapping[str, DocumentSummary]) -> Passage:
    document = documents.get(side.document)
    title = document.title if document else None
    path = document.path if document else side.document
    return Passage(side, title or side.document, path, own_words(side.claim, other.claim))


def _sides(report: Report) -> Iterator[Side]:
    for finding in report.findings:
        yield from (finding.a, finding.b)
        for echo in finding.echoes:
            yield from (echo.a, echo.b)


def _known_holders(report: Report) -> dict[str, str]:
    """Claim ids, which a side doesn't hold but has the makings of, with the source to name for each."""
    known: dict[str, str] = {}
    for side in _sides(report):
        with suppress(UnicodeEncodeError):  # half a surrogate pair, from a file name that isn't UTF-8: there is no id
            known[digest(side.document, side.quote, side.claim)] = _holder(side)
    return known


def _holder(side: Side) -> str:
    said = attribution(side)
    return f"{side.document} ({said})" if said else side.document


def _holders(position: Position, known: Mapping[str, str]) -> Iterator[str]:
    """Each source once, and how many claims are in no finding of this report."""
    yield from dict.fromkeys(known[claim] for claim in position.claims if claim in known)
    others = sum(claim not in known for claim in position.claims)
    if others:
        yield f"{counted(others, 'claim')} not shown here"


def _numbers(report: Report, topic: Topic) -> tuple[int, ...]:
    return tuple(number for number, finding in enumerate(report.findings, 1) if finding.topic == topic.id)
