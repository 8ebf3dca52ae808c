"""`claimcheck evaluate`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import GoldError

from . import options
from .run import Exit, command


class ScoreFormat(StrEnum):
    """How scores are shown."""

    terminal = "terminal"
    json = "json"


@command
def evaluate(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR...", help="Folders of documents with a gold.json.")],
    gold: Annotated[
        Path | None, typer.Option("--gold", help="The gold file, where it lies elsewhere (one DIR).")
    ] = None,
    form: Annotated[ScoreFormat, typer.Option("--format", "-f", help="A table or JSON.")] = ScoreFormat.terminal,
    min_probability: options.MinProbability = None,
    encoder: options.EncoderName = None,
    nli_model: options.NliModel = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Score a run against what a careful reader found."""
    options.require(gold is None or len(folders) == 1, "--gold goes with one DIR")
    settings = options.settings(config, min_probability=min_probability, encoder=encoder, nli_model=nli_model)
    from checker.scoring import evaluate_folder, score_table

    results = {}
    for folder in folders:
        if not folder.is_dir():
            raise GoldError(f"{folder}: no such folder")
        results[str(folder)] = evaluate_folder(folder, gold or folder / "gold.json", settings, options.progress(quiet))
    if form is ScoreFormat.json:
        options.write_out(json.dumps({name: result.as_dict() for name, result in results.items()}, indent=1))
    else:
        options.write_out(score_table(results))
    return Exit.PASSED
