"""`claimcheck judge`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from checker.errors import CannotRunError

from . import options
from .run import Exit, command

# Results are written after each part, so that a long file shows its first ones soon.
_AT_ONCE = 512


@command
def judge(
    pairs: Annotated[
        str, typer.Argument(metavar="PAIRS.jsonl", help='Lines {"premise", "hypothesis"}; - is standard input.')
    ],
    both: Annotated[bool, typer.Option("--both", help='Add the other direction as "reverse".')] = False,
    nli_model: options.NliModel = None,
    config: options.Config = None,
) -> int:
    """Give verdicts for pairs of sentences."""
    settings = options.settings(config, nli_model=nli_model)
    from checker.reports import dumped
    from checker.verdicts import bare_judge, judges_of

    # The last judge alone: the first is there only to pick which pairs are worth its time.
    model = bare_judge(judges_of(settings.nli_model)[-1])
    model.prepare(options.progress(quiet=False))
    code = Exit.NOTHING_CHECKED
    with open(0 if pairs == "-" else pairs, "rb", closefd=pairs != "-") as lines:
        rows = _rows(lines, pairs)
        while part := list(islice(rows, _AT_ONCE)):
            code = Exit.PASSED
            forward = model.judge([(row["premise"], row["hypothesis"]) for row in part])
            backward = model.judge([(row["hypothesis"], row["premise"]) for row in part]) if both else []
            for number, row in enumerate(part):
                row |= forward[number].model_dump()
                if both:
                    row["reverse"] = backward[number].model_dump()
                options.write_out(dumped(row, allow_nan=True))  # what else a row holds goes back as it came
    return code


def _rows(lines: Iterable[bytes], name: str) -> Iterator[dict[str, Any]]:
    """The pairs in JSON lines. Raises CannotRunError that names the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not (isinstance(row["premise"], str) and isinstance(row["hypothesis"], str)):
                raise TypeError
            (row["premise"] + row["hypothesis"]).encode()  # no halves of surrogate pairs
        except (ValueError, KeyError, TypeError, RecursionError):
            raise CannotRunError(f'{name}:{number}: not a line {{"premise": text, "hypothesis": text}}') from None
        yield row
