"""Look-alikes that the model takes for contradictions, to be learnt as neutral in the next round.

`python -m checker.training.mining OUTPUT.jsonl [--model FOLDER]` reads pairs that are alike and yet, by where they come
from, no contradiction: candidate pairs of the training article sets that gold doesn't name, sentences of two attributes
of one dossier, and ECB+ news reports of similar events. Those that the model calls a contradiction are written down.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from checker.index import VectorIndex, load_encoder
from checker.verdicts import OnnxJudge
from checker.verdicts.onnx import FOLDER

from .article_sets import unnamed_pairs
from .dossiers import LabelledPair, read_dossiers, sentences_of
from .news import is_prose, similar_events

# Those half believed teach too; below, there is little to unlearn.
_CALLED = 0.25
# From here up a pair may well be one fact in two wordings, and neutral would be the wrong lesson.
_SAME = 0.3
# Fewer make a heading or a dateline.
_WORDS = 5
# Those further off are too little alike to be mistaken.
_NEAREST = 4
# Pairs judged between two lines of progress.
_PART = 4096


def candidates() -> Iterator[LabelledPair]:
    """Alike and no contradiction."""
    yield from unnamed_pairs()
    for dossier in read_dossiers("train"):
        yield from _near([sentences_of(attribute) for attribute in dossier["attributes"]])
    # Two reports of one event may really disagree, so of news only similar events are taken.
    for pair in similar_events():
        if is_prose(pair.premise, _WORDS) and is_prose(pair.hypothesis, _WORDS):
            yield pair


def _near(groups: Sequence[Sequence[str]]) -> Iterator[LabelledPair]:
    """Each sentence with its nearest ones of other groups, each pair once."""
    texts = [(number, text) for number, group in enumerate(groups) for text in group]
    vectors = load_encoder().encode([text for _, text in texts])
    rows, _ = VectorIndex(vectors).nearest(vectors, min(len(texts), _NEAREST + max(map(len, groups))))
    pairs: dict[frozenset[int], tuple[int, int]] = {}
    for query, near in enumerate(rows):
        for other in [int(row) for row in near if texts[row][0] != texts[query][0]][:_NEAREST]:
            pairs.setdefault(frozenset((query, other)), (query, other))
    for a, b in pairs.values():
        yield LabelledPair(texts[a][1], texts[b][1], "neutral", "other attribute")


def mined(pairs: Sequence[LabelledPair], judge: OnnxJudge) -> Iterator[LabelledPair]:
    """Those that the judge calls a contradiction, and not much of an entailment."""
    for start in range(0, len(pairs), _PART):
        part = pairs[start : start + _PART]
        verdicts = judge.judge([(pair.premise, pair.hypothesis) for pair in part])
        found = [
            pair
            for pair, verdict in zip(part, verdicts, strict=True)
            if verdict.contradiction > _CALLED and verdict.entailment < _SAME
        ]
        sys.stderr.write(f"{start + len(part)} of {len(pairs)}: {len(found)} of the last {len(part)}\n")
        yield from found


def main() -> None:
    """Mine from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--model", type=Path, default=FOLDER, help="an exported model")
    parser.add_argument("--at-most", type=int, default=60_000, help="pairs to read, drawn with a fixed seed")
    options = parser.parse_args()
    every = list(candidates())
    order = np.random.default_rng(0).permutation(len(every))[: options.at_most]
    with options.output.open("w", encoding="utf-8") as file:
        for pair in mined([every[number] for number in order], OnnxJudge(options.model)):
            file.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
