"""A repository in pytester's folder, with a corpus, a good draft and a bad one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import NOT_SIGNED


@pytest.fixture
def site(pytester: pytest.Pytester, accepted: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Two drafts, one of which contradicts what is accepted, and a test that has nothing to do with it."""
    shutil.copytree(accepted / ".claimcheck", pytester.path / ".claimcheck")
    pytester.mkdir("drafts")
    (pytester.path / "drafts" / "good.md").write_text("# Bridge\n\nThe bridge over the river opened in 1998.\n")
    (pytester.path / "drafts" / "bad.md").write_text(f"# Treaty\n\n{NOT_SIGNED}\n")
    pytester.makepyfile(test_other="def test_other(): pass")
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(accepted / "cache"))
    return pytester
