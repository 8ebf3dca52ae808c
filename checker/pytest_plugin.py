"""pytest --claimcheck drafts/: each document is a test that fails with its contradictions. Inert until asked."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.testing import GatedDocuments

_SUFFIXES = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"))
_CLAIMS = "claimcheck_claims"  # the property of a test that says how many claims were checked
# What xdist's workers are told: _ONLY_NAMED, and the file in which they keep what came of the check.
_ONLY, _SHARED = "claimcheck_only_named", "claimcheck_shared"
_CHOOSING = ("keyword", "markexpr", "lf", "deselect", "stepwise")
_STATE = pytest.StashKey["GatedDocuments"]()
_ONLY_NAMED = pytest.StashKey[bool]()
_COLLECTED = pytest.StashKey[tuple[Path, ...]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options and settings."""
    group = parser.getgroup("claimcheck", "documents that must not contradict the accepted ones")
    group.addoption("--claimcheck", action="store_true", help="collect documents (.txt .md .html .pdf) as tests")
    group.addoption("--claimcheck-corpus", metavar="DIR", help="the store of accepted documents")
    group.addoption("--claimcheck-baseline", metavar="FILE", help="findings reviewed before, which don't count")
    group.addoption("--claimcheck-min-probability", metavar="P", type=float, help="fail on findings from here up")
    parser.addini("claimcheck_paths", "files and folders whose documents are tests", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker; without paths on the command line, run the documents that the ini file names too."""
    config.addinivalue_line("markers", "claimcheck: a document checked for contradictions")
    if hasattr(config, "workerinput"):
        config.stash[_ONLY_NAMED] = config.workerinput.get(_ONLY, False)
        return
    named = config.getini("claimcheck_paths")
    only_named = bool(named) and config.args_source is not pytest.Config.ArgsSource.ARGS
    config.stash[_ONLY_NAMED] = only_named
    if only_named:
        config.args += [str(path) for path in named]
    if config.getoption("claimcheck") or named:
        config.pluginmanager.register(_Watch(config), "claimcheck_watch")


class _Watch:
    """Sees to it that a run that checked nothing is not green, and that xdist's workers check once between them."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        asked = config.getoption("claimcheck") or config.stash[_ONLY_NAMED]
        self._checked = 0 if asked else None  # claims, None as long as no document was asked for
        self._shared: Path | None = None

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker of xdist where all of them keep what came of the check."""
        if self._shared is None:
            folder = tempfile.TemporaryDirectory(prefix="claimcheck-")
            self._config.add_cleanup(folder.cleanup)
            self._shared = Path(folder.name) / "outcomes.json"
        node.workerinput |= {_ONLY: self._config.stash[_ONLY_NAMED], _SHARED: str(self._shared)}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count the claims that were checked; reports come here from xdist's workers too."""
        for name, value in report.user_properties:
            if report.when == "call" and name == _CLAIMS:
                self._checked = (self._checked or 0) + int(str(value))

    @property
    def _nothing_checked(self) -> bool:
        option = self._config.option
        chosen = any(getattr(option, name, None) for name in _CHOOSING)
        return self._checked == 0 and not chosen and not option.collectonly

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Pytest's own "no tests ran" where no claim was checked."""
        if self._nothing_checked and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say so, and say how many decisions of the baseline are no longer needed."""
        if self._nothing_checked:
            terminalreporter.line("claimcheck: nothing was checked: no document with a claim was run", yellow=True)
        note: str | None = None
        if self._shared is not None and self._shared.exists():  # checked by workers
            note = json.loads(self._shared.read_bytes())["note"]
        elif _STATE in self._config.stash:
            note = self._config.stash[_STATE].outcomes.note
        if note:
            terminalreporter.line(f"claimcheck: {note}", yellow=True)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A document as a collector of one test: one that the ini file names or, with paths, any for `--claimcheck`."""
    config = parent.config
    named: Sequence[Path] = config.getini("claimcheck_paths")
    everything = config.getoption("claimcheck") and not config.stash[_ONLY_NAMED]
    asked = everything or any(file_path.is_relative_to(folder) for folder in named)
    if asked and file_path.suffix.lower() in _SUFFIXES:
        return DocumentFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remember all documents: those that `-k` leaves out are still what the others are held against."""
    config.stash[_COLLECTED] = tuple(item.path for item in items if isinstance(item, DocumentItem))


class DocumentFile(pytest.File):
    """A document."""

    def collect(self) -> Iterator[DocumentItem]:
        """Its one test."""
        item = DocumentItem.from_parent(self, name="claimcheck")
        item.add_marker("claimcheck")
        yield item


class DocumentItem(pytest.Item):
    """The test that a document contradicts neither the corpus nor the other documents of this run."""

    def runtest(self) -> None:
        """Fail with the document's contradictions; a document without claims is skipped."""
        outcome = _state(self.config).outcomes.of(self.path)
        self.user_properties.append((_CLAIMS, outcome.claims))
        if outcome.known:
            self.add_report_section("call", "known to claimcheck", "\n".join(outcome.known))
        if outcome.problem:
            pytest.fail(outcome.problem, pytrace=False)
        if outcome.lines:
            pytest.fail("\n".join(outcome.lines), pytrace=False)
        if not outcome.claims:
            pytest.skip(outcome.skipped or "no claim in it")

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is, for the failure's heading."""
        return self.path, None, f"claimcheck: {self.nodeid.removesuffix('::claimcheck')}"


def _state(config: pytest.Config) -> GatedDocuments:
    """The check of all documents of this run."""
    if _STATE not in config.stash:
        from checker.testing import GatedDocuments

        flags = {
            "corpus": config.getoption("claimcheck_corpus"),
            "baseline": config.getoption("claimcheck_baseline"),
            "min_probability": config.getoption("claimcheck_min_probability"),
        }
        collected = config.stash[_COLLECTED]
        shared = getattr(config, "workerinput", {}).get(_SHARED)
        here, ini = config.invocation_params.dir, config.inipath
        folder = here if ini is None or here.is_relative_to(ini.parent) else ini.parent
        config.stash[_STATE] = GatedDocuments(collected, flags, Path(shared) if shared else None, folder)
    return config.stash[_STATE]


@pytest.fixture
def assert_consistent() -> Callable[..., None]:
    """`assert_consistent(text_or_path, against=...)`, see checker.testing."""
    from checker.testing import assert_consistent

    return assert_consistent
