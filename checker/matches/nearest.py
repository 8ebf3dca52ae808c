"""For every claim its nearest claims in each other document and in its own, each pair once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.index import Encoder, VectorIndex
from checker.models import Claim, Match
from checker.progress import Progress

from .affinity import Affinity

NEIGHBOURS = 12
CONTEXT_SHARE = 0.3
# Articles seldom contradict themselves: of 124 gold pairs in six sets, 12 of them within a document, this misses 2.
_OWN_NEIGHBOURS = 4
_REACH = 4
# A claim with few candidates is taken to be as alike to others as claims of other runs are.
_USUAL, _USUAL_WEIGHT = 0.2, 12
_ENCODED_AT_ONCE = 512


class Matcher:
    """Finds pairs of claims that may be about one thing."""

    def __init__(self, encoder: Encoder, progress: Progress, neighbours: int = NEIGHBOURS) -> None:
        self._encoder = encoder
        self._progress = progress
        self._neighbours = neighbours

    def matches(self, claims: Sequence[Claim]) -> list[Match]:
        """Pairs of checkable claims, in the order of the claims; a claim is never matched with itself."""
        claims = [claim for claim in claims if claim.checkable]
        if len(claims) < 2:
            return []
        found: dict[tuple[int, int], Match] = {}
        for query, other, rank, cosine, shared in self._pairs(claims, self._vectors(claims)):
            pair = (min(query, other), max(query, other))
            if pair in found:
                rank = min(rank, found[pair].rank)
            a, b = (claims[number] for number in pair)
            found[pair] = Match(a=a, b=b, similarity=round(cosine, 4), shared=round(shared, 4), rank=rank)
        return _lifted([found[pair] for pair in sorted(found)])

    def _vectors(self, claims: Sequence[Claim]) -> NDArray[np.float32]:
        """A unit row a claim: its own meaning, and to a smaller part its meaning after the sentence before it."""
        texts = [claim.text for claim in claims] + [f"{claim.context} {claim.text}" for claim in claims]
        parts = range(0, len(texts), _ENCODED_AT_ONCE)
        tracked = self._progress.track(parts, len(parts), "Reading claims")
        rows = np.concatenate([self._encoder.encode(texts[at : at + _ENCODED_AT_ONCE]) for at in tracked])
        alone, placed = rows[: len(claims)], rows[len(claims) :]
        return np.hstack([alone * (1 - CONTEXT_SHARE) ** 0.5, placed * CONTEXT_SHARE**0.5])

    def _pairs(
        self, claims: Sequence[Claim], vectors: NDArray[np.float32]
    ) -> Iterator[tuple[int, int, int, float, float]]:
        """(claim, other claim, rank, cosine, shared): nearest by cosine, put in order anew by what they share."""
        affinity = Affinity(claims)
        members: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            members[claim.document].append(number)
        for numbers in members.values():
            rows, cosines = VectorIndex(vectors[numbers]).nearest(vectors, _REACH * self._neighbours + 1)
            own = set(numbers)
            for query in range(len(claims)):
                others = [(numbers[row], float(c)) for row, c in zip(rows[query], cosines[query], strict=True)]
                near = [(n, c, affinity.between(query, n)) for n, c in others if n != query]
                near.sort(key=lambda item: -(item[1] + item[2]))
                kept = min(_OWN_NEIGHBOURS, self._neighbours) if query in own else self._neighbours
                for rank, (other, cosine, shared) in enumerate(near[:kept], 1):
                    yield query, other, rank, cosine, shared


def _lifted(matches: Sequence[Match]) -> list[Match]:
    """Each match with its similarity above the mean of its two claims' (CSLS, Conneau et al. 2018), rounded."""
    seen: dict[str, list[float]] = defaultdict(list)
    for match in matches:
        seen[match.a.id].append(match.similarity)
        seen[match.b.id].append(match.similarity)
    usual = {name: (sum(all_) + _USUAL * _USUAL_WEIGHT) / (len(all_) + _USUAL_WEIGHT) for name, all_ in seen.items()}
    return [
        match.model_copy(update={"lift": round(match.similarity - (usual[match.a.id] + usual[match.b.id]) / 2, 4)})
        for match in matches
    ]
