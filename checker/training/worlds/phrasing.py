"""Fills phrasings: names in full or by role, one of the event's names, "a" or "an", reporting clauses."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from .attributes import Forms
from .facts import EventKind, Template
from .names import Name, Pools

_ARTICLE = re.compile(r"\b([Aa])n? (?=(['\"‘“£$€]?)([\w,]+))")
_JOINTS = (  # where a phrasing and what fills it meet
    ("the the ", "the "),
    (" of of ", " of "),
    (" at at least ", " at no less than "),
    (" at at most ", " at no more than "),
)
_POSSESSIVE = re.compile(r"s's\b")
_VOWEL_SOUND = re.compile(r"(?:[aeiou]|hour|hono|heir|8|11(?!\d)|18(?!\d)|11,|18,)", re.IGNORECASE)
_GLIDE = re.compile(r"(?:uni[^nm]|unil|us[eu]|eu|one\b|once|ut[eio]|ur[aiu])", re.IGNORECASE)


@dataclass(frozen=True)
class Event:
    """One event of a kind: a name for every slot."""

    kind: EventKind
    names: dict[str, Name]


def draw_event(kind: EventKind, pools: Pools, rng: random.Random) -> Event:
    """An event with names of its own."""
    names: dict[str, Name] = {}
    for slot in kind.slots:
        names[slot] = _fresh(kind, slot, names, pools, rng)
    return Event(kind, names)


def rename(event: Event, slot: str, pools: Pools, rng: random.Random) -> Event:
    """The same event but for the name in one slot."""
    return Event(event.kind, {**event.names, slot: _fresh(event.kind, slot, event.names, pools, rng)})


def _fresh(kind: EventKind, slot: str, names: dict[str, Name], pools: Pools, rng: random.Random) -> Name:
    """A name that shares no telling word with those in use."""
    pool, roles = kind.slots[slot]
    words = {word for name in names.values() for word in _telling(name.full)}
    for _ in range(60):
        name = pools.name(pool, rng)
        if words.isdisjoint(_telling(name.full)):
            break
    return Name(name.full, name.short + roles)


def _telling(name: str) -> set[str]:
    """The words of a name that tell it from others: those with a capital or a digit, or else the whole name."""
    return {word for word in name.split() if word[0].isupper() or word[0].isdigit()} - {"The"} or {name}


class Writer:
    """Writes sentences about events."""

    def __init__(self, pools: Pools, rng: random.Random) -> None:
        self._pools = pools
        self._rng = rng

    def names(self, template: Template, event: Event, slot: str) -> bool:
        """Whether a sentence of this phrasing can give the name in `slot`."""
        return slot in template.slots or ("event" in template.slots and any(slot in n.slots for n in event.kind.events))

    def fill(
        self, template: Template, event: Event, forms: Forms, naming: str = "", said: frozenset[str] = frozenset()
    ) -> str:
        """The phrasing with its slots filled, without capital and full stop.

        `naming` is the slot that must be named in full; those in `said` have been named just before.
        """
        named = set(said)
        return "".join(
            self._slot(part, template, event, forms, naming, named) if at % 2 else part
            for at, part in enumerate(template.parts)
        )

    def _slot(self, slot: str, template: Template, event: Event, forms: Forms, naming: str, said: set[str]) -> str:
        if slot in forms:
            return forms[slot]
        if slot == "event":
            return self.fill(self._event_name(template, event, naming, said), event, forms, naming, frozenset(said))
        if slot.startswith("new:"):
            return self._new(slot.removeprefix("new:"), event)
        name = event.names[slot]
        again = slot in said
        said.add(slot)
        if name.short and (again or (slot != naming and self._rng.random() < 0.5)):
            return name.short[-1] if again else self._rng.choice(name.short)
        return name.full

    def _event_name(self, template: Template, event: Event, naming: str, said: set[str]) -> Template:
        """One of the event's names, if possible without a name that the sentence gives anyway."""
        names = event.kind.events
        if naming and naming not in template.slots:
            return self._rng.choice([name for name in names if naming in name.slots])
        fresh = [name for name in names if not name.slots & (template.slots | said)]
        return self._rng.choice(fresh or names)

    def _new(self, pool: str, event: Event) -> str:
        taken = {word for name in event.names.values() for word in _telling(name.full)}
        for _ in range(60):
            name = self._pools.name(pool, self._rng).full
            if taken.isdisjoint(_telling(name)):
                break
        return name

    def framed(self, text: str, template: Template, event: Event) -> str:
        """The sentence as it stands, or as someone's words, or after an opening; ready to print."""
        way = self._rng.random()
        if not template.framed or way < 0.5:
            return sentence(text)
        others = [source for source in event.kind.sources if not source.slots & template.slots]
        source = self.fill(self._rng.choice(others or event.kind.sources), event, {})
        return sentence(self._frame(text, source, way))

    def _frame(self, text: str, source: str, way: float) -> str:
        if way < 0.6:
            return f"{text}, {source} said"
        if way < 0.67:
            return f"according to {source}, {text}"
        if way < 0.76:
            verb = self._rng.choice(("said", "said that", "confirmed that", "reported that", "said on the record that"))
            return f"{source} {verb} {text}"
        if way < 0.85:
            return f"{self._rng.choice(OPENINGS)} {text}"
        marks = self._rng.choice(('""', "“”", '""'))
        speech = f"{marks[0]}{capital(text)},{marks[1]}"
        speaker = f"{self._pools.name('person', self._rng).full}, {self._rng.choice(SPEAKERS)}"
        return f"{speech} said {self._rng.choice((speaker, source))}"


