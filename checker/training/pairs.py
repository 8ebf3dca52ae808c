"""Labelled pairs for training, by the name of their source."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

from .dossiers import LabelledPair, overlap, pairs_of, read_dossiers

LABELS = ("entailment", "neutral", "contradiction")
SHARED = Path(__file__).resolve().parents[3] / "shared"


def read_source(name: str) -> list[LabelledPair]:
    """All training pairs of the source `name`: `dossiers`, `similar_events`, or a file of public pairs."""
    if name == "dossiers":
        return [pair for dossier in read_dossiers("train") for pair in pairs_of(dossier)]
    if name == "similar_events":
        return similar_events(SHARED / "matching" / "ecbplus_docs.jsonl.gz")
    rows = _rows(SHARED / "nli" / "train" / f"{name}.jsonl.gz")
    return [LabelledPair(row["premise"], row["hypothesis"], row["label"], name) for row in rows]


def similar_events(path: Path, seed: int = 0) -> list[LabelledPair]:
    """ECB+ sentences beside the likest of another event of the same kind: alike, and neutral."""
    rng = random.Random(seed)
    topics: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _rows(path):
        sentences = [s for s in row["sentences"] if len(s.split()) > 6]
        topics[row["topic"]][row["subtopic"]] += sentences
    pairs = []
    for events in topics.values():
        for event, sentences in events.items():
            others = [s for other, those in events.items() if other != event for s in those]
            for sentence in sentences if others else []:
                near = max(rng.sample(others, min(40, len(others))), key=lambda other: overlap(sentence, other))
                pairs.append(LabelledPair(sentence, near, "neutral", "similar event"))
    return pairs


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
