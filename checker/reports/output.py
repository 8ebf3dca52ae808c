"""Writes a report to a file wholly or not at all."""

from __future__ import annotations

import os

from checker.errors import OutputError
from checker.files import replace_file

from .escape import flat


def write_report(text: str, path: str | os.PathLike[str]) -> None:
    """Write `text` to `path` as UTF-8. Raises OutputError with the file and the reason.

    Whatever stops it, the file is either the old one or the whole new one, and nothing else is left in the folder.
    """
    try:
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise _output_error(path, error.strerror or str(error)) from None
    except ValueError as error:  # a null character in the path
        raise _output_error(path, str(error)) from None


def _output_error(path: str | os.PathLike[str], reason: str) -> OutputError:
    return OutputError(flat(f"{os.fspath(path)}: {reason}"))