OPENINGS = (
    "as it turned out,",
    "for the record,",
    "in the end,",
    "as is now known,",
    "by all accounts,",
    "in plain words,",
    "the facts are these:",
    "as the file shows,",
    "let it be noted that",
    "it is now clear that",
    "there is no longer any doubt that",
    "readers should know that",
    "this much is settled:",
    "the record shows that",
    "what matters is that",
    "as our correspondent reports,",
)
SPEAKERS = ("a spokesman", "a spokeswoman", "an adviser", "an official", "an aide", "who was there", "a witness")
_DOUBTS = (
    "whether {} is not known",
    "nobody has confirmed that {}",
    "it could not be established whether {}",
    "reports that {} have not been confirmed",
    "a commentator asked whether {}",
    "it would be premature to say that {}",
    "it has been claimed on social media that {}, but there is no word on it from anyone who would know",
)
_DENIALS = (
    "it is not true that {}",
    "it is simply wrong to say that {}",
    "a claim that {} is false",
    "reports that {} are mistaken",
    "contrary to what some have reported, it is not the case that {}",
    "the rumour that {} has been shown to be untrue",
)


def doubted(text: str, rng: random.Random) -> str:
    """The statement left open."""
    return sentence(rng.choice(_DOUBTS).format(text))


def denied(text: str, rng: random.Random) -> str:
    """The statement turned into its opposite."""
    return sentence(rng.choice(_DENIALS).format(text))


def joined(text: str, other: str, rng: random.Random) -> str:
    """Two statements in one sentence, or in two; ready to print."""
    if rng.random() < 0.3:
        return f"{sentence(text)} {sentence(other)}"
    link = rng.choice((", and ", ", while ", "; "))
    return sentence(f"{text}{link}{other}")


def sentence(text: str) -> str:
    """Capital, articles and full stop put right."""
    text = _ARTICLE.sub(_article, text)
    for clumsy, better in _JOINTS:
        text = text.replace(clumsy, better)
    text = _POSSESSIVE.sub("s'", text)
    text = capital(text)
    if text[-1] in '."”?!':
        return text if text[-1] != '"' or text[-2] in ".,?!" else f"{text}."
    return f"{text}."


def capital(text: str) -> str:
    """The text with its first letter large, quotation marks aside."""
    at = 1 if text[0] in '"“' else 0
    return text[:at] + text[at].upper() + text[at + 1 :]


def _article(match: re.Match[str]) -> str:
    word = match.group(3)
    vowel = bool(_VOWEL_SOUND.match(word)) and not _GLIDE.match(word)
    return f"{match.group(1)}{'n' if vowel else ''} "
