"""What the calibration knows of a verdict, as numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.models import Verdict

from .echoes import say_the_same

# Tried and left out, since sets not trained on were ranked no better: names in common, clashing numbers and dates,
# judges, polarity, speakers, hedges (benchmarks/README.md).
NAMES = (
    "contradiction",
    "weaker direction",
    "lift",
    "shared",
    "rank",
    "same document",
    "length",
    "longer",
    "agreement",
    "lead of the first",
    "lead of the second",
)
# Near 0 and 1 log odds grow without end, and what rounding leaves there would outweigh every other feature.
_EDGE = 1e-4
# Of one candidate pair in ten the shorter sentence is longer still; these count as equally long.
_LONG = 20
# In a run of a few claims there is hardly a rival; one as weak as this is supposed.
_RIVAL = 0.02


def rivals(verdicts: Sequence[Verdict]) -> Mapping[str, float]:
    """For each claim the second highest contradiction among its verdicts: what its best one has to beat.

    A claim that contradicts one other stands out; one that seems to contradict many is mostly misread, unless these say
    the same as the first.
    """
    every: dict[str, list[tuple[float, str]]] = defaultdict(list)
    alike: dict[str, set[str]] = defaultdict(set)
    for verdict in verdicts:
        a, b = verdict.match.a.id, verdict.match.b.id
        every[a].append((verdict.contradiction, b))
        every[b].append((verdict.contradiction, a))
        if say_the_same(verdict):
            alike[a].add(b)
            alike[b].add(a)
    found = {}
    for name, others in every.items():
        (_, first), *rest = sorted(others, reverse=True)
        found[name] = next((value for value, other in rest if other not in alike[first]), 0.0)
    return found


def features(verdict: Verdict, against: Mapping[str, float]) -> list[float]:
    """One number for each of NAMES; `against` holds the `rivals` of the run."""
    a, b = verdict.match.a, verdict.match.b
    weaker = min(verdict.forward.contradiction, verdict.backward.contradiction)
    sure = logit(verdict.contradiction)
    words = sorted((len(a.text.split()), len(b.text.split())))
    return [
        sure,
        logit(weaker),
        verdict.match.lift,
        verdict.match.shared,
        math.log(verdict.match.rank),
        float(a.document == b.document),
        math.log(min(_LONG, words[0])),
        math.log(max(1, words[1])),
        logit(verdict.entailment),
        sure - logit(max(_RIVAL, against[a.id])),
        sure - logit(max(_RIVAL, against[b.id])),
    ]


def logit(probability: float) -> float:
    """Log odds, bounded."""
    p = min(1 - _EDGE, max(_EDGE, probability))
    return math.log(p / (1 - p))
