"""Options that several commands share, and what they make."""

from __future__ import annotations

import getpass
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .run import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.config import Settings
    from checker.corpus import Corpus
    from checker.documents import Article
    from checker.models import Report, Skipped
    from checker.pipeline import Pipeline
    from checker.progress import Progress


# As checker.reports.Format, whose import would slow down --help.
Form = Literal["terminal", "json", "jsonl", "html", "markdown", "csv", "sarif", "junit", "github", "lines"]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders or globs (.txt .md .html .pdf); - is standard input."),
]
Format = Annotated[Form | None, typer.Option("--format", "-f", help="Form of the report; else by --output's ending.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write the report to this file instead of the screen.")
]
MinProbability = Annotated[
    float | None,
    typer.Option("--min-probability", min=0, max=1, help="Show findings from here up; else 0.2, in gate 0.5."),
]
FailOn = Annotated[
    Literal["contradiction", "tension", "never"] | None,
    typer.Option("--fail-on", help="Exit with 1 when such a finding is shown; else never, in gate contradiction."),
]
EncoderName = Annotated[str | None, typer.Option("--encoder", help="A sentence-transformers model, by name or path.")]
NliModel = Annotated[str | None, typer.Option("--nli-model", help="An NLI cross-encoder, by name or path.")]
Config = Annotated[Path | None, typer.Option("--config", help="Settings from this TOML file.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bars and no notes on standard error.")]
Agreements = Annotated[bool | None, typer.Option("--agreements", help="List what sources agree on as well.")]

CorpusFolder = Annotated[
    str | None, typer.Option("--corpus", metavar="DIR", help="The store of accepted documents; else .claimcheck.")
]
BaselineFile = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="The reviewed findings: they don't count; decisions go there."),
]
By = Annotated[str | None, typer.Option("--by", help="Who decides; else who is logged in.")]
ChangedSince = Annotated[
    str | None,
    typer.Option("--changed-since", metavar="REV", help="Check what git says has changed, against the rest too."),
]

_BY_SUFFIX: dict[str, Form] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".sarif": "sarif",
    ".xml": "junit",
}


def settings(config: Path | None, **flags: object) -> Settings:
    """The run's settings out of all sources."""
    from checker.config import Settings

    return Settings.load(flags, file=config)


def progress(quiet: bool) -> Progress:
    """Bars on a terminal, silence in a pipe."""
    from checker.progress import SilentProgress, TerminalProgress

    return TerminalProgress() if sys.stderr.isatty() and not quiet else SilentProgress()


def pipeline(run: Settings, quiet: bool) -> Pipeline:
    """All stages, ready for a run with these settings."""
    from checker.mpnet import HOW_TO_INSTALL, mpnet_installed
    from checker.pipeline import Pipeline
    from checker.verdicts import DEFAULT_MODEL

    if run.nli_model == DEFAULT_MODEL and not quiet and not mpnet_installed():
        say(f"claimcheck: judged by the small verdict model alone; for the better, large one: {HOW_TO_INSTALL}")
    return Pipeline.from_settings(run, progress(quiet))


def opened(run: Settings) -> Corpus:
    """The store that the settings name. Raises CorpusError."""
    from checker.corpus import Corpus
    from checker.pipeline import encoder_identity

    return Corpus.open(Path(run.corpus), encoder_identity(run.encoder))


def deliver(
    report: Report, form: Form | None, output: Path | None, default: Form = "terminal", articles: Sequence[Article] = ()
) -> None:
    """Show or write the report, in the form `default` where neither `form` nor the name of `output` says another.

    A page shows documents in full: those in `articles`, and others that can still be read as they were.
    """
    from checker.reports import Format, render, write_report

    named = _BY_SUFFIX.get(output.suffix.lower()) if output else None
    chosen = Format(form or named or default)
    to_screen = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((80, 24)).columns if to_screen else 80
    texts = full_texts(report, articles) if chosen is Format.HTML else None
    text = render(report, chosen, width=width, colour=to_screen, texts=texts)
    if output is None:
        write_out(text)
    else:
        write_report(text, output)


def full_texts(report: Report, articles: Sequence[Article] = ()) -> dict[str, str]:
    """The texts of a report's documents by their ids, as far as they are at hand."""
    from checker.documents import reread

    read = {article.document.id: article.document.text for article in articles}
    return read | reread([document for document in report.documents if document.id not in read])


def write_out(text: str) -> None:
    """Text to standard output as UTF-8, whatever the locale, ending in a line feed."""
    data = (text if text.endswith("\n") else f"{text}\n").encode("utf-8", "backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say_unread(skipped: Sequence[Skipped]) -> None:
    """A line on standard error for each path that wasn't checked."""
    for item in skipped:
        say(f"claimcheck: {item.path}: {item.reason}")


def logged_in() -> str | None:
    """The name of the user, where the system knows one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such name in the environment and none for this user's number
        return None
