"""Who says what at a glance: topics against sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .overview import Subject


class Standing(StrEnum):
    """How a source stands to the first position of a topic."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    BOTH = "says both"
    SILENT = "silent"


@dataclass(frozen=True)
class Cell:
    """What one source says on one topic: the letters of the positions that it holds."""

    letters: str
    standing: Standing


@dataclass(frozen=True)
class Row:
    """A topic, with a cell for each source."""

    subject: Subject
    cells: tuple[Cell, ...]


def matrix_of(subjects: Sequence[Subject], documents: Sequence[str]) -> tuple[Row, ...]:
    """A row for each topic; `documents` are the ids of the sources in the order of the columns."""
    return tuple(Row(subject, tuple(_cell(subject, document) for document in documents)) for subject in subjects)


def _cell(subject: Subject, document: str) -> Cell:
    held = [stance.letter for stance in subject.stances if document in stance.documents]
    if not held:
        return Cell("", Standing.SILENT)
    if len(held) > 1:
        return Cell(" ".join(held), Standing.BOTH)
    agrees = held[0] == subject.stances[0].letter
    return Cell(held[0], Standing.AGREES if agrees else Standing.CONTRADICTS)
