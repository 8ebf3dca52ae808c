"""pytest --claimcheck drafts/: each document is a test that fails with its contradictions. Inert until asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.testing import GatedDocuments

_SUFFIXES = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"))
_STATE = pytest.StashKey["GatedDocuments"]()


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
    named = config.getini("claimcheck_paths")
    everything = config.args_source is not pytest.Config.ArgsSource.ARGS
    if named and everything:
        config.args += [str(path) for path in named]
    selected = config.getoption("keyword") or config.getoption("markexpr")
    if (config.getoption("claimcheck") or (named and everything)) and not selected:
        config.pluginmanager.register(_Count(), "claimcheck_count")


class _Count:
    """Sees to it that a run that checked nothing is not green. Reports come here from xdist's workers too."""

    def __init__(self) -> None:
        self.checked = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a document that was checked, whatever came of it."""
        self.checked += report.when == "call" and "claimcheck" in report.keywords and not report.skipped

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Pytest's own "no tests ran" where no document with a claim was among them."""
        is_worker = hasattr(session.config, "workerinput")
        if (
            not self.checked
            and exitstatus == pytest.ExitCode.OK
            and not is_worker
            and not session.config.option.collectonly
        ):
            session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say so."""
        if not self.checked and not terminalreporter.config.option.collectonly:
            terminalreporter.line("claimcheck: nothing was checked: no document with a claim was run", yellow=True)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A document that was asked for, as a collector of one test."""
    if file_path.suffix.lower() not in _SUFFIXES or not _asked(parent.config, file_path):
        return None
    return DocumentFile.from_parent(parent, path=file_path)


def _asked(config: pytest.Config, path: Path) -> bool:
    named: list[Path] = config.getini("claimcheck_paths")
    return bool(config.getoption("claimcheck")) or any(path.is_relative_to(folder) for folder in named)


class DocumentFile(pytest.File):
    """A document."""

    def collect(self) -> Iterator[DocumentItem]:
        """Its one test."""
        yield DocumentItem.from_parent(self, name="claimcheck")


class DocumentItem(pytest.Item):
    """The test that a document contradicts neither the corpus nor the other documents of this run."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.add_marker("claimcheck")

    def runtest(self) -> None:
        """Fail with the document's contradictions; a document without claims is skipped."""
        outcome = _state(self.session).outcome(self.path)
        self.user_properties.append(("claims", outcome.claims))
        if outcome.problem:
            pytest.fail(outcome.problem, pytrace=False)
        if not outcome.claims:
            pytest.skip("no claim in it")
        if outcome.lines:
            pytest.fail("\n".join(outcome.lines), pytrace=False)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the test is, for the failure's heading."""
        return self.path, None, f"claimcheck: {self.nodeid.removesuffix('::claimcheck')}"


def _state(session: pytest.Session) -> GatedDocuments:
    """The check of all documents of this run, made once."""
    config = session.config
    if _STATE not in config.stash:
        from checker.testing import GatedDocuments

        config.stash[_STATE] = GatedDocuments(
            tuple(item.path for item in session.items if isinstance(item, DocumentItem)),
            corpus=config.getoption("claimcheck_corpus"),
            baseline=config.getoption("claimcheck_baseline"),
            min_probability=config.getoption("claimcheck_min_probability"),
        )
    return config.stash[_STATE]


@pytest.fixture
def assert_consistent() -> Callable[..., None]:
    """`assert_consistent(text_or_path, against=...)`, see checker.testing."""
    from checker.testing import assert_consistent

    return assert_consistent
