"""`claimcheck corpus`: the store of accepted documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from . import options
from .run import Exit, command, say

corpus = typer.Typer(help="Add, remove, list and verify the accepted documents.", no_args_is_help=True)


@corpus.command()
@command
def add(
    paths: options.Paths,
    folder: options.CorpusFolder = None,
    encoder: options.EncoderName = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """Accept documents; one that is there already is replaced if its text has changed."""
    settings = options.settings(config, corpus=folder, encoder=encoder)
    from checker.corpus import Corpus
    from checker.pipeline import encoder_identity

    store = Corpus.open_or_new(Path(settings.corpus), encoder_identity(settings.encoder))
    reading = options.pipeline(settings, quiet).accept(paths, store)
    options.say_unread(reading.unreadable if quiet else reading.skipped)
    if not quiet:
        options.write_out(f"{settings.corpus}: {len(reading.articles)} added, {len(reading.unchanged)} unchanged")
    if reading.unreadable:
        return Exit.COULD_NOT_RUN
    return Exit.PASSED if reading.articles or reading.unchanged else Exit.NOTHING_CHECKED


@corpus.command()
@command
def remove(
    names: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT...", help="As corpus list shows them, or as paths; also folders.")
    ],
    folder: options.CorpusFolder = None,
    encoder: options.EncoderName = None,
    config: options.Config = None,
) -> int:
    """Take documents out; all of those named, or none if one of them isn't there."""
    store = options.opened(options.settings(config, corpus=folder, encoder=encoder))
    known = store.checksums()
    wanted: dict[str, None] = {}
    for name in names:
        path = store.name_of(name)
        below = [
            document
            for document in known
            if (path == "." and not document.startswith("../")) or f"{document}/".startswith(f"{path}/")
        ]
        wanted |= dict.fromkeys([name] if name in known else below or [name])
    missing = store.remove(list(wanted))
    for name in missing:
        say(f"claimcheck: {name}: not in the corpus; nothing was removed")
    return Exit.COULD_NOT_RUN if missing else Exit.PASSED


@corpus.command("list")
@command
def list_(
    folder: options.CorpusFolder = None,
    form: Annotated[Literal["terminal", "json"], typer.Option("--format", "-f", help="A table, or JSON.")] = "terminal",
    encoder: options.EncoderName = None,
    config: options.Config = None,
) -> int:
    """Show the accepted documents: claims, date, name and title."""
    from checker.reports import dumped, flat

    rows = list(options.opened(options.settings(config, corpus=folder, encoder=encoder)).listed())
    if form == "json":
        shown = {"title", "published", "sha256", "claims"}
        listed = [{"name": row.id} | row.model_dump(mode="json", include=shown) for row in rows]
        options.write_out(dumped(listed, indent=1))
    else:
        lines = ["claims  published   document" if rows else "no document"]
        lines += [
            f"{row.claims:>6}  {row.published or ''!s:10}  {flat(row.id)}  {flat(row.title or '')}" for row in rows
        ]
        options.write_out("\n".join(lines))
    return Exit.PASSED


@corpus.command()
@command
def verify(
    folder: options.CorpusFolder = None, encoder: options.EncoderName = None, config: options.Config = None
) -> int:
    """Look for damage in the store's files."""
    store = options.opened(options.settings(config, corpus=folder, encoder=encoder))
    problems = list(store.problems())
    for problem in problems:
        say(f"claimcheck: {problem}")
    if not problems:
        options.write_out(f"{store.folder}: sound")
    return Exit.COULD_NOT_RUN if problems else Exit.PASSED


@corpus.command()
@command
def rebuild(
    folder: options.CorpusFolder = None, encoder: options.EncoderName = None, config: options.Config = None
) -> int:
    """Make the search index again."""
    options.opened(options.settings(config, corpus=folder, encoder=encoder)).rebuild()
    return Exit.PASSED
