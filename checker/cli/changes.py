"""Which documents git says have changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from checker.errors import CannotRunError

_WAIT_SECONDS = 60


def changed_documents(paths: Sequence[str], revision: str) -> list[str]:
    """Those of the documents behind `paths` that differ from `revision` or that git doesn't know yet.

    Raises CannotRunError when git can't tell.
    """
    from checker.documents.discover import discover

    top = _git("rev-parse", "--show-toplevel")[0]
    listed = [
        *_git("diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", revision, "--"),
        *_git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", top),
    ]
    changed = {os.path.realpath(os.path.join(top, name)) for name in listed}
    return [found.path for found in discover(paths) if found.reason or os.path.realpath(found.path) in changed]


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
