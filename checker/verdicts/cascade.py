"""A small model for every pair, a large one for those that may be contradictions (cascade, Viola and Jones 2001)."""

from __future__ import annotations

from collections.abc import Sequence

from checker.models import Probabilities
from checker.progress import Progress

from .interface import Judge, Pair

# Of the pairs of the development sets 0.12 are above, of those that gold calls contradictions 0.79.
WORTH_A_SECOND_READER = 0.05
# What the small one's word still counts beside the large one's: the two err differently.
SMALL_SHARE = 0.2
# Added to each probability before logarithms are taken.
_LEAST = 1e-4


class Cascade:
    """What the small judge doesn't rule out as a contradiction the large one reads too, and its word weighs most."""

    reads_context = True

    def __init__(self, small: Judge, large: Judge) -> None:
        self._small, self._large = small, large

    @property
    def fingerprint(self) -> str:
        """Both judges' own."""
        return f"{self._small.fingerprint}+{self._large.fingerprint}"

    def prepare(self, progress: Progress) -> None:
        """Make ready what takes long the first time."""
        self._large.prepare(progress)

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order."""
        found = self._small.judge(pairs)
        again = [number for number, said in enumerate(found) if said.contradiction >= WORTH_A_SECOND_READER]
        for number, said in zip(again, self._large.judge([pairs[number] for number in again]), strict=True):
            found[number] = _together(found[number], said)
        return found


def _together(small: Probabilities, large: Probabilities) -> Probabilities:
    """The weighted geometric mean of what both say."""
    first, second = (said.model_dump() for said in (small, large))
    means = {
        label: (first[label] + _LEAST) ** SMALL_SHARE * (second[label] + _LEAST) ** (1 - SMALL_SHARE) for label in first
    }
    return Probabilities(**{label: round(value / sum(means.values()), 6) for label, value in means.items()})
