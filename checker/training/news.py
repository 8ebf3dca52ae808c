"""Pairs of real news sentences: two reports of one event, which look like contradictions and hardly ever are.

The sentences are ECB+'s, outside this repository; claims/news/labels.tsv says what a reader made of those pairs that a
verdict model took for contradictions. About one in forty was one; what nobody read is neutral but for the few that this
model would have missed.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np

from checker.index import VectorIndex, load_encoder
from checker.verdicts import in_context

from .dossiers import LabelledPair, overlap

_ROOT = Path(__file__).resolve().parents[2]
SHARED = _ROOT.parent / "shared"
REPORTS = SHARED / "matching" / "ecbplus_docs.jsonl.gz"
LABELS = _ROOT / "claims" / "news" / "labels.tsv"
# Every fifth topic is kept apart: training never sees it, and a choice between models may be made on it.
_HELD_OUT = 5
# The pairs that labels.tsv was made of (claims/news/README.md).
_NEAREST = 2
# Nearer than this, two sentences often say the same; farther, they have nothing to do with each other.
_NEAR, _FAR = 0.7, 0.35
# Fewer words make a heading or a dateline, more characters several sentences run together.
_WORDS, _MAX_LENGTH = 6, 420


@dataclass(frozen=True)
class Sentence:
    """One sentence of a report, `key` being the report's name and the sentence's number, and the one before it."""

    key: str
    topic: int
    event: str
    report: str
    text: str
    before: str = ""

    @property
    def read(self) -> str:
        """What the verdict model reads of it."""
        return in_context(self.text, self.before)


def read_pairs(*, held_out: bool = False) -> Iterator[LabelledPair]:
    """What a reader labelled, both ways round; pairs that the reader was unsure of are left out."""
    sentences = {sentence.key: sentence for sentence in news_sentences()}
    for a, b, label in _labels():
        first, second = sentences[a], sentences[b]
        if label != "unsure" and _is_held_out(first) == held_out:
            yield LabelledPair(first.read, second.read, label, "news")
            yield LabelledPair(second.read, first.read, label, "news")


def unread_pairs() -> Iterator[LabelledPair]:
    """Sentences with their nearest in each other report of the event, but for what was read: neutral."""
    read = {frozenset(row[:2]) for row in _labels()}
    for first, second, similarity in near_pairs():
        if similarity < _NEAR and frozenset((first.key, second.key)) not in read:
            yield LabelledPair(first.read, second.read, "neutral", "news unread")


def near_pairs(*, held_out: bool = False) -> Iterator[tuple[Sentence, Sentence, float]]:
    """Each sentence with its nearest in each other report of the event, once a pair, and their cosine."""
    events: dict[str, dict[str, list[Sentence]]] = defaultdict(lambda: defaultdict(list))
    for sentence in news_sentences():
        if _is_held_out(sentence) == held_out:
            events[sentence.event][sentence.report].append(sentence)
    encoder = load_encoder()
    seen: set[frozenset[str]] = set()
    for reports in events.values():
        vectors = {name: encoder.encode([sentence.text for sentence in rows]) for name, rows in reports.items()}
        for name, asking in permutations(reports, 2):
            rows, cosines = VectorIndex(vectors[name]).nearest(vectors[asking], _NEAREST)
            for number, place in np.argwhere(cosines > _FAR):
                first, second = reports[asking][number], reports[name][rows[number, place]]
                pair = frozenset((first.key, second.key))
                if pair not in seen:
                    seen.add(pair)
                    yield first, second, float(cosines[number, place])


@cache
def news_sentences() -> tuple[Sentence, ...]:
    """Every line of ECB+ that is a sentence, in the order of the file."""
    found = []
    for report in rows_of(REPORTS):
        topic, name, before = int(report["topic"]), report["doc"], ""
        for number, tokens in zip(report["sent_ids"], report["sentences"], strict=True):
            text = _as_printed(tokens)
            if is_prose(text, _WORDS) and len(text) < _MAX_LENGTH:
                found.append(Sentence(f"{name}#{number}", topic, report["subtopic"], name, text, before))
                before = text
    return tuple(found)


def similar_events() -> list[LabelledPair]:
    """ECB+ sentences beside the likest of another event of the same kind: alike, and neutral."""
    topics: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for report in rows_of(REPORTS):
        long = [sentence for sentence in report["sentences"] if len(sentence.split()) > _WORDS]
        topics[report["topic"]][report["subtopic"]] += map(_as_printed, long)
    rng = random.Random(0)
    pairs = []
    for events in topics.values():
        for event, sentences in events.items():
            others = [text for other, texts in events.items() if other != event for text in texts]
            for sentence in sentences if others else []:
                near = max(rng.sample(others, min(40, len(others))), key=lambda other: overlap(sentence, other))
                pairs.append(LabelledPair(sentence, near, "neutral", "similar event"))
    return pairs


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def is_prose(text: str, words: int) -> bool:
    """Whether a line is a sentence of so many plain words, not an hour and a date or the address of a page."""
    return len(re.findall(r"\b[a-z]{3,}", text)) >= words and "http" not in text


def _as_printed(tokens: str) -> str:
    """ECB+ parts its words and marks by spaces; newspapers don't."""
    text = tokens.replace("`` ", "“").replace(" ''", "”").replace(" n't", "n't")
    # "the boss 's dog ." is printed "the boss's dog.", "he said ' yes" otherwise.
    return re.sub(r"\s+([.,;:!?%)]|'(?:s|re|ve|ll|d|m)\b)", r"\1", text).replace("( ", "(")


def _is_held_out(sentence: Sentence) -> bool:
    return sentence.topic % _HELD_OUT == 0


def _labels() -> Iterator[tuple[str, str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["a"], row["b"], row["label"]
