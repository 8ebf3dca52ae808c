from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.errors import GoldError
from checker.evaluation import Gold, load_gold, recall_at, score
from checker.findings import Calibration, assemble
from checker.findings.features import NAMES
from checker.models import Document, Finding, Match, Relation
from tests.making import claim, verdict

TEXTS = {"a.txt": "The pier opened in May. It cost 5 crowns.", "b.txt": "The pier opened in June. It cost 9 crowns."}
DOCUMENTS = [Document(id=name, path=name, text=text, sha256="") for name, text in TEXTS.items()]


def _side(document: str, quote: str) -> dict[str, str]:
    return {"doc": document, "quote": quote}


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    month = {"a": _side("a.txt", "The pier opened in May."), "b": _side("b.txt", "The pier opened in June.")}
    cost = {"a": _side("a.txt", "cost 5 crowns"), "b": _side("b.txt", "It cost 9 crowns.")}
    cross = {"a": _side("a.txt", "It cost 5 crowns."), "b": _side("b.txt", "The pier opened in June.")}
    entries = [{"id": "m", "kind": "date", "difficulty": "easy", **month}, {"id": "c", "kind": "number", **cost}]
    entries.append({"id": "e", "kind": "number", "echo_of": "c", **cross})
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"contradictions": entries, "hard_negatives": [{**cross, "why": ""}]}))
    return load_gold(path, DOCUMENTS)


def _finding(first: str, second: str, probability: float) -> Finding:
    a = claim(first, "a.txt", start=TEXTS["a.txt"].index(first))
    b = claim(second, "b.txt", start=TEXTS["b.txt"].index(second))
    weights = tuple(float(name == "contradiction") for name in NAMES)
    plain = Calibration(0.0, weights, (0.0,) * len(NAMES), (1.0,) * len(NAMES))
    return assemble([verdict(b, a, probability)], plain, min_probability=0.0).findings[0]


def test_average_precision_recall_and_alarms(gold: Gold) -> None:
    wrong = _finding("The pier opened in May.", "It cost 9 crowns.", 0.9)
    month = _finding("The pier opened in May.", "The pier opened in June.", 0.8)
    echo = _finding("It cost 5 crowns.", "The pier opened in June.", 0.6)
    cost = _finding("It cost 5 crowns.", "It cost 9 crowns.", 0.4)
    scores = score([wrong, month, echo, cost], gold, 0.5)
    assert scores.average_precision == pytest.approx((1 / 2 + 2 / 3) / 2, abs=1e-4)
    assert scores.ranks == {"m": 2, "c": 3}
    assert (scores.gold, scores.shown, scores.hits, scores.recall) == (2, 3, 2, 1.0)
    assert scores.recall_by_difficulty == {"easy": 1.0, "medium": 1.0}
    assert scores.false_alarms == 1.0
    assert scores.first_five == 0.75


def test_a_hit_that_is_told_as_a_tension_is_counted_where_it_is_shown(gold: Gold) -> None:
    month = _finding("The pier opened in May.", "The pier opened in June.", 0.8)
    wrong = _finding("The pier opened in May.", "It cost 9 crowns.", 0.7)
    cost = _finding("It cost 5 crowns.", "It cost 9 crowns.", 0.6)
    hedged = [one.model_copy(update={"relation": Relation.TENSION}) for one in (month, wrong)]
    assert score([*hedged, cost], gold, 0.5).tensions == 1
    assert score([*hedged, cost], gold, 0.85).tensions == 0
    assert score([month, wrong, cost], gold, 0.5).tensions == 0


def test_findings_are_scored_in_the_order_of_their_probabilities(gold: Gold) -> None:
    month = _finding("The pier opened in May.", "The pier opened in June.", 0.8)
    wrong = _finding("The pier opened in May.", "It cost 9 crowns.", 0.4)
    assert score([wrong, month], gold, 0.5) == score([month, wrong], gold, 0.5)


def test_a_finding_of_two_entries_is_no_more_than_precise(gold: Gold) -> None:
    month = _finding("The pier opened in May.", "The pier opened in June.", 0.8)
    twice = Gold((*gold.contradictions, replace(gold.contradictions[0], id="again")), (), ())
    assert score([month], twice, 0.5).average_precision == pytest.approx(2 / 3, abs=1e-4)


def test_nothing_found_is_nothing_right(gold: Gold) -> None:
    scores = score([], gold, 0.5)
    assert (scores.average_precision, scores.recall, scores.first_five, scores.shown) == (0.0, 0.0, 0.0, 0)


def test_a_quote_must_overlap_by_half(gold: Gold) -> None:
    b = claim("The pier opened in June.", "b.txt")
    for text, share in (("The pier opened in May. It cost", 1 / 3), ("May. It cost 5 crowns.", 1 / 3), ("May", 1 / 3)):
        a = claim(text, "a.txt", start=TEXTS["a.txt"].index(text))
        assert recall_at([Match(a=a, b=b, similarity=0.5, rank=3)], gold, (1, 5)) == {
            1: 0.0,
            5: pytest.approx(share, abs=1e-3),
        }
    elsewhere = claim("The pier opened in May.", "b.txt")
    assert recall_at([Match(a=elsewhere, b=b, similarity=0.5, rank=1)], gold, (5,)) == {5: 0.0}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"contradictions": [{}]}'])
def test_a_bad_gold_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "gold.json").write_text(content)
    with pytest.raises(GoldError, match=r"gold\.json"):
        load_gold(tmp_path / "gold.json", DOCUMENTS)
