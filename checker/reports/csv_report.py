"""One finding a row for spreadsheets; no cell of it can be taken for a formula."""

from __future__ import annotations

import csv
import io

from checker.models import Report

from .escape import plain
from .overview import entries_of

_SIDE = ("document", "title", "path", "speaker", "modality", "quote", "claim")
COLUMNS = (
    *("number", "relation", "kind", "probability", "question", "explanation"),
    *(f"a_{name}" for name in _SIDE),
    *(f"b_{name}" for name in _SIDE),
    *("echoes", "id"),
)
# https://owasp.org/www-community/attacks/CSV_Injection; the last four are full-width forms that Excel also takes.
_FORMULA_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def render_csv(report: Report) -> str:
    """A heading and a row for each finding, lines ended by a line feed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries_of(report):
        finding = entry.finding
        row = [str(entry.number), finding.relation.value, finding.kind.value, f"{finding.probability:.2f}"]
        row += [entry.question, finding.explanation]
        for passage in entry.sides:
            side = passage.side
            row += [side.document, passage.title, passage.path]
            row += [side.speaker or "", side.modality.value, side.quote, side.claim]
        row += [str(len(finding.echoes)), finding.id]
        writer.writerow(map(safe_cell, row))
    return text.getvalue()


def safe_cell(value: str) -> str:
    """`value` without control characters, with an apostrophe before whatever a spreadsheet would calculate."""
    cell = plain(value)
    risky = cell.startswith(_FORMULA_STARTS) or cell.lstrip().startswith(_FORMULA_STARTS)
    return f"'{cell}" if risky else cell
