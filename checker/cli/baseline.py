"""`claimcheck baseline`: the file of reviewed findings."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from checker.errors import BaselineError, NothingCheckedError, SettingsError

from . import options
from .run import Exit, command

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.config import Settings
    from checker.models import Report

baseline = typer.Typer(help="Keep the findings that a person has reviewed.", no_args_is_help=True)

Decided = Literal["accepted", "false_alarm", "resolved"]
Reason = Annotated[str, typer.Option("--reason", help="Why these findings don't count.")]
DecisionOption = Annotated[Decided, typer.Option("--decision", help="What they are.")]


@baseline.command()
@command
def create(
    paths: options.Paths,
    file: options.BaselineFile = None,
    folder: options.CorpusFolder = None,
    reason: Reason = "known when the baseline was made",
    decision: DecisionOption = "accepted",
    by: options.By = None,
    min_probability: options.MinProbability = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Take everything that a gate over the same paths finds now into a new file."""
    settings, target = _settings(config, folder, file, min_probability)
    if target.exists():
        raise BaselineError(f"{target}: is there already; add to it with claimcheck baseline update")
    return _keep(_found(settings, paths, None, quiet), target, decision, reason, by)


@baseline.command()
@command
def update(
    paths: options.Paths,
    file: options.BaselineFile = None,
    folder: options.CorpusFolder = None,
    reason: Reason = "known when the baseline was updated",
    decision: DecisionOption = "accepted",
    by: options.By = None,
    min_probability: options.MinProbability = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Add what a gate over the same paths finds now; earlier decisions stay."""
    settings, target = _settings(config, folder, file, min_probability)
    from checker.baseline import Baseline

    return _keep(_found(settings, paths, Baseline.load(target), quiet), target, decision, reason, by)


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
    from checker.baseline import Baseline, locked

    reviewed = Baseline.load(target)
    report = _found(settings, paths, reviewed, quiet)
    store = options.opened(settings)
    # Not every document is a file of its name: standard input isn't, nor is one whose name isn't UTF-8.
    present = {*store.checksums(), *(document.id for document in report.documents)}
    sides = [(entry.id, name) for entry in reviewed.entries for name in (entry.a.document, entry.b.document)]
    gone = {entry for entry, name in sides if name not in present and not os.path.exists(store.path_of(name))}
    with locked(target):
        latest = Baseline.load(target)  # what a review page has decided meanwhile stays
        kept = latest.without({*report.stale, *gone})
        kept.save(target)
    options.write_out(f"{target}: {len(latest.entries) - len(kept.entries)} taken out, {len(kept.entries)} left")
    return Exit.PASSED


def _settings(
    config: Path | None, folder: str | None, file: str | None, probability: float | None
) -> tuple[Settings, Path]:
    settings = options.settings(config, corpus=folder, baseline=file, min_probability=probability)
    if settings.baseline is None:
        raise SettingsError("--baseline FILE is needed: where the reviewed findings are kept")
    return settings, Path(settings.baseline)


def _found(settings: Settings, paths: list[str], reviewed: Baseline | None, quiet: bool) -> Report:
    """What a gate finds. Raises BaselineError or NothingCheckedError where it could not check everything."""
    pipeline = options.pipeline(settings, quiet)
    comparison = pipeline.gate(paths, options.opened(settings), reviewed)
    if comparison.reading.unreadable:
        first = comparison.reading.unreadable[0]
        raise BaselineError(f"{first.path}: {first.reason}; nothing was written")
    report = pipeline.report(comparison)
    if not report.summary.claims:
        raise NothingCheckedError("there is no claim in any document; nothing was written")
    return report


def _keep(report: Report, target: Path, decision: Decided, reason: str, by: str | None) -> int:
    """Add the findings that the file doesn't hold yet."""
    from checker.baseline import Baseline, Reviewed, locked
    from checker.models import Decision

    who, today = by or options.logged_in(), dt.datetime.now(dt.UTC).date().isoformat()
    with locked(target):
        latest = Baseline.load_or_new(target, report)  # a review page may have written meanwhile
        new = [finding for finding in report.findings if finding.id not in latest.known]
        latest.decided([Reviewed.of(item, Decision(decision), reason, who, today) for item in new]).save(target)
    options.write_out(f"{target}: {len(new)} added, {len(latest.entries)} kept")
    return Exit.PASSED
