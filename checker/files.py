"""Writes a file wholly or not at all, and one writer at a time."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def replace_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Put `data` in the place of `path`; a file that was there hands on its permissions. Raises OSError, ValueError.

    Whatever stops it, the file is either the old one or the whole new one, and nothing else is left in the folder. A
    device or a pipe is written to, never replaced.
    """
    if _is_special(path):
        with open(path, "wb") as file:
            file.write(data)
    else:
        _replace(os.path.realpath(path), data)


def _is_special(path: str | os.PathLike[str]) -> bool:
    """Whether `path` is a device, a pipe or a folder: those are opened, never replaced."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False


def _replace(path: str, data: bytes) -> None:
    temporary = os.path.join(os.path.dirname(path), f".claimcheck-{secrets.token_hex(8)}.tmp")
    try:
        _write_new(temporary, data)
        if os.path.exists(path):
            if not os.access(path, os.W_OK):
                raise PermissionError(None, "the file is write-protected")
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


def _write_new(path: str, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def alone_in(folder: str | os.PathLike[str]) -> Iterator[None]:
    """No other claimcheck process holds this for `folder` meanwhile; the lock goes with the process. Raises OSError."""
    if sys.platform == "win32":  # it has no lock on a folder; two writers of one small file at a time are rare
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
