"""Pairs out of whole article sets, as a run of the product meets them: articles' own sentences in their context.

Gold says which candidate pairs contradict, agree or only look alike; what it doesn't name is neutral, and there is
about a hundred times as much of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from checker.claims import SentenceClaims
from checker.config import Settings
from checker.evaluation import Gold, gold_label, load_gold
from checker.index import load_encoder
from checker.matches import Matcher
from checker.models import Claim, Match
from checker.pipeline import Reader
from checker.progress import SilentProgress
from checker.verdicts import in_context

from .dossiers import LabelledPair
from .renaming import OtherNames

SETS = Path(__file__).resolve().parents[2] / "seeds" / "train"
LABELS = {"contradiction": "contradiction", "agreement": "entailment", "hard negative": "neutral"}


def named_pairs(name: str, renamed: bool = False) -> Iterator[LabelledPair]:
    """What gold calls a contradiction, an agreement or a hard negative, both ways round; `renamed` has other names."""
    for folder, match, label in labelled_matches():
        if label == name:
            first, second = _texts(folder, match, renamed)
            yield LabelledPair(first, second, LABELS[name], name)
            yield LabelledPair(second, first, LABELS[name], name)


def unnamed_pairs(renamed: bool = False) -> Iterator[LabelledPair]:
    """What gold doesn't name: each claim beside its nearest ones, as a run meets them."""
    for folder, match, label in labelled_matches():
        if label is None:
            yield LabelledPair(*_texts(folder, match, renamed), "neutral", "unnamed")


def _texts(folder: str, match: Match, renamed: bool) -> tuple[str, str]:
    first, second = (in_context(claim.text, claim.context) for claim in (match.a, match.b))
    if not renamed:
        return first, second
    other = other_names()
    return other(folder, first), other(folder, second)


@cache
def other_names() -> OtherNames:
    """Other names for those of the training sets."""
    claims = ((folder, claim) for folder, match, _ in labelled_matches() for claim in (match.a, match.b))
    return OtherNames(dict.fromkeys((folder, claim.text) for folder, claim in claims))


@cache
def labelled_matches() -> tuple[tuple[str, Match, str | None], ...]:
    """Every candidate pair of the training sets with the set's name and what gold calls the pair, if anything."""
    matcher = Matcher(load_encoder(), SilentProgress())
    return tuple(
        (folder.name, match, gold_label(match, gold))
        for folder, claims, gold in read_sets(sorted(SETS.iterdir()))
        for match in matcher.matches(claims)
    )


def read_sets(folders: Iterable[Path]) -> Iterator[tuple[Path, list[Claim], Gold]]:
    """The claims of each folder, whole sentences, and what its gold.json says of them."""
    reader = Reader(SentenceClaims(), Settings().max_bytes, SilentProgress())
    for folder in folders:
        reading, claims = reader.read([str(folder)])
        yield folder, claims, load_gold(folder / "gold.json", [article.document for article in reading.articles])
