"""Around every command: errors become one line and an exit code, never a traceback."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, ParamSpec

from checker.errors import ClaimcheckError

if TYPE_CHECKING:
    from checker.models import Report
    from checker.pipeline import Comparison

P = ParamSpec("P")


class Exit(IntEnum):
    """The exit codes of the contract, and 128 with the signal's number, as shells have it."""

    PASSED = 0
    FINDINGS = 1
    MISUSE = 2
    NOTHING_CHECKED = 3
    COULD_NOT_RUN = 4
    INTERRUPTED = 130
    CLOSED_PIPE = 141


def command(action: Callable[P, int]) -> Callable[P, None]:
    """A typer command out of a function that returns its exit code."""

    @functools.wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")  # None where it is closed
        if sys.stdout is None:  # the next file opened would take its place
            say("claimcheck: standard output is closed; send it to a file or to /dev/null")
            sys.exit(Exit.COULD_NOT_RUN)
        try:
            code = action(*args, **kwargs)
            sys.stdout.flush()
        except ClaimcheckError as error:
            say(f"claimcheck: {error}")
            code = error.exit_code
        except KeyboardInterrupt:
            say("claimcheck: interrupted")
            code = Exit.INTERRUPTED
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = Exit.CLOSED_PIPE
        except OSError as error:
            say(f"claimcheck: {error.filename or 'output'}: {error.strerror or error}")
            code = Exit.COULD_NOT_RUN
        except MemoryError:
            say("claimcheck: out of memory; check fewer or shorter documents at a time")
            code = Exit.COULD_NOT_RUN
        sys.exit(code)

    return run


def outcome(report: Report, comparison: Comparison) -> Exit:
    """Findings outrank an unreadable file, which outranks an empty check."""
    if any(finding.relation in comparison.settings.failing for finding in report.findings):
        return Exit.FINDINGS
    if comparison.reading.unreadable:
        return Exit.COULD_NOT_RUN
    return Exit.PASSED if report.summary.claims else Exit.NOTHING_CHECKED


def say(line: str) -> None:
    """A line on standard error, control characters made harmless."""
    safe = "".join(character if character.isprintable() else "\ufffd" for character in line)
    sys.stderr.write(safe.encode("utf-8", "replace").decode() + "\n")
