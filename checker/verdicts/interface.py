"""What reads a premise and a hypothesis and says how the one bears on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from checker.models import Probabilities
from checker.progress import Progress

Pair = tuple[str, str]


class Judge(Protocol):
    """A three-way natural language inference model."""

    @property
    def fingerprint(self) -> str:
        """What tells this model's verdicts from another's."""
        ...

    @property
    def reads_context(self) -> bool:
        """Whether it was trained on claims as `in_context` writes them; else it is given their bare text."""
        ...

    def prepare(self, progress: Progress) -> None:
        """Do what takes long the first time on a machine, if anything does."""
        ...

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order."""
        ...
