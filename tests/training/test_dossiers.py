from __future__ import annotations

from collections import Counter

import pytest

from checker.training.dossiers import DOSSIERS, pairs_in_place, pairs_of, read_dossiers, sentences_of

THREE_POSITIONS = {
    "id": "film",
    "attributes": [
        {
            "name": "length",
            "kind": "number",
            "positions": [
                {"value": "90 minutes", "texts": ["It lasts an hour and a half.", "Ninety minutes, no more."]},
                {"value": "2 hours", "texts": ["Two hours is what it takes."]},
                {"value": "3 hours", "texts": ["You sit there for three hours."]},
            ],
            "look_alikes": [{"text": "His last film took four hours.", "why": "another film"}],
        },
        {
            "name": "place",
            "kind": "location",
            "positions": [{"value": "Oslo", "texts": ["It was shot in Oslo.", "Oslo is where they filmed."]}],
            "look_alikes": [],
        },
    ],
}


def test_every_two_positions_contradict() -> None:
    pairs = list(pairs_of(THREE_POSITIONS, in_company=0))
    assert Counter(pair.label for pair in pairs if pair.origin in ("number", "location")) == {
        "contradiction": 2 * 5,
        "entailment": 2 * 2,
    }
    assert sum(pair.origin == "look-alike" for pair in pairs) == 4
    against = {pair.hypothesis for pair in pairs if pair.premise.startswith("Two hours") and pair.label[0] == "c"}
    assert against == {"It lasts an hour and a half.", "Ninety minutes, no more.", "You sit there for three hours."}


def test_a_share_of_long_sentences_stands_after_another() -> None:
    (first, *_) = read_dossiers("prose")
    pairs = list(pairs_in_place(first))
    sides = [side for pair in pairs for side in (pair.premise, pair.hypothesis)]
    placed = [side for side in sides if side.endswith("]")]
    assert 0.3 < len(placed) / len(sides) < 0.5
    texts = {text for attribute in first["attributes"] for text in sentences_of(attribute)}
    assert all(any(before.startswith(side.partition(" [")[2][:-1]) for before in texts) for side in placed)
    counted = Counter(pair.label for pair in pairs)
    assert counted["contradiction"] > 0.5 * sum(pair.label == "contradiction" for pair in pairs_of(first))
    assert len(pairs) < 0.6 * len(list(pairs_of(first)))


@pytest.mark.parametrize("split", ["train", "dev", "test", "reworded", "reworded-test", "prose", "prose-test"])
def test_every_fact_has_two_positions_and_says_nothing_twice(split: str) -> None:
    for dossier in read_dossiers(split):
        for attribute in dossier["attributes"]:
            texts = sentences_of(attribute)
            assert len(attribute["positions"]) > 1, (dossier["id"], attribute["name"])
            assert len(set(texts)) == len(texts), (dossier["id"], attribute["name"])


def test_no_dossier_is_in_two_splits() -> None:
    names = [path.name for path in DOSSIERS.glob("*/*.json")]
    assert len(names) == len(set(names))
