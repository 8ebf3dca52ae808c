"""Decisions on the findings of one report, kept in a baseline file that others may write to as well."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

from checker.baseline import Baseline, Reviewed, locked
from checker.models import Decision, Report, Value
from checker.reports import flat, key_of


class Made(Value):
    """A decision as the page shows it."""

    decision: Decision
    reason: str
    by: str = ""
    at: str | None = None


class UnknownFindingError(Exception):
    """There is no such finding in the report."""


class ChangedMeanwhileError(Exception):
    """Someone else, or another tab, has decided the finding since the page was told."""


class Desk:
    """The report's findings, the baseline file and who decides.

    Each decision is merged into the file as it is at that moment, so nobody else's is lost, and the file is either the
    old one or the whole new one.
    """

    def __init__(self, report: Report, path: Path, by: str | None) -> None:
        every = (*report.findings, *(item.finding for item in report.suppressed))
        self._findings = {key_of(finding): finding for finding in every}
        self._ignored = {
            key_of(item.finding): Made(decision=item.decision, reason=flat(item.reason))
            for item in report.suppressed
            if item.decision is Decision.IGNORED
        }
        self._report = report
        self._path = path
        self._by = by
        self._lock = threading.Lock()
        self._replaced: dict[tuple[str, Made | None], list[Reviewed]] = {}

    def decisions(self) -> dict[str, Made]:
        """What is decided of the report's findings, by their keys. Raises BaselineError."""
        return self._made(Baseline.load_or_new(self._path, self._report))

    def decide(
        self, key: str, decision: Decision | None, reason: str, seen: Made | None, former: Made | None = None
    ) -> dict[str, Made]:
        """Keep a decision, or with None take one back; gives all decisions. `seen` is what the page showed.

        With one that is taken back comes `former`, if it stood before that: it is in the file again as it was.
        Raises UnknownFindingError, ChangedMeanwhileError, and BaselineError when the file can't be read or written.
        """
        finding = self._findings.get(key)
        if finding is None:
            raise UnknownFindingError(key)
        with self._lock, locked(self._path):
            baseline = Baseline.load_or_new(self._path, self._report)
            standing = self._made(baseline).get(key)
            # A decision on an echo of this finding gives way too, or it would go on holding for the finding.
            led = [entry for entry in baseline.entries if finding.id in (entry.id, *entry.echoes)]
            baseline = baseline.without([entry.id for entry in led])
            entries = self._replaced.get((key, former), [])
            if decision is not None:
                today = dt.datetime.now(dt.UTC).date().isoformat()
                entries = [Reviewed.of(finding, decision, reason, self._by, today)]
            if standing != seen or (former and any(entry.id in baseline.known for entry in entries)):
                raise ChangedMeanwhileError(key)
            baseline = baseline.decided(entries)
            baseline.save(self._path)
            self._replaced[key, standing] = led
        return self._made(baseline)

    def _made(self, baseline: Baseline) -> dict[str, Made]:
        entries = {key: baseline.known.get(finding.id) for key, finding in self._findings.items()}
        return self._ignored | {
            key: Made(decision=entry.decision, reason=flat(entry.reason), by=flat(entry.by or ""), at=entry.at)
            for key, entry in entries.items()
            if entry
        }
