"""`claimcheck compare` and `claimcheck report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.errors import SettingsError

from . import options
from .run import Exit, command, outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.models import Opinion, Report

# Shorter numbers count findings; an id's beginning that is all digits has to be as long.
_ID_FROM = 6


@command
def compare(
    paths: options.Paths,
    form: options.Format = None,
    output: options.Output = None,
    min_probability: options.MinProbability = None,
    fail_on: options.FailOn = None,
    agreements: options.Agreements = None,
    encoder: options.EncoderName = None,
    nli_model: options.NliModel = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="ID", help="Show one pair in full instead, by id or number.")
    ] = None,
) -> int:
    """Find where documents disagree, across and within them."""
    settings = options.settings(
        config,
        min_probability=min_probability,
        fail_on=fail_on,
        agreements=agreements,
        encoder=encoder,
        nli_model=nli_model,
    )
    pipeline = options.pipeline(settings, quiet)
    comparison = pipeline.compare(paths)
    options.say_unread(comparison.reading.unreadable)
    report = pipeline.report(comparison)
    if explain is not None:
        options.write_out(_one_in_full(pipeline.opinions(comparison), report, explain))
    else:
        options.deliver(report, form, output, articles=comparison.reading.articles)
    return outcome(report, comparison)


def _one_in_full(opinions: Sequence[Opinion], report: Report, wanted: str) -> str:
    """One judged pair in full, by the id of its finding, the beginning of that, or its number in the report."""
    from checker.reports import render_opinion
    from checker.reports.wording import counted

    if wanted.isdecimal() and len(wanted) < _ID_FROM:
        if not 0 < int(wanted) <= len(report.findings):
            raise SettingsError(f"--explain {wanted}: the report has {counted(len(report.findings), 'finding')}")
        wanted = report.findings[int(wanted) - 1].id
    found = [opinion for opinion in opinions if opinion.id.startswith(wanted)]
    if len(found) != 1:
        raise SettingsError(f"--explain {wanted}: {'several pairs begin so' if found else 'no pair has this id'}")
    return render_opinion(found[0])


@command
def report(
    saved: Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report saved with --format json.")],
    form: options.Format = None,
    output: options.Output = None,
) -> int:
    """Show a saved report in another form."""
    from checker.reports import load_report

    options.deliver(load_report(saved), form, output)
    return Exit.PASSED
