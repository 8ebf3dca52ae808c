"""Invented worlds: labelled sentence pairs about events that never were, by the hundred thousand.

An event has names and typed attributes. A sentence words one attribute's value; the label of two sentences follows from
what their wordings allow (same event and attribute) or from their being about different things. `facts/` holds the
phrasings, `names.toml` the names; the modules hold the logic.
"""

from __future__ import annotations

import random
from functools import cache

from checker.training.dossiers import LabelledPair

from .facts import FACTS, EventKind, read_kind
from .names import Pools
from .pairing import Pairing

__all__ = ["kinds", "worlds"]


@cache
def kinds() -> tuple[EventKind, ...]:
    """All kinds of events that sentences are written about, in the order of their files."""
    pools = Pools()
    return tuple(read_kind(path, pools) for path in sorted(FACTS.glob("*.toml")))


def worlds(count: int, seed: int) -> list[LabelledPair]:
    """`count` different pairs; the same for the same seed. `origin` is "worlds: event/fact: reason"."""
    pairing = Pairing(Pools(), kinds(), random.Random(f"worlds {seed}"))
    pairs: dict[tuple[str, str], LabelledPair] = {}
    while len(pairs) < count:
        pair = pairing.draw()
        pairs.setdefault((pair.premise, pair.hypothesis), pair)
    return list(pairs.values())
