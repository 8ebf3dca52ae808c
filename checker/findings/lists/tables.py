"""Lists gathered over all sentences of a source, and held beside those of other sources as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from checker.language.aliases import government, is_own_name
from checker.language.names import keys, without_title
from checker.models import Claim, ListedName, ListSource, NamedList, Passage, Standing, digest

from .acts import Act
from .tellings import Told, shuts_out, tellings

# How many sentences on "Norway also signed it" still goes on with the list before; later, "it" is another thing.
_NEAR = 3
# A table of two names tells no more than the quotes do, and so short a list is seldom meant to be complete.
_FEWEST_NAMES = 3
# "Seven governments said that they would" is told by the document.
_A_NUMBER = re.compile(r"(?:not?|none|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.IGNORECASE)
# Bounds for documents made to be slow: lists of a source on one act, names of a list, lists held against each other.
_MOST_LISTS, _MOST_NAMES, _MOST_COMPARED = 40, 120, 400
# One name is no list, one name in common may be chance, one source has nothing to stand beside.
_LIST = 2


@dataclass
class Gathered:
    """What one source says of who does one act to one thing, over several sentences."""

    act: Act
    document: str
    speaker: str | None
    told: list[Told] = field(default_factory=list)
    about: frozenset[str] = frozenset()
    last: int = 0

    def add(self, told: Told, number: int) -> None:
        """Take in what sentence `number` says, up to a bound."""
        if sum(len(earlier.names) or 1 for earlier in self.told) < _MOST_NAMES:
            self.told.append(told)
        self.about |= told.about
        self.last = number

    @property
    def listed(self) -> list[str]:
        """The names that do it."""
        return [name for told in self.told if not told.denied for name in told.names]

    @property
    def denied(self) -> list[str]:
        """The names that don't."""
        return [name for told in self.told if told.denied for name in told.names]

    @property
    def closing(self) -> str | None:
        """The words that shut out others."""
        return next((told.closing for told in self.told if told.closing), None)

    @property
    def counts(self) -> int:
        """How many it says there are, 0 where it gives no number."""
        return next((told.count.number for told in self.told if told.count.number), 0)

    @property
    def tells(self) -> bool:
        """Whether it says more than that one name does it."""
        return len(distinct(self.listed)) >= _LIST or bool(self.denied or self.closing or self.counts)

    def standing(self, name: str) -> Standing:
        """What it says of `name`; a closed list denies the names that are not on it."""
        if holds(self.listed, name):
            return Standing.LISTED
        return Standing.DENIED if holds(self.denied, name) or self.closing else Standing.SILENT


def lists_of(claims: Sequence[Claim]) -> tuple[NamedList, ...]:
    """A table for each act of which at least two sources name different doers, those with open conflicts first."""
    tables = [table for columns in clusters_of(claims) if (table := _table(columns)) is not None]
    return tuple(sorted(tables, key=_open_conflicts))


def clusters_of(claims: Sequence[Claim]) -> list[list[Gathered]]:
    """What the sources say of one act on one thing, a column each, for every act and thing."""
    every = list(gather(claims))
    telling = [group for group in every if group.tells]
    # One name alone counts where another source says that it did not.
    denying = [group for group in telling[:_MOST_COMPARED] if group.denied]
    answered = [group for group in every if not group.tells and any(_alike(group, other) for other in denying)]
    clusters: list[list[Gathered]] = []
    for group in (telling + answered)[:_MOST_COMPARED]:
        home = next((c for c in clusters if any(_alike(group, other) for other in c)), None)
        if home is None:
            clusters.append([group])
        else:
            home.append(group)
    return [list(_merged(cluster)) for cluster in clusters]


def _open_conflicts(table: NamedList) -> int:
    """Sorts those first in which more names are listed by one source and denied by another."""
    return -sum({Standing.LISTED, Standing.DENIED} <= set(row.standings) for row in table.names)


def gather(claims: Sequence[Claim]) -> Iterator[Gathered]:
    """The lists of each source, each act and thing apart."""
    plain = (without_title(name) for claim in claims for name in claim.entities)
    known = frozenset(name for name in plain if " " not in name)
    groups: dict[tuple[str, str | None, str], list[Gathered]] = {}
    before: Told | None = None
    for number, claim in enumerate(claims):
        every = list(tellings(claim, known))
        # Of an accepted document only a few claims may be at hand: this need not be the one after the last.
        if before and claim.document == before.claim.document and claim.context in ("", before.claim.text):
            shut = shuts_out(claim, before)
            every += [shut] if shut else []
        for told in every:
            _place(groups.setdefault((claim.document, _voice(claim), told.act.name), []), told, number)
        before = every[-1] if every else None
    for own in groups.values():
        yield from own


