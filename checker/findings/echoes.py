"""One disagreement, one finding: later pairs that say again what an earlier one says become its echoes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, product

from checker.models import Claim

# A cosine. Lower, and two disagreements on one subject become one; higher, and one is shown once for each wording.
_SAME_THING = 0.62
Candidate = tuple[Claim, Claim]
Similarities = Mapping[frozenset[str], float]


def folded(candidates: Sequence[Candidate], similarities: Similarities) -> list[list[int]]:
    """Groups of candidate numbers, each led by its likeliest; `candidates` come likeliest first.

    `similarities` holds, by the pair of their ids, the cosine of matched claims that don't contradict each other.
    """
    alike = _alike(candidates, similarities)
    groups: list[list[int]] = []
    led: dict[frozenset[str], int] = {}
    for number, (a, b) in enumerate(candidates):
        pairs = (frozenset(pair) for pair in product(alike[a.id], alike[b.id]))
        group = min((led[pair] for pair in pairs if pair in led), default=None)
        if group is None:
            led[frozenset((a.id, b.id))] = len(groups)
            groups.append([number])
        else:
            groups[group].append(number)
    return groups


def _alike(candidates: Sequence[Candidate], similarities: Similarities) -> dict[str, set[str]]:
    """For each claim the claims that say the same thing: itself, those it overlaps with, and those very similar."""
    claims = {claim.id: claim for pair in candidates for claim in pair}
    alike = {name: {name} for name in claims}
    close = [pair for pair, cosine in similarities.items() if cosine >= _SAME_THING and pair <= claims.keys()]
    for a, b in [tuple(pair) for pair in close if len(pair) == 2] + _overlapping(list(claims.values())):
        alike[a].add(b)
        alike[b].add(a)
    return alike


def _overlapping(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    of_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_document[claim.document].append(claim)
    return [
        (a.id, b.id)
        for members in of_document.values()
        for a, b in combinations(members, 2)
        if a.start < b.end and b.start < a.end
    ]
