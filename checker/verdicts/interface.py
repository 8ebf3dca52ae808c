"""What reads a premise and a hypothesis and says how the one bears on the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from checker.models import Probabilities

Pair = tuple[str, str]


class Judge(Protocol):
    """A three-way natural language inference model."""

    @property
    def fingerprint(self) -> str:
        """What tells this model's verdicts from another's."""
        ...

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order."""
        ...


def in_batches(pairs: Sequence[Pair], size: int) -> Iterator[list[int]]:
    """The numbers of `pairs` in batches of about one length, so that little is padded."""
    order = sorted(range(len(pairs)), key=lambda number: len(pairs[number][0]) + len(pairs[number][1]))
    return (order[start : start + size] for start in range(0, len(order), size))


def unbatched(batches: Iterable[tuple[list[int], list[Probabilities]]], count: int) -> list[Probabilities]:
    """Put the results of batches back into the order of the pairs."""
    found = {number: result for numbers, results in batches for number, result in zip(numbers, results, strict=True)}
    return [found[number] for number in range(count)]
