"""Pairs of sentences with their label: clashes, agreements, and the many ways of being about something else."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from checker.training.dossiers import LabelledPair, overlap

from .attributes import Saying
from .facts import EventKind, Fact, Template
from .names import Pools
from .phrasing import Event, Writer, denied, doubted, draw_event, joined, rename, sentence

# Some facts hardly ever give the wanted label; after so many draws another one is taken.
_TRIES = 12
# Longer sentences are seldom met in a newspaper.
_LONGEST = 420  # characters


@dataclass(frozen=True)
class Said:
    """One sentence: its phrasing, the claim in it, and its text as yet without capital and full stop."""

    template: Template
    claim: Any
    text: str


Drawn = tuple[str, str, str, str]  # premise, hypothesis, label, reason


class Pairing:
    """Draws pairs. Every kind of fact is as likely as any other."""

    def __init__(self, pools: Pools, kinds: Sequence[EventKind], rng: random.Random) -> None:
        self._pools = pools
        self._rng = rng
        self._writer = Writer(pools, rng)
        self._facts = [(kind, fact) for kind in kinds for fact in kind.facts]
        plans: tuple[tuple[Callable[[Event, Fact], Drawn | None], float], ...] = (
            (self._clash, 0.24),
            (self._agreement, 0.19),
            (self._implied, 0.02),
            (self._vaguer, 0.06),
            (self._variant, 0.13),
            (self._stranger, 0.05),
            (self._other_fact, 0.11),
            (self._look_alike, 0.14),
            (self._doubt, 0.02),
            (self._denial, 0.02),
            (self._excess, 0.04),
        )
        self._plans = [plan for plan, _ in plans]
        self._weights = [weight for _, weight in plans]

    def draw(self) -> LabelledPair | None:
        """One pair; None where the drawn plan does not fit the drawn fact."""
        kind, fact = self._rng.choice(self._facts)
        event = draw_event(kind, self._pools, self._rng)
        plan = self._rng.choices(self._plans, self._weights)[0]
        drawn = plan(event, fact)
        if drawn is None or drawn[0] == drawn[1] or max(len(drawn[0]), len(drawn[1])) > _LONGEST:
            return None
        premise, hypothesis, label, reason = drawn
        return LabelledPair(premise, hypothesis, label, f"worlds: {kind.name}/{fact.name}: {reason}")

    # Sentences

    def _say(
        self,
        event: Event,
        fact: Fact,
        value: Any,
        naming: str = "",
        lines: tuple[Template, ...] | None = None,
        said: frozenset[str] = frozenset(),
        precise: bool = False,
    ) -> Said | None:
        precise = precise or self._rng.random() < 0.3
        saying = fact.attribute.say(value, self._rng, precise)
        if lines and saying.group == "not":  # a look-alike is worded for a value, not against one
            return None
        if any(name.full in saying.forms.get("v", "") for name in event.names.values()):
            return None  # the value is drawn apart from the event's names and may by chance be one of them
        fitting = self._fitting(event, lines or fact.texts[saying.group], saying, naming)
        if not fitting:
            return None
        template = self._rng.choice(fitting)
        return Said(template, saying.claim, self._writer.fill(template, event, saying.forms, naming, said))

    def _fitting(self, event: Event, lines: tuple[Template, ...], saying: Saying, naming: str) -> list[Template]:
        return [
            line
            for line in lines
            if line.value_slots <= saying.forms.keys() and (not naming or self._writer.names(line, event, naming))
        ]

    def _print(self, said: Said, event: Event) -> str:
        return self._writer.framed(said.text, said.template, event)

    def _aside(self, event: Event, fact: Fact) -> Said | None:
        """A statement of another fact of the event, short enough to be joined to one."""
        others = [f for f in event.kind.facts if f.name not in fact.apart]
        if not others:
            return None
        other = self._rng.choice(others)
        said = self._say(event, other, other.attribute.draw(self._rng), said=frozenset(event.kind.slots))
        return said if said and said.template.framed and len(said.text) < 110 else None

    def _with_aside(self, said: Said, event: Event, fact: Fact) -> str:
        """Printed, three times in ten with a statement about something else before or after it."""
        aside = self._aside(event, fact) if said.template.framed and self._rng.random() < 0.3 else None
        if aside is None:
            return self._print(said, event)
        first, second = (said.text, aside.text) if self._rng.random() < 0.5 else (aside.text, said.text)
        return joined(first, second, self._rng)

    # Plans

    def _related(self, event: Event, fact: Fact, same: bool, label: str) -> tuple[Said, Said] | None:
        """Two sentences on one attribute, of one value or of two that exclude each other, that get this label."""
        lines = self._subject(fact)
        for _ in range(_TRIES):
            value = fact.attribute.draw(self._rng)
            second = value if same else fact.attribute.other(value, self._rng)
            a, b = (self._say(event, fact, v, lines=lines) for v in (value, second))
            if a and b and a.text != b.text and fact.attribute.relation(a.claim, b.claim) == label:
                return a, b
        return None

    def _subject(self, fact: Fact) -> tuple[Template, ...] | None:
        """None for the fact itself; now and then a look-alike, so that look-alikes are not always neutral."""
        if not fact.alike or self._rng.random() > 0.12:
            return None
        return self._rng.choice(fact.alike)

    def _clash(self, event: Event, fact: Fact) -> Drawn | None:
        pair = self._related(event, fact, False, "contradiction")
        if pair is None:
            return None
        a, b = pair
        return self._with_aside(a, event, fact), self._with_aside(b, event, fact), "contradiction", "values exclude"

    def _agreement(self, event: Event, fact: Fact) -> Drawn | None:
        pair = self._related(event, fact, True, "entailment")
        if pair is None:
            return None
        a, b = pair
        return self._with_aside(a, event, fact), self._print(b, event), "entailment", "same or implied value"

    def _vaguer(self, event: Event, fact: Fact) -> Drawn | None:
        pair = self._related(event, fact, self._rng.random() < 0.6, "neutral")
        if pair is None:
            return None
        a, b = pair
        return self._print(a, event), self._print(b, event), "neutral", "values compatible"

    def _implied(self, event: Event, fact: Fact) -> Drawn | None:
        said = self._say(event, fact, fact.attribute.draw(self._rng))
        if not fact.entailed or said is None:
            return None
        line = self._rng.choice(fact.entailed)
        general = sentence(self._writer.fill(line, event, {}))
        if self._rng.random() < 0.5:
            return general, self._print(said, event), "neutral", "premise more general"
        return self._with_aside(said, event, fact), general, "entailment", "follows from any value"

    def _variant(self, event: Event, fact: Fact) -> Drawn | None:
        """Same words, and all names but the telling ones the same."""
        slots = self._rng.choice(event.kind.identify)
        twin = event
        for slot in slots:
            twin = rename(twin, slot, self._pools, self._rng)
        if twin.names[slots[0]].full == event.names[slots[0]].full:
            return None
        return self._of_two_events(event, twin, fact, slots[0], f"other {slots[0]}")

    def _stranger(self, event: Event, fact: Fact) -> Drawn | None:
        slot = self._rng.choice(event.kind.identify)[0]
        twin = draw_event(event.kind, self._pools, self._rng)
        if twin.names[slot].full == event.names[slot].full:
            return None
        return self._of_two_events(event, twin, fact, slot, "other event")

    def _of_two_events(self, event: Event, twin: Event, fact: Fact, slot: str, reason: str) -> Drawn | None:
        value = fact.attribute.draw(self._rng)
        second = value if self._rng.random() < 0.35 else fact.attribute.other(value, self._rng)
        a, b = self._say(event, fact, value, slot), self._say(twin, fact, second, slot)
        if a is None or b is None:
            return None
        return self._print(a, event), self._print(b, twin), "neutral", reason

    def _other_fact(self, event: Event, fact: Fact) -> Drawn | None:
        """Another attribute of the event: of a few sentences the one likest in words."""
        said = self._say(event, fact, fact.attribute.draw(self._rng))
        asides = [aside for aside in (self._aside(event, fact) for _ in range(3)) if aside]
        if said is None or not asides:
            return None
        near = max(asides, key=lambda aside: overlap(said.text, aside.text))
        first, second = self._print(said, event), self._print(near, event)
        return first, second, "neutral", "other attribute"

    def _look_alike(self, event: Event, fact: Fact) -> Drawn | None:
        if not fact.others:
            return None
        value = fact.attribute.draw(self._rng)
        second = value if self._rng.random() < 0.5 else fact.attribute.other(value, self._rng)
        lines = self._rng.choice(fact.others)
        alike, said = self._say(event, fact, second, lines=lines), self._say(event, fact, value)
        if alike is None or said is None:
            return None
        first, last = sentence(alike.text), self._with_aside(said, event, fact)
        if self._rng.random() < 0.5:
            first, last = last, first
        return first, last, "neutral", "look-alike"

    def _doubt(self, event: Event, fact: Fact) -> Drawn | None:
        pair = self._plain_pair(event, fact, self._rng.random() < 0.6)
        if pair is None:
            return None
        first, last = doubted(pair[0].text, self._rng), self._print(pair[1], event)
        if self._rng.random() < 0.5:
            first, last = last, first
        return first, last, "neutral", "left open"

    def _denial(self, event: Event, fact: Fact) -> Drawn | None:
        """A statement declared untrue: it clashes with its like, and follows from what excludes it."""
        pair = self._plain_pair(event, fact, self._rng.random() < 0.5)
        if pair is None:
            return None
        a, b = pair
        relation = fact.attribute.relation(b.claim, a.claim)
        no = denied(a.text, self._rng)
        if relation == "entailment":
            first, last = no, self._with_aside(b, event, fact)
            if self._rng.random() < 0.5:
                first, last = last, first
            return first, last, "contradiction", "declared untrue"
        if relation == "contradiction":
            if self._rng.random() < 0.5:
                return no, self._print(b, event), "neutral", "another value declared untrue"
            return self._with_aside(b, event, fact), no, "entailment", "what it excludes declared untrue"
        return None

    def _plain_pair(self, event: Event, fact: Fact, same: bool) -> tuple[Said, Said] | None:
        value = fact.attribute.draw(self._rng)
        second = value if same else fact.attribute.other(value, self._rng)
        a, b = self._say(event, fact, value, precise=True), self._say(event, fact, second)
        return (a, b) if a and b and a.template.framed else None

    def _excess(self, event: Event, fact: Fact) -> Drawn | None:
        """The hypothesis says the same and something besides."""
        pair = self._related(event, fact, True, "entailment")
        aside = self._aside(event, fact)
        if pair is None or aside is None or not pair[1].template.framed:
            return None
        a, b = pair
        return self._print(a, event), joined(b.text, aside.text, self._rng), "neutral", "hypothesis says more"
