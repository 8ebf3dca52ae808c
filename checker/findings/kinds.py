"""What a contradiction is about, from the words that its two claims share and those that only one of them has.

A multinomial logistic model (weights in kinds.json, trained by `checker.training.kinds` on what gold says of the
training sets). It is right for four in ten contradictions of the development sets, so a kind is said in a sentence only
where the model is sure of it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.errors import ModelError
from checker.models import Claim, Kind

from .differences import clash_of_dates, clash_of_numbers, names_apart
from .judges import ValueClash

WEIGHTS = Path(__file__).with_name("kinds.json")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d[\d,.:]*%?")
# Above this share the model names the right kind in two of three contradictions of the development sets, below in about
# one of three.
_SURE = 0.4
# "Did not approve" for "approved" is four words; sentences that differ in no more are too rare in gold to be learnt.
_FEW_WORDS = 5


@dataclass(frozen=True)
class KindModel:
    """Each sign's weight for each kind, and how frequent a kind is without any sign."""

    intercepts: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    @classmethod
    @cache
    def from_file(cls, path: Path = WEIGHTS) -> KindModel:
        """The shipped weights. Raises ModelError when they can't be read."""
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            return cls(stored["intercepts"], stored["weights"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path}: {error}") from error

    def shares(self, a: Claim, b: Claim) -> dict[Kind, float]:
        """How likely each kind is, likeliest first; they add up to 1."""
        totals = dict(self.intercepts)
        for sign, value in signs(a, b).items():
            for kind, weight in self.weights.get(sign, {}).items():
                totals[kind] += value * weight
        most = max(totals.values())
        odds = {kind: math.exp(total - most) for kind, total in totals.items()}
        ranked = sorted(odds, key=lambda kind: -odds[kind])
        return {Kind(kind): odds[kind] / sum(odds.values()) for kind in ranked}


def kind_of(a: Claim, b: Claim, opinion: ValueClash | None) -> tuple[Kind, bool]:
    """The kind and whether it is sure enough to be said in a sentence: what is plain, else the model's likeliest.

    `opinion` is what a structured judge says of the two.
    """
    if opinion:
        return opinion.kind, True
    if a.polarity is not b.polarity and len(_words(a.text) ^ _words(b.text)) <= _FEW_WORDS:
        return Kind.NEGATION, True
    same = {figure.value for figure in a.quantities} == {figure.value for figure in b.quantities}
    shares = KindModel.from_file().shares(a, b).items()
    kind, share = next((kind, share) for kind, share in shares if kind is not Kind.NUMBER or not same)
    # Only the judge that compares figures may say that they differ: £400 and six months don't.
    return kind, share >= _SURE and kind is not Kind.NUMBER


def signs(a: Claim, b: Claim) -> dict[str, float]:
    """What a pair shows: "=word" stands in both claims, "word" in one; and in what else they differ."""
    first, second = _words(a.text), _words(b.text)
    found = dict.fromkeys(sorted(first ^ second), 1.0) | {f"={word}": 1.0 for word in sorted(first & second)}
    only_a, only_b = names_apart(a, b)
    shown = {
        "figures clash": clash_of_numbers(a, b) is not None,
        "dates clash": clash_of_dates(a, b) is not None,
        "one denies": a.polarity is not b.polarity,
        "names on both sides": bool(only_a and only_b),
        "names on one side": bool(only_a) is not bool(only_b),
        "figures on both sides": bool(a.quantities and b.quantities),
        "dates on both sides": bool(a.dates and b.dates),
        "other speakers": a.speaker != b.speaker,
        "other modality": a.modality is not b.modality,
    }
    return found | {name: 1.0 for name, there in shown.items() if there}


def _words(text: str) -> set[str]:
    """A text's words, with one sign for all figures."""
    return {"#" if word[0].isdigit() else word.lower() for word in _WORD.findall(text)}
