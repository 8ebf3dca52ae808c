"""How much two claims share besides their meaning as a whole: names, numbers, dates and rare words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from checker.language.names import keys
from checker.language.stems import stems
from checker.models import Claim

# Chosen on the development sets for the share of gold pairs among the nearest claims: benchmarks/README.md.
NAMES, NUMBERS, DATES, WORDS = 0.15, 0.05, 0.05, 0.4


@dataclass(frozen=True)
class _Marks:
    """What of a claim can be shared."""

    names: frozenset[str]
    numbers: frozenset[float]
    units: frozenset[str]
    dates: frozenset[str]
    stems: frozenset[str]


class Affinity:
    """Shared marks of pairs among `claims`, each weighted by how rare it is among them."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._marks = [
            _Marks(
                names=keys(claim.entities),
                numbers=frozenset(quantity.value for quantity in claim.quantities),
                units=frozenset(quantity.unit for quantity in claim.quantities if quantity.unit),
                dates=frozenset(date.value for date in claim.dates if date.value),
                stems=stems(claim.text),
            )
            for claim in claims
        ]
        counts = Counter(mark for marks in self._marks for mark in marks.names | marks.stems)
        # Inverse document frequency (Spärck Jones 1972), a claim being the document.
        self._rarity = {mark: math.log(len(claims) / count) for mark, count in counts.items()}
        self._norms = [math.sqrt(self._weight(marks.stems)) + 1e-6 for marks in self._marks]

    def between(self, a: int, b: int) -> float:
        """What to add to the cosine of the claims numbered `a` and `b`: 0 for nothing shared, at most about 0.7."""
        first, second = self._marks[a], self._marks[b]
        names = min(1.0, sum(self._rarity[name] for name in first.names & second.names) / 8)
        numbers = bool(first.numbers & second.numbers) + bool(first.units & second.units) / 2
        words = self._weight(first.stems & second.stems) / (self._norms[a] * self._norms[b])
        return NAMES * names + NUMBERS * numbers + DATES * bool(first.dates & second.dates) + WORDS * words

    def _weight(self, stems: frozenset[str]) -> float:
        return sum(self._rarity[stem] ** 2 for stem in stems)
