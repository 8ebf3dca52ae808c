"""Lists gathered over all sentences of a source, and held beside those of other sources as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from checker.language.aliases import government, is_own_name, is_place_or_power
from checker.language.names import keys, without_title
from checker.models import Claim, ListedName, ListSource, NamedList, Passage, Standing, digest

from .tellings import Told, tellings

# How many sentences on "Norway also signed it" still goes on with the list before; later, "it" is another thing.
_NEAR = 3
# A table of two names tells no more than the quotes do, and so short a list is seldom meant to be complete.
_FEWEST_NAMES = 3
# "Seven governments said that they would" is told by the document.
_A_NUMBER = re.compile(r"(?:not?|none|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.IGNORECASE)
# "Not one other has", after a sentence that told who did.
_NO_OTHERS = re.compile(
    r"(?:And )?(?:not one other|no others?|nobody else|no one else|none of the others?)\b", re.IGNORECASE
)
# Names. A bound for documents made to be slow.
_MOST = 2000
# One name is no list, one name in common may be chance, one source has nothing to stand beside.
_LIST = 2


@dataclass(frozen=True)
class Column:
    """What one source says of who does one act to one thing, over several sentences.

    The names `listed` do it, those `denied` don't; `closing` are the words that shut out others; `count` is how many it
    says there are, 0 where it gives no number.
    """

    document: str
    speaker: str | None
    told: Sequence[Told]
    listed: Sequence[str]
    denied: Sequence[str]
    closing: str | None
    count: int

    @classmethod
    def of(cls, source: tuple[str, str | None], told: Sequence[Told]) -> Column:
        """All that one source, a document and perhaps somebody whom it quotes, says of an act on a thing."""
        return cls(
            *source,
            told,
            listed=[name for one in told if not one.denied for name in one.names],
            denied=[name for one in told if one.denied for name in one.names],
            closing=next((one.closing for one in told if one.closing), None),
            count=next((one.count.number for one in told if one.count.number), 0),
        )

    @property
    def tells(self) -> bool:
        """Whether it says more than that one name does it."""
        return len(distinct(self.listed)) >= _LIST or bool(self.denied or self.closing or self.count)

    def standing(self, name: str) -> Standing:
        """What it says of `name`; a closed list denies the names that are not on it."""
        if holds(self.listed, name):
            return Standing.LISTED
        return Standing.DENIED if holds(self.denied, name) or self.closing else Standing.SILENT


def lists_of(claims: Sequence[Claim]) -> tuple[NamedList, ...]:
    """A table for each act of which at least two sources name different doers, those with open conflicts first."""
    tables = [table for columns in clusters_of(claims) if (table := _table(columns)) is not None]
    both = {Standing.LISTED, Standing.DENIED}
    return tuple(sorted(tables, key=lambda table: -sum(both <= set(row.standings) for row in table.names)))


def clusters_of(claims: Sequence[Claim]) -> list[list[Column]]:
    """What the sources say of one act on one thing, a column each, for every act and thing."""
    clusters: list[list[Told]] = []
    names = 0
    for told in _told_in(claims):
        names += len(told.names) or 1
        if names > _MOST:
            break
        homes = [cluster for cluster in clusters if any(_alike(told, other) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in homes]
        clusters.append([*chain.from_iterable(homes), told])
    return [_columns(cluster) for cluster in clusters]


def _columns(cluster: Sequence[Told]) -> list[Column]:
    """One for each source that tells more than a name, or a name of which another source says that it did not."""
    sources: dict[tuple[str, str | None], list[Told]] = {}
    for told in cluster:
        sources.setdefault(_source(told.claim), []).append(told)
    columns = [Column.of(source, every) for source, every in sources.items()]
    denied = [name for column in columns for name in column.denied]
    return [column for column in columns if column.tells or any(holds(denied, name) for name in column.listed)]


def _told_in(claims: Sequence[Claim]) -> Iterator[Told]:
    """What each sentence says; "Norway also signed it" is about what the same source has spoken of just before."""
    plain = (without_title(name) for claim in claims for name in claim.entities)
    known = frozenset(name for name in plain if " " not in name)
    latest: dict[tuple[str, str | None, str], tuple[int, Told]] = {}
    last: Told | None = None
    for number, claim in enumerate(claims):
        every = list(tellings(claim, known))
        shut = _NO_OTHERS.match(claim.text)
        # Of an accepted document only a few claims may be at hand: this need not be the one after the last.
        if shut and last and claim.document == last.claim.document and claim.context in ("", last.claim.text):
            every.append(Told(last.act, claim, (), closing=shut.group()))
        for told in every:
            key = (*_source(claim), told.act.name)
            at, before = latest.get(key, (number, told))
            if not told.about and number - at <= _NEAR:
                told = replace(told, object=before.object)
            latest[key] = number, told
            yield told
        last = every[-1] if every else None


def _source(claim: Claim) -> tuple[str, str | None]:
    """The document, and who speaks in it where that is a person or a body and not a number of them."""
    return claim.document, None if claim.speaker is None or _A_NUMBER.match(claim.speaker) else claim.speaker


def _alike(a: Told, b: Told) -> bool:
    """Whether both speak of one act on one thing; where a source doesn't say of what, the names or numbers tell."""
    if a.act is not b.act:
        return False
    if a.about & b.about:
        return True
    if _source(a.claim) == _source(b.claim):
        return a.about == b.about
    shared = sum(holds(b.names, name) for name in a.names)
    if a.about and b.about:
        return shared >= _LIST
    return shared > 0 or a.count.differs(b.count, surely=True)


