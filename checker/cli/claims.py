"""`claimcheck claims`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from . import options
from .run import Exit, command, say

if TYPE_CHECKING:
    from checker.models import Claim


@command
def claims(
    paths: options.Paths,
    form: Annotated[
        Literal["terminal", "jsonl"], typer.Option("--format", "-f", help="For people or for programs.")
    ] = "terminal",
    every: Annotated[
        bool, typer.Option("--all", help="Also questions, greetings and the like, which are no claims.")
    ] = False,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """List the claims of each document."""
    settings = options.settings(config)
    from checker.claims import AtomicClaims
    from checker.pipeline import Reader
    from checker.reports import dumped

    reading, found = Reader(AtomicClaims(), settings.max_bytes, options.progress(quiet)).read(paths)
    options.say_unread(reading.unreadable if quiet else reading.skipped)
    shown = [claim for claim in found if claim.checkable or every]
    if form == "jsonl":
        rows = ({"id": claim.id} | claim.model_dump(mode="json", exclude={"context"}) for claim in shown)
        lines = [dumped(row) for row in rows]
    else:
        lines = [_note(claim) for claim in shown]
    if lines:
        options.write_out("\n".join(lines))
    if not shown:
        nothing = "there is no claim in any document" if reading.articles else "no document could be read"
        say(f"claimcheck: Nothing was checked: {nothing}.")
    if reading.unreadable:
        return Exit.COULD_NOT_RUN
    return Exit.PASSED if shown else Exit.NOTHING_CHECKED


def _note(claim: Claim) -> str:
    """One claim for a reader: where, what, who says it, how sure."""
    from checker.reports import flat

    marks = [claim.modality.value] if claim.modality.value != "asserted" else []
    marks += [] if claim.checkable else ["not checkable"]
    speaker = f" — {claim.speaker}" if claim.speaker else ""
    remark = f" [{', '.join(marks)}]" if marks else ""
    return flat(f"{claim.document}:{claim.line}:{claim.column}: {claim.text}{speaker}{remark}")
