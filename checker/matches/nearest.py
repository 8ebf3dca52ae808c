"""For every claim its nearest claims in each other document and in its own, each pair once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.index import Encoder, VectorIndex
from checker.models import Claim, Match
from checker.progress import Progress

from .affinity import Affinity

# Of what is found among the 12 nearest of the development sets, 8 lose nothing at three quarters of the readings, and 6
# a hundredth (benchmarks/README.md).
NEIGHBOURS = 8
# The sentence before tells what "it" is about; with a larger share, whatever stands side by side would seem alike.
CONTEXT_SHARE = 0.3
# Articles seldom contradict themselves.
_OWN_NEIGHBOURS = 3
# So many times `neighbours` are found by cosine; what a claim shares with them may lift any of these to the front.
_REACH = 6
# However many documents were accepted, a claim meets at most this many times `neighbours` claims of theirs.
_OF_ACCEPTED = 3
# A claim with few candidates is taken to be as alike to others as claims of other runs are.
_USUAL, _USUAL_WEIGHT = 0.2, 12
_ENCODED_AT_ONCE = 512  # texts a step of the progress bar


@dataclass(frozen=True)
class Accepted:
    """Claims that need no matching among themselves, with a unit vector a row for each."""

    claims: Sequence[Claim]
    vectors: NDArray[np.float32]


@dataclass(frozen=True)
class _Candidate:
    """Another claim near the one that was asked about: its number, cosine, what the two share, their rank."""

    number: int
    cosine: float
    shared: float
    rank: int


class Matcher:
    """Finds pairs of claims that may be about one thing."""

    def __init__(self, encoder: Encoder, progress: Progress, neighbours: int = NEIGHBOURS) -> None:
        self._encoder = encoder
        self._progress = progress
        self._neighbours = neighbours

    def matches(self, claims: Sequence[Claim]) -> list[Match]:
        """Pairs of checkable claims, in the order of the claims; a claim is never matched with itself."""
        claims = [claim for claim in claims if claim.checkable]
        return self.against(claims, self.vectors(claims), None) if len(claims) > 1 else []

    def pairs(self, pairs: Sequence[tuple[Claim, Claim]]) -> list[Match]:
        """Claims that were not each other's nearest and have another reason to be held side by side."""
        rows = self.vectors([claim for pair in pairs for claim in pair]) if pairs else ()
        return [
            Match(a=a, b=b, similarity=round(float(first @ second), 4), rank=self._neighbours + 1)
            for (a, b), first, second in zip(pairs, rows[::2], rows[1::2], strict=True)
        ]

    def against(self, claims: Sequence[Claim], vectors: NDArray[np.float32], accepted: Accepted | None) -> list[Match]:
        """Pairs among `claims` and, with these first, pairs of them and the `accepted` ones.

        All of `claims` are checkable; `vectors` holds a row for each.
        """
        everything = [*claims, *(accepted.claims if accepted else ())]
        if accepted and accepted.claims:
            vectors = np.concatenate([vectors, accepted.vectors])
        found: dict[tuple[int, int], Match] = {}
        for query, near in enumerate(self._nearest(everything, vectors, len(claims))):
            for candidate in near:
                pair = (min(query, candidate.number), max(query, candidate.number))
                found[pair] = Match(
                    a=everything[pair[0]],
                    b=everything[pair[1]],
                    similarity=round(candidate.cosine, 4),
                    shared=round(candidate.shared, 4),
                    rank=min(candidate.rank, found[pair].rank) if pair in found else candidate.rank,
                )
        return _lifted([found[pair] for pair in sorted(found)])

    def vectors(self, claims: Sequence[Claim]) -> NDArray[np.float32]:
        """A unit row a claim: its own meaning, and to a smaller part its meaning after the sentence before it."""
        texts = [claim.text for claim in claims] + [f"{claim.context} {claim.text}" for claim in claims]
        parts = range(0, len(texts), _ENCODED_AT_ONCE)
        tracked = self._progress.track(parts, len(parts), "Reading claims")
        rows = np.concatenate([self._encoder.encode(texts[at : at + _ENCODED_AT_ONCE]) for at in tracked])
        alone, placed = rows[: len(claims)], rows[len(claims) :]
        return np.hstack([alone * (1 - CONTEXT_SHARE) ** 0.5, placed * CONTEXT_SHARE**0.5])

    def _nearest(self, claims: Sequence[Claim], vectors: NDArray[np.float32], new: int) -> Iterator[list[_Candidate]]:
        """For each of the first `new` claims its candidates: nearest by cosine, put in order by what they share."""
        affinity = Affinity(claims)
        members: dict[tuple[bool, str], list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            members[number >= new, claim.document].append(number)
        near: list[list[_Candidate]] = [[] for _ in range(new)]
        old: list[list[_Candidate]] = [[] for _ in range(new)]
        for (accepted, document), numbers in members.items():
            rows, cosines = _search(vectors[numbers], vectors[:new], _REACH * self._neighbours + 1, few=accepted)
            for query in range(new):
                others = zip([numbers[row] for row in rows[query]], map(float, cosines[query]), strict=True)
                scored = [(other, cosine, affinity.between(query, other)) for other, cosine in others if other != query]
                scored.sort(key=lambda other: -(other[1] + other[2]))
                own = not accepted and claims[query].document == document
                kept = scored[: min(_OWN_NEIGHBOURS, self._neighbours) if own else self._neighbours]
                best = [_Candidate(*other, rank) for rank, other in enumerate(kept, 1)]
                (old if accepted else near)[query] += best
        for query in range(new):
            most = sorted(old[query], key=lambda one: -(one.cosine + one.shared))[: _OF_ACCEPTED * self._neighbours]
            yield near[query] + most


def _search(
    vectors: NDArray[np.float32], queries: NDArray[np.float32], k: int, few: bool
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The `k` nearest rows of each query and their cosines, nearest first."""
    if not few:
        return VectorIndex(vectors).nearest(queries, k)
    # A corpus gives a few claims each of very many documents: an index for each would take seconds.
    cosines = queries @ vectors.T
    rows = np.argsort(-cosines, axis=1, kind="stable")[:, :k]
    return rows, np.take_along_axis(cosines, rows, axis=1)


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
