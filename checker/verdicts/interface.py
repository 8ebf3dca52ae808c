"""What reads a premise and a hypothesis and says how the one bears on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from checker.models import Claim, Probabilities
from checker.progress import Progress

Pair = tuple[str, str]


class Judge(Protocol):
    """A three-way natural language inference model."""

    @property
    def fingerprint(self) -> str:
        """What tells this model's verdicts from another's."""
        ...

    def reads(self, claim: Claim) -> str:
        """What it is given of a claim: its text, or more of the article as well."""
        ...

    def prepare(self, progress: Progress) -> None:
        """Do what takes long the first time on a machine, if anything does."""
        ...

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order."""
        ...
