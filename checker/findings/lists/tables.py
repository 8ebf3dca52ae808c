"""Lists gathered over all sentences of a source, and held beside those of other sources as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from checker.findings.judges.interface import stems
from checker.language.aliases import government, is_own_name
from checker.language.names import keys, without_title
from checker.models import Claim, ListedName, ListSource, NamedList, Passage, Standing, digest

from .acts import Act
from .passages import Told, points_back, shuts_out, tellings

# How many sentences on "Norway also signed it" still goes on with the list before.
_SAME = dict.fromkeys(("soldi", "conti", "force", "milit"), "troop")
_NEAR = 3
_FEWEST_NAMES = 3
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
    shut: str | None = None

    def add(self, told: Told, number: int) -> None:
        """Take in what sentence `number` says."""
        self.told.append(told)
        self.about |= about(told)
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
        return next((told.closing for told in self.told if told.closing), self.shut)

    @property
    def counts(self) -> int:
        """How many it says there are, 0 where it gives no number."""
        return next((told.count for told in self.told if told.count), 0)

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
    gathered = [group for group in gather(claims) if group.tells]
    return tuple(table for cluster in _clusters(gathered) if (table := _table(cluster)) is not None)


def gather(claims: Sequence[Claim]) -> Iterator[Gathered]:
    """The lists of each source, each act and thing apart."""
    known = frozenset(name for claim in claims for name in claim.entities if " " not in name)
    groups: dict[tuple[str, str | None, str], list[Gathered]] = {}
    latest: Gathered | None = None
    for number, claim in enumerate(claims):
        shut = shuts_out(claim)
        if shut and latest and (latest.document, latest.last) == (claim.document, number - 1) and latest.listed:
            latest.shut = shut
        for told in tellings(claim, known):
            own = groups.setdefault((claim.document, claim.speaker, told.act.name), [])
            latest = _place(own, told, number)
    for own in groups.values():
        yield from own


def _place(own: list[Gathered], told: Told, number: int) -> Gathered:
    """Put what a sentence says with what its source said of the same act before, or by itself."""
    subject = about(told)
    alike = (g for g in reversed(own) if g.about & subject or (not subject and number - g.last <= _NEAR))
    group = next(alike, None)
    if group is None:
        group = Gathered(told.act, told.claim.document, told.claim.speaker)
        own.append(group)
    group.add(told, number)
    return group


def about(told: Told) -> frozenset[str]:
    """The content words of what the act is done to."""
    return frozenset() if points_back(told.object) else frozenset(_SAME.get(s, s) for s in stems(told.object))


def _clusters(gathered: Iterable[Gathered]) -> list[list[Gathered]]:
    clusters: list[list[Gathered]] = []
    for group in gathered:
        home = next((c for c in clusters if any(_alike(group, other) for other in c)), None)
        if home is None:
            clusters.append([group])
        else:
            home.append(group)
    return clusters


def _alike(a: Gathered, b: Gathered) -> bool:
    """Whether two sources speak of one act on one thing."""
    if a.act is not b.act or (a.document, a.speaker) == (b.document, b.speaker):
        return False
    shared = [name for name in a.listed + a.denied if holds(b.listed + b.denied, name)]
    if a.about and b.about:
        return bool(a.about & b.about) or len(shared) >= _LIST
    return bool(shared)


def _table(cluster: Sequence[Gathered]) -> NamedList | None:
    columns = list(_merged(cluster))
    rows = [ListedName(name=name, standings=tuple(g.standing(name) for g in columns)) for name in _shown(columns)]
    if len(columns) < _LIST or len(rows) < _FEWEST_NAMES:
        return None
    if not any(_differ(row, columns) for row in rows) and not _counts_differ(columns):
        return None
    caption = _caption(columns)
    return NamedList(
        id=digest(caption, *(told.claim.id for group in columns for told in group.told)),
        question=caption,
        sources=tuple(_source(group) for group in columns),
        names=tuple(rows),
    )


def _merged(cluster: Sequence[Gathered]) -> Iterator[Gathered]:
    """One column for each source."""
    for key in dict.fromkeys((group.document, group.speaker) for group in cluster):
        whole = Gathered(cluster[0].act, *key)
        for group in cluster:
            if (group.document, group.speaker) == key:
                whole.told += group.told
                whole.shut = whole.shut or group.shut
        yield whole


def _differ(row: ListedName, columns: Sequence[Gathered]) -> bool:
    """Whether one source has the name and another, which gives a list, hasn't."""
    if Standing.LISTED not in row.standings:
        return False
    return any(
        standing is Standing.DENIED or (standing is Standing.SILENT and len(distinct(group.listed)) >= _LIST)
        for standing, group in zip(row.standings, columns, strict=True)
    )


def _counts_differ(columns: Sequence[Gathered]) -> bool:
    """Whether one source counts as many, and another lists more, or says that fewer is all."""
    counts = {group.counts for group in columns if group.counts}
    lists = [group for group in columns if len(distinct(group.listed)) >= _FEWEST_NAMES]
    return any(len(distinct(group.listed)) != count for group in lists for count in counts)


def _caption(columns: Sequence[Gathered]) -> str:
    objects = [told.object for group in columns for told in group.told if about(told)]
    thing = min(objects, key=len, default="")
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
    if keys((government(a),)) == keys((government(b),)):
        return True
    short, long = sorted((without_title(name).lower().split() for name in (a, b)), key=len)
    return len(short) == 1 and bool(long) and short[0] in (long[0], long[-1])
