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
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or error
        raise OutputError(flat(f"{os.fspath(path)}: {reason}")) from None
