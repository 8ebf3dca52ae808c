"""Passages that exclude each other, since each source's list is read as a whole: one names whom the other shuts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

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
            for told, against, why in _between(first, second):
                yield Clash(told.claim, against.claim, Proof(question=f"{caption(columns)}?", why=why))


def proven(verdicts: Sequence[Verdict], clashes: Iterable[Clash]) -> tuple[Verdict, ...]:
    """The verdicts, with the proof where two claims clash since the lists of their sources exclude each other."""
    proofs = {clash.pair: clash.proof for clash in clashes}
    found = (proofs.get(frozenset((verdict.match.a.id, verdict.match.b.id))) for verdict in verdicts)
    return tuple(v.model_copy(update={"proof": p}) if p else v for v, p in zip(verdicts, found, strict=True))


def _between(first: Column, second: Column) -> Iterator[tuple[Told, Told, str]]:
    for one, other in ((first, second), (second, first)):
        for told in one.told:
            for against in () if told.denied else other.told:
                why = _why_not(told, against, other)
                if why:
                    yield told, against, why
    for told in first.told:
        for against in second.told:
            if told.count.differs(against.count):
                why = f"One counts {told.count.number} who {told.act.name}, the other {against.count.number}."
                yield told, against, why


def _why_not(told: Told, against: Told, other: Column) -> str | None:
    """What excludes that all whom `told` names do it: `against`, which is a part of what the `other` source tells."""
    denied = [name for name in told.names if against.denied and holds(against.names, name)]
    if denied:
        return f"One names {_and(denied)} among those who {told.act.name}; the other says not."
    count = against.count.number
    if count and len(told.names) > count:
        return f"One names {len(told.names)} who {told.act.name}, {_and(told.names)}; the other counts {count}."
    missing = [name for name in told.names if not holds(other.listed, name)]
    if missing and against.names and not against.denied and (against.closing or _is_shorter(against, told)):
        closing = f" (“{against.closing}”)" if against.closing else ""
        return (
            f"One names {_and(missing)} among those who {told.act.name}; the other has {_and(other.listed)}{closing}."
        )
    return None


def _is_shorter(against: Told, told: Told) -> bool:
    """Whether it gives the same list but shorter: three names or more, all of them in `told`."""
    return len(distinct(against.names)) >= _LIST and all(holds(told.names, name) for name in against.names)


def _and(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
