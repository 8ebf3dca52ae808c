"""Pools of invented names, combined so that no name is met often enough to be learnt."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

NAMES = Path(__file__).with_name("names.toml")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Name:
    """A name in full, and shorter forms of it that mean the same within one story."""

    full: str
    short: tuple[str, ...] = ()


class Pools:
    """Names by kind, as `names.toml` has them: words, or patterns over other pools."""

    def __init__(self, pools: dict[str, tuple[str, ...]]) -> None:
        self._pools = pools

    @classmethod
    def read(cls, path: Path = NAMES) -> Pools:
        """The pools of a file."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls({kind: _entries(text) for kind, text in table.items()})

    def __contains__(self, kind: str) -> bool:
        return kind == "person" or kind in self._pools

    def name(self, kind: str, rng: random.Random) -> Name:
        """A name of the kind; people have their surname as a short form."""
        if kind == "person":
            given, surname = self.text("given", rng), self.text("surname", rng)
            return Name(f"{given} {surname}", (surname,))
        return Name(self.text(kind, rng))

    def text(self, kind: str, rng: random.Random) -> str:
        """One entry of a pool with its own slots filled."""
        entry = rng.choice(self._pools[kind])
        return _SLOT.sub(lambda match: self.text(match.group(1), rng), entry) if "{" in entry else entry


def _entries(text: str) -> tuple[str, ...]:
    parts = text.split("|") if "|" in text or "{" in text else text.split()
    return tuple(part.strip() for part in parts)
