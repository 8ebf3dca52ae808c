"""The sentences that every form of a report shares, decided once, on the report's values."""

from __future__ import annotations

from checker.models import ListSource, Modality, Relation, Report, Side, Standing, Suppressed

OWN_VOICE = "the document itself"
CALIBRATION = "Of findings with a probability near 0.8, about four in five are right."
LISTS = "Who does one act according to each source, gathered over its sentences. It is no finding: read the quotes."
MARKS = {Standing.LISTED: "✓", Standing.DENIED: "✗", Standing.SILENT: "–"}
LEGEND = ", ".join(f"{mark} {standing.value}" for standing, mark in MARKS.items())


def counted(number: int, noun: str) -> str:
    """`number` with its noun: "1 pair", "3,011 pairs"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def figures(report: Report) -> dict[str, int]:
    """How many findings of each relation, gravest first."""
    total = report.summary
    return {"contradiction": total.contradictions, "tension": total.tensions, "agreement": total.agreements}


def headline(report: Report) -> str:
    """What was read, what was found and what isn't shown, in one line."""
    total = report.summary
    read = f"{counted(total.documents, 'document')}, {counted(total.claims, 'claim')}"
    found = ", ".join(counted(number, noun) for noun, number in figures(report).items() if number) or "no findings"
    hidden = f" ({counted(total.below_threshold, 'less likely one')} not shown)" if total.below_threshold else ""
    known = f", {counted(len(report.suppressed), 'known one')} left out" if report.suppressed else ""
    skipped = f"; {counted(len(report.skipped), 'file')} skipped" if report.skipped else ""
    return f"{read}, {counted(total.judged, 'pair')} judged: {found}{known}{hidden}{skipped}"


def outcome(report: Report) -> str | None:
    """Says plainly that nothing was checked or nothing was found; None where disagreements follow."""
    if not report.summary.documents:
        return "Nothing was checked: no document could be read."
    if not report.summary.claims:
        return "Nothing was checked: there is no claim in any document."
    if any(finding.relation is not Relation.AGREEMENT for finding in report.findings):
        return None
    return "No new disagreement found." if report.suppressed else "No disagreement found."


def attribution(side: Side) -> str:
    """Who says it and how surely, where that isn't the document's own plain statement: "Ann Lee, planned".

    A denial shows in the words, and "denied" beside them would turn them round.
    """
    modality = "" if side.modality in (Modality.ASSERTED, Modality.DENIED) else side.modality.value
    return ", ".join(part for part in (side.speaker, modality) if part)


def decided(item: Suppressed) -> str:
    """What a person made of a finding: "False alarm: two ceremonies (Ann, 2026-01-06)"."""
    said = item.decision.value.replace("_", " ").capitalize()
    who = ", ".join(part for part in (item.by, item.at) if part)
    return said + (f": {item.reason}" if item.reason else "") + (f" ({who})" if who else "")


def list_source(source: ListSource) -> str:
    """The document and who speaks in it: "brief.md (Ann Lee)"."""
    return f"{source.document} ({source.speaker})" if source.speaker else source.document


def list_remark(source: ListSource) -> str:
    """What a source says of the whole list: "no others: “only”", "counts 5"."""
    if source.closing:
        return f"no others: “{source.closing}”"
    return f"counts {source.count}" if source.count else ""