def _voice(claim: Claim) -> str | None:
    """Who speaks, where that is a person or a body and not a number of them."""
    return None if claim.speaker is None or _A_NUMBER.match(claim.speaker) else claim.speaker


def _place(own: list[Gathered], told: Told, number: int) -> None:
    """Add what a sentence says to the list of the same source that it belongs to, or a new one, up to a bound."""
    subject = told.about
    alike = (g for g in reversed(own) if g.about & subject or (not subject and number - g.last <= _NEAR))
    group = next(alike, None)
    if group is None and len(own) < _MOST_LISTS:
        group = Gathered(told.act, told.claim.document, _voice(told.claim))
        own.append(group)
    if group:
        group.add(told, number)


def _alike(a: Gathered, b: Gathered) -> bool:
    """Whether two sources speak of one act on one thing."""
    if a.act is not b.act or (a.document, a.speaker) == (b.document, b.speaker):
        return False
    shared = [name for name in a.listed + a.denied if holds(b.listed + b.denied, name)]
    if a.about and b.about:
        return bool(a.about & b.about) or len(shared) >= _LIST
    return bool(shared) or any(x.count.differs(y.count, surely=True) for x in a.told for y in b.told)


def _merged(cluster: Sequence[Gathered]) -> Iterator[Gathered]:
    """One column for each source."""
    for key in dict.fromkeys((group.document, group.speaker) for group in cluster):
        told = [told for group in cluster if (group.document, group.speaker) == key for told in group.told]
        yield Gathered(cluster[0].act, *key, told)


def _table(columns: Sequence[Gathered]) -> NamedList | None:
    rows = [ListedName(name=name, standings=tuple(g.standing(name) for g in columns)) for name in _shown(columns)]
    if len(columns) < _LIST or len(rows) < _FEWEST_NAMES or not _differ(rows, columns):
        return None
    question = caption(columns)
    return NamedList(
        id=digest(question, *(told.claim.id for group in columns for told in group.told)),
        question=question,
        sources=tuple(_source(group) for group in columns),
        names=tuple(rows),
    )


def _differ(rows: Sequence[ListedName], columns: Sequence[Gathered]) -> bool:
    """Whether one source has a name and another denies it or leaves it out of its list, or counts another number."""
    sizes = [len(distinct(group.listed)) for group in columns]
    for row in rows:
        pairs = zip(row.standings, sizes, strict=True)
        lacking = any(s is Standing.DENIED or (s is Standing.SILENT and size >= _LIST) for s, size in pairs)
        if lacking and Standing.LISTED in row.standings:
            return True
    return any(
        size >= _FEWEST_NAMES and other.counts not in (0, size)
        for size, group in zip(sizes, columns, strict=True)
        for other in columns
        if other is not group
    )


def caption(columns: Sequence[Gathered]) -> str:
    """What a list is of: "Who signed: the accord"."""
    objects = [told.object for group in columns for told in group.told if told.about]
    thing = min(objects, key=len, default="")
    thing = re.sub(r"^[A-Z](?=[a-z]+(?: |$))", lambda first: first.group().lower(), thing)
    return f"Who {columns[0].act.name}: {thing}" if thing else f"Who {columns[0].act.name}"


def _source(group: Gathered) -> ListSource:
    claims = {told.claim.id: told.claim for told in group.told}
    return ListSource(
        document=group.document,
        speaker=group.speaker,
        closing=group.closing,
        count=group.counts or None,
        passages=tuple(Passage.from_claim(claim) for claim in claims.values()),
    )


def _shown(columns: Sequence[Gathered]) -> list[str]:
    """Each name in all columns once; of a state's spellings its own name rather than its people or capital."""
    every = [name for group in columns for name in group.listed + group.denied]
    return [next((n for n in every if is_same(n, name) and is_own_name(n)), name) for name in distinct(every)]


def distinct(names: Sequence[str]) -> list[str]:
    """Each name once, under the first of its spellings."""
    found: list[str] = []
    for name in names:
        if not holds(found, name):
            found.append(name)
    return found


def holds(names: Sequence[str], name: str) -> bool:
    """Whether `name` is among `names` in whatever spelling."""
    return any(is_same(other, name) for other in names)


def is_same(a: str, b: str) -> bool:
    """Whether two names are one: "US" is "United States", "Keir" is "Keir Starmer", North Korea isn't South Korea."""
    (keys_a, words_a), (keys_b, words_b) = _compared_by(a), _compared_by(b)
    if keys_a == keys_b:
        return True
    short, long = sorted((words_a, words_b), key=len)
    return len(short) == 1 and short[0] in (long[0], long[-1])


@lru_cache(maxsize=4096)
def _compared_by(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    return keys((government(name),)), tuple(without_title(name).lower().split())
