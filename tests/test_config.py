from __future__ import annotations

from pathlib import Path

import pytest

from checker.config import FailOn, Settings
from checker.errors import SettingsError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_later_sources_win(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.claimcheck]\nmin-probability = 0.1\nneighbours = 3\nfail_on = "tension"\n'
    )
    environment = {"CLAIMCHECK_NEIGHBOURS": "4", "CLAIMCHECK_FAIL_ON": "contradiction", "PATH": "/bin"}
    settings = Settings.load({"fail_on": "never", "encoder": None}, environment=environment)
    assert (settings.min_probability, settings.neighbours, settings.fail_on) == (0.1, 4, FailOn.NEVER)
    assert settings.encoder == "all-MiniLM-L6-v2"


def test_the_file_is_found_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claimcheck.toml").write_text("neighbours = 7\n")
    (tmp_path / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "down")
    settings = Settings.load({}, environment={})
    assert settings.neighbours == 7
    assert Path(settings.corpus).resolve() == tmp_path / ".claimcheck"
    (tmp_path / "claimcheck.toml").write_text("# nothing but comments\n")
    assert Path(Settings.load({}, environment={}).corpus).resolve() == tmp_path / ".claimcheck"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("neighbors = 3", "neighbors: unknown setting"),
        ("neighbours = 0", "neighbours"),
        ("min_probability = 1.5", "min_probability"),
        ("corpus = ''", "corpus: String should have at least 1 character"),
        ("baseline = ''", "baseline: String should have at least 1 character"),
        ("neighbours = ", "claimcheck.toml"),
    ],
)
def test_a_bad_file_names_key_and_file(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "claimcheck.toml").write_text(content)
    with pytest.raises(SettingsError, match=said) as raised:
        Settings.load({}, environment={})
    assert "claimcheck.toml" in str(raised.value)


def test_a_bad_variable_is_named() -> None:
    with pytest.raises(SettingsError, match=r"the environment: colour: .*unknown setting"):
        Settings.load({}, environment={"CLAIMCHECK_COLOUR": "red"})


def test_a_variable_left_empty_is_not_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings.load({}, environment={"CLAIMCHECK_CORPUS": ""}).corpus == Settings().corpus


def test_an_empty_flag_is_no_folder() -> None:
    with pytest.raises(SettingsError, match="the command line: corpus"):
        Settings.load({"corpus": ""}, environment={})


@pytest.mark.parametrize("key", ["encoder", "nli_model"])
@pytest.mark.parametrize(
    ("named", "beside"),
    [("models/mine", True), ("models/other", False), ("all-MiniLM-L6-v2", False), ("claimcheck-verdict-small", False)],
)
def test_a_model_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, named: str, beside: bool
) -> None:
    for folder in ("models/mine", "all-MiniLM-L6-v2", "claimcheck-verdict-small", "deep"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "claimcheck.toml").write_text(f'{key} = "{named}"\n')
    for here in (tmp_path, tmp_path / "deep"):
        monkeypatch.chdir(here)
        expected = str(tmp_path.resolve() / named) if beside else named
        assert getattr(Settings.load({}, environment={}), key) == expected


def test_the_file_is_found_from_another_folder(tmp_path: Path) -> None:
    (tmp_path / "ci" / ".claimcheck").mkdir(parents=True)
    assert Settings.load({}, folder=tmp_path / "ci", environment={}).corpus == "ci/.claimcheck"
    (tmp_path / "ci" / "claimcheck.toml").write_text("neighbours = 7\ncorpus = 'store'\n")
    settings = Settings.load({}, folder=tmp_path / "ci", environment={})
    assert (settings.neighbours, settings.corpus) == (7, "ci/store")