def _table(columns: Sequence[Column]) -> NamedList | None:
    """The columns side by side, where one says of a name what another doesn't."""
    rows = [
        ListedName(name=name, standings=tuple(column.standing(name) for column in columns)) for name in _shown(columns)
    ]
    if len(columns) < _LIST or len(rows) < _FEWEST_NAMES:
        return None
    # A source that only counts, and as many as the longest list holds, leaves out no name.
    size = max(len(distinct(column.listed)) for column in columns)
    kept = [n for n, c in enumerate(columns) if c.listed or c.denied or c.count != size]
    if not any(len({row.standings[n] for n in kept}) > 1 for row in rows):
        return None
    question = caption(columns)
    return NamedList(
        id=digest(question, *(told.claim.id for column in columns for told in column.told)),
        question=question,
        sources=tuple(
            ListSource(
                document=column.document,
                speaker=column.speaker,
                closing=column.closing,
                count=column.count or None,
                passages=tuple(map(Passage.from_claim, {told.claim.id: told.claim for told in column.told}.values())),
            )
            for column in columns
        ),
        names=tuple(rows),
    )


def caption(columns: Sequence[Column]) -> str:
    """What a list is of: "Who signed the accord"."""
    objects = [told.object for column in columns for told in column.told if told.about]
    thing = min(objects, key=len, default="")
    thing = re.sub(r"^(?:The|An?|This|That|Its|Their|His|Her)\b", lambda first: first.group().lower(), thing)
    act = columns[0].told[0].act
    # "To participate in the force" brings its own preposition.
    return f"Who {act.asks} {re.sub(r'^(?:in|to|at|on|for) ', '', thing)}" if thing else f"Who {act.name}"


def _shown(columns: Sequence[Column]) -> list[str]:
    """Each name in all columns once; of a state's spellings its own name rather than its people or capital."""
    every = [name for column in columns for name in (*column.listed, *column.denied)]
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
    """Whether two names are one: "US" is "United States", "Keir" is "Keir Starmer", South Sudan isn't Sudan."""
    (keys_a, words_a), (keys_b, words_b) = _compared_by(a), _compared_by(b)
    if keys_a == keys_b:
        return True
    short, long = sorted((words_a, words_b), key=len)
    if len(short) != 1:
        return False
    # "The US government" is the US; what else a state's name begins or ends is another state.
    begins = short[0] == long[0] and not is_place_or_power(" ".join(long))
    return begins or (short[0] == long[-1] and not is_place_or_power(short[0]))


@lru_cache(maxsize=4096)
def _compared_by(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    return keys((government(name),)), tuple(without_title(name).lower().split())
