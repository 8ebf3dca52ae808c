"""Findings that a person has reviewed: kept in a file, subtracted from what a gate finds.

A finding is known by its two claims and their documents, so moved lines and edits elsewhere don't make it new.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from pydantic import ValidationError

from checker.errors import BaselineError
from checker.files import alone_in, replace_file
from checker.models import Decision, Finding, Kind, Probability, Report, Suppressed, Value, Verdict, identity

# Goes up with the form of the file, so that another one is refused and not misread.
VERSION: Final = 1
# It is read whole, and may be a stranger's; what people have reviewed is far smaller.
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
    probability: Probability
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

    version: Literal[1] = VERSION
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

    @classmethod
    def load_or_new(cls, path: Path, report: Report) -> Baseline:
        """The baseline in a file or, where there is no file yet, an empty one by what made the report."""
        if path.exists():
            return cls.load(path)
        return cls(tool=f"{report.tool.name} {report.tool.version}", settings=report.settings)

    def save(self, path: Path) -> None:
        """Write the file wholly or not at all. Raises BaselineError."""
        text = json.dumps(self.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
        try:
            replace_file(path, text.encode("utf-8", "replace"))
        except (OSError, ValueError) as error:
            raise BaselineError(f"{path}: {getattr(error, 'strerror', None) or error}") from error

    @cached_property
    def known(self) -> Mapping[str, Reviewed]:
        """The decision on each pair of passages, by the id that a finding of them has."""
        by_echo = {name: entry for entry in self.entries for name in entry.echoes}
        return by_echo | {entry.id: entry for entry in self.entries}  # one's own decision outranks another's echo

    def decided(self, reviewed: Sequence[Reviewed]) -> Baseline:
        """With these decisions, each in place of an earlier one on the same finding."""
        entries = {entry.id: entry for entry in (*self.entries, *reviewed)}
        ordered = sorted(entries.values(), key=lambda entry: (entry.a.document, entry.b.document, entry.id))
        return self._with(ordered)

    def without(self, ids: Collection[str]) -> Baseline:
        """Without the decisions on these findings."""
        return self._with([entry for entry in self.entries if entry.id not in ids])

    def _with(self, entries: Sequence[Reviewed]) -> Baseline:
        """A new value, since a copy would bring along what `known` was."""
        return Baseline(version=self.version, tool=self.tool, settings=self.settings, entries=tuple(entries))


@dataclass(frozen=True)
class Sifted:
    """Verdicts that a person hasn't decided, and those that one has, by a comment in the text or in a baseline."""

    open: tuple[Verdict, ...]
    settled: tuple[Verdict, ...]


def sift(verdicts: Sequence[Verdict], baseline: Baseline | None) -> Sifted:
    """Part the decided verdicts from the others, so that a new passage never hides behind a decided one."""
    known = baseline.known if baseline else {}
    opened: list[Verdict] = []
    settled: list[Verdict] = []
    for verdict in verdicts:
        a, b = verdict.match.a, verdict.match.b
        decided = a.ignored or b.ignored or (known and verdict.match.id in known)
        (settled if decided else opened).append(verdict)
    return Sifted(tuple(opened), tuple(settled))


def suppressed(findings: Sequence[Finding], baseline: Baseline | None) -> tuple[Suppressed, ...]:
    """The findings that sifted verdicts make, each with what was decided of it."""
    known = baseline.known if baseline else {}
    made = []
    for finding in findings:
        if e := known.get(finding.id):
            made.append(Suppressed(finding=finding, decision=e.decision, reason=e.reason, by=e.by, at=e.at))
        else:
            reason = finding.a.ignored or finding.b.ignored or ""
            made.append(Suppressed(finding=finding, decision=Decision.IGNORED, reason=reason))
    return tuple(made)


def stale(
    baseline: Baseline, settled: Sequence[Suppressed], *, checked: Collection[str], min_probability: float
) -> tuple[str, ...]:
    """The ids of decisions on the `checked` documents whose findings are gone: this run would have shown them."""
    findings = [item.finding for item in settled]
    met = {finding.id for finding in findings} | {identity(e.a, e.b) for f in findings for e in f.echoes}
    return tuple(
        entry.id
        for entry in baseline.entries
        if not met & {entry.id, *entry.echoes}
        and entry.probability >= min_probability
        and (entry.a.document in checked or entry.b.document in checked)
    )


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """No other process writes the baseline at `path` meanwhile. Raises BaselineError."""
    with ExitStack() as stack:
        try:
            stack.enter_context(alone_in(path.parent))
        except OSError as error:
            raise BaselineError(f"{path.parent}: {error.strerror}") from error
        yield
