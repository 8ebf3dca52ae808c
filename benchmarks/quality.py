"""How well the whole pipeline finds contradictions, set by set, beside the plain pipeline; and how often nearest
claims hold the gold pairs. `make quality` prints the tables and writes results/quality.json.

The plain pipeline is what the parts around the verdict model are measured against: sentences, cosine similarity, and
the model's own probability of contradiction as the ranking.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from writing import ROOT, SHARED, write

from checker.config import COMPARE_FROM, GATE_FROM, Settings
from checker.evaluation import Gold, load_gold, recall_at, score
from checker.findings import Calibration, assemble
from checker.index import load_encoder
from checker.matches import Matcher
from checker.models import Finding, Verdict
from checker.pipeline import Pipeline
from checker.progress import SilentProgress, TerminalProgress

KS = (1, 3, 5, 8, 12, 20)


class PlainRanking(Calibration):
    """The verdict model's word alone."""

    def probabilities(self, verdicts: Sequence[Verdict], among: Sequence[Verdict] | None = None) -> list[float]:
        return [round(verdict.forward.contradiction, 4) for verdict in verdicts]


def sets() -> list[tuple[Path, Path]]:
    """Folders with their gold files: ours but those trained on, and the shared ones where they are at hand."""
    found = [(gold.parent, gold) for gold in sorted((ROOT / "seeds").glob("*/gold.json"))]
    shared = [(SHARED / "example-set", SHARED / "example-set" / "gold.json")]
    shared.append((SHARED / "articles", SHARED / "gold" / "seeds_gold.json"))
    return found + [pair for pair in shared if pair[1].is_file()]


def measure(folder: Path, gold_file: Path) -> dict[str, object]:
    """Scores of one set."""
    progress = TerminalProgress() if sys.stderr.isatty() else SilentProgress()
    pipeline = Pipeline.from_settings(Settings(min_probability=0.0), progress)
    run = pipeline.compare([str(folder)])
    gold = load_gold(gold_file, [article.document for article in run.reading.articles])
    plain = assemble(run.verdicts, PlainRanking(0.0, (), (), ()), min_probability=0.0)
    # A matcher of its own: more neighbours change the lift of every match, and with it what the product would show.
    wider = Matcher(load_encoder(), progress, max(KS)).matches(run.claims)
    return {
        "recall_at": recall_at(wider, gold, KS),
        "pipeline": _scored(run.findings, gold),
        "plain": _scored(plain.findings, gold),
    }


def _scored(found: Sequence[Finding], gold: Gold) -> dict[str, object]:
    scores, sure = score(found, gold, COMPARE_FROM), score(found, gold, GATE_FROM)
    kept = {name: value for name, value in vars(scores).items() if name != "ranks"}
    told = ("shown", "hits", "tensions", "false_alarms", "agreements_alarmed")
    return kept | {f"from {GATE_FROM}": {name: getattr(sure, name) for name in told}}


def main() -> None:
    results = {}
    for folder, gold in sets():
        results[folder.name] = measure(folder, gold)
        sys.stderr.write(f"{folder.name}\n")
    head = f"{'set':<24} {'gold':>4} | {'shown':>5} {'hits':>4} {'tensions':>8} "
    head += f"{'AP':>6} {'recall':>6} {'first5':>6} {'alarms':>6} | "
    print(head + f"{'plain: shown':>12} {'AP':>6} | {'matched@8':>10} {'@20':>5}")
    for name, result in results.items():
        ours, plain, near = result["pipeline"], result["plain"], result["recall_at"]
        print(
            f"{name:<24.24} {ours['gold']:>4} | {ours['shown']:>5} {ours['hits']:>4} {ours['tensions']:>8} "
            f"{ours['average_precision']:>6.3f} {ours['recall']:>6.2f} {ours['first_five']:>6.2f} "
            f"{ours['false_alarms']:>6.2f} | {plain['shown']:>12} {plain['average_precision']:>6.3f} | "
            f"{near[8]:>10.2f} {near[20]:>5.2f}"
        )
    write("quality", results)


if __name__ == "__main__":
    main()
