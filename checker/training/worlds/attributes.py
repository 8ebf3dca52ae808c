"""What the kinds of attribute have in common: a value is drawn, worded, and two wordings are compared."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Protocol

Forms = dict[str, str]


@dataclass(frozen=True)
class Saying:
    """A value put in words: what it claims, which group of phrasings fits, and the text for their slots."""

    claim: Any
    group: str = "is"
    forms: Forms = field(default_factory=dict)


class Attribute(Protocol):
    """One type of attribute, set up for one fact."""

    def draw(self, rng: random.Random) -> Any:
        """A value that some event may have."""

    def other(self, value: Any, rng: random.Random) -> Any:
        """A value that excludes `value`, often one easily mistaken for it."""

    def say(self, value: Any, rng: random.Random, precise: bool = False) -> Saying:
        """A true wording of the value; `precise` asks for one that fits where a plain number must stand."""

    def relation(self, premise: Any, hypothesis: Any) -> str | None:
        """The label that two claims about one event get; None where readers would differ."""
