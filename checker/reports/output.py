"""Writes a text to a file wholly or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from contextlib import suppress

from checker.errors import OutputError

from .escape import flat


def write_report(text: str, path: str | os.PathLike[str]) -> None:
    """Write `text` to `path` as UTF-8. Raises OutputError with the file and the reason.

    Whatever stops it, the file is either the old one or the whole new one, and nothing else is left in the folder.
    """
    data = text.encode("utf-8", "backslashreplace")
    try:
        if _is_special(path):
            with open(path, "wb") as file:
                file.write(data)
        else:
            _replace(os.path.realpath(path), data)
    except OSError as error:
        raise _output_error(path, error.strerror or str(error)) from None
    except ValueError as error:  # a null character in the path
        raise _output_error(path, str(error)) from None


def _output_error(path: str | os.PathLike[str], reason: str) -> OutputError:
    return OutputError(flat(f"{os.fspath(path)}: {reason}"))


def _is_special(path: str | os.PathLike[str]) -> bool:
    """Whether `path` is a device, a pipe or a folder: those are opened, never replaced."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False


def _replace(path: str, data: bytes) -> None:
    """Put `data` in the place of `path`; a file that was there hands on its permissions."""
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
