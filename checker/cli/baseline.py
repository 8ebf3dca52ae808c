"""`claimcheck baseline`: the file of reviewed findings."""

from __future__ import annotations

import datetime as dt
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.errors import BaselineError, NothingCheckedError, SettingsError

from . import options
from .gate import gated, opened
from .run import Exit, command

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.baseline import Baseline, Reviewed
    from checker.config import Settings
    from checker.corpus import Corpus
    from checker.models import Finding
    from checker.pipeline import Comparison, Pipeline

baseline = typer.Typer(help="Keep the findings that a person has reviewed.", no_args_is_help=True)


class DecisionChoice(StrEnum):
    """What a person made of the findings."""

    accepted = "accepted"
    false_alarm = "false_alarm"
    resolved = "resolved"


Reason = Annotated[str, typer.Option("--reason", help="Why these findings don't count.")]
Decided = Annotated[DecisionChoice, typer.Option("--decision", help="What they are.")]


def _settings(
    config: Path | None, folder: Path | None, file: Path | None, probability: float | None
) -> tuple[Settings, Path]:
    settings = options.settings(
        config, corpus=folder and str(folder), baseline=file and str(file), min_probability=probability
    )
    if settings.baseline is None:
        raise SettingsError("--baseline FILE is needed: where the reviewed findings are kept")
    return settings, Path(settings.baseline)


@baseline.command()
@command
def create(
    paths: options.Paths,
    file: options.BaselineFile = None,
    folder: options.CorpusFolder = None,
    reason: Reason = "known when the baseline was made",
    decision: Decided = DecisionChoice.accepted,
    by: options.By = None,
    min_probability: options.MinProbability = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Take everything that a gate over the same paths finds now into a new file."""
    settings, target = _settings(config, folder, file, min_probability)
    if target.exists():
        raise BaselineError(f"{target}: is there already; add to it with claimcheck baseline update")
    pipeline, comparison = _run(settings, paths, None, quiet)
    return _keep(_empty(pipeline, comparison), comparison, target, _decided(decision, reason, by))


@baseline.command()
@command
def update(
    paths: options.Paths,
    file: options.BaselineFile = None,
    folder: options.CorpusFolder = None,
    reason: Reason = "known when the baseline was updated",
    decision: Decided = DecisionChoice.accepted,
    by: options.By = None,
    min_probability: options.MinProbability = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Add what a gate over the same paths finds now; earlier decisions stay."""
    settings, target = _settings(config, folder, file, min_probability)
    from checker.baseline import Baseline

    reviewed = Baseline.load(target)
    _, comparison = _run(settings, paths, reviewed, quiet)
    return _keep(reviewed, comparison, target, _decided(decision, reason, by))


@baseline.command()
@command
def prune(
    paths: options.Paths,
    file: options.BaselineFile = None,
    folder: options.CorpusFolder = None,
    min_probability: options.MinProbability = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Take out decisions on findings of these documents that are found no more, and on documents that are gone."""
    settings, target = _settings(config, folder, file, min_probability)
    from checker.baseline import Baseline, held

    reviewed = Baseline.load(target)
    _, comparison = _run(settings, paths, reviewed, quiet)
    out = {*comparison.stale, *_without_document(reviewed, opened(settings))}
    with held(target):
        latest = Baseline.load(target)  # what a review page has decided meanwhile stays
        kept = latest.without(out)
        kept.save(target)
    options.write_out(f"{target}: {len(latest.entries) - len(kept.entries)} taken out, {len(kept.entries)} left")
    return Exit.PASSED


def _without_document(reviewed: Baseline, store: Corpus) -> set[str]:
    """The decisions on documents that are neither accepted nor on disk."""
    known = store.checksums()
    return {
        entry.id
        for entry in reviewed.entries
        for name in (entry.a.document, entry.b.document)
        if name not in known and not os.path.exists(store.path_of(name))
    }


def _run(settings: Settings, paths: list[str], reviewed: Baseline | None, quiet: bool) -> tuple[Pipeline, Comparison]:
    from checker.pipeline import Pipeline

    pipeline = Pipeline.from_settings(settings, options.progress(quiet))
    comparison = gated(pipeline, paths, reviewed)
    if comparison.reading.unreadable:
        first = comparison.reading.unreadable[0]
        raise BaselineError(f"{first.path}: {first.reason}; nothing was written")
    if not any(claim.checkable for claim in comparison.claims):
        raise NothingCheckedError("there is no claim in any document; nothing was written")
    return pipeline, comparison


def _empty(pipeline: Pipeline, comparison: Comparison) -> Baseline:
    from checker.baseline import Baseline

    report = pipeline.report(comparison)
    return Baseline(tool=f"{report.tool.name} {report.tool.version}", settings=report.settings)


def _decided(decision: DecisionChoice, reason: str, by: str | None) -> Callable[[Finding], Reviewed]:
    """What makes an entry of a finding: the decision, why, by whom, and today's date."""
    from checker.baseline import Reviewed
    from checker.models import Decision

    who = by or options.logged_in()
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return lambda finding: Reviewed.of(finding, Decision(decision.value), reason, who, today)


def _keep(reviewed: Baseline, comparison: Comparison, target: Path, decide: Callable[[Finding], Reviewed]) -> int:
    from checker.baseline import Baseline, held

    with held(target):
        latest = Baseline.load(target) if target.exists() else reviewed  # a review page may have written meanwhile
        entries = [decide(finding) for finding in comparison.assembled.findings if finding.id not in latest.known]
        latest.decided(entries).save(target)
    options.write_out(f"{target}: {len(entries)} added, {len(latest.entries)} kept")
    return Exit.PASSED
