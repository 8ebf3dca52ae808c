"""Lists as the report forms show them: a column for each source, a row for each name."""

from __future__ import annotations

from checker.models import ListSource, Standing

EXPLAINED = "Who does one act according to each source, gathered over its sentences. It is no finding: read the quotes."
MARKS = {Standing.LISTED: "✓", Standing.DENIED: "✗", Standing.SILENT: "–"}
LEGEND = ", ".join(f"{mark} {standing.value}" for standing, mark in MARKS.items())


def heading(source: ListSource) -> str:
    """The document and who speaks in it: "brief.md (Ann Lee)"."""
    return f"{source.document} ({source.speaker})" if source.speaker else source.document


def remark(source: ListSource) -> str:
    """What a source says of the whole list: "no others: “only”", "counts 5"."""
    if source.closing:
        return f"no others: “{source.closing}”"
    return f"counts {source.count}" if source.count else ""
