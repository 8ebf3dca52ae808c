"""What people's decisions say of the tool on their own material: precision by kind, calibration, a threshold.

Accepted and resolved findings were right, false alarms were not. Only what somebody decided counts, so the figures hold
for findings as likely as those.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    """The decided findings from this probability up reach the wanted precision; of all decided, `right` were right."""

    probability: float
    share: Share
    right: int


@dataclass(frozen=True)
class Experience:
    """Everything that the decisions say. `threshold` is None when no threshold reaches the wanted precision."""

    overall: Share | None
    kinds: dict[str, Share]
    bins: tuple[Bin, ...]
    calibration_error: float
    threshold: Threshold | None
    wanted: float


def experience(entries: Iterable[Reviewed], wanted: float) -> Experience:
    """What the decisions say; `wanted` is the precision to reach, above 0 and at most 1."""
    decided = sorted((e for e in entries if e.decision is not Decision.IGNORED), key=lambda e: (-e.probability, e.id))
    rights = [entry.decision is not Decision.FALSE_ALARM for entry in decided]
    kinds: dict[str, list[bool]] = defaultdict(list)
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    threshold = None
    for number, (entry, right) in enumerate(zip(decided, rights, strict=True), 1):
        kinds[entry.kind.value].append(right)
        tenths[min(_BINS - 1, int(entry.probability * _BINS))].append((entry.probability, right))
        # The lowest from which the precision is reached; findings of one probability go together.
        last = number == len(decided) or decided[number].probability < entry.probability
        if last and sum(rights[:number]) >= wanted * number:
            threshold = Threshold(entry.probability, Share.of(rights[:number]), sum(rights))
    bins = []
    for tenth, those in sorted(tenths.items()):
        promised, share = round(fmean(p for p, _ in those), 4), Share.of([right for _, right in those])
        bins.append(Bin(tenth / _BINS, (tenth + 1) / _BINS, promised, share))
    missed = sum(b.share.decided * abs(b.promised - b.share.precision) for b in bins)
    return Experience(
        overall=Share.of(rights) if decided else None,
        kinds={kind: Share.of(those) for kind, those in sorted(kinds.items())},
        bins=tuple(bins),
        calibration_error=round(missed / max(1, len(decided)), 4),
        threshold=threshold,
        wanted=wanted,
    )


def experience_table(told: Experience) -> str:
    """For people at a terminal."""
    if told.overall is None:
        return "No finding has been decided."
    header = f"{'kind':<14} decided right precision  95 %"
    lines = [header, "-" * len(header)]
    lines += [_row(kind, share) for kind, share in told.kinds.items()]
    lines.append(_row("all", told.overall))
    header = f"{'probability':<14} decided right     share  95 %         promised"
    lines += ["", header, "-" * len(header)]
    lines += [f"{_row(f'{b.low:.1f} to {b.high:.1f}', b.share)}  {b.promised:8.2f}" for b in told.bins]
    lines += ["", f"Promised and right differ by {told.calibration_error:.2f} on average."]
    if told.threshold is None:
        lines.append(f"No threshold reaches a precision of {told.wanted:.2f}.")
    else:
        kept, all_right = told.threshold.share, told.threshold.right
        lines.append(
            f"A precision of {told.wanted:.2f} is reached with --min-probability {told.threshold.probability:.4g}: "
            f"{kept.right} of {kept.decided} right, {kept.right} of the {all_right} right ones kept."
        )
    if told.overall.decided < FEW:
        lines.append(f"With {told.overall.decided} decided findings these figures are rough.")
    return "\n".join(lines)


def _row(name: str, share: Share) -> str:
    bounds = f"{share.low:.2f} to {share.high:.2f}"
    return f"{name:<14} {share.decided:>7} {share.right:>5} {share.precision:>9.2f}  {bounds}"
