"""What became of every judged pair, the dismissed ones too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.models import Fate, Finding, Opinion, Verdict, identity

from .calibration import Calibration
from .features import NAMES, features, rivals


def opinions(verdicts: Sequence[Verdict], findings: Sequence[Finding], calibration: Calibration) -> Iterator[Opinion]:
    """An opinion for each verdict, in order; `findings` are those that the run shows."""
    showing = {identity(e.a, e.b): finding for finding in findings for e in finding.echoes}
    showing |= {finding.id: finding for finding in findings}
    against = rivals(verdicts)
    for verdict, probability in zip(verdicts, calibration.probabilities(verdicts), strict=True):
        finding = showing.get(verdict.match.id)
        neutral = 1 - verdict.entailment - verdict.contradiction
        if finding is not None:
            fate = Fate.FINDING if finding.id == verdict.match.id else Fate.ECHO
        elif verdict.proof or verdict.contradiction >= max(neutral, verdict.entailment):
            fate = Fate.UNLIKELY
        else:
            fate = Fate.AGREEING if verdict.entailment > neutral else Fate.UNRELATED
        yield Opinion(
            verdict=verdict,
            probability=probability,
            fate=fate,
            features={name: round(value, 4) for name, value in zip(NAMES, features(verdict, against), strict=True)},
            finding=finding,
        )
