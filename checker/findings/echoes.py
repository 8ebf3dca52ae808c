"""One disagreement, one finding: later pairs that say again what an earlier one says become its echoes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, product

from checker.models import Claim, Verdict

# A cosine. Lower, and two disagreements on one subject become one; higher, and one is shown once for each wording.
_SAME_THING = 0.62
# 2 in 100 candidate pairs of the development sets are told so or surer; only claims of the others may be taken to say
# the same.
_APART = 0.3
Scored = tuple[float, Verdict]


def say_the_same(verdict: Verdict) -> bool:
    """Whether two claims may be taken to be one, where it matters how many others a third contradicts."""
    return verdict.contradiction < _APART and verdict.match.similarity >= _SAME_THING


def folded(ranked: Sequence[Scored], judged: Iterable[Verdict]) -> list[list[Scored]]:
    """Groups of `ranked` verdicts, each led by its likeliest; the others of a group say again what that one says.

    `ranked` come likeliest first; `judged`, all that were read, show which claims say the same.
    """
    alike = _alike([verdict for _, verdict in ranked], judged)
    groups: list[list[Scored]] = []
    led: dict[frozenset[str], int] = {}
    for probability, verdict in ranked:
        pairs = (frozenset(pair) for pair in product(alike[verdict.match.a.id], alike[verdict.match.b.id]))
        group = min((led[pair] for pair in pairs if pair in led), default=len(groups))
        if group == len(groups):
            led[verdict.match.pair] = group
            groups.append([])
        groups[group].append((probability, verdict))
    return groups


def _alike(ranked: Sequence[Verdict], judged: Iterable[Verdict]) -> dict[str, set[str]]:
    """For each claim of `ranked`, by id, those that say the same thing.

    These are itself, those that are very similar, those that overlap with it, and those that a claim is proven to
    exclude together with it.
    """
    same: list[Iterable[str]] = [verdict.match.pair for verdict in judged if say_the_same(verdict)]
    # Claims that the same claim is proven to exclude, on one question, say the same thing.
    excluded: dict[tuple[str, str], set[str]] = defaultdict(set)
    for verdict in ranked:
        if verdict.proof:
            a, b = verdict.match.a.id, verdict.match.b.id
            excluded[a, verdict.proof.question].add(b)
            excluded[b, verdict.proof.question].add(a)
    same += excluded.values()
    claims = {claim.id: claim for verdict in ranked for claim in (verdict.match.a, verdict.match.b)}
    # So do claims that overlap in their document.
    of_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        of_document[claim.document].append(claim)
    for members in of_document.values():
        same += ((a.id, b.id) for a, b in combinations(members, 2) if a.start < b.end and b.start < a.end)
    alike = {name: {name} for name in claims}
    for group in same:
        known = claims.keys() & group
        for name in known:
            alike[name] |= known
    return alike
