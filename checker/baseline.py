"""Findings that a person has reviewed: kept in a file, subtracted from what a gate finds.

A finding is known by its two claims and their documents, so moved lines and edits elsewhere don't make it new.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from checker.errors import BaselineError
from checker.files import replace_file
from checker.models import Decision, Finding, Kind, Suppressed, Value, identity

VERSION = 1
MAX_BYTES = 100_000_000


class Quoted(Value):
    """Enough of a side to know it again by eye."""

    document: str
    quote: str


class Reviewed(Value):
    """One decision. `echoes` are the ids of other passages of the same disagreement, decided along with it."""

    id: str
    decision: Decision
    reason: str
    by: str | None = None
    at: str | None = None
    kind: Kind
    probability: float
    a: Quoted
    b: Quoted
    echoes: tuple[str, ...] = ()

    @classmethod
    def of(cls, finding: Finding, decision: Decision, reason: str, by: str | None, at: str | None) -> Reviewed:
        """The decision on a finding."""
        return cls(
            id=finding.id,
            decision=decision,
            reason=reason,
            by=by,
            at=at,
            kind=finding.kind,
            probability=finding.probability,
            a=Quoted(document=finding.a.document, quote=finding.a.quote),
            b=Quoted(document=finding.b.document, quote=finding.b.quote),
            echoes=tuple(sorted({identity(echo.a, echo.b) for echo in finding.echoes} - {finding.id})),
        )


class Baseline(Value):
    """The reviewed findings, in the order of their documents, with what found them."""

    version: int = VERSION
    tool: str
    settings: dict[str, str | int | float | bool | None]
    entries: tuple[Reviewed, ...] = ()

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """The baseline in a file. Raises BaselineError with the file and the reason."""
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise BaselineError(f"{path}: {error.strerror}") from error
        if len(data) > MAX_BYTES:
            raise BaselineError(f"{path}: more than {MAX_BYTES:,} bytes, too large for a baseline")
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise BaselineError(f"{path}: not a baseline: {place + ': ' if place else ''}{first['msg']}") from None

    def save(self, path: Path) -> None:
        """Write the file wholly or not at all. Raises BaselineError."""
        text = json.dumps(self.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
        try:
            replace_file(path, text.encode("utf-8", "backslashreplace"))
        except (OSError, ValueError) as error:
            raise BaselineError(f"{path}: {getattr(error, 'strerror', None) or error}") from error

    def decided(self, reviewed: Sequence[Reviewed]) -> Baseline:
        """With these decisions, each in place of an earlier one on the same finding."""
        entries = {entry.id: entry for entry in (*self.entries, *reviewed)}
        ordered = sorted(entries.values(), key=lambda entry: (entry.a.document, entry.b.document, entry.id))
        return self.model_copy(update={"entries": tuple(ordered)})

    def without(self, ids: Sequence[str]) -> Baseline:
        """Without the decisions on these findings."""
        return self.model_copy(update={"entries": tuple(entry for entry in self.entries if entry.id not in ids)})


@dataclass(frozen=True)
class Sifted:
    """Findings that count, those that don't, and the ids of decisions whose finding is no more."""

    counted: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    stale: tuple[str, ...]


def sift(findings: Sequence[Finding], baseline: Baseline | None, checked: Sequence[str]) -> Sifted:
    """Take out what a comment in the text or the baseline says is known; `checked` are the ids of the new documents."""
    entries = baseline.entries if baseline else ()
    known = {name: entry for entry in entries for name in (*entry.echoes, entry.id)}
    settled = {finding.id: _settled(finding, known) for finding in findings}
    met = {known[finding.id].id for finding in findings if finding.id in known}
    return Sifted(
        counted=tuple(finding for finding in findings if settled[finding.id] is None),
        suppressed=tuple(s for s in settled.values() if s is not None),
        stale=tuple(e.id for e in entries if e.id not in met and {e.a.document, e.b.document} & set(checked)),
    )


def _settled(finding: Finding, known: Mapping[str, Reviewed]) -> Suppressed | None:
    ignored = finding.a.ignored or finding.b.ignored
    if ignored:
        return Suppressed(finding=finding, decision=Decision.IGNORED, reason=ignored)
    if entry := known.get(finding.id):
        return Suppressed(finding=finding, decision=entry.decision, reason=entry.reason, by=entry.by, at=entry.at)
    return None


def reviewer() -> str | None:
    """Who is at the keyboard, as the system knows."""
    return os.environ.get("CLAIMCHECK_REVIEWER") or os.environ.get("USER") or os.environ.get("USERNAME")
