"""Lists as tables: which names each source gives where sources disagree on who belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.language.names import find_names, keys, without_title
from checker.models import Kind, Side

from .overview import Entry, Subject
from .wording import attribution

# What stands between two members of one list: "France, Spain and the Netherlands".
_BETWEEN = re.compile(r"\s*(?:,|;|,?\s+(?:and|or|plus|nor|as well as|along with|&))\s*(?:the\s+)?")


@dataclass(frozen=True)
class Roster:
    """One table: a column for each source, a row for each name with whether the source gives it."""

    question: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...]
    entries: tuple[Entry, ...]


def rosters_of(subjects: Sequence[Subject]) -> tuple[Roster, ...]:
    """A table for each topic in which sources list different names."""
    return tuple(roster for subject in subjects if (roster := _roster(subject)) is not None)


def _roster(subject: Subject) -> Roster | None:
    """The table of one topic; what a source lists in several sentences is one list."""
    entries = tuple(entry for entry in subject.entries if entry.finding.kind is Kind.MEMBERSHIP)
    sides = {(p.side.document, p.side.speaker, p.side.claim): p.side for e in entries for p in e.sides}
    lists: dict[str, list[str]] = {}
    for side in sides.values():
        lists.setdefault(_heading(side), []).extend(find_names(side.claim))
    members = _distinct([name for side in sides.values() for name in _listed(side.claim)])
    rows = tuple((without_title(name), tuple(_holds(names, name) for names in lists.values())) for name in members)
    if len(lists) < 2 or all(all(given) for _, given in rows):
        return None
    return Roster(subject.question, tuple(lists), rows, entries)


def _listed(claim: str) -> Iterator[str]:
    """The names that stand beside another name with only a comma or "and" between them."""
    names, spans, done = find_names(claim), [], 0
    for name in names:
        start = claim.find(name, done)
        done = start + len(name) if start >= 0 else done
        spans.append((start, done))
    for number, name in enumerate(names):
        if any(_beside(claim, spans, n) for n in (number - 1, number)):
            yield name


def _beside(claim: str, spans: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether the names `number` and the one after it are neighbours in a list."""
    if not 0 <= number < len(spans) - 1:
        return False
    return _BETWEEN.fullmatch(claim, spans[number][1], spans[number + 1][0]) is not None


def _distinct(names: Sequence[str]) -> list[str]:
    """Each member once, under the first of its spellings."""
    found: list[str] = []
    for name in names:
        if not _holds(found, name):
            found.append(name)
    return found


def _holds(names: Sequence[str], name: str) -> bool:
    return any(_is_same(other, name) for other in names)


def _is_same(a: str, b: str) -> bool:
    """Whether two names are one: "US" is "United States", "Keir" is "Keir Starmer", North Korea isn't South Korea."""
    if keys((a,)) == keys((b,)):
        return True
    short, long = sorted((without_title(name).lower().split() for name in (a, b)), key=len)
    return len(short) == 1 and short[0] in (long[0], long[-1])


def _heading(side: Side) -> str:
    said = attribution(side)
    return f"{side.document} ({said})" if said else side.document
