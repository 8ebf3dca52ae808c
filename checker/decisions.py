"""What people's decisions say of the tool on their own material: precision by kind, calibration, a threshold.

Accepted and resolved findings were right, false alarms were not. Only what somebody decided counts, so the figures hold
for findings as likely as those.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from checker.baseline import Reviewed
from checker.models import Decision

_BINS = 10  # by tenths, as people say probabilities; finer ones would hold too few decisions each
_Z = 1.96  # standard deviations around the mean that hold 95 % of a normal distribution
FEW = 30  # of so many, 15 right, the bounds are 0.33 and 0.67


@dataclass(frozen=True)
class Share:
    """How many of some findings were right, and between which bounds the true share lies (95 %, Wilson 1927)."""

    decided: int
    right: int
    precision: float
    low: float
    high: float

    @classmethod
    def of(cls, rights: Sequence[bool]) -> Share:
        """The share of True; there is at least one value."""
        n, right = len(rights), sum(rights)
        share = right / n
        spread = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        middle, scale = share + _Z**2 / (2 * n), 1 + _Z**2 / n
        low, high = max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
        return cls(n, right, round(share, 4), round(low, 4), round(high, 4))


@dataclass(frozen=True)
class Bin:
    """Findings of about one probability: what they promised on average, and what share was right."""

    low: float
    high: float
    promised: float
    share: Share


@dataclass(frozen=True)
class Threshold:
    """From this probability up the decided findings reach the wanted precision; `right` ones there are in all."""

    probability: float
    share: Share
    right: int


@dataclass(frozen=True)
class Experience:
    """All of it. `threshold` is None when no threshold reaches the wanted precision."""

    overall: Share | None
    kinds: dict[str, Share]
    bins: tuple[Bin, ...]
    calibration_error: float
    threshold: Threshold | None
    wanted: float


def experience(entries: Iterable[Reviewed], wanted: float) -> Experience:
    """What the decisions say; `wanted` is the precision to reach, above 0 and at most 1."""
    decided = sorted((e for e in entries if e.decision is not Decision.IGNORED), key=lambda e: (-e.probability, e.id))
    kinds: dict[str, list[bool]] = defaultdict(list)
    for entry in decided:
        kinds[entry.kind.value].append(_is_right(entry))
    bins = tuple(_bins(decided))
    missed = sum(b.share.decided * abs(b.promised - b.share.precision) for b in bins)
    return Experience(
        overall=Share.of([_is_right(entry) for entry in decided]) if decided else None,
        kinds={kind: Share.of(rights) for kind, rights in sorted(kinds.items())},
        bins=bins,
        calibration_error=round(missed / max(1, len(decided)), 4),
        threshold=_threshold(decided, wanted),
        wanted=wanted,
    )


def _is_right(entry: Reviewed) -> bool:
    return entry.decision is not Decision.FALSE_ALARM


def _bins(decided: Sequence[Reviewed]) -> Iterator[Bin]:
    members: dict[int, list[Reviewed]] = defaultdict(list)
    for entry in decided:
        members[min(_BINS - 1, int(entry.probability * _BINS))].append(entry)
    for number, those in sorted(members.items()):
        promised = round(fmean(entry.probability for entry in those), 4)
        yield Bin(number / _BINS, (number + 1) / _BINS, promised, Share.of([_is_right(entry) for entry in those]))


def _threshold(decided: Sequence[Reviewed], wanted: float) -> Threshold | None:
    """The lowest probability from which the precision is reached; findings of one probability go together."""
    best = None
    rights = [_is_right(entry) for entry in decided]
    for number, entry in enumerate(decided, 1):
        last = number == len(decided) or decided[number].probability < entry.probability
        if last and sum(rights[:number]) >= wanted * number:
            best = number
    if best is None:
        return None
    return Threshold(decided[best - 1].probability, Share.of(rights[:best]), sum(rights))


def experience_table(told: Experience) -> str:
    """For people at a terminal."""
    return "\n".join(_lines(told))


def _lines(told: Experience) -> Iterator[str]:
    if told.overall is None:
        yield "No finding has been decided."
        return
    header = f"{'kind':<14} decided right precision  95 %"
    yield from (header, "-" * len(header))
    for kind, share in told.kinds.items():
        yield _row(kind, share)
    yield _row("all", told.overall)
    header = f"{'probability':<14} decided right     share  95 %         promised"
    yield from ("", header, "-" * len(header))
    for part in told.bins:
        yield f"{_row(f'{part.low:.1f} to {part.high:.1f}', part.share)}  {part.promised:8.2f}"
    yield from ("", f"Promised and right differ by {told.calibration_error:.2f} on average.")
    yield _advice(told)
    if told.overall.decided < FEW:
        yield f"With {told.overall.decided} decided findings these figures are rough."


def _row(name: str, share: Share) -> str:
    bounds = f"{share.low:.2f} to {share.high:.2f}"
    return f"{name:<14} {share.decided:>7} {share.right:>5} {share.precision:>9.2f}  {bounds}"


def _advice(told: Experience) -> str:
    threshold = told.threshold
    if threshold is None:
        return f"No threshold reaches a precision of {told.wanted:.2f}."
    return (
        f"A precision of {told.wanted:.2f} is reached with --min-probability {threshold.probability:.4g}: "
        f"{threshold.share.right} of {threshold.share.decided} right, "
        f"{threshold.share.right} of the {threshold.right} right ones kept."
    )
