from __future__ import annotations

from pathlib import Path

from checker.models import Kind
from checker.training.kinds import fit, labelled
from tests.making import claim

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_pairs_of_a_set_with_their_kinds() -> None:
    found = list(labelled([SEEDS / "paris-summit"]))
    assert found
    assert {kind for *_, kind in found} <= {kind.value for kind in Kind}
    assert all(a.document != b.document or a.start != b.start for a, b, _ in found)


def test_what_tells_two_kinds_apart_is_learnt() -> None:
    money = [(claim(f"It cost {n} francs."), claim(f"The price was {n + 7} francs."), "number") for n in range(100)]
    doubt = [(claim("He has never paid."), claim(f"He paid on day {n}, gladly."), "negation") for n in range(100)]
    cause = [(claim("It broke because of rust."), claim(f"Ice broke it {n} times."), "cause") for n in range(100)]
    model = fit([*money, *doubt, *cause])
    assert next(iter(model.shares(*money[0][:2]))) is Kind.NUMBER
    assert next(iter(model.shares(claim("She has never sung."), claim("She sang on a day.")))) is Kind.NEGATION
