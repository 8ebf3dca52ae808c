"""Labelled pairs for training, by the name of their source."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from .article_sets import LABELS as NAMED
from .article_sets import named_pairs, unnamed_pairs
from .dossiers import LabelledPair, overlap, pairs_of, read_dossiers
from .news import as_printed, read_pairs, unread_pairs
from .worlds import worlds

LABELS = ("entailment", "neutral", "contradiction")
ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
MINED = ROOT / "runs" / "mined.jsonl"
# How many pairs of invented worlds are made for a recipe to draw from: three times what its largest stage takes.
WORLDS, _WORLDS_SEED = 60_000, 1
# The nearest are what is taken for a conflict; those further off are plainly about something else.
_NEAREST = 3


def read_source(name: str) -> list[LabelledPair]:
    """All training pairs of the source `name`: one of ours, `similar_events`, or a file of public pairs.

    `article_sets` are those of all article sets, `article_sets_agency` those of the folders that begin with "agency".
    What gold calls by one name is a source as well (`contradiction`, `agreement`, `hard_negative`; `unnamed` is the
    rest); with `_renamed` behind it, it has the same pairs under other names.
    """
    if name in _OURS:
        return list(_OURS[name]())
    if name.startswith("article_sets"):
        return list(named_pairs(name.removeprefix("article_sets").removeprefix("_")))
    rows = _rows(SHARED / "nli" / "train" / f"{name}.jsonl.gz")
    return [LabelledPair(row["premise"], row["hypothesis"], row["label"], name) for row in rows]


def _dossiers(split: str) -> Iterator[LabelledPair]:
    for dossier in read_dossiers(split):
        yield from pairs_of(dossier)


def _mined() -> Iterator[LabelledPair]:
    for line in MINED.read_text(encoding="utf-8").splitlines():
        yield LabelledPair(**json.loads(line))


def similar_events(seed: int = 0) -> list[LabelledPair]:
    """ECB+ sentences beside the likest of another event of the same kind: alike, and neutral."""
    rng = random.Random(seed)
    pairs = []
    for events in _by_topic().values():
        texts = {event: [s for report in reports.values() for s in report] for event, reports in events.items()}
        for event, sentences in texts.items():
            others = [s for other, those in texts.items() if other != event for s in those]
            for sentence in sentences if others else []:
                near = max(rng.sample(others, min(40, len(others))), key=lambda other: overlap(sentence, other))
                pairs.append(LabelledPair(sentence, near, "neutral", "similar event"))
    return pairs


def _by_topic() -> dict[str, dict[str, dict[str, list[str]]]]:
    """ECB+ sentences of seven words and more, by topic, event and report."""
    topics: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    for row in _rows(SHARED / "matching" / "ecbplus_docs.jsonl.gz"):
        sentences = [as_printed(s) for s in row["sentences"] if len(s.split()) > 6]
        topics[row["topic"]][row["subtopic"]][row["doc"]] = sentences
    return topics


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


_OURS: Mapping[str, Callable[[], Iterable[LabelledPair]]] = {
    "article_sets_unnamed": lambda: unnamed_pairs(nearest=_NEAREST),
    "dossiers": lambda: _dossiers("train"),
    "mined": _mined,
    "news": read_pairs,
    "news_unread": unread_pairs,
    "reworded": lambda: _dossiers("reworded"),
    "similar_events": similar_events,
    "worlds": lambda: worlds(WORLDS, seed=_WORLDS_SEED),
    "unnamed": unnamed_pairs,
    "unnamed_renamed": partial(unnamed_pairs, renamed=True),
    **{label.replace(" ", "_"): partial(named_pairs, only=label) for label in NAMED},
    **{label.replace(" ", "_") + "_renamed": partial(named_pairs, only=label, renamed=True) for label in NAMED},
}
