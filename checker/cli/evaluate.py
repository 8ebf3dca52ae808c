"""`claimcheck evaluate`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from checker.errors import GoldError, SettingsError

from . import options
from .run import Exit, command

Form = Literal["terminal", "json"]


@command
def evaluate(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="DIR...", help="Folders of documents with a gold.json.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", help="The gold file, where it lies elsewhere (one DIR).")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option("--decisions", metavar="BASELINE", help="Score what people decided, without DIR.")
    ] = None,
    precision: Annotated[
        float, typer.Option("--precision", min=0.01, max=1, help="With --decisions: the precision to reach.")
    ] = 0.8,
    form: Annotated[Form, typer.Option("--format", "-f", help="A table or JSON.")] = "terminal",
    min_probability: options.MinProbability = None,
    encoder: options.EncoderName = None,
    nli_model: options.NliModel = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Score a run against what a careful reader found, or against what people decided."""
    if bool(folders) is bool(decisions):
        raise SettingsError("give either DIR... or --decisions BASELINE")
    if decisions:
        return _of_decisions(decisions, precision, form)
    folders = folders or []
    if gold is not None and len(folders) != 1:
        raise SettingsError("--gold goes with one DIR")
    settings = options.settings(config, min_probability=min_probability, encoder=encoder, nli_model=nli_model)
    from checker.scoring import evaluate_folder, score_table

    results = {}
    for folder in folders:
        if not folder.is_dir():
            raise GoldError(f"{folder}: no such folder")
        results[str(folder)] = evaluate_folder(folder, gold or folder / "gold.json", settings, options.progress(quiet))
    if form == "json":
        options.write_out(json.dumps({name: asdict(result) for name, result in results.items()}, indent=1))
    else:
        options.write_out(score_table(results))
    return Exit.PASSED


def _of_decisions(file: Path, precision: float, form: Form) -> int:
    from checker.baseline import Baseline
    from checker.decisions import experience, experience_table

    told = experience(Baseline.load(file).entries, precision)
    options.write_out(json.dumps(asdict(told), indent=1) if form == "json" else experience_table(told))
    return Exit.PASSED if told.overall else Exit.NOTHING_CHECKED
