"""SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from checker.models import Decision, Finding, Kind, Relation, Report, Side

from .escape import inner, plain
from .json_report import dumped
from .lines import VERBS, is_as_read
from .overview import paths_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Relation.CONTRADICTION: "error", Relation.TENSION: "warning", Relation.AGREEMENT: "note"}


def render_sarif(report: Report) -> str:
    """One run; a rule for each kind, a result for each finding, suppressed where a person has decided it."""
    paths = paths_of(report)
    results = [_result(finding, paths) for finding in report.findings]
    for item in report.suppressed:
        kind = "inSource" if item.decision is Decision.IGNORED else "external"
        suppression = {"kind": kind, "status": "accepted", "justification": plain(item.reason)}
        results.append({**_result(item.finding, paths), "suppressions": [suppression]})
    driver = {
        "name": report.tool.name,
        "version": report.tool.version,
        "semanticVersion": report.tool.version,
        "rules": [
            {
                "id": f"claimcheck/{kind.value}",
                "name": f"{kind.value.capitalize()}Disagreement",
                "shortDescription": {"text": f"Two sources disagree ({kind.value})"},
                "properties": {"tags": ["consistency"]},
            }
            for kind in Kind
        ],
    }
    notes = [
        {
            "level": "error" if skip.unreadable else "warning",
            "message": {"text": _unlinked(f"{skip.path}: {skip.reason}")},
        }
        for skip in report.skipped
    ]
    whole = not any(skip.unreadable for skip in report.skipped)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": whole, "toolExecutionNotifications": notes}],
        "results": results,
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _result(finding: Finding, paths: dict[str, str]) -> dict[str, Any]:
    text = f"{VERBS[finding.relation].capitalize()} {paths[finding.b.document]}: "
    text += f"“{inner(finding.a.quote)}” / “{inner(finding.b.quote)}”. {finding.explanation}"
    return {
        "ruleId": f"claimcheck/{finding.kind.value}",
        "ruleIndex": list(Kind).index(finding.kind),
        "level": _LEVELS[finding.relation],
        "message": {"text": _unlinked(text)},
        "locations": [_location(finding.a, paths)],
        "relatedLocations": [{"id": 1, **_location(finding.b, paths), "message": {"text": _unlinked(finding.b.quote)}}],
        "partialFingerprints": {"claimcheck/v1": finding.id},
        "rank": round(100 * finding.probability, 2),
    }


def _unlinked(text: str) -> str:
    """A message in which nothing is a link or a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", plain(text)).replace("{", "{{").replace("}", "}}")


def _location(side: Side, paths: dict[str, str]) -> dict[str, Any]:
    path = paths[side.document]
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(path.encode("utf-8", "surrogateescape"))}}
    if is_as_read(path):
        place["region"] = {
            "startLine": side.line,
            "startColumn": side.column,
            "charOffset": side.start,
            "charLength": side.end - side.start,
            "snippet": {"text": plain(side.quote)},
        }
    return {"physicalLocation": place}
