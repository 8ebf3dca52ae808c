"""Fit what tells a good cut: `python -m checker.training.cuts` writes checker/claims/cuts.json.

Readers said of some thousands of cuts whether they are good (claims/cuts/README.md). A label holds the sentence and the
texts before and after the cut; the cut is found again by going through all that the rules propose for the sentence.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from checker.claims.atomic import CUTS, claim_text
from checker.claims.cuts import WEIGHTS, Cut, CutModel, is_sure
from checker.claims.draft import Draft, whole_draft
from checker.claims.misreadings import mended
from checker.claims.soundness import faults
from checker.claims.speech import take_out_source, take_out_speech
from checker.claims.tree import subject_of
from checker.language.parsing import load_language

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = Path(__file__).resolve().parents[2] / "claims" / "cuts" / "cuts.jsonl"
# Cuts of one sentence that are gone through.
_MOST_CUTS = 100
_LEAST_SEEN = 3  # cuts with a sign; rarer ones are of one sentence
# scikit-learn's C: smaller is stricter. With 0.02, 0.04, 0.12 and 0.25 the area under the curve is 0.801, 0.810, 0.816
# and 0.814, with this 0.814, article sets left out in turn.
_STRENGTH = 0.07
_FOLDS = 10
_LEAST_WEIGHT = 0.02  # below, a weight changes no answer and takes room


@dataclass(frozen=True)
class Judged:
    """A cut with what a reader said of it; `group` is the article set it is from, or its sentence."""

    cut: Cut
    good: bool
    group: str


def read_judged(lines: Iterable[str]) -> list[Judged]:
    """The cuts of some labels, one a line, that the rules still propose."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, lines):
        rows[row["sentence"]].append(row)
    found = list[Judged]()
    for doc, those in zip(map(mended, load_language().pipe(rows)), rows.values(), strict=True):
        wanted = {(row["kind"], row["draft"], *row["parts"]): row for row in those}
        for draft, cut in islice(_proposed(doc), _MOST_CUTS):
            row = wanted.pop((cut.kind, claim_text(draft), *map(claim_text, cut.parts)), None)
            if row is not None:
                group = row["file"].split("/")[0] if row["file"] else row["sentence"]
                found.append(Judged(cut, row["verdict"] == "good", group))
            if not wanted:
                break
    return found


def _proposed(doc: Doc) -> Iterator[tuple[Draft, Cut]]:
    """Each cut that is proposed for a parsed sentence, with the draft that it cuts, whatever else was cut before."""
    waiting, seen = [whole_draft(span.root, span, subject_of(span.root)) for span in doc.sents], set[str]()
    while waiting:
        draft = waiting.pop(0)
        text = claim_text(draft)
        if text in seen:
            continue
        seen.add(text)
        source = take_out_source(draft)
        if source and not any(map(faults, source)):
            waiting += source
            continue
        for cut in (cut for propose in CUTS for cut in propose(draft)):
            yield draft, cut
            waiting += cut.parts
        waiting += take_out_speech(draft) or ()


def fit(those: Sequence[Judged]) -> CutModel:
    """The weights under which the readers' judgements are likeliest, the smaller the better."""
    counts = Counter(sign for one in those for sign in one.cut.all_signs)
    columns = {sign: n for n, sign in enumerate(sorted(sign for sign, seen in counts.items() if seen >= _LEAST_SEEN))}
    kept = [sorted({columns[sign] for sign in one.cut.all_signs if sign in columns}) for one in those]
    starts = np.cumsum([0, *map(len, kept)])
    matrix = csr_matrix((np.ones(starts[-1]), np.concatenate(kept), starts), (len(those), len(columns)))
    model = LogisticRegression(C=_STRENGTH, max_iter=1000, solver="liblinear")
    model.fit(matrix, [one.good for one in those])
    weights = {sign: round(float(model.coef_[0][column]), 2) for sign, column in columns.items()}
    weights = {sign: weight for sign, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT}
    # "" is a sign of every cut and takes half of the bias; that half is kept, here and in what is measured.
    return CutModel({"": round(float(model.intercept_[0]), 2), **weights})


def left_out(those: Sequence[Judged]) -> NDArray[np.float64]:
    """How likely each cut is good by a model that has seen nothing of its article set."""
    shares, groups = np.zeros(len(those)), [one.group for one in those]
    for seen, unseen in GroupKFold(_FOLDS).split(shares, groups=groups):
        model = fit([those[number] for number in seen])
        shares[unseen] = [model.probability(those[number].cut) for number in unseen]
    return shares


def main() -> None:
    """Say how good the model is on article sets it hasn't seen, then fit it on all and write the weights."""
    judged = read_judged(LABELS.read_text(encoding="utf-8").splitlines())
    lame = [one.good for one in judged if one.cut.comes_out_lame]
    those = [one for one in judged if not one.cut.comes_out_lame]
    shares, good = left_out(those), np.array([one.good for one in those])
    kinds = np.array([one.cut.kind for one in those])
    sure = np.array([is_sure(one.cut, share) for one, share in zip(those, shares, strict=True)])
    for kind in ("all", *sorted(set(kinds))):
        here = np.full(len(those), True) if kind == "all" else kinds == kind
        made = here & sure
        right = (made & good).sum()
        sys.stdout.write(
            f"{kind}: {here.sum()} judged, {(here & good).sum()} good; {made.sum()} made, "
            f"{right / max(made.sum(), 1):.3f} right, {right / max((here & good).sum(), 1):.3f} of the good ones\n"
        )
    sys.stdout.write(f"held back, since some part comes out lame: {len(lame)} judged, {sum(lame)} good\n")
    if "--measure" not in sys.argv:
        WEIGHTS.write_text(json.dumps(fit(those).weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
