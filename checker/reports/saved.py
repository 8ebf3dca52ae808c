"""A report's file: written wholly or not at all, read back, and what is wrong with one that can't be."""

from __future__ import annotations

import json
import os

from pydantic import ValidationError

from checker.errors import OutputError, ReportError
from checker.files import replace_file
from checker.models import Report

from .escape import flat

# The whole file is parsed in memory: a bound for what only passes for a report.
MAX_BYTES = 200_000_000
# That of `models.Report`; under another number the same names may mean other things.
SCHEMA_VERSION = 1


def write_report(text: str, path: str | os.PathLike[str]) -> None:
    """Write `text` to `path` as UTF-8, wholly or not at all. Raises OutputError with the file and the reason."""
    try:
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or error
        raise OutputError(flat(f"{os.fspath(path)}: {reason}")) from None


def load_report(path: str | os.PathLike[str]) -> Report:
    """The report in the JSON file `path`. Raises ReportError with the file and the reason."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ValueError(f"more than {MAX_BYTES:,} bytes, too large for a report")
        # NaN and the infinities, which aren't JSON, become texts, and no text is a number of a report.
        value = json.loads(data.decode("utf-8-sig"), parse_constant=str)
        if not isinstance(value, dict) or "schema_version" not in value:
            raise ValueError("it has no schema_version")
        version = value["schema_version"]
        if type(version) is not int or version != SCHEMA_VERSION:
            told = json.dumps(version)[:40]
            raise ValueError(f"it has schema_version {told}; this claimcheck reads {SCHEMA_VERSION}")
        return Report.model_validate(value)
    except OSError as error:
        reason = error.strerror or str(error)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        reason = f"not a report of claimcheck: {'.'.join(map(str, first['loc']))}: {first['msg']}"
    except (ValueError, RecursionError) as error:
        reason = f"not a report of claimcheck: {error}"
    raise ReportError(flat(f"{os.fspath(path)}: {reason}"))
