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
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "wb") as special:
                special.write(data)
            return
    path = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(path), f".claimcheck-{secrets.token_hex(8)}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(path):
            if not os.access(path, os.W_OK):
                raise PermissionError(None, "the file is write-protected")
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)


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
