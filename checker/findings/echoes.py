"""One disagreement, one finding: later pairs that say again what an earlier one says become its echoes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.models import Claim

_SAME_THING = 0.62
Candidate = tuple[Claim, Claim]
Similarities = Mapping[frozenset[str], float]


def folded(candidates: Sequence[Candidate], similarities: Similarities) -> list[list[int]]:
    """Groups of candidate numbers, each led by its likeliest; `candidates` come likeliest first.

    `similarities` holds, by the pair of their ids, the cosine of matched claims that don't contradict each other.
    """
    groups: list[list[int]] = []
    for number, candidate in enumerate(candidates):
        for group in groups:
            if _same(candidates[group[0]], candidate, similarities):
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def _same(first: Candidate, second: Candidate, similarities: Similarities) -> bool:
    (a, b), (c, d) = first, second
    straight = _close(a, c, similarities) and _close(b, d, similarities)
    return straight or (_close(a, d, similarities) and _close(b, c, similarities))


def _close(a: Claim, b: Claim, similarities: Similarities) -> bool:
    if a.document == b.document and a.start < b.end and b.start < a.end:
        return True
    return similarities.get(frozenset((a.id, b.id)), 0.0) >= _SAME_THING
