"""Pairs out of dossiers: what several sources say of one event, fact by fact (claims/dossiers/README.md).

The label follows from where two sentences stand: the same position of one attribute, two positions of one attribute,
a position and a look-alike, two attributes of one event, or two events of one kind.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

DOSSIERS = Path(__file__).resolve().parents[2] / "claims" / "dossiers"
_OTHER_NEAREST, _OTHER_RANDOM = 3, 2


@dataclass(frozen=True)
class LabelledPair:
    """A premise, a hypothesis, how the first bears on the second, and where the label comes from."""

    premise: str
    hypothesis: str
    label: str
    origin: str = ""


def read_dossiers(split: str) -> list[dict[str, Any]]:
    """The dossiers of `train`, `dev` or `test`, in the order of their names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((DOSSIERS / split).glob("*.json"))]


def pairs_of(dossier: dict[str, Any], seed: int = 0) -> Iterator[LabelledPair]:
    """Every labelled pair of one dossier: agreements and contradictions both ways round, neutral pairs one way."""
    rng = random.Random(f"{dossier['id']} {seed}")
    for pair in _one_way(dossier, rng):
        turned = LabelledPair(pair.hypothesis, pair.premise, pair.label, pair.origin)
        if pair.label != "neutral":
            yield from (pair, turned)
        else:
            yield rng.choice((pair, turned))


def _one_way(dossier: dict[str, Any], rng: random.Random) -> Iterator[LabelledPair]:
    attributes = dossier["attributes"]
    for attribute in attributes:
        first, second = (position["texts"] for position in attribute["positions"])
        alike = [item["text"] for item in attribute["look_alikes"]]
        for a, b in [*combinations(first, 2), *combinations(second, 2)]:
            yield LabelledPair(a, b, "entailment", attribute["kind"])
        for a, b in product(first, second):
            yield LabelledPair(a, b, "contradiction", attribute["kind"])
        for a, b in product([*first, *second], alike):
            yield LabelledPair(a, b, "neutral", "look-alike")
    yield from _across(attributes, rng)


def _across(attributes: list[dict[str, Any]], rng: random.Random) -> Iterator[LabelledPair]:
    texts = [(number, text) for number, attribute in enumerate(attributes) for text in sentences_of(attribute)]
    for number, text in texts:
        others = [other for at, other in texts if at != number]
        near = sorted(others, key=lambda other: -overlap(text, other))[:_OTHER_NEAREST]
        for other in {*near, *rng.sample(others, _OTHER_RANDOM)}:
            yield LabelledPair(text, other, "neutral", "other attribute")


def sentences_of(attribute: dict[str, Any]) -> list[str]:
    """All sentences of an attribute, positions first."""
    stated = [text for position in attribute["positions"] for text in position["texts"]]
    return [*stated, *(item["text"] for item in attribute["look_alikes"])]


def overlap(a: str, b: str) -> float:
    """The share of words of four letters and more that two sentences have in common (Jaccard)."""
    first, second = (set(re.findall(r"\w{4,}", text.lower())) for text in (a, b))
    return len(first & second) / max(1, len(first | second))
