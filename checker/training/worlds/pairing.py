"""Pairs of sentences with their label: clashes, agreements, and the many ways of being about something else."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from checker.training.dossiers import LabelledPair, overlap

from .facts import VALUE_SLOTS, EventKind, Fact, Template, Templates
from .names import Pools
from .phrasing import Event, capital, sentence

# Some facts hardly ever give the wanted label; after so many draws another one is taken.
_TRIES = 12
_IN_COMPANY = 0.17


class UnfitError(Exception):
    """What was drawn can't be worded, or not with the wanted label; something else is to be drawn."""


@dataclass(frozen=True)
class Said:
    """One sentence about a fact of an event: the claim in it and its text as yet without capital and full stop."""

    event: Event
    facts: frozenset[str]  # those that bear on it
    template: Template
    claim: Any
    text: str
    finished: bool  # nothing goes around it or beside it


Drawn = tuple[Said, Said, str, str]  # premise, hypothesis, label, reason
Plan = Callable[[Event, Fact], Drawn]


class Pairing:
    """Draws pairs. Every kind of fact is as likely as any other."""

    def __init__(self, pools: Pools, kinds: Sequence[EventKind], rng: random.Random) -> None:
        self._pools = pools
        self._rng = rng
        self._facts = [(kind, fact) for kind in kinds for fact in kind.facts]
        self._plans: dict[Plan, float] = {
            partial(self._related, label="contradiction", reason="values exclude"): 0.24,
            partial(self._related, label="entailment", reason="same or implied value"): 0.19,
            partial(self._related, label="neutral", reason="values compatible"): 0.06,
            self._other_event: 0.19,
            self._other_fact: 0.11,
            self._look_alike: 0.14,
            self._doubt: 0.02,
            self._denial: 0.02,
            self._excess: 0.04,
        }

    def draw(self) -> LabelledPair:
        """One pair."""
        while True:
            kind, fact = self._rng.choice(self._facts)
            (plan,) = self._rng.choices(list(self._plans), list(self._plans.values()))
            try:
                a, b, label, reason = plan(Event.draw(kind, self._pools, self._rng, {}), fact)
                a = self._accompanied(a, b)
                b = self._accompanied(b, a) if label == "contradiction" else b
            except UnfitError:
                continue
            premise, hypothesis = self._printed(a), self._printed(b)
            if premise != hypothesis:
                return LabelledPair(premise, hypothesis, label, f"worlds: {kind.name}/{fact.name}: {reason}")

    # Sentences

    def _say(self, event: Event, fact: Fact, value: Any, lines: Templates = (), named: Collection[str] = ()) -> Said:
        """A wording of the value, by the fact's own phrasings or these `lines`; `named` are names given before."""
        saying = fact.attribute.say(value, self._rng)
        texts = lines or fact.texts[saying.group]
        fitting = [text for text in texts if text.slots & VALUE_SLOTS <= saying.forms.keys()]
        # The `lines` are worded for a value, not against one.
        against = bool(lines) and saying.group == "not"
        # The value is drawn apart from the event's names and may by chance be one of them.
        named_twice = any(name.full in saying.forms.get("v", "") for name in event.names.values())
        if not fitting or against or named_twice:
            raise UnfitError
        template = self._rng.choice(fitting)
        text = event.fill(template, saying.forms, named)
        return Said(event, fact.apart, template, saying.claim, text, not template.framed)

    def _two(
        self, event: Event, fact: Fact, same: float, first: Templates = (), second: Templates = ()
    ) -> tuple[Said, Said]:
        """Two wordings, perhaps of look-alikes, of values that are the `same` in this share of cases."""
        value = fact.attribute.draw(self._rng)
        other = value if self._rng.random() < same else fact.attribute.other(value, self._rng)
        return self._say(event, fact, value, first), self._say(event, fact, other, second)

    def _naming(self, event: Event, fact: Fact, value: Any, slot: str) -> Said:
        """A wording that gives the name in the slot in full."""
        for _ in range(_TRIES):
            said = self._say(event, fact, value)
            if event.names[slot].full in said.text:
                return said
        raise UnfitError

    def _aside(self, event: Event, facts: Collection[str]) -> Said:
        """A statement of a fact of the event on which none of those facts bears."""
        others = [fact for fact in event.kind.facts if fact.name not in facts]
        if not others:
            raise UnfitError
        fact = self._rng.choice(others)
        return self._say(event, fact, fact.attribute.draw(self._rng), named=event.names)

    def _accompanied(self, said: Said, other: Said) -> Said:
        """Now and then beside a statement that neither is about."""
        if said.finished or self._rng.random() > _IN_COMPANY:
            return said
        return self._turned("joint", said, self._aside(said.event, said.facts | other.facts))

    def _turned(self, turn: str, *parts: Said) -> Said:
        """The statement doubted, denied or joined to another; the claim stays that of the first."""
        if any(said.finished for said in parts):
            raise UnfitError
        statement, other = (said.text for said in self._rng.sample([parts[0], parts[-1]], 2))
        text = self._pools.text(turn, self._rng, statement=statement, other=other, Other=capital(other))
        return replace(parts[0], text=text, facts=parts[0].facts | parts[-1].facts, finished=True)

    def _printed(self, said: Said) -> str:
        """As it stands, or half of the time, if without quotation marks, as someone's words or after an opening."""
        if said.finished or '"' in said.text or self._rng.random() < 0.5:
            return sentence(said.text)
        sources = said.event.kind.sources
        fresh = [source for source in sources if not source.slots & said.template.slots]
        names = {"statement": said.text, "Statement": capital(said.text)}
        source = said.event.fill(self._rng.choice(fresh or sources), {})
        return sentence(self._pools.text("report", self._rng, **names, source=source))

    # Plans

    def _related(self, event: Event, fact: Fact, label: str, reason: str) -> Drawn:
        """Two sentences on one attribute that get this label."""
        # Now and then on a look-alike, so that look-alikes are not always neutral.
        lines = self._rng.choice(fact.alike) if fact.alike and self._rng.random() < 0.12 else ()
        same = {"contradiction": 0.0, "entailment": 1.0, "neutral": 0.6}[label]
        for _ in range(_TRIES):
            a, b = self._two(event, fact, same, lines, lines)
            if a.text != b.text and fact.attribute.relation(a.claim, b.claim) == label:
                return a, b, label, reason
        raise UnfitError

    def _excess(self, event: Event, fact: Fact) -> Drawn:
        """The hypothesis says the same and something besides."""
        a, b, _, _ = self._related(event, fact, "entailment", "")
        return a, self._turned("joint", b, self._aside(event, b.facts)), "neutral", "hypothesis says more"

    def _other_event(self, event: Event, fact: Fact) -> Drawn:
        """Another event of the kind; most often all names but the telling ones are the same."""
        slots = self._rng.choice(event.kind.identify)
        stranger = self._rng.random() < 0.28
        kept = {} if stranger else {slot: name for slot, name in event.names.items() if slot not in slots}
        twin = Event.draw(event.kind, self._pools, self._rng, kept)
        if twin.names[slots[0]] == event.names[slots[0]]:
            raise UnfitError
        value = fact.attribute.draw(self._rng)
        second = value if self._rng.random() < 0.35 else fact.attribute.other(value, self._rng)
        a, b = self._naming(event, fact, value, slots[0]), self._naming(twin, fact, second, slots[0])
        return a, b, "neutral", "other event" if stranger else f"other {slots[0]}"

    def _other_fact(self, event: Event, fact: Fact) -> Drawn:
        """Another attribute of the event: of a few sentences the one likest in words."""
        said = self._say(event, fact, fact.attribute.draw(self._rng))
        asides = [self._aside(event, fact.apart) for _ in range(3)]
        return said, max(asides, key=lambda aside: overlap(said.text, aside.text)), "neutral", "other attribute"

    def _look_alike(self, event: Event, fact: Fact) -> Drawn:
        a, b = self._rng.sample(self._two(event, fact, 0.5, self._rng.choice(fact.others)), 2)
        return a, b, "neutral", "look-alike"

    def _doubt(self, event: Event, fact: Fact) -> Drawn:
        a, b = self._two(event, fact, 0.6, fact.texts.get("is", ()))
        a, b = self._rng.sample((self._turned("doubt", a), b), 2)
        return a, b, "neutral", "left open"

    def _denial(self, event: Event, fact: Fact) -> Drawn:
        """A statement declared untrue: it clashes with its like, and follows from what excludes it."""
        a, b = self._two(event, fact, 0.5, fact.texts.get("is", ()))
        denied = self._turned("denial", a)
        relation = fact.attribute.relation(b.claim, a.claim)
        if relation == "entailment":
            a, b = self._rng.sample((denied, b), 2)
            return a, b, "contradiction", "declared untrue"
        # Where there are but two positions, one follows from the denial of the other.
        if relation == "contradiction" and len(fact.texts) != 2 and self._rng.random() < 0.5:
            return denied, b, "neutral", "another value declared untrue"
        if relation == "contradiction":
            return b, denied, "entailment", "what it excludes declared untrue"
        raise UnfitError
