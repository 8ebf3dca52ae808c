"""Which two claims out of two sentences contradict each other: a sentence says much else beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from checker.models import Claim, Match

from .interface import Judge

# Less, and the sentences contradict each other only as a whole.
_BY_THEMSELVES = 0.5
# Parts of one sentence that are tried: a sentence of more is a list.
_MOST = 6
ClaimPair = tuple[Claim, Claim]


def narrowed(matches: Sequence[Match], parts: Mapping[str, Sequence[Claim]], judge: Judge) -> dict[str, ClaimPair]:
    """For each match, by id, the parts of its two claims that the judge finds most contradictory.

    `parts` holds the atomic claims of a claim, by its id; one without any stands for itself. A match is left out where
    no two parts contradict each other by themselves, and where each claim is one.
    """
    tried: list[tuple[str, ClaimPair]] = []
    for match in matches:
        first, second = (parts.get(claim.id, ())[:_MOST] or (claim,) for claim in (match.a, match.b))
        if len(first) * len(second) > 1:
            tried += [(match.id, pair) for pair in product(first, second)]
    pairs = [(judge.reads(a), judge.reads(b)) for _, (a, b) in tried]
    best: dict[str, tuple[float, ClaimPair]] = {}
    for (name, pair), said in zip(tried, judge.judge(pairs), strict=True):
        if said.contradiction >= _BY_THEMSELVES and said.contradiction > best.get(name, (0.0, pair))[0]:
            best[name] = said.contradiction, pair
    return {name: pair for name, (_, pair) in best.items()}
