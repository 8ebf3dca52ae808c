"""`claimcheck init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.errors import OutputError

from . import options
from .run import Exit, command

STARTER = """\
# Settings of claimcheck, also given as CLAIMCHECK_<NAME> and most as flags. What is commented out is the default, but
# for baseline and cache, which are examples.

# Where the accepted documents are kept. A folder named here is meant from where this file is.
# corpus = ".claimcheck"

# Findings that were reviewed; claimcheck baseline create PATH... --baseline FILE makes the file.
# baseline = "claimcheck-baseline.json"

# Findings less likely than this are not shown and fail nothing: 0.2 for compare, 0.5 for gate.
# min_probability = 0.5

# What ends a command with exit code 1: contradiction (as in gate), tension, or never (as in compare).
# fail_on = "contradiction"

# How many claims of each other document a claim is held against.
# neighbours = 8

# List what sources agree on as well.
# agreements = false

# Files larger than this many bytes are not read.
# max_bytes = 10000000

# Where verdicts are kept between runs; by default the user's cache folder.
# cache = ".cache"

# The models: any sentence-transformers encoder and any NLI cross-encoder, by name or path.
# encoder = "all-MiniLM-L6-v2"
# nli_model = "claimcheck-verdict"
"""


@command
def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where claimcheck.toml is written.")] = Path(),
) -> int:
    """Write a commented claimcheck.toml."""
    target = folder / "claimcheck.toml"
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(STARTER)
    except FileExistsError:
        raise OutputError(f"{target}: is there already; it was left as it is") from None
    options.write_out(f"{target}: written")
    return Exit.PASSED
