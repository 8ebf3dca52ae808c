"""`claimcheck explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from . import options
from .run import Exit, command, say


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
    settings = options.settings(config, min_probability=min_probability, encoder=encoder, nli_model=nli_model)
    from checker.pipeline import Pipeline
    from checker.reports import render_answer

    pipeline = Pipeline.from_settings(settings, options.progress(quiet))
    comparison = pipeline.compare(paths)
    unreadable = comparison.reading.unreadable
    for skipped in unreadable:
        say(f"claimcheck: {skipped.path}: {skipped.reason}")
    answer = pipeline.answer(comparison, question)
    if answer.claims or not unreadable:
        options.write_out(render_answer(answer))
    if unreadable:
        return Exit.COULD_NOT_RUN
    return Exit.PASSED if any(claim.checkable for claim in comparison.claims) else Exit.NOTHING_CHECKED
