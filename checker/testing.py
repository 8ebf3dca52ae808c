"""For people's own tests, and for the pytest plugin: documents held against others."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from textwrap import shorten

from filelock import FileLock
from pydantic import Field

from checker.baseline import Baseline
from checker.config import FailOn, Settings
from checker.corpus import Corpus
from checker.corpus.database import FILE
from checker.errors import ClaimcheckError, NothingCheckedError
from checker.files import replace_file
from checker.models import Finding, Relation, Report, Role, Skipped, Value
from checker.pipeline import Pipeline, encoder_identity
from checker.reports import known_line, paths_of, stale_line, with_reason

Source = str | os.PathLike[str]
# One for many assertions, since its models take a second to load.
_pipeline = lru_cache(maxsize=4)(Pipeline.from_settings)


def assert_consistent(
    subject: Source, against: Source | Sequence[Source], *, min_probability: float | None = None
) -> None:
    """Raise AssertionError, with both quotes, when `subject` contradicts anything in `against`.

    Both are paths of documents, or texts; `against` may also be several of these, or the folder of a corpus. A `str`
    counts as a path when such a file or folder exists. Raises NothingCheckedError when `subject` or `against` holds
    no claim, and FileNotFoundError for a document that can't be read.
    """
    settings = Settings.load({"min_probability": min_probability})
    if settings.fail_on is FailOn.NEVER:  # meant for commands: an assertion that never fails asserts nothing
        settings = settings.model_copy(update={"fail_on": None})
    failing, paths = _failures(
        subject, [against] if isinstance(against, str | os.PathLike) else list(against), settings
    )
    if failing:
        lines = (with_reason(finding, paths) for finding in failing)
        raise AssertionError("\n".join(["the sources disagree:", *lines]))


def _failures(subject: Source, against: Sequence[Source], settings: Settings) -> tuple[list[Finding], dict[str, str]]:
    """The findings between `subject` and `against` that fail a gate with these settings, and where documents lie."""
    with tempfile.TemporaryDirectory() as scratch:
        pipeline = _pipeline(settings)
        tested = _path(subject, Path(scratch) / "text.txt")
        if len(against) == 1 and os.path.isfile(os.path.join(against[0], FILE)):  # a long text is no path
            corpus = Corpus.open(Path(against[0]), encoder_identity(settings.encoder))
        else:
            corpus = Corpus.open_or_new(Path(scratch) / "corpus", encoder_identity(settings.encoder))
            accepted = [_path(text, Path(scratch) / f"against-{n}.txt") for n, text in enumerate(against, 1)]
            _readable(pipeline.accept(accepted, corpus).unreadable)
        if not corpus.checksums() or not any(item.claims for item in corpus.listed()):
            raise NothingCheckedError(f"there is no claim in what the text is held against: {_named(*against)}")
        comparison = pipeline.gate([tested], corpus)
        report = pipeline.report(comparison)
        _readable(comparison.reading.unreadable)
        if not report.summary.claims:
            raise NothingCheckedError(f"there is no claim in {_named(subject)}; nothing was checked")
        paths = paths_of(report)
        for name, path in paths.items():  # a text goes by the name of its file
            if os.path.realpath(path).startswith(os.path.realpath(scratch) + os.sep):
                paths[name] = os.path.basename(path)
    relations = comparison.settings.failing
    return [f for f in report.findings if f.relation in relations and f.b.document in comparison.accepted], paths


def _path(source: Source, scratch: Path) -> str:
    """The path of a document; a text is written to `scratch` first. Raises NothingCheckedError where a path is none."""
    if isinstance(source, os.PathLike) or ("\n" not in source and len(source) < 1000 and os.path.exists(source)):
        return os.fspath(source)
    if len(source.split()) == 1 and ("/" in source or "." in source.rstrip(".")):
        raise NothingCheckedError(f"{source}: no such file or folder")
    scratch.write_text(source, encoding="utf-8")
    return str(scratch)


def _named(*sources: Source) -> str:
    return ", ".join(f'"{shorten(os.fspath(source), 60)}"' for source in sources) or "an empty list"


def _readable(unreadable: Sequence[Skipped]) -> None:
    if unreadable:
        raise FileNotFoundError(f"{unreadable[0].path}: {unreadable[0].reason}")


class Outcome(Value):
    """What a check says of one document: its claims, what is wrong with it, and why it wasn't checked."""

    claims: int = 0
    lines: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    problem: str | None = None
    skipped: str | None = None


class Outcomes(Value):
    """What a check says of all documents, by their real paths, and what it says besides."""

    documents: dict[str, Outcome] = Field(default_factory=dict)
    note: str | None = None
    problem: str | None = None

    def of(self, path: Path) -> Outcome:
        """What came of one document."""
        if self.problem:
            return Outcome(problem=self.problem)
        return self.documents.get(os.path.realpath(path), Outcome(skipped="it was not among the documents checked"))


@dataclass
class GatedDocuments:
    """Documents held against the corpus and each other, once, when the first of them is asked for.

    Processes that are given the same file `shared` check once between them: the first does, the others read it.
    Settings are looked for from `folder` upwards.
    """

    paths: Sequence[Path]
    flags: Mapping[str, object]
    shared: Path | None = None
    folder: Path | None = None

    @cached_property
    def outcomes(self) -> Outcomes:
        """What came of all documents."""
        if self.shared is None:
            return self._checked()
        with FileLock(f"{self.shared}.lock"):
            if not self.shared.exists():
                replace_file(self.shared, self._checked().model_dump_json().encode())
        return Outcomes.model_validate_json(self.shared.read_bytes())

    def _checked(self) -> Outcomes:
        try:
            settings = Settings.load(self.flags, folder=self.folder)
            corpus = Corpus.open(Path(settings.corpus), encoder_identity(settings.encoder))
            reviewed = Baseline.load(Path(settings.baseline)) if settings.baseline else None
            pipeline = Pipeline.from_settings(settings)
            comparison = pipeline.gate([os.path.relpath(path) for path in self.paths], corpus, reviewed)
        except ClaimcheckError as error:
            return Outcomes(problem=f"claimcheck: {error}")
        report = pipeline.report(comparison)
        documents = _of_documents(report, comparison.settings.failing)
        documents |= {
            s.path: Outcome(problem=s.reason) if s.unreadable else Outcome(skipped=s.reason) for s in report.skipped
        }
        return Outcomes(documents={os.path.realpath(p): o for p, o in documents.items()}, note=stale_line(report))


def _of_documents(report: Report, relations: Collection[Relation]) -> dict[str, Outcome]:
    """For each checked document, by its path, what contradicts it; what two of them disagree on counts for both."""
    paths = paths_of(report)
    lines: dict[str, list[str]] = defaultdict(list)
    for finding in report.findings:
        if finding.relation in relations:
            for seen in (finding, finding.turned) if finding.a.document != finding.b.document else (finding,):
                lines[seen.a.document].append(with_reason(seen, paths))
    known: dict[str, list[str]] = defaultdict(list)
    for item in report.suppressed:
        known[item.finding.a.document].append(known_line(item, paths))
    return {
        d.path: Outcome(claims=d.claims, lines=tuple(lines[d.id]), known=tuple(known[d.id]))
        for d in report.documents
        if d.role is Role.CHECKED
    }
