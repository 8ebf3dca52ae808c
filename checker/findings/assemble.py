"""Verdicts to findings: calibrated, told apart by relation and kind, ranked, each disagreement once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.language.parsing import Parser
from checker.models import Claim, Echo, Finding, Kind, Match, Relation, Side, Topic, Verdict

from .calibration import Calibration
from .echoes import Scored, folded
from .explain import excuse, explain
from .judges import opinion_on
from .kinds import kind_of
from .topics import topics_of

# A share of contradiction; no pair below it becomes a finding. For models that are surer of themselves than the shipped
# ones, which put 3 of 84,455 candidate pairs of the development sets below it.
FLOOR = 0.005
# A share of entailment, as is the next; 2 in 1,000 of those pairs reach it: an agreement has to be plain to be listed.
_LISTED_AS_AGREEING = 0.85
# From here up two claims are taken for one position in a topic.
_ONE_POSITION = 0.5
# Nobody reads further down than this, and each costs some readings.
_NARROWED, _NARROWED_FROM = 50, 0.1
# For matches, by id, those parts of their two claims that conflict.
Narrow = Callable[[Sequence[Match]], Mapping[str, tuple[Claim, Claim]]]


@dataclass(frozen=True)
class Assembled:
    """Findings, likeliest first, their topics, and how many disagreements stayed below the threshold."""

    findings: tuple[Finding, ...] = ()
    topics: tuple[Topic, ...] = ()
    below_threshold: int = 0


def assemble(
    verdicts: Sequence[Verdict],
    calibration: Calibration,
    *,
    min_probability: float,
    agreements: bool = False,
    published: Mapping[str, dt.date] | None = None,
    parser: Parser | None = None,
    among: Sequence[Verdict] | None = None,
    narrow: Narrow | None = None,
) -> Assembled:
    """The disagreements at or above `min_probability` and, when asked for, the agreements after them.

    `published` holds the dates of those documents that show one, by id; `parser` makes questions of claims;
    `among` are all verdicts of the run where `verdicts` are only some; `narrow` finds what conflicts in two claims.
    """
    scored = zip(calibration.probabilities(verdicts, among), verdicts, strict=True)
    worth = ((p, v) for p, v in scored if v.proof or v.contradiction > FLOOR)
    # No sentence contradicts itself, whatever the models make of what stands before it.
    ranked = _ranked((p, v) for p, v in worth if v.match.a.text != v.match.b.text)
    groups = folded(ranked, verdicts)
    kept = ([(p, v) for p, v in group if p >= min_probability] for group in groups)
    shown = [group for group in kept if group]
    points = _points(shown, narrow)
    questions = [v.proof.question if v.proof else None for (_, v), *_ in shown]
    passages = [[(v.match.a, v.match.b) for _, v in group] for group in shown]
    agreeing = {v.match.pair for v in among or verdicts if v.entailment >= _ONE_POSITION}
    topics = topics_of(passages, points, parser, questions, agreeing)
    findings = [_finding(*each, published or {}) for each in zip(shown, points, topics, strict=True)]
    if agreements:
        findings += _agreements(verdicts)
    return Assembled(tuple(findings), tuple(dict.fromkeys(topics)), len(groups) - len(shown))


def _ranked(scored: Iterable[Scored]) -> list[Scored]:
    return sorted(scored, key=lambda item: (-item[0], item[1].match.a.id, item[1].match.b.id))


def _points(shown: Iterable[Sequence[Scored]], narrow: Narrow | None) -> list[tuple[Claim, Claim]]:
    """What conflicts in the first match of each group: parts of its claims, or these."""
    leads = [group[0] for group in shown]
    worth = [v.match for p, v in leads[:_NARROWED] if p >= _NARROWED_FROM and not v.proof]
    found = narrow(worth) if narrow else {}
    return [found.get(v.match.id, (v.match.a, v.match.b)) for _, v in leads]


def _finding(
    group: Sequence[Scored], points: tuple[Claim, Claim], topic: Topic, published: Mapping[str, dt.date]
) -> Finding:
    """The first of a group, with the others as its echoes."""
    (probability, verdict), *rest = group
    a, b = verdict.match.a, verdict.match.b
    opinion = opinion_on(a, b) or opinion_on(*points)
    kind, sure = (Kind.MEMBERSHIP, True) if verdict.proof else kind_of(a, b, opinion)
    conflict = verdict.proof.why if verdict.proof else explain(*points, kind if sure else None, opinion)
    # What else a sentence holds is planned or new without the conflict being so.
    excused = excuse(*points, kind, published)
    return Finding(
        id=verdict.match.id,
        relation=Relation.TENSION if excused else Relation.CONTRADICTION,
        kind=kind,
        probability=probability,
        explanation=f"{conflict} {excused}" if excused else conflict,
        topic=topic.id,
        a=Side.from_claim(a, points[0]),
        b=Side.from_claim(b, points[1]),
        echoes=tuple(Echo(a=Side.from_claim(v.match.a), b=Side.from_claim(v.match.b)) for _, v in rest),
    )


def _agreements(verdicts: Sequence[Verdict]) -> list[Finding]:
    plain = (v for v in verdicts if v.entailment >= _LISTED_AS_AGREEING and v.match.a.document != v.match.b.document)
    return [
        Finding(
            id=v.match.id,
            relation=Relation.AGREEMENT,
            kind=kind_of(v.match.a, v.match.b, None)[0],
            probability=round(probability, 4),
            explanation="Both say the same.",
            topic="",
            a=Side.from_claim(v.match.a),
            b=Side.from_claim(v.match.b),
        )
        for probability, v in _ranked((v.entailment, v) for v in plain)
    ]
