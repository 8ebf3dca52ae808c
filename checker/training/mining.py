"""Look-alikes that the model takes for contradictions, to be learnt as neutral in the next round.

`python -m checker.training.mining OUTPUT.jsonl [--model FOLDER]` reads pairs that are alike and yet, by where they come
from, no contradiction: candidate pairs of the training article sets that gold doesn't name, sentences of two attributes
of one dossier, and of ECB+ news reports (similar events; and the same event told by two reports, where no figures
clash). Those that the model calls a contradiction are written down.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from checker.findings.differences import clash_of_numbers
from checker.index import VectorIndex, load_encoder
from checker.language.quantities import find_quantities
from checker.models import Claim
from checker.verdicts import OnnxJudge
from checker.verdicts.onnx import FOLDER

from .article_sets import unnamed_pairs
from .dossiers import LabelledPair, overlap, read_dossiers, sentences_of
from .pairs import news_reports, similar_events

_CALLED = 0.25
_SAME = 0.3
_COPIED = 0.6
_NEAREST = 4
_PART = 4096


def candidates() -> Iterator[LabelledPair]:
    """Alike and no contradiction."""
    yield from unnamed_pairs()
    for dossier in read_dossiers("train"):
        groups = [sentences_of(attribute) for attribute in dossier["attributes"]]
        yield from _near(groups, "other attribute")
    yield from similar_events()
    for reports in news_reports().values():
        yield from (pair for pair in _near(reports, "same event") if not (_figures_clash(pair) or _says_the_same(pair)))


def _near(groups: Sequence[Sequence[str]], origin: str) -> Iterator[LabelledPair]:
    """Each sentence with its nearest ones of other groups, each pair once."""
    texts = [(number, text) for number, group in enumerate(groups) for text in group]
    if len(groups) < 2:
        return
    vectors = load_encoder().encode([text for _, text in texts])
    rows, _ = VectorIndex(vectors).nearest(vectors, min(len(texts), _NEAREST + max(map(len, groups))))
    seen: set[tuple[int, int]] = set()
    for query, near in enumerate(rows):
        others = [int(row) for row in near if texts[row][0] != texts[query][0]][:_NEAREST]
        for other in others:
            pair = (min(query, other), max(query, other))
            if pair not in seen:
                seen.add(pair)
                yield LabelledPair(texts[query][1], texts[other][1], "neutral", origin)


def _figures_clash(pair: LabelledPair) -> bool:
    a, b = (
        Claim(document="", start=0, end=0, quote="", text=text, quantities=find_quantities(text))
        for text in (pair.premise, pair.hypothesis)
    )
    return clash_of_numbers(a, b) is not None


def _says_the_same(pair: LabelledPair) -> bool:
    """Whether two reports use the very words, as reports of one agency do; addresses of pages are no statements."""
    return overlap(pair.premise, pair.hypothesis) > _COPIED or "http" in pair.premise


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
            row = {"premise": pair.premise, "hypothesis": pair.hypothesis, "label": pair.label, "origin": pair.origin}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
