"""What became of every judged pair, the dismissed ones too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.models import Fate, Finding, Opinion, Side, Verdict, identity

from .calibration import Calibration
from .features import NAMES, features


def opinions(verdicts: Iterable[Verdict], findings: Sequence[Finding], calibration: Calibration) -> Iterator[Opinion]:
    """An opinion for each verdict, in order; `findings` are those that the run shows."""
    showing = {identity(e.a, e.b): finding for finding in findings for e in finding.echoes}
    showing |= {finding.id: finding for finding in findings}
    for verdict in verdicts:
        pair = identity(Side.from_claim(verdict.match.a), Side.from_claim(verdict.match.b))
        finding = showing.get(pair)
        yield Opinion(
            verdict=verdict,
            probability=calibration.probability(verdict),
            fate=_fate(verdict, pair, finding),
            features={name: round(value, 4) for name, value in zip(NAMES, features(verdict), strict=True)},
            finding=finding,
        )


def _fate(verdict: Verdict, pair: str, finding: Finding | None) -> Fate:
    if finding is not None:
        return Fate.FINDING if finding.id == pair else Fate.ECHO
    neutral = 1 - verdict.entailment - verdict.contradiction
    if verdict.contradiction >= max(neutral, verdict.entailment):
        return Fate.UNLIKELY
    return Fate.AGREEING if verdict.entailment > neutral else Fate.UNRELATED
