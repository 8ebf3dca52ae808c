"""`claimcheck gate`."""

from __future__ import annotations

from pathlib import Path

from . import options
from .changes import changed_documents
from .run import Exit, command, outcome, say


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
        corpus=corpus,
        baseline=baseline,
        min_probability=min_probability,
        fail_on=fail_on,
        encoder=encoder,
        nli_model=nli_model,
    )
    beside: list[str] = []
    if changed_since is not None:
        paths, beside = changed_documents(paths, changed_since)
    idle = bool(beside) and not paths
    if idle and not quiet:
        say(f"claimcheck: no document has changed since {changed_since}; there is nothing to check")
    # On a terminal a gate speaks like a compiler.
    shown = "lines" if form == "terminal" else form
    if idle and output is None and shown in (None, "lines"):
        return Exit.PASSED
    from checker.baseline import Baseline

    reviewed = Baseline.load(Path(settings.baseline)) if settings.baseline else None
    pipeline = options.pipeline(settings, quiet)
    comparison = pipeline.gate(paths, options.opened(settings), reviewed, beside)
    options.say_unread(comparison.reading.unreadable)
    report = pipeline.report(comparison)
    options.deliver(report, shown, output, default="lines", articles=comparison.reading.articles)
    return Exit.PASSED if idle else outcome(report, comparison)
