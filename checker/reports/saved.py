"""Reads a saved report back, and says what is wrong with one that can't be read."""

from __future__ import annotations

import json
import os
from typing import Any

from pydantic import ValidationError

from checker.errors import ReportError
from checker.models import Report

from .escape import flat

# The whole file is parsed in memory: a bound for what only passes for a report.
MAX_BYTES = 200_000_000
# That of `models.Report`; under another number the same names may mean other things.
SCHEMA_VERSION = 1


def load_report(path: str | os.PathLike[str]) -> Report:
    """The report in the JSON file `path`. Raises ReportError with the file and the reason."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ValueError(f"more than {MAX_BYTES:,} bytes, too large for a report")
        # NaN and the infinities, which aren't JSON, become texts, and no text is a number of a report.
        return _report(json.loads(data.decode("utf-8-sig"), parse_constant=str))
    except OSError as error:
        reason = error.strerror or str(error)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        reason = f"not a report of claimcheck: {'.'.join(map(str, first['loc']))}: {first['msg']}"
    except (ValueError, RecursionError) as error:
        reason = f"not a report of claimcheck: {error}"
    raise ReportError(flat(f"{os.fspath(path)}: {reason}"))


def _report(data: Any) -> Report:
    if not isinstance(data, dict) or "schema_version" not in data:
        raise ValueError("it has no schema_version")
    version = data["schema_version"]
    if type(version) is not int or version != SCHEMA_VERSION:
        raise ValueError(f"it has schema_version {json.dumps(version)[:40]}; this claimcheck reads {SCHEMA_VERSION}")
    return Report.model_validate(data)
