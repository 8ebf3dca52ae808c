"""A run scored against what a careful reader found: average precision, recall, precision of the first five.

A finding hits a gold pair when its two quotes overlap the pair's two quotes, either way round, each by at least half of
the shorter one. Findings that hit nothing in gold count as wrong; an echo in gold is the contradiction that it repeats.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import GoldError
from checker.models import Claim, Document, Finding, Match, Relation, Side

Span = tuple[str, int, int]
SpanPair = tuple[Span, Span]
# Of a passage that the text as read doesn't hold: no finding overlaps it, so it counts as missed.
_NOWHERE = (-1, -1)


@dataclass(frozen=True)
class GoldContradiction:
    """One disagreement: every pair of passages that shows it, kind and difficulty."""

    id: str
    kind: str
    difficulty: str
    pairs: tuple[SpanPair, ...]


@dataclass(frozen=True)
class Gold:
    """What a careful reader found in a set of documents."""

    contradictions: tuple[GoldContradiction, ...]
    agreements: tuple[SpanPair, ...]
    hard_negatives: tuple[SpanPair, ...]

    @property
    def pairs(self) -> list[SpanPair]:
        """The pairs of passages of all contradictions."""
        return [pair for entry in self.contradictions for pair in entry.pairs]

    @property
    def missing(self) -> int:
        """How many pairs name a passage that the text as read doesn't hold."""
        pairs = (*self.pairs, *self.agreements, *self.hard_negatives)
        return sum(any(span[1:] == _NOWHERE for span in pair) for pair in pairs)


@dataclass(frozen=True)
class Scores:
    """How a ranking of findings fares against gold; shares are between 0 and 1.

    `missing` counts pairs with a passage that the text as read doesn't hold: nothing can hit them. `tensions` are those
    of the `hits` that are told as no contradiction, so that a gate lets them pass.
    """

    gold: int
    missing: int
    shown: int
    hits: int
    tensions: int
    average_precision: float
    recall: float
    first_five: float
    recall_by_difficulty: dict[str, float]
    false_alarms: float
    agreements_alarmed: float
    ranks: dict[str, int | None]


def load_gold(path: Path, documents: Sequence[Document]) -> Gold:
    """Gold as spans in `documents`; a passage that the text as read doesn't hold is one that no finding can hit.

    Raises GoldError for a file that isn't gold or names a document that wasn't read.
    """

    def span(side: Mapping[str, str]) -> Span:
        document = next((document for document in documents if Path(document.id).name == side["doc"]), None)
        if document is None:
            raise GoldError(f"{path}: no document {side['doc']} was read")
        # The text of a page may be wrapped otherwise than its source.
        found = re.search(r"\s+".join(map(re.escape, side["quote"].split())), document.text)
        return (document.id, *(found.span() if found else _NOWHERE))

    def pairs(entries: Sequence[Mapping[str, Any]]) -> tuple[SpanPair, ...]:
        return tuple((span(entry["a"]), span(entry["b"])) for entry in entries)

    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        bases: dict[str, list[dict[str, Any]]] = {}
        for entry in content["contradictions"]:
            bases.setdefault(entry.get("echo_of", entry["id"]), []).append(entry)
        contradictions = []
        for name, entries in bases.items():
            base = next((entry for entry in entries if entry["id"] == name), entries[0])
            difficulty = base.get("difficulty", "medium")
            contradictions.append(GoldContradiction(name, base["kind"], difficulty, pairs(entries)))
        agreements, negatives = (pairs(content.get(key, ())) for key in ("agreements", "hard_negatives"))
        return Gold(tuple(contradictions), agreements, negatives)
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not a gold file: {error!r}") from error


def score(findings: Sequence[Finding], gold: Gold, threshold: float) -> Scores:
    """Score findings as ranked by probability; `shown` and the alarms are those at `threshold` or above."""
    findings = [finding for finding in findings if finding.relation is not Relation.AGREEMENT]
    findings.sort(key=lambda finding: -finding.probability)
    ranks: dict[str, int | None] = {entry.id: None for entry in gold.contradictions}
    precisions: list[float] = []
    right: list[bool] = []
    for rank, finding in enumerate(findings, 1):
        names = [entry.id for entry in gold.contradictions if any(_hits(finding, pair) for pair in entry.pairs)]
        right.append(bool(names))
        for name in names:
            if ranks[name] is None:
                ranks[name] = rank
                # One finding may hit two entries.
                precisions.append(min(1.0, (len(precisions) + 1) / rank))
    shown = [finding for finding in findings if finding.probability >= threshold]
    reached: dict[str, list[bool]] = defaultdict(list)
    for entry in gold.contradictions:
        reached[entry.difficulty].append((ranks[entry.id] or math.inf) <= 2 * len(ranks))
    alarms, agreed = (
        _share(sum(any(_hits(finding, pair) for finding in shown) for pair in pairs), len(pairs))
        for pairs in (gold.hard_negatives, gold.agreements)
    )
    return Scores(
        gold=len(ranks),
        missing=gold.missing,
        shown=len(shown),
        hits=sum(right[: len(shown)]),
        tensions=sum(hit and one.relation is Relation.TENSION for hit, one in zip(right, shown, strict=False)),
        average_precision=_share(sum(precisions), len(ranks)),
        recall=_share(sum(map(sum, reached.values())), len(ranks)),
        first_five=_share(sum(right[:5]), len(right[:5])),
        recall_by_difficulty={name: _share(sum(those), len(those)) for name, those in sorted(reached.items())},
        false_alarms=alarms,
        agreements_alarmed=agreed,
        ranks=ranks,
    )


def recall_at(matches: Sequence[Match], gold: Gold, ks: Sequence[int]) -> dict[int, float]:
    """The share of gold's pairs of passages whose claims are among the k nearest of a document, for each k."""
    best = [min((match.rank for match in matches if _hits(match, pair)), default=math.inf) for pair in gold.pairs]
    return {k: _share(sum(rank <= k for rank in best), len(best)) for k in ks}


def is_gold(match: Match, gold: Gold) -> bool:
    """Whether the two claims of a match show a contradiction that gold holds."""
    return any(_hits(match, pair) for pair in gold.pairs)


def gold_label(match: Match, gold: Gold) -> str | None:
    """What gold calls the two claims of a match: contradiction, agreement, hard negative, or nothing."""
    if is_gold(match, gold):
        return "contradiction"
    named = (("agreement", gold.agreements), ("hard negative", gold.hard_negatives))
    return next((name for name, pairs in named if any(_hits(match, pair) for pair in pairs)), None)


def _hits(two: Match | Finding, pair: SpanPair) -> bool:
    x, y = pair
    return (at_span(two.a, x) and at_span(two.b, y)) or (at_span(two.a, y) and at_span(two.b, x))


def at_span(part: Claim | Side, span: Span) -> bool:
    """Whether a claim is cut from a passage, or the passage from it, by at least half of the shorter one."""
    document, start, end = span
    shared = min(part.end, end) - max(part.start, start)
    return part.document == document and shared > 0 and shared * 2 >= min(part.end - part.start, end - start)


def _share(part: float, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
