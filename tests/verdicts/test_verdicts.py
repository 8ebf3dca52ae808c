from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.models import Claim, Match, Probabilities
from checker.progress import Progress, SilentProgress
from checker.verdicts import CachedJudge, OnnxJudge, Pair, in_context, verdicts
from checker.verdicts.onnx import FOLDER
from tests.making import claim, probabilities


class Recorder:
    """A judge that calls contradictory whatever holds "not", and remembers what it was asked."""

    fingerprint = "recorder"

    def __init__(self) -> None:
        self.asked: list[Pair] = []

    def reads(self, claim: Claim) -> str:
        return f"{claim.context}{claim.text}"

    def prepare(self, progress: Progress) -> None:
        pass

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        self.asked += pairs
        return [probabilities(0.9 if "not" in premise + hypothesis else 0.01) for premise, hypothesis in pairs]


PAIRS = [("it rains", "it does not rain"), ("it rains", "the cat sleeps"), ("a", "b not c, at some length")]


def test_an_unchanged_pair_is_never_judged_twice(tmp_path: Path) -> None:
    first, second = Recorder(), Recorder()
    fresh = CachedJudge(first, tmp_path).judge([*PAIRS, PAIRS[0]])
    again = CachedJudge(second, tmp_path).judge([*PAIRS, PAIRS[0]])
    assert first.asked == PAIRS
    assert second.asked == []
    assert fresh == again == first.judge([*PAIRS, PAIRS[0]])


def test_another_model_has_its_own_verdicts(tmp_path: Path) -> None:
    CachedJudge(Recorder(), tmp_path).judge(PAIRS)
    other = Recorder()
    other.fingerprint = "other"
    CachedJudge(other, tmp_path).judge(PAIRS)
    assert other.asked == PAIRS


def test_only_what_is_not_plainly_neutral_is_read_both_ways() -> None:
    matches = [Match(a=claim(a), b=claim(b), similarity=0.5) for a, b in PAIRS]
    judge = Recorder()
    found = list(verdicts(matches, judge, SilentProgress()))
    assert [v.match for v in found] == matches
    assert [v.contradiction for v in found] == [0.9, 0.01, 0.9]
    turned = {(b, a) for a, b in (PAIRS[0], PAIRS[2])}
    assert set(judge.asked) == {*PAIRS, *turned}
    assert len(judge.asked) == 5


def test_a_judge_is_given_what_it_reads_of_a_claim() -> None:
    opened = claim("It opened on 3 May.").model_copy(update={"context": "The bridge cost 40 million. "})
    judge = Recorder()
    list(verdicts([Match(a=opened, b=claim("It opened late."), similarity=0.5)], judge, SilentProgress()))
    assert judge.asked == [("The bridge cost 40 million. It opened on 3 May.", "It opened late.")]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("He left Oslo on Monday with two of the mediators.", True),
        ("The mayor said on Monday that this would cost too much.", True),
        ("Two were sold.", True),
        ("The bridge opened to traffic on Monday after nine years.", False),
    ],
)
def test_which_sentences_need_the_one_before(text: str, needs: bool) -> None:
    assert (in_context(text, "What was before.") != text) is needs
    assert in_context(text, "") == text


def test_of_a_long_sentence_before_only_the_beginning_is_read() -> None:
    assert in_context("It is so.", "word " * 400) == f"It is so. [{' '.join(['word'] * 40)}]"


def test_what_the_shipped_model_says_of_a_pair_does_not_depend_on_the_others() -> None:
    judge = OnnxJudge()
    pairs = [(f"The shop sold {n} lamps. " * (1 + n % 5), "The shop sold nothing.") for n in range(40)]
    together = judge.judge(pairs)
    assert len({p.contradiction for p in together}) > 20
    assert together == [judge.judge([pair])[0] for pair in pairs]
    assert together == judge.judge(pairs[::-1])[::-1]
    for p in together:
        assert p.entailment + p.neutral + p.contradiction == pytest.approx(1, abs=1e-4)


def test_a_cache_that_other_runs_filled_changes_nothing(tmp_path: Path) -> None:
    pairs = [(f"The shop sold {n} lamps.", "The shop sold nothing, or so its owner told the paper.") for n in range(9)]
    CachedJudge(OnnxJudge(), tmp_path).judge(pairs)
    assert CachedJudge(OnnxJudge(), tmp_path).judge(pairs[2:4]) == OnnxJudge().judge(pairs[2:4])


def test_a_long_pair_is_cut_not_refused() -> None:
    (found,) = OnnxJudge().judge([("word " * 5000, "other " * 5000)])
    assert 0 <= found.contradiction <= 1


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    for name in ("card.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "model.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelError, match=r"model\.onnx: SHA-256 is .* reinstall claimcheck"):
        OnnxJudge(tmp_path).judge([("a", "b")])


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"card\.json"):
        OnnxJudge(tmp_path).judge([("a", "b")])
