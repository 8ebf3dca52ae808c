"""Article sets under other names: what two sentences say of each other doesn't hang on who is called what.

A few hundred invented articles have a few thousand invented names, and a model that sees them often enough learns
the names by heart.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable

# "Hansen", "Smith-Jones", "Jean-d'Arc"; of "Hansen's" only "Hansen".
_CAPITALISED = re.compile(r"\b[A-Z][a-zà-ÿ]+(?:[-'’](?!s\b)[A-Z]?[a-zà-ÿ]+)*")
_LOWER = re.compile(r"\b[a-z]+\b")
# A word capitalised in more sets than that is a country, a month or the beginning of a sentence.
_MOST_SETS = 3
_SHORTEST = 4  # letters


class OtherNames:
    """Gives every name of a set another's, no two the same, throughout the set, drawn with a fixed seed.

    `texts` are pairs of a set's name and a text of it.
    """

    def __init__(self, texts: Iterable[tuple[str, str]], seed: int = 0) -> None:
        sets: dict[str, set[str]] = defaultdict(set)
        common: set[str] = set()
        for folder, text in texts:
            common.update(_LOWER.findall(text))
            for word in _CAPITALISED.findall(text):
                sets[word].add(folder)
        rare = {word for word, folders in sets.items() if len(folders) <= _MOST_SETS and len(word) >= _SHORTEST}
        self._names = sorted(word for word in rare if word.lower() not in common)
        self._known = frozenset(self._names)
        self._new: dict[tuple[str, str], str] = {}
        self._rng = random.Random(seed)
        self._left: dict[str, list[str]] = {}

    def __call__(self, folder: str, text: str) -> str:
        """A text of the set `folder` with its names exchanged."""
        for name in _CAPITALISED.findall(text):
            if name in self._known and (folder, name) not in self._new:
                left = self._left.setdefault(folder, self._rng.sample(self._names, len(self._names)))
                self._new[folder, name] = left.pop()
        return _CAPITALISED.sub(lambda found: self._new.get((folder, found[0]), found[0]), text)
