"""Verdicts to findings: calibrated, told apart by relation and kind, ranked, each disagreement once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from checker.language.parsing import Parser
from checker.models import Claim, Echo, Finding, Kind, Relation, Side, Topic, Verdict

from .calibration import Calibration
from .echoes import folded
from .explain import explain
from .features import hedged, two_speakers
from .kinds import kind_of
from .topics import topics_of
from .updates import update

# For models that are surer of themselves than the shipped one, which tells none of 118,279 candidate pairs of the
# development sets below 0.006.
FLOOR = 0.005
# 4 in 10,000 of those pairs are told so or surer: an agreement has to be plain to be listed.
AGREES = 0.85
# 2 in 100 of those pairs are told so or surer; only claims of the others may be taken to say the same.
_APART = 0.3


@dataclass(frozen=True)
class Assembled:
    """Findings, likeliest first, their topics, and how many disagreements stayed below the threshold."""

    findings: tuple[Finding, ...]
    topics: tuple[Topic, ...]
    below_threshold: int


def assemble(
    verdicts: Sequence[Verdict],
    calibration: Calibration,
    *,
    min_probability: float,
    agreements: bool = False,
    published: Mapping[str, dt.date] | None = None,
    parser: Parser | None = None,
    among: Sequence[Verdict] | None = None,
) -> Assembled:
    """The disagreements at or above `min_probability` and, when asked for, the agreements after them.

    `published` holds the dates of those documents that show one, by id; `parser` makes questions of claims;
    `among` are all verdicts of the run where `verdicts` are only some.
    """
    akin = (v for v in verdicts if v.contradiction < _APART)
    similarities = {frozenset((v.match.a.id, v.match.b.id)): v.match.similarity for v in akin}
    told = zip(calibration.probabilities(verdicts, among), verdicts, strict=True)
    scored = _ranked((probability, v) for probability, v in told if v.proof or v.contradiction > FLOOR)
    pairs = [(v.match.a, v.match.b) for _, v in scored]
    groups = folded(pairs, similarities | _of_one_side(v for _, v in scored))
    shown = [group for group in groups if scored[group[0]][0] >= min_probability]
    first = [scored[group[0]][1] for group in shown]
    topics = topics_of(
        [(v.match.a, v.match.b) for v in first], parser, [v.proof.question if v.proof else None for v in first]
    )
    findings = [
        _finding(
            scored[group[0]][0],
            scored[group[0]][1],
            [pairs[n] for n in group[1:] if scored[n][0] >= min_probability],
            topic,
            published or {},
        )
        for group, topic in zip(shown, topics, strict=True)
    ]
    if agreements:
        findings += _agreements(verdicts)
    return Assembled(tuple(findings), tuple(dict.fromkeys(topics)), len(groups) - len(shown))


def _of_one_side(verdicts: Iterable[Verdict]) -> dict[frozenset[str], float]:
    """Claims that the same claim is proven to exclude, on one question, say the same thing."""
    excluded: dict[tuple[str, str], list[str]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.proof:
            a, b = verdict.match.a.id, verdict.match.b.id
            excluded[a, verdict.proof.question].append(b)
            excluded[b, verdict.proof.question].append(a)
    return {frozenset(pair): 1.0 for side in excluded.values() for pair in combinations(side, 2)}


def _ranked(scored: Iterable[tuple[float, Verdict]]) -> list[tuple[float, Verdict]]:
    return sorted(scored, key=lambda item: (-item[0], item[1].match.a.id, item[1].match.b.id))


def _finding(
    probability: float,
    verdict: Verdict,
    echoes: Sequence[tuple[Claim, Claim]],
    topic: Topic,
    published: Mapping[str, dt.date],
) -> Finding:
    a, b = verdict.match.a, verdict.match.b
    kind, sure = (Kind.MEMBERSHIP, True) if verdict.proof else kind_of(a, b)
    updated = update(a, b, kind, published)
    softened = updated or two_speakers(a, b) or hedged(a) is not hedged(b)
    relation = Relation.TENSION if softened else Relation.CONTRADICTION
    return Finding(
        id=verdict.match.id,
        relation=relation,
        kind=kind,
        probability=probability,
        explanation=explain(a, b, kind if sure else None, relation, updated, verdict.proof),
        topic=topic.id,
        a=Side.from_claim(a),
        b=Side.from_claim(b),
        echoes=tuple(Echo(a=Side.from_claim(x), b=Side.from_claim(y)) for x, y in echoes),
    )


def _agreements(verdicts: Sequence[Verdict]) -> list[Finding]:
    found = _ranked(
        (v.entailment, v) for v in verdicts if v.entailment >= AGREES and v.match.a.document != v.match.b.document
    )
    return [
        Finding(
            id=v.match.id,
            relation=Relation.AGREEMENT,
            kind=kind_of(v.match.a, v.match.b)[0],
            probability=round(v.entailment, 4),
            explanation="Both say the same.",
            topic="",
            a=Side.from_claim(v.match.a),
            b=Side.from_claim(v.match.b),
        )
        for _, v in found
    ]
