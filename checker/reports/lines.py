"""One finding a line, as a compiler reports its errors, and below it why: what `claimcheck gate` prints."""

from __future__ import annotations

from checker.models import Finding, Relation, Report, Side, Suppressed

from .differences import excerpt
from .escape import flat, inner
from .overview import paths_of
from .wording import counted, decided, headline, outcome

# A line of a log holds two of them; longer, and the second is lost from sight.
_QUOTE = 160
_CONVERTED = (".html", ".htm", ".xhtml", ".pdf")
VERBS = {
    Relation.CONTRADICTION: "contradicts",
    Relation.TENSION: "is in tension with",
    Relation.AGREEMENT: "agrees with",
}


def render_lines(report: Report) -> str:
    """A line and its reason for each finding, then what was left out, then the headline."""
    paths = paths_of(report)
    lines = [with_reason(finding, paths) for finding in report.findings]
    lines += [f"{flat(skipped.path)}: not checked: {flat(skipped.reason)}" for skipped in report.skipped]
    lines += [known_line(item, paths) for item in report.suppressed]
    lines += [line for line in (stale_line(report), outcome(report) or headline(report)) if line]
    return "\n".join(lines) + "\n"


def is_as_read(path: str) -> bool:
    """Whether lines and columns are those of the file itself, not of the text taken out of it."""
    return not path.lower().endswith(_CONVERTED)


def line_of(finding: Finding, paths: dict[str, str]) -> str:
    """`drafts/brief.md:12:4: contradicts reports/jan6.txt:31:1 (0.91, number): "…" / "…"`."""
    a, b = finding.a, finding.b
    one, two = inner(a.quote), inner(b.quote)
    quotes = f'"{excerpt(one, two, _QUOTE)}" / "{excerpt(two, one, _QUOTE)}"'
    kind = f"({finding.probability:.2f}, {finding.kind.value})"
    return f"{_place(a, paths)}: {VERBS[finding.relation]} {_place(b, paths)} {kind}: {quotes}"


def with_reason(finding: Finding, paths: dict[str, str]) -> str:
    """`line_of`, and why below it."""
    return f"{line_of(finding, paths)}\n    {flat(finding.explanation)}"


def known_line(item: Suppressed, paths: dict[str, str]) -> str:
    """`drafts/brief.md:12:4: known, false alarm: the reason (Ann, 2026-01-06)`."""
    said = flat(decided(item))
    return f"{_place(item.finding.a, paths)}: known, {said[:1].lower()}{said[1:]}"


def stale_line(report: Report) -> str | None:
    """Says that decisions are no longer needed, where some aren't."""
    if not report.stale:
        return None
    return f"{counted(len(report.stale), 'reviewed finding')} no longer found; run claimcheck baseline prune"


def _place(side: Side, paths: dict[str, str]) -> str:
    path = paths[side.document]
    return flat(path) + (f":{side.line}:{side.column}" if is_as_read(path) else "")
