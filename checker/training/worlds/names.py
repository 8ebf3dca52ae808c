"""Pools of invented names and of turns of phrase, combined so that none is met often enough to be learnt."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Name:
    """A name in full, and shorter forms of it that mean the same within one story."""

    full: str
    short: tuple[str, ...] = ()

    @property
    def telling(self) -> set[str]:
        """The words that tell it from others: those with a capital or a digit, or else the whole name."""
        words = {word for word in self.full.split() if word[0].isupper() or word[0].isdigit()}
        return words - {"The"} or {self.full}


class Pools:
    """What `names.toml` has, by kind: words, or patterns over other pools."""

    def __init__(self) -> None:
        table = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
        self._pools = {kind: text.split("|" if "|" in text or "{" in text else None) for kind, text in table.items()}

    def name(self, kind: str, rng: random.Random, taken: Iterable[Name] = ()) -> Name:
        """A name of the kind that shares no telling word with those taken; people are known by surname as well."""
        words: set[str] = set().union(*(name.telling for name in taken))
        while True:
            full = self.text(kind, rng)
            name = Name(full, (full.split()[-1],) if kind == "person" else ())
            if words.isdisjoint(name.telling):
                return name

    def text(self, kind: str, rng: random.Random, **given: str) -> str:
        """One entry of a pool, its slots filled with what is given or from other pools."""
        entry = rng.choice(self._pools[kind]).strip()
        return _SLOT.sub(lambda slot: given.get(slot[1]) or self.text(slot[1], rng, **given), entry)
