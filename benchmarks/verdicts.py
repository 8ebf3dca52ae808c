"""The shipped verdict models on labelled pairs: `python benchmarks/verdicts.py`. Public test sets are read from the
shared folder beside the project, ours from claims/dossiers. Writes results/verdicts.json, and for weights that
results/verdict-runs.jsonl doesn't know yet a line there.
"""

from __future__ import annotations

import json
import random
from collections import Counter

from writing import RESULTS, SHARED, write

from checker.training.dossiers import LABELS, LabelledPair, pairs_of, read_dossiers
from checker.training.news import REPORTS, near_pairs, read_pairs
from checker.training.pairs import public_pairs
from checker.verdicts import LARGE_MODEL, SMALL_MODEL, Judge, OnnxJudge, bare_judge

RUNS = RESULTS / "verdict-runs.jsonl"
LIMIT = 3000
OURS = ("dev", "test", "reworded-test", "prose-test")


def public(split: str) -> dict[str, list[LabelledPair]]:
    """At most LIMIT pairs of each public set of a split, drawn with a fixed seed."""
    sets = {}
    for path in sorted((SHARED / "nli" / split).glob("*.jsonl.gz")):
        pairs = list(public_pairs(path))
        sets[f"{split}/{path.name.split('.')[0]}"] = random.Random(1).sample(pairs, min(LIMIT, len(pairs)))
    return sets


def ours(split: str) -> list[LabelledPair]:
    """At most LIMIT pairs of our dossiers, drawn with a fixed seed."""
    pairs = [pair for dossier in read_dossiers(split) for pair in pairs_of(dossier, in_company=0)]
    return random.Random(1).sample(pairs, min(LIMIT, len(pairs)))


def news() -> dict[str, list[LabelledPair]]:
    """Real news of topics that training never saw: sentences near each other in two reports of one event.

    What nobody read is taken for neutral. Readers were shown what version 0.4 took for contradictions.
    """
    if not REPORTS.is_file():
        return {}
    labels = {(pair.premise, pair.hypothesis): pair.label for pair in read_pairs(held_out=True)}
    near = [(a.read, b.read) for a, b, _ in near_pairs(held_out=True)]
    pairs = [LabelledPair(*texts, labels.get(texts, "neutral")) for texts in random.Random(1).sample(near, LIMIT)]
    return {"news kept apart": pairs}


def measure(judge: Judge, pairs: list[LabelledPair]) -> dict[str, float]:
    """Accuracy, precision and recall of contradiction, and the share of neutral pairs called contradiction."""
    judged = judge.judge([(pair.premise, pair.hypothesis) for pair in pairs])
    said = [max(LABELS, key=lambda label, p=p: getattr(p, label)) for p in judged]
    count = Counter((pair.label, word) for pair, word in zip(pairs, said, strict=True))
    called = sum(count[label, "contradiction"] for label in LABELS)
    held = sum(count["contradiction", word] for word in LABELS)
    neutral = sum(count["neutral", word] for word in LABELS)
    return {
        "n": len(pairs),
        "accuracy": round(sum(count[label, label] for label in LABELS) / len(pairs), 4),
        "contradiction_precision": round(count["contradiction", "contradiction"] / max(1, called), 4),
        "contradiction_recall": round(count["contradiction", "contradiction"] / max(1, held), 4),
        "neutral_called_contradiction": round(count["neutral", "contradiction"] / max(1, neutral), 4),
    }


def keep_run(judge: OnnxJudge, size: str, results: dict[str, dict[str, float]]) -> None:
    """Append accuracy, and on our own pairs precision and recall of contradiction, under version and weights."""
    known = RUNS.read_text(encoding="utf-8") if RUNS.exists() else ""
    if judge.fingerprint[:12] in known:
        return
    row: dict[str, object] = {"version": f"{judge.card['version']} {size}", "weights": judge.fingerprint[:12]}
    row |= {name: figures["accuracy"] for name, figures in results.items() if name.startswith("test/")}
    for name in (f"dossiers/{split}" for split in OURS):
        row[name] = [results[name]["contradiction_precision"], results[name]["contradiction_recall"]]
    RUNS.write_text(known + json.dumps(row) + "\n", encoding="utf-8")


def main() -> None:
    sets = public("dev") | public("test") | {f"dossiers/{split}": ours(split) for split in OURS} | news()
    written = {}
    for size, name in (("small", SMALL_MODEL), ("large", LARGE_MODEL)):
        judge = bare_judge(name)
        assert isinstance(judge, OnnxJudge)
        results = written[size] = {}
        for each, pairs in sets.items():
            row = results[each] = measure(judge, pairs)
            print(
                f"{size} {each:<24} n {row['n']:>6}  accuracy {row['accuracy']:.3f}  contradiction precision "
                f"{row['contradiction_precision']:.3f} recall {row['contradiction_recall']:.3f}  "
                f"neutral called contradiction {row['neutral_called_contradiction']:.3f}",
                flush=True,
            )
        keep_run(judge, size, results)
    write("verdicts", written)


if __name__ == "__main__":
    main()
