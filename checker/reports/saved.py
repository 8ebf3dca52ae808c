"""Reads a saved report back, and says what is wrong with one that can't be read."""

from __future__ import annotations

import json
import os
from codecs import BOM_UTF8
from typing import Any, NoReturn

from pydantic import ValidationError

from checker.errors import ReportError
from checker.models import Report

from .escape import flat

# The whole file is parsed in memory: a bound for what only passes for a report.
MAX_BYTES = 200_000_000
# That of `models.Report`; under another number the same names may mean other things.
SCHEMA_VERSION = 1


class _UnfitError(Exception):
    """Why a file is no report: the reason alone."""


def load_report(path: str | os.PathLike[str]) -> Report:
    """The report in the JSON file `path`. Raises ReportError with the file and the reason."""
    try:
        return _report(_parsed(_read(path)))
    except _UnfitError as error:
        raise ReportError(flat(f"{os.fspath(path)}: {error}")) from None


def _read(path: str | os.PathLike[str]) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _UnfitError(error.strerror or str(error)) from None
    except ValueError as error:  # a null character in the path
        raise _UnfitError(str(error)) from None
    if len(data) > MAX_BYTES:
        raise _UnfitError(f"more than {MAX_BYTES:,} bytes, too large for a report")
    return data


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.removeprefix(BOM_UTF8).decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise _UnfitError("not UTF-8 text") from None
    except RecursionError:
        raise _UnfitError("nested too deeply for a report") from None
    except ValueError as error:
        raise _UnfitError(f"not JSON: {error}") from None


def _no_number(name: str) -> NoReturn:
    raise _UnfitError(f"not JSON: {name} is no number")


def _report(data: Any) -> Report:
    if not isinstance(data, dict) or "schema_version" not in data:
        raise _UnfitError("not a report of claimcheck: it has no schema_version")
    version = data["schema_version"]
    if type(version) is not int or version != SCHEMA_VERSION:
        raise _UnfitError(f"it has schema_version {json.dumps(version)[:40]}; this claimcheck reads {SCHEMA_VERSION}")
    try:
        return Report.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise _UnfitError(f"not a report of claimcheck: {place}: {first['msg']}") from None
