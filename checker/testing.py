"""For people's own tests: a text or a document held against others."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.baseline import Baseline
from checker.config import FailOn, Settings
from checker.corpus import Corpus
from checker.corpus.database import FILE
from checker.errors import ClaimcheckError
from checker.models import Finding, Relation
from checker.pipeline import Pipeline, encoder_identity
from checker.reports import flat, line_of, paths_of

Source = str | os.PathLike[str]


def assert_consistent(
    subject: Source, against: Source | Sequence[Source], *, min_probability: float | None = None
) -> None:
    """Raise AssertionError, with both quotes, when `subject` contradicts anything in `against`.

    Both are paths of documents, or texts; `against` may also be several of these, or the folder of a corpus. A `str`
    counts as a path when such a file or folder exists.
    """
    settings = Settings.load({"min_probability": min_probability})
    failing = failures(subject, [against] if isinstance(against, str | os.PathLike) else list(against), settings)
    if failing:
        lines = (f"{line_of(finding, {})}\n    {flat(finding.explanation)}" for finding in failing)
        raise AssertionError("\n".join(["the sources disagree:", *lines]))


def failures(subject: Source, against: Sequence[Source], settings: Settings) -> list[Finding]:
    """The findings that make `subject` fail: those between it and `against` as grave as the settings say."""
    with tempfile.TemporaryDirectory() as scratch:
        pipeline = Pipeline.from_settings(settings)
        tested = _path(subject, Path(scratch) / "text.txt")
        if len(against) == 1 and (Path(against[0]) / FILE).is_file():
            corpus = Corpus.open(Path(against[0]), encoder_identity(settings.encoder))
        else:
            corpus = Corpus.create(Path(scratch) / "corpus", encoder_identity(settings.encoder))
            accepted = [_path(text, Path(scratch) / f"against-{n}.txt") for n, text in enumerate(against, 1)]
            pipeline.accept(accepted, corpus)
        comparison = pipeline.gate([tested], corpus)
    if unreadable := comparison.reading.unreadable:
        raise FileNotFoundError(f"{unreadable[0].path}: {unreadable[0].reason}")
    return [f for f in comparison.assembled.findings if f.relation in failing_relations(comparison.settings.fail_on)]


def failing_relations(fail_on: FailOn | None) -> tuple[Relation, ...]:
    """The relations that a run fails on."""
    if fail_on is FailOn.TENSION:
        return Relation.CONTRADICTION, Relation.TENSION
    return () if fail_on in (None, FailOn.NEVER) else (Relation.CONTRADICTION,)


@dataclass(frozen=True)
class Outcome:
    """What a check says of one document: how many claims it has, and what is wrong with it."""

    claims: int = 0
    lines: tuple[str, ...] = ()
    problem: str | None = None


class GatedDocuments:
    """Documents held against the corpus and each other, once, when the first of them is asked for."""

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        corpus: str | None = None,
        baseline: str | None = None,
        min_probability: float | None = None,
    ) -> None:
        self._paths = paths
        self._settings = Settings.load({"corpus": corpus, "baseline": baseline, "min_probability": min_probability})

    def outcome(self, path: Path) -> Outcome:
        """What came of one of the documents."""
        try:
            return self._outcomes.get(os.path.realpath(path), Outcome())
        except ClaimcheckError as error:
            return Outcome(problem=f"claimcheck: {error}")

    @cached_property
    def _outcomes(self) -> dict[str, Outcome]:
        settings = self._settings
        pipeline = Pipeline.from_settings(settings)
        corpus = Corpus.open(Path(settings.corpus), encoder_identity(settings.encoder))
        reviewed = Baseline.load(Path(settings.baseline)) if settings.baseline else None
        comparison = pipeline.gate([str(path) for path in self._paths], corpus, reviewed)
        report = pipeline.report(comparison)
        relations, paths = failing_relations(comparison.settings.fail_on), paths_of(report)
        lines: dict[str, list[str]] = defaultdict(list)
        for finding in report.findings:
            if finding.relation in relations:
                lines[finding.a.document] += [line_of(finding, paths), f"    {flat(finding.explanation)}"]
        found = {os.path.realpath(d.path): Outcome(d.claims, tuple(lines[d.id])) for d in report.documents}
        unread = {os.path.realpath(s.path): Outcome(problem=s.reason) for s in comparison.reading.unreadable}
        return found | unread


def _path(source: Source, scratch: Path) -> str:
    """The path of a document; a text is written to `scratch` first."""
    if isinstance(source, os.PathLike) or ("\n" not in source and len(source) < 1000 and os.path.exists(source)):
        return os.fspath(source)
    scratch.write_text(source, encoding="utf-8")
    return str(scratch)
