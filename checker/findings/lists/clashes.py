"""Passages that exclude each other, since each source's list is read as a whole: one names whom the other shuts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from checker.models import Claim, Proof, Verdict

from .tables import Column, caption, clusters_of, distinct, holds
from .tellings import Told

# Two names are often picked out of a longer list; three, all of them in the other list, look like the whole.
_LIST = 3


@dataclass(frozen=True)
class Clash:
    """Two claims of different sources on who does one act, and the proof that they exclude each other."""

    a: Claim
    b: Claim
    proof: Proof

    @property
    def pair(self) -> frozenset[str]:
        """The ids of its claims."""
        return frozenset((self.a.id, self.b.id))


def clashes_of(claims: Sequence[Claim]) -> Iterator[Clash]:
    """The pairs of passages whose lists exclude each other."""
    for columns in clusters_of(claims):
        for first, second in combinations(columns, 2):
            for a, b in product(first.told, second.told):
                why = _why_not(a, b, second) or _why_not(b, a, first)
                if why:
                    yield Clash(a.claim, b.claim, Proof(question=f"{caption(columns)}?", why=why))


def proven(verdicts: Iterable[Verdict], clashes: Iterable[Clash]) -> tuple[Verdict, ...]:
    """The verdicts, with the proof where two claims clash since the lists of their sources exclude each other."""
    proofs = {clash.pair: clash.proof for clash in clashes}
    return tuple(v.model_copy(update={"proof": p}) if (p := proofs.get(v.match.pair)) else v for v in verdicts)


def _why_not(told: Told, against: Told, other: Column) -> str | None:
    """What excludes what `told` affirms: `against`, which is a part of what the `other` source tells."""
    return None if told.denied else _by_count(told, against) or _by_name(told, against, other)


def _by_count(told: Told, against: Told) -> str | None:
    act, count = told.act.name, against.count.number
    if told.count.differs(against.count):
        return f"One counts {told.count.number} who {act}, the other {count}."
    if count and len(told.names) > count:
        return f"One names {len(told.names)} who {act}, {_and(told.names)}; the other counts {count}."
    return None


def _by_name(told: Told, against: Told, other: Column) -> str | None:
    act = told.act.name
    if against.denied:
        denied = [name for name in told.names if holds(against.names, name)]
        return f"One names {_and(denied)} among those who {act}; the other says not." if denied else None
    missing = [name for name in told.names if not holds(other.listed, name)]
    is_shorter = len(distinct(against.names)) >= _LIST and all(holds(told.names, name) for name in against.names)
    if not (missing and against.names and (against.closing or is_shorter)):
        return None
    closing = f" (“{against.closing}”)" if against.closing else ""
    return f"One names {_and(missing)} among those who {act}; the other has {_and(other.listed)}{closing}."


def _and(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
