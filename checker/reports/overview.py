"""A report as people read it: findings with their questions and marked passages, topics with who holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checker.models import DocumentSummary, Echo, Finding, Position, Report, Side, Suppressed, digest

from .differences import Piece, own_words, pieces
from .escape import flat
from .wording import counted

_PLAIN_KEY = re.compile(r"[0-9A-Za-z]{1,64}")


@dataclass(frozen=True)
class Passage:
    """One side of a finding, with the name, path and date of its document and the words that the other side lacks."""

    side: Side
    title: str
    path: str
    published: str
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
    known: Suppressed | None

    @property
    def key(self) -> str:
        """The finding's id as letters and digits, whatever a saved report has in its place."""
        return key_of(self.finding)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Both sides, then those of the echoes."""
        return (*self.sides, *(passage for pair in self.echoes for passage in pair))


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

    def held_by(self, document: str) -> str:
        """The letters of the positions that a document holds, such as "A" or "A B"."""
        return " ".join(stance.letter for stance in self.stances if document in stance.documents)


def key_of(finding: Finding) -> str:
    """A finding's id as letters and digits, for links and addresses."""
    return finding.id if _PLAIN_KEY.fullmatch(finding.id) else digest(finding.id)


def paths_of(report: Report) -> dict[str, str]:
    """The path of each document, by its id."""
    findings = (*report.findings, *(item.finding for item in report.suppressed))
    named = {side.document: side.document for finding in findings for side in (finding.a, finding.b)}
    return named | {document.id: document.path for document in report.documents}


def entries_of(report: Report, *, known: bool = False) -> tuple[Entry, ...]:
    """The findings that count, in the report's order; with `known` also those that a person has decided before."""
    documents = {document.id: document for document in report.documents}
    questions = {topic.id: topic.question for topic in report.topics}
    findings: list[tuple[Finding, Suppressed | None]] = [(finding, None) for finding in report.findings]
    findings += [(item.finding, item) for item in report.suppressed if known]
    return tuple(
        Entry(
            number=number,
            finding=finding,
            question=questions.get(finding.topic, ""),
            sides=_passages(finding, documents),
            echoes=tuple(_passages(echo, documents) for echo in finding.echoes),
            known=item,
        )
        for number, (finding, item) in enumerate(findings, 1)
    )


def subjects_of(report: Report) -> tuple[Subject, ...]:
    """The topics in the report's order."""
    entries = entries_of(report)
    shown = [passage.side for entry in entries for passage in entry.passages]
    sides = {digest(side.document, side.quote, side.claim): side for side in shown}
    return tuple(
        Subject(
            question=topic.question,
            stances=tuple(_stance(letter(number), p, sides) for number, p in enumerate(topic.positions)),
            entries=tuple(entry for entry in entries if entry.finding.topic == topic.id),
        )
        for topic in report.topics
    )


def without_topic(report: Report) -> tuple[Entry, ...]:
    """The findings that are under no topic of the report, such as agreements."""
    return tuple(entry for entry in entries_of(report) if not entry.question)


def letter(number: int) -> str:
    """A, B, C and so on, counted from 0; after Z come Z1, Z2."""
    return chr(ord("A") + number) if number < 26 else f"Z{number - 25}"


def _passages(pair: Finding | Echo, documents: Mapping[str, DocumentSummary]) -> tuple[Passage, Passage]:
    made = []
    for side, other in ((pair.a, pair.b), (pair.b, pair.a)):
        title, path, published = side.document, side.document, ""
        if document := documents.get(side.document):
            title, path, published = document.title or document.id, document.path, str(document.published or "")
        made.append(Passage(side, title, path, published, own_words(side.claim, other.claim)))
    return made[0], made[1]


def _stance(name: str, position: Position, sides: Mapping[str, Side]) -> Stance:
    """A position with its holders; `sides` are the report's, by claim ids, which a side has the makings of."""
    shown = [sides[claim] for claim in position.claims if claim in sides]
    # How sure a sentence is need not be how sure the part of it is that is quoted here.
    holders = dict.fromkeys(f"{s.document} ({s.speaker})" if s.speaker else s.document for s in shown)
    if others := len(position.claims) - len(shown):
        holders[f"{counted(others, 'claim')} not shown here"] = None
    return Stance(name, position.statement, tuple(holders), frozenset(side.document for side in shown))
