"""JSON as the contract has it: the exact text of everything, with no raw control character in the file."""

from __future__ import annotations

import json

from checker.models import Report

from .escape import UNSAFE


def render_json(report: Report) -> str:
    """The whole report; `generated` only where the report has a time."""
    unsaid = {"generated"} if report.generated is None else set()
    return dumped(report.model_dump(mode="json", exclude=unsaid), indent=1) + "\n"


def render_jsonl(report: Report) -> str:
    """One finding a line, as in the report's `findings`."""
    return "".join(dumped(finding.model_dump(mode="json")) + "\n" for finding in report.findings)


def dumped(data: object, indent: int | None = None, *, allow_nan: bool = False) -> str:
    """`data` as JSON. The library leaves DEL, C1 and bidi characters; here they are escaped like other controls."""
    text = json.dumps(data, indent=indent, ensure_ascii=False, allow_nan=allow_nan)
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
