"""Pairs out of dossiers: what several sources say of one event, fact by fact (claims/README.md).

The label follows from where two sentences stand: the same position of one attribute, two positions of one attribute,
a position and a look-alike, or two attributes of one event. Sentences of real articles say several things at once, so
a share of the pairs gets company: another fact of the event joined to one side or both.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

from checker.verdicts.context import beginning

# In the order in which the heads of our models tell them.
LABELS = ("entailment", "neutral", "contradiction")
DOSSIERS = Path(__file__).resolve().parents[2] / "claims" / "dossiers"
# The nearest are what a run meets, a few others keep the far ones neutral; all of them would outnumber the rest.
_OTHER_NEAREST, _OTHER_RANDOM = 3, 2
# Company changes no label; in most pairs the fact stands alone, so that what the label rests on stays plain.
_IN_COMPANY = 0.35
# The same for dossiers in long prose, whose sentences say several things anyway; what of their pairs is kept, by origin
# or label, and the share of sides that come after another sentence.
_IN_LONG_COMPANY, _PLACED = 0.15, 0.4
_KEPT = {"other attribute": 0.2, "look-alike": 0.6, "contradiction": 0.75, "entailment": 0.5, "neutral": 1.0}
# A space twice, since two sentences in a row are the plainest company.
_JOINTS = (" ", " ", "; ", ", while ", ", and ")
_PLAIN_OPENINGS = frozenset("The A An In On At By It Its He His She Her They Their No All Both This That There".split())


@dataclass(frozen=True)
class LabelledPair:
    """A premise, a hypothesis, how the first bears on the second, and where the label comes from."""

    premise: str
    hypothesis: str
    label: str
    origin: str = ""


def read_dossiers(split: str) -> list[dict[str, Any]]:
    """The dossiers of one folder (claims/README.md names them), in the order of their names."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((DOSSIERS / split).glob("*.json"))]


def pairs_of(dossier: dict[str, Any], in_company: float = _IN_COMPANY) -> Iterator[LabelledPair]:
    """Every labelled pair of one dossier: agreements and contradictions both ways round, neutral pairs one way.

    `in_company` is the share of pairs that are joined with another fact.
    """
    rng = random.Random(f"{dossier['id']} 0")
    for numbers, plain in _one_way(dossier["attributes"], rng):
        turned = replace(plain, premise=plain.hypothesis, hypothesis=plain.premise)
        for pair in (plain, turned) if plain.label != "neutral" else (rng.choice((plain, turned)),):
            alone = rng.random() >= in_company
            yield pair if alone else _accompanied(pair, numbers, dossier["attributes"], rng)


def pairs_in_place(dossier: dict[str, Any]) -> Iterator[LabelledPair]:
    """Pairs of a dossier in long prose, a share of their sides after another sentence as `checker.verdicts` shows it.

    What comes before is a look-alike of another attribute, which goes with everything in the dossier. Of pairs that
    training has plenty of, a share is left out.
    """
    rng = random.Random(f"{dossier['id']} 1")
    befores = [item["text"] for attribute in dossier["attributes"] for item in attribute["look_alikes"]]
    for pair in pairs_of(dossier, in_company=_IN_LONG_COMPANY):
        if rng.random() < _KEPT.get(pair.origin, _KEPT[pair.label]):
            free = [before for before in befores if before not in pair.premise + pair.hypothesis]
            first, second = (
                f"{side} [{beginning(rng.choice(free))}]" if rng.random() < _PLACED else side
                for side in (pair.premise, pair.hypothesis)
            )
            yield replace(pair, premise=first, hypothesis=second)


def _accompanied(
    pair: LabelledPair, numbers: set[int], attributes: list[dict[str, Any]], rng: random.Random
) -> LabelledPair:
    """The pair with a sentence of an attribute that neither side is about beside one side or both.

    What follows from a premise no longer follows once it says more, so of an entailment only the premise grows.
    """
    free = [number for number in range(len(attributes)) if number not in numbers]
    first, second = (rng.choice(sentences_of(attributes[number])) for number in rng.sample(free, 2))
    both = pair.label != "entailment" and rng.random() < 0.5
    pair = replace(pair, premise=_beside(pair.premise, first, rng))
    return replace(pair, hypothesis=_beside(pair.hypothesis, second, rng)) if both else pair


def _beside(text: str, other: str, rng: random.Random) -> str:
    return joined(text, other, rng) if rng.random() < 0.5 else joined(other, text, rng)


def joined(before: str, after: str, rng: random.Random) -> str:
    """Two sentences in a row as they stand, or as one."""
    joint = rng.choice(_JOINTS)
    if joint == " " or not before.endswith("."):
        return f"{before} {after}"
    if after.split(" ", 1)[0] in _PLAIN_OPENINGS:
        after = after[0].lower() + after[1:]
    return before[:-1] + joint + after


def _one_way(attributes: list[dict[str, Any]], rng: random.Random) -> Iterator[tuple[set[int], LabelledPair]]:
    """Each pair with the numbers of the attributes that it is about."""
    for number, attribute in enumerate(attributes):
        positions = [position["texts"] for position in attribute["positions"]]
        look_alikes = [item["text"] for item in attribute["look_alikes"]]
        same = chain.from_iterable(combinations(texts, 2) for texts in positions)
        apart = chain.from_iterable(product(*two) for two in combinations(positions, 2))
        alike = product(chain.from_iterable(positions), look_alikes)
        for texts, label, origin in (
            (same, "entailment", attribute["kind"]),
            (apart, "contradiction", attribute["kind"]),
            (alike, "neutral", "look-alike"),
        ):
            for a, b in texts:
                yield {number}, LabelledPair(a, b, label, origin)
    every = [(number, text) for number, attribute in enumerate(attributes) for text in sentences_of(attribute)]
    for number, text in every:
        others = [(at, other) for at, other in every if at != number]
        near = sorted(others, key=lambda item: -overlap(text, item[1]))[:_OTHER_NEAREST]
        for at, other in dict.fromkeys([*near, *rng.sample(others, _OTHER_RANDOM)]):
            yield {number, at}, LabelledPair(text, other, "neutral", "other attribute")


def sentences_of(attribute: dict[str, Any]) -> list[str]:
    """All sentences of an attribute, positions first."""
    stated = [text for position in attribute["positions"] for text in position["texts"]]
    return [*stated, *(item["text"] for item in attribute["look_alikes"])]


def overlap(a: str, b: str) -> float:
    """The share of words of four letters and more that two sentences have in common (Jaccard)."""
    first, second = (set(re.findall(r"\w{4,}", text.lower())) for text in (a, b))
    return len(first & second) / max(1, len(first | second))
