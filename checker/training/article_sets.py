"""Pairs out of whole article sets, as a run of the product meets them: articles' own sentences in their context.

Gold says which candidate pairs contradict, agree or only look alike; what it doesn't name is neutral, and there is
about a hundred times as much of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from pathlib import Path

from checker.claims import SentenceClaims
from checker.config import Settings
from checker.evaluation import Gold, gold_label, load_gold
from checker.index import load_encoder
from checker.matches import Matcher
from checker.models import Claim, Match
from checker.pipeline import Reader
from checker.progress import SilentProgress
from checker.verdicts import in_context, in_place

from .dossiers import LabelledPair, joined
from .renaming import OtherNames

SETS = Path(__file__).resolve().parents[2] / "seeds" / "train"
LABELS = {"contradiction": "contradiction", "agreement": "entailment", "hard negative": "neutral"}
# Of the pairs that are run on, the share in which both sides are.
_BOTH_RUN_ON = 0.3


@dataclass(frozen=True)
class View:
    """How the sentences of a pair are shown: under other names; each after the two before it; run on into another.

    Real articles say several things in a sentence; ours mostly say one, so a neighbouring one is joined to it.
    """

    renamed: bool = False
    in_place: bool = False
    run_on: bool = False


PLAIN = View()


def named_pairs(name: str, view: View = PLAIN) -> Iterator[LabelledPair]:
    """What gold calls a contradiction, an agreement or a hard negative, both ways round."""
    for first, second, label in _shown(name, LABELS[name], view):
        yield LabelledPair(first, second, label, name)
        # What follows from a sentence may not follow from another that says more.
        if not (view.run_on and label == "entailment"):
            yield LabelledPair(second, first, label, name)


def unnamed_pairs(view: View = PLAIN) -> Iterator[LabelledPair]:
    """What gold doesn't name: each claim beside its nearest ones, as a run meets them."""
    for first, second, label in _shown(None, "neutral", view):
        yield LabelledPair(first, second, label, "unnamed")


def _shown(name: str | None, label: str, view: View) -> Iterator[tuple[str, str, str]]:
    """The two texts of each pair that gold calls by `name`, and their label."""
    for folder, match, called in labelled_matches():
        if called == name:
            pair = _run_on(folder, match, label) if view.run_on else (match.a, match.b, label)
            if pair:
                *claims, found = pair
                texts = (
                    in_place(claim) if view.in_place else in_context(claim.text, claim.context) for claim in claims
                )
                first, second = (other_names()(folder, text) if view.renamed else text for text in texts)
                yield first, second, found


def _run_on(folder: str, match: Match, label: str) -> tuple[Claim, Claim, str] | None:
    """One side of a match, or both, in one with a neighbouring sentence, and the label of these.

    None where there is no neighbour, or one that stands on both sides. What either sentence contradicts, both together
    contradict. Of an agreement only the premise grows.
    """
    rng = random.Random(match.id)
    # A hypothesis that grows says more than the premise does, so that two that agree would be neutral.
    premise, hypothesis = ([claim] for claim in rng.sample((match.a, match.b), 2))
    both = label != "entailment" and rng.random() < _BOTH_RUN_ON
    for row in (premise, hypothesis) if both else (premise,):
        row[:] = rng.choice(_neighbours()[folder, row[0].id] or [row])
    apart = {claim.id for claim in premise}.isdisjoint(claim.id for claim in hypothesis)
    if len(premise) + len(hypothesis) == 2 or not apart:
        return None
    contradicting = any((folder, frozenset((a.id, b.id))) in _contradicting() for a, b in product(premise, hypothesis))
    return _as_one(premise, rng), _as_one(hypothesis, rng), "contradiction" if contradicting else label


def _as_one(row: Sequence[Claim], rng: random.Random) -> Claim:
    """A sentence, or two in a row as one, where the first of them stands."""
    first, *second = row
    return first.model_copy(update={"text": joined(first.text, second[0].text, rng)}) if second else first


@cache
def _neighbours() -> Mapping[tuple[str, str], list[tuple[Claim, Claim]]]:
    """For each claim, by set and id, the pairs of sentences in a row that it is one of."""
    found: dict[tuple[str, str], list[tuple[Claim, Claim]]] = {}
    for folder, claims, _ in _sets():
        for claim in claims:
            found[folder, claim.id] = []
        for row in pairwise(claims):
            if row[0].document == row[1].document and all(claim.checkable for claim in row):
                for claim in row:
                    found[folder, claim.id].append(row)
    return found


@cache
def _contradicting() -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((folder, match.pair) for folder, match, label in labelled_matches() if label == "contradiction")


@cache
def other_names() -> OtherNames:
    """Other names for those of the training sets."""
    return OtherNames(dict.fromkeys((folder, claim.text) for folder, claims, _ in _sets() for claim in claims))


@cache
def labelled_matches() -> tuple[tuple[str, Match, str | None], ...]:
    """Every candidate pair of the training sets with the set's name and what gold calls the pair, if anything."""
    matcher = Matcher(load_encoder(), SilentProgress())
    return tuple(
        (folder, match, gold_label(match, gold))
        for folder, claims, gold in _sets()
        for match in matcher.matches(claims)
    )


@cache
def _sets() -> tuple[tuple[str, list[Claim], Gold], ...]:
    return tuple((folder.name, claims, gold) for folder, claims, gold in read_sets(sorted(SETS.iterdir())))


def read_sets(folders: Iterable[Path]) -> Iterator[tuple[Path, list[Claim], Gold]]:
    """The claims of each folder, whole sentences, and what its gold.json says of them."""
    reader = Reader(SentenceClaims(), Settings().max_bytes, SilentProgress())
    for folder in folders:
        reading, claims = reader.read([str(folder)])
        yield folder, claims, load_gold(folder / "gold.json", [article.document for article in reading.articles])
