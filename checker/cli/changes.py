"""Which documents git says have changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from checker.errors import CannotRunError

# A diff of a large repository takes seconds; one that waits for a network or a password would hold up a job.
_WAIT_SECONDS = 60


def changed_documents(paths: Sequence[str], revision: str) -> tuple[list[str], list[str]]:
    """The documents behind `paths` that have changed since they parted from `revision` or are new to git; the others.

    Raises CannotRunError when git can't tell.
    """
    from checker.documents.discover import STANDARD_INPUT, discover

    top = _git("rev-parse", "--show-toplevel")[0]
    commit = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")[0]
    listed = [
        *_git("-C", top, "diff", "--merge-base", "--name-only", "--no-renames", "--diff-filter=d", "-z", commit, "--"),
        *_git("-C", top, "ls-files", "--others", "--exclude-standard", "-z"),
    ]
    changed = {os.path.realpath(os.path.join(top, name)) for name in listed}
    changed_paths: list[str] = []
    others: list[str] = []
    for found in discover(paths):
        to_check = found.reason or found.path == STANDARD_INPUT or os.path.realpath(found.path) in changed
        (changed_paths if to_check else others).append(found.path)
    return changed_paths, others


def _git(*arguments: str) -> list[str]:
    """What git prints, split at null characters or line ends."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, timeout=_WAIT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotRunError(f"--changed-since: git can't be run: {error}") from error
    if done.returncode:
        reason = os.fsdecode(done.stderr).strip().splitlines() or ["git failed"]
        raise CannotRunError(f"--changed-since: {reason[0]}")
    separator = b"\0" if "-z" in arguments else b"\n"
    return [os.fsdecode(name) for name in done.stdout.split(separator) if name]
