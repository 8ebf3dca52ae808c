"""A run scored against what a careful reader found: average precision, recall, precision of the first five.

A finding hits a gold pair when its two quotes overlap the pair's two quotes, either way round, each by at least half of
the shorter one. Findings that hit nothing in gold count as wrong; an echo counts with its base, once.
"""

from __future__ import annotations

import json
import re
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
    def missing(self) -> int:
        """How many pairs name a passage that the text as read doesn't hold."""
        shown = [pair for entry in self.contradictions for pair in entry.pairs]
        pairs = (*shown, *self.agreements, *self.hard_negatives)
        return sum(any(span[1:] == _NOWHERE for span in pair) for pair in pairs)


@dataclass(frozen=True)
class Scores:
    """How a ranking of findings fares against gold; shares are between 0 and 1.

    `missing` counts pairs with a passage that the text as read doesn't hold: nothing can hit them.
    """

    gold: int
    missing: int
    shown: int
    hits: int
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
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        bases: dict[str, list[dict[str, Any]]] = {}
        for entry in content["contradictions"]:
            bases.setdefault(entry.get("echo_of", entry["id"]), []).append(entry)
        locate = _Locator(path, documents)
        return Gold(
            contradictions=tuple(_gathered(name, entries, locate) for name, entries in bases.items()),
            agreements=tuple(locate.pair(entry) for entry in content.get("agreements", ())),
            hard_negatives=tuple(locate.pair(entry) for entry in content.get("hard_negatives", ())),
        )
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: not a gold file: {error!r}") from error


class _Locator:
    """Finds gold's quotes in the documents."""

    def __init__(self, path: Path, documents: Sequence[Document]) -> None:
        self._path = path
        self._documents = documents

    def pair(self, entry: Mapping[str, Any]) -> SpanPair:
        return self._span(entry["a"]), self._span(entry["b"])

    def _span(self, side: Mapping[str, str]) -> Span:
        for document in self._documents:
            if Path(document.id).name == side["doc"]:
                found = _loosely(side["quote"]).search(document.text)
                return (document.id, found.start(), found.end()) if found else (document.id, *_NOWHERE)
        raise GoldError(f"{self._path}: no document {side['doc']} was read")


def _loosely(quote: str) -> re.Pattern[str]:
    """A quote with any white space between its words: the text of a page may be wrapped otherwise than its source."""
    return re.compile(r"\s+".join(re.escape(word) for word in quote.split()))


def _gathered(name: str, entries: Sequence[Mapping[str, Any]], locate: _Locator) -> GoldContradiction:
    base = next((entry for entry in entries if entry["id"] == name), entries[0])
    return GoldContradiction(
        id=name,
        kind=base["kind"],
        difficulty=base.get("difficulty", "medium"),
        pairs=tuple(locate.pair(entry) for entry in entries),
    )


def score(findings: Sequence[Finding], gold: Gold, threshold: float) -> Scores:
    """Score findings, likeliest first; `shown` and the alarms are those at `threshold` or above."""
    findings = [finding for finding in findings if finding.relation is not Relation.AGREEMENT]
    ranks: dict[str, int | None] = {entry.id: None for entry in gold.contradictions}
    precisions: list[float] = []
    right: list[bool] = []
    for rank, finding in enumerate(findings, 1):
        entries = [entry for entry in gold.contradictions if any(_hits(finding, pair) for pair in entry.pairs)]
        new = [entry.id for entry in entries if ranks[entry.id] is None]
        right.append(bool(entries))
        for name in new:
            ranks[name] = rank
            precisions.append((len(precisions) + 1) / rank)
    shown = [finding for finding in findings if finding.probability >= threshold]
    reach = 2 * len(gold.contradictions)
    return Scores(
        gold=len(gold.contradictions),
        missing=gold.missing,
        shown=len(shown),
        hits=sum(right[: len(shown)]),
        average_precision=_share(sum(precisions), len(ranks)),
        recall=_share(sum(rank is not None and rank <= reach for rank in ranks.values()), len(ranks)),
        first_five=_share(sum(right[:5]), min(5, max(1, len(right)))),
        recall_by_difficulty=_by_difficulty(gold, ranks, reach),
        false_alarms=_alarmed(shown, gold.hard_negatives),
        agreements_alarmed=_alarmed(shown, gold.agreements),
        ranks=ranks,
    )


def recall_at(matches: Sequence[Match], gold: Gold, ks: Sequence[int]) -> dict[int, float]:
    """The share of gold passages pairs among the k nearest claims of a document, for each k."""
    found = []
    pairs = [pair for entry in gold.contradictions for pair in entry.pairs]
    for pair in pairs:
        ranks = [match.rank for match in matches if _covers(_span_of(match.a), _span_of(match.b), pair)]
        found.append(min(ranks, default=None))
    return {k: _share(sum(rank is not None and rank <= k for rank in found), len(found)) for k in ks}


def is_gold(match: Match, gold: Gold) -> bool:
    """Whether the two claims of a match show a contradiction that gold holds."""
    a, b = _span_of(match.a), _span_of(match.b)
    return any(_covers(a, b, pair) for entry in gold.contradictions for pair in entry.pairs)


def gold_label(match: Match, gold: Gold) -> str | None:
    """What gold calls the two claims of a match: contradiction, agreement, hard negative, or nothing."""
    if is_gold(match, gold):
        return "contradiction"
    a, b = _span_of(match.a), _span_of(match.b)
    named = (("agreement", gold.agreements), ("hard negative", gold.hard_negatives))
    return next((name for name, pairs in named if any(_covers(a, b, pair) for pair in pairs)), None)


def at_span(claim: Claim, span: Span) -> bool:
    """Whether a claim is cut from a passage, or the passage from it, by at least half of the shorter one."""
    return _overlap(_span_of(claim), span)


def _span_of(part: Claim | Side) -> Span:
    return part.document, part.start, part.end


def _hits(finding: Finding, pair: SpanPair) -> bool:
    return _covers(_span_of(finding.a), _span_of(finding.b), pair)


def _covers(a: Span, b: Span, pair: SpanPair) -> bool:
    x, y = pair
    return (_overlap(a, x) and _overlap(b, y)) or (_overlap(a, y) and _overlap(b, x))


def _overlap(a: Span, b: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(a[2], b[2]) - max(a[1], b[1])
    return a[0] == b[0] and shared > 0 and shared * 2 >= min(a[2] - a[1], b[2] - b[1])


def _alarmed(shown: Sequence[Finding], pairs: Sequence[SpanPair]) -> float:
    return _share(sum(any(_hits(finding, pair) for finding in shown) for pair in pairs), len(pairs))


def _by_difficulty(gold: Gold, ranks: Mapping[str, int | None], reach: int) -> dict[str, float]:
    found: dict[str, list[bool]] = {}
    for entry in gold.contradictions:
        rank = ranks[entry.id]
        found.setdefault(entry.difficulty, []).append(rank is not None and rank <= reach)
    return {name: _share(sum(those), len(those)) for name, those in sorted(found.items())}


def _share(part: float, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
