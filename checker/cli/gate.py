"""`claimcheck gate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from . import options
from .changes import changed_documents
from .compare import outcome
from .options import ReportFormat
from .run import Exit, command, say

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.config import Settings
    from checker.corpus import Corpus
    from checker.pipeline import Comparison, Pipeline


@command
def gate(
    paths: options.Paths,
    corpus: options.CorpusFolder = None,
    baseline: options.BaselineFile = None,
    changed_since: options.ChangedSince = None,
    form: options.Format = None,
    output: options.Output = None,
    min_probability: options.MinProbability = None,
    fail_on: options.FailOn = None,
    encoder: options.EncoderName = None,
    nli_model: options.NliModel = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Check new documents against the accepted ones and against each other; contradictions fail."""
    settings = options.settings(
        config,
        corpus=corpus and str(corpus),
        baseline=baseline and str(baseline),
        min_probability=min_probability,
        fail_on=fail_on and fail_on.value,
        encoder=encoder,
        nli_model=nli_model,
    )
    if changed_since is not None:
        changed = changed_documents(paths, changed_since)
        if changed == []:
            say(f"claimcheck: no document has changed since {changed_since}; there is nothing to check")
            return Exit.PASSED
        paths = changed or paths
    from checker.pipeline import Pipeline

    pipeline = Pipeline.from_settings(settings, options.progress(quiet))
    comparison = gated(pipeline, paths, known(settings))
    unreadable = comparison.reading.unreadable
    for skipped in unreadable:
        say(f"claimcheck: {skipped.path}: {skipped.reason}")
    report = pipeline.report(comparison)
    # On a terminal a gate speaks like a compiler.
    shown = ReportFormat.lines if form is ReportFormat.terminal else form
    options.deliver(report, shown, output, default=ReportFormat.lines, articles=comparison.reading.articles)
    return outcome(report, unreadable, comparison.settings.failing)


def gated(pipeline: Pipeline, paths: list[str], reviewed: Baseline | None) -> Comparison:
    """What the gate finds with the run's settings."""
    return pipeline.gate(paths, opened(pipeline.settings), reviewed)


def opened(settings: Settings) -> Corpus:
    """The store that the settings name. Raises CorpusError."""
    from checker.corpus import Corpus
    from checker.pipeline import encoder_identity

    return Corpus.open(Path(settings.corpus), encoder_identity(settings.encoder))


def known(settings: Settings) -> Baseline | None:
    """The reviewed findings, where the settings name a file of them."""
    from checker.baseline import Baseline

    return Baseline.load(Path(settings.baseline)) if settings.baseline else None
