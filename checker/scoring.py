"""The pipeline run over folders with gold, and its scores as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from checker.config import Settings
from checker.evaluation import Scores, load_gold, recall_at, score
from checker.pipeline import Pipeline
from checker.progress import Progress

# 8 is what a run takes by default; 1 and 5 show what fewer would lose, 20 what more would gain if it takes them.
KS = (1, 5, 8, 20)


@dataclass(frozen=True)
class Evaluation:
    """Scores of one folder, with the share of gold pairs among the k nearest claims."""

    scores: Scores
    recall_at: dict[int, float]
    judged: int


def evaluate_folder(folder: Path, gold_file: Path, settings: Settings, progress: Progress) -> Evaluation:
    """Compare the documents in `folder`, every finding kept, and score the ranking against `gold_file`."""
    pipeline = Pipeline.from_settings(settings.model_copy(update={"min_probability": 0.0}), progress)
    run = pipeline.compare([str(folder)])
    gold = load_gold(gold_file, [article.document for article in run.reading.articles])
    matches = [verdict.match for verdict in run.verdicts]
    return Evaluation(
        scores=score(run.findings, gold, settings.for_compare().min_probability or 0.0),
        recall_at=recall_at(matches, gold, [k for k in KS if k <= settings.neighbours]),
        judged=len(matches),
    )


def score_table(results: Mapping[str, Evaluation]) -> str:
    """One line a folder and, for several, their mean."""
    header = f"{'set':<28} gold shown hits tensions    AP  recall  first5  alarms  agreed  matched"
    lines = [header, "-" * len(header)]
    rows = []
    for name, result in results.items():
        s = result.scores
        matched = max(result.recall_at.values(), default=0.0)
        rows.append((s.average_precision, s.recall, s.first_five, s.false_alarms, s.agreements_alarmed, matched))
        counts = f"{s.gold:>4} {s.shown:>5} {s.hits:>4} {s.tensions:>8}"
        lines.append(f"{Path(name).name:<28.28} {counts} {_formatted(rows[-1])}")
    if len(results) > 1:
        lines.append(f"{'mean':<54}{_formatted([fmean(column) for column in zip(*rows, strict=True)])}")
    lines += [
        f"{name}: {result.scores.missing} gold pairs name a passage that the text as read doesn't hold"
        for name, result in results.items()
        if result.scores.missing
    ]
    lines += [
        "",
        "AP: average precision, anything unlabelled wrong. recall: within twice the gold count. first5: precision.",
        "tensions: hits told as no contradiction, which a gate lets pass.",
        "alarms, agreed: share of hard negatives and agreements that is shown. matched: gold pairs among the nearest.",
    ]
    return "\n".join(lines)


def _formatted(values: Sequence[float]) -> str:
    return " ".join(f"{value:{width}.2f}" for value, width in zip(values, (5, 7, 7, 7, 7, 8), strict=True))
