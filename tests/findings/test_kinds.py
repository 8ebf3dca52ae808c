from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.findings.judges import opinion_on
from checker.findings.kinds import WEIGHTS, KindModel, kind_of, signs
from checker.models import Kind
from tests.making import claim


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("27 leaders attended.", "31 leaders attended.", Kind.NUMBER),
        ("It began on 3 March 2025.", "It began on 5 March 2025.", Kind.DATE),
        ("The firm paid a bonus.", "The firm never paid a bonus.", Kind.NEGATION),
        ("The council approved the new pier.", "The council did not approve the new pier.", Kind.NEGATION),
        ("Some 40 people were hurt in the blast.", "The blast hurt 65 people.", Kind.NUMBER),
    ],
)
def test_kind(a: str, b: str, kind: Kind) -> None:
    first, second = claim(a), claim(b)
    assert kind_of(first, second, opinion_on(first, second))[0] is kind


def test_what_a_judge_says_is_sure() -> None:
    first, second = claim("27 leaders attended."), claim("31 leaders attended.")
    assert kind_of(first, second, opinion_on(first, second)) == (Kind.NUMBER, True)


def test_a_pair_without_signs_is_not_sure() -> None:
    assert not kind_of(claim("Zyx."), claim("Qwv."), None)[1]


def test_signs() -> None:
    found = signs(claim("The Mayor paid 30 francs."), claim("The mayor has never paid."))
    assert {"=the", "=mayor", "=paid", "#", "francs", "has", "never", "one denies"} <= set(found)
    assert "paid" not in found


def test_shares_are_ranked_and_add_up() -> None:
    model = KindModel({"number": 0.0, "date": 1.0}, {"#": {"number": 3.0}})
    shares = model.shares(claim("It cost 3 francs."), claim("It was free."))
    assert list(shares) == [Kind.NUMBER, Kind.DATE]
    assert sum(shares.values()) == pytest.approx(1)
    assert list(model.shares(claim("Yes."), claim("No."))) == [Kind.DATE, Kind.NUMBER]


def test_every_kind_has_weights() -> None:
    assert set(json.loads(WEIGHTS.read_text(encoding="utf-8"))["intercepts"]) == {kind.value for kind in Kind}


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "kinds.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match=r"kinds\.json"):
        KindModel.from_file(tmp_path / "kinds.json")


def test_same_figures_do_not_differ() -> None:
    first = claim("Plain text without encryption is accepted on port 5672 at 5 GHz.", "a.txt")
    second = claim("Plain text connections on port 5672 at 5 GHz were removed.", "b.txt")
    assert kind_of(first, second, None)[0] is not Kind.NUMBER
