"""`claimcheck explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from . import options
from .run import command, outcome


@command
def explain(
    paths: options.Paths,
    question: Annotated[str, typer.Argument(metavar="STATEMENT", help="What to look into, put as a statement.")],
    min_probability: options.MinProbability = None,
    encoder: options.EncoderName = None,
    nli_model: options.NliModel = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Show what was found on one question, and what was judged and dismissed."""
    settings = options.settings(
        config, min_probability=min_probability, fail_on="never", encoder=encoder, nli_model=nli_model
    )
    from checker.reports import render_answer

    pipeline = options.pipeline(settings, quiet)
    comparison = pipeline.compare(paths)
    options.say_unread(comparison.reading.unreadable)
    options.write_out(render_answer(pipeline.answer(comparison, question)))
    return outcome(pipeline.report(comparison), comparison)
