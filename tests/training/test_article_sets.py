from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.training import article_sets
from checker.training.article_sets import PLAIN, View
from checker.training.dossiers import LabelledPair

WIRE = (
    "Nine of the eleven members signed the pact on Monday. Rain fell on the guests all day long. "
    "The host was the city of Ostrel."
)
NOTE = (
    "Fewer than half of the members put their names to the pact. It was Ostrel that played host. "
    "Lunch for the guests was served cold in a tent."
)


def passage(doc: str, text: str, start: str) -> dict[str, str]:
    return {"doc": doc, "quote": next(s for s in text.split(". ") if s.startswith(start))}


@pytest.fixture
def one_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "pact"
    folder.mkdir()
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    signed = {"a": passage("wire.txt", WIRE, "Nine"), "b": passage("note.txt", NOTE, "Fewer")}
    hosted = {"a": passage("wire.txt", WIRE, "The host"), "b": passage("note.txt", NOTE, "It was")}
    alike = {"a": passage("wire.txt", WIRE, "Rain"), "b": passage("note.txt", NOTE, "Lunch")}
    gold = {
        "contradictions": [{"id": "c1", "kind": "number", "difficulty": "easy", **signed, "why": "Nine or under six."}],
        "agreements": [hosted],
        "hard_negatives": [{**alike, "why": "Weather and food."}],
    }
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    monkeypatch.setattr(article_sets, "SETS", tmp_path)
    forget()
    yield
    forget()


def forget() -> None:
    for kept in vars(article_sets).values():
        if isinstance(kept, functools._lru_cache_wrapper):
            kept.cache_clear()


def named(view: View = PLAIN) -> list[LabelledPair]:
    return [pair for name in article_sets.LABELS for pair in article_sets.named_pairs(name, view)]


def test_what_gold_names_is_labelled_both_ways_round(one_set: None) -> None:
    found = {(p.premise.split()[0], p.hypothesis.split()[0]): p.label for p in named()}
    assert found == {
        ("Nine", "Fewer"): "contradiction",
        ("Fewer", "Nine"): "contradiction",
        ("The", "It"): "entailment",
        ("It", "The"): "entailment",
        ("Rain", "Lunch"): "neutral",
        ("Lunch", "Rain"): "neutral",
    }


@pytest.mark.parametrize(("label", "count"), [("contradiction", 2), ("agreement", 2), ("hard negative", 2)])
def test_what_gold_calls_by_one_name(one_set: None, label: str, count: int) -> None:
    found = list(article_sets.named_pairs(label))
    assert [pair.origin for pair in found] == [label] * count


def test_the_same_pairs_under_other_names(one_set: None) -> None:
    plain, renamed = (named(View(renamed=renamed)) for renamed in (False, True))
    assert [pair.label for pair in renamed] == [pair.label for pair in plain]
    other = article_sets.other_names()
    assert [pair.premise for pair in renamed] == [other("pact", pair.premise) for pair in plain]


def test_what_gold_does_not_name_is_neutral(one_set: None) -> None:
    pairs = list(article_sets.unnamed_pairs())
    assert {pair.label for pair in pairs} == {"neutral"}
    every = {frozenset((pair.premise, pair.hypothesis)) for pair in named()}
    assert every.isdisjoint(frozenset((pair.premise, pair.hypothesis)) for pair in pairs)


def test_each_sentence_after_the_two_before_it(one_set: None) -> None:
    shown = [pair.premise for pair in named(View(in_place=True))]
    assert "Fewer than half of the members put their names to the pact." in shown  # nothing stands before it
    before = "Nine of the eleven members signed the pact on Monday. Rain fell on the guests all day long."
    assert f"The host was the city of Ostrel. [{before}]" in shown


def test_a_sentence_run_on_into_another_contradicts_what_it_did(one_set: None) -> None:
    (there, back) = article_sets.named_pairs("contradiction", View(run_on=True))
    assert (there.premise, there.hypothesis) == (back.hypothesis, back.premise)
    assert there.label == back.label == "contradiction"
    longest = max(there.premise, there.hypothesis, key=len)
    first, second = ("Nine of", "ain fell") if longest.startswith("Nine") else ("Fewer than", "t was Ostrel")
    assert longest.index(first) < longest.index(second)


def test_of_an_agreement_only_the_premise_is_run_on(one_set: None) -> None:
    (pair,) = article_sets.named_pairs("agreement", View(run_on=True))
    assert pair.label == "entailment"
    assert pair.hypothesis in {
        "The host was the city of Ostrel.",
        "It was Ostrel that played host. [Fewer than half of the members put their names to the pact.]",
    }
    assert len(pair.premise.split()) > 12


def test_what_two_sentences_in_a_row_contradict_is_a_contradiction(one_set: None) -> None:
    pairs = [
        *article_sets.named_pairs("hard negative", View(run_on=True)),
        *article_sets.unnamed_pairs(View(run_on=True)),
    ]
    for pair in pairs:
        told = [text.split(" [")[0] for text in (pair.premise, pair.hypothesis)]
        by = [("Nine" in text, "half of the members" in text) for text in told]
        assert (pair.label == "contradiction") is (sorted(by) == [(False, True), (True, False)])
    assert {pair.label for pair in pairs} == {"neutral", "contradiction"}
