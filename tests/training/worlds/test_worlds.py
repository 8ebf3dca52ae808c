"""The fact files are complete, every phrasing fills, and the pairs come out as promised."""

from __future__ import annotations

import random
import re
from collections import Counter
from functools import partial

import pytest

from checker.training.worlds import kinds, worlds
from checker.training.worlds.choices import Members, Stance
from checker.training.worlds.facts import VALUE_SLOTS
from checker.training.worlds.names import Pools
from checker.training.worlds.phrasing import Event, sentence

KINDS = {kind.name: kind for kind in kinds()}
FACTS = [(kind.name, fact.name) for kind in kinds() for fact in kind.facts]
VALUE = {"v": "three", "x": "three", "adj": "three-day", "was": "was", "has": "has", "is": "is", "total": "nine"}


def _fact(kind, name):
    return next(fact for fact in KINDS[kind].facts if fact.name == name)


@pytest.mark.parametrize(("kind", "name"), FACTS)
def test_a_fact_has_its_phrasings_and_look_alikes(kind, name):
    fact = _fact(kind, name)
    lines = [line for group in fact.texts.values() for line in group]
    assert len({line.parts for line in lines}) >= 12
    assert len(fact.others) >= 3
    for line in lines:
        assert isinstance(fact.attribute, Stance) == line.slots.isdisjoint(VALUE_SLOTS), line.parts


@pytest.mark.parametrize(("kind", "name"), FACTS)
def test_every_phrasing_fills(kind, name):
    fact, event = _fact(kind, name), Event.draw(KINDS[kind], Pools(), random.Random(1), {})
    groups = [*fact.texts.values(), *fact.others, KINDS[kind].events, KINDS[kind].sources]
    for line in (line for group in groups for line in group):
        text = sentence(event.fill(line, VALUE))
        assert re.fullmatch(r"[\"“]?[A-ZÀ-Ž0-9£$€].*[.?!][\"”]?", text), text
        assert not re.search(r"[{}|]|  |\b(a|an|the) (a|an|the)\b|\ba [aeio]|\.\.", text), text


@pytest.mark.parametrize(("kind", "name"), FACTS)
def test_every_value_finds_a_phrasing(kind, name):
    rng = random.Random(2)
    fact = _fact(kind, name)
    for _ in range(60):
        value = fact.attribute.draw(rng)
        for said in (value, fact.attribute.other(value, rng)):
            saying = fact.attribute.say(said, rng)
            assert any(line.slots & VALUE_SLOTS <= saying.forms.keys() for line in fact.texts[saying.group]), saying


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_two_events_are_told_apart_by_name(kind):
    pools, rng = Pools(), random.Random(3)
    for slot in (slots[0] for slots in KINDS[kind].identify):
        for _ in range(20):
            event = Event.draw(KINDS[kind], pools, rng, {})
            twin = Event.draw(KINDS[kind], pools, rng, {s: name for s, name in event.names.items() if s != slot})
            assert {s for s, name in event.names.items() if twin.names[s] != name} <= {slot}


@pytest.fixture(scope="module")
def pairs():
    return worlds(4000, seed=7)


def test_one_seed_one_set(pairs):
    assert worlds(300, seed=7) == pairs[:300]
    assert worlds(300, seed=8) != pairs[:300]


def test_at_least_half_is_neutral(pairs):
    labels = Counter(pair.label for pair in pairs)
    assert labels["neutral"] >= len(pairs) / 2
    assert min(labels["contradiction"], labels["entailment"]) > len(pairs) / 6


def test_pairs_are_different_and_ready_to_print(pairs):
    assert len({(pair.premise, pair.hypothesis) for pair in pairs}) == len(pairs)
    for pair in pairs:
        assert pair.premise != pair.hypothesis
        for text in (pair.premise, pair.hypothesis):
            assert not re.search(r"[{}|]|  |\b(a|an|the) (the|an)\b|\ba [aeio]\w|\.\.|,,| ,", text), text
            assert text[-1] in '.!?"”', text


def test_neutral_pairs_come_in_many_ways(pairs):
    reasons = Counter(pair.origin.rpartition(": ")[2] for pair in pairs if pair.label == "neutral")
    assert len([reason for reason, number in reasons.items() if number >= 12]) >= 10
    assert {"look-alike", "other attribute", "values compatible", "hypothesis says more", "left open"} <= set(reasons)


def test_no_fact_is_left_out(pairs):
    drawn = {pair.origin.split(": ")[1] for pair in pairs}
    assert {f"{kind}/{name}" for kind, name in FACTS} <= drawn


def test_members_are_never_all_or_one():
    members = Members(partial(Pools().name, "country"), ("in",))
    for seed in range(50):
        group, chosen = members.draw(random.Random(seed))
        assert 2 <= len(chosen) < len(group)
