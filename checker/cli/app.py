"""The typer application: which commands there are."""

from __future__ import annotations

from typing import Annotated

import typer

from .baseline import baseline
from .claims import claims
from .compare import compare, report
from .corpus import corpus
from .evaluate import evaluate
from .explain import explain
from .gate import gate
from .init import init
from .judge import judge
from .models import models
from .review import review

app = typer.Typer(
    name="claimcheck",
    help="Find where sources disagree, claim by claim, on your own machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (compare, claims, explain, gate, init, judge, evaluate, report, review, models):
    app.command()(_command)
app.add_typer(corpus, name="corpus")
app.add_typer(baseline, name="baseline")


def _version(asked: bool) -> None:
    if asked:
        from checker import __version__

        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Find where sources disagree, claim by claim, on your own machine."""
