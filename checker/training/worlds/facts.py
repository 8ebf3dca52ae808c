"""Reads fact files: one kind of event each, with its names and the facts that texts tell of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .attributes import Attribute
from .choices import Choice, Members, Share, options, stance
from .dates import Day
from .names import Pools
from .quantities import Clock, Year, count, duration, measure, money, percent

FACTS = Path(__file__).with_name("facts")
VALUE_SLOTS = frozenset(("v", "x", "adj", "was", "has", "is", "total"))
_SLOT = re.compile(r"\{([\w:]+)\}")


@dataclass(frozen=True)
class Template:
    """A phrasing cut at its slots: texts and slot names in turn. `framed`: a reporting clause may go around it."""

    parts: tuple[str, ...]
    slots: frozenset[str]
    value_slots: frozenset[str]  # those that the value fills
    framed: bool

    @classmethod
    def of(cls, line: str) -> Template:
        """A phrasing from its line in a fact file."""
        parts = tuple(_SLOT.split(line.strip().rstrip(".")))
        reported = re.search(r'"|^\s*that |\b(said|told|says|according to|it emerged|I|we|my|our)\b|\?$', line)
        slots = frozenset(parts[1::2])
        return cls(parts, slots, slots & VALUE_SLOTS, not reported)


@dataclass(frozen=True)
class Fact:
    """One kind of fact: its attribute, phrasings by group, and what only looks like it."""

    name: str
    kind: str
    attribute: Attribute
    texts: dict[str, tuple[Template, ...]]
    others: tuple[tuple[Template, ...], ...]  # each with its paraphrases
    alike: tuple[tuple[Template, ...], ...]  # those that give a definite thing its value
    entailed: tuple[Template, ...]
    apart: frozenset[str]  # facts of the event that bear on this one, so not simply neutral to it


@dataclass(frozen=True)
class EventKind:
    """A kind of event: what it is called, which names tell one from another, and its facts."""

    name: str
    slots: dict[str, tuple[str, tuple[str, ...]]]  # slot to pool and role words
    identify: tuple[tuple[str, ...], ...]  # slots which, given other names, make another event of it
    events: tuple[Template, ...]
    sources: tuple[Template, ...]
    facts: tuple[Fact, ...]


def read_kinds(folder: Path = FACTS, pools: Pools | None = None) -> list[EventKind]:
    """All kinds of events of a folder, in the order of their files."""
    pools = pools or Pools.read()
    return [read_kind(path, pools) for path in sorted(folder.glob("*.toml"))]


def read_kind(path: Path, pools: Pools) -> EventKind:
    """The kind of event that one file is about."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    slots = {}
    for name, text in table["slots"].items():
        pool, _, roles = text.partition(":")
        slots[name] = (pool.strip(), tuple(role.strip() for role in roles.split("|") if role.strip()))
    return EventKind(
        path.stem,
        slots,
        tuple(tuple(slots.split("+")) for slots in table["identify"]),
        _templates(table["events"]),
        _templates(table["sources"]),
        tuple(_fact(name, settings, pools, _apart(name, table["facts"])) for name, settings in table["facts"].items()),
    )


def _apart(name: str, facts: dict[str, Any]) -> frozenset[str]:
    """The fact itself, those it sets apart, and those that set it apart."""
    return frozenset(
        other
        for other, settings in facts.items()
        if other == name or other in facts[name].get("apart", ()) or name in settings.get("apart", ())
    )


def _templates(text: str) -> tuple[Template, ...]:
    return tuple(Template.of(line) for line in text.strip().splitlines() if line.strip())


def _fact(name: str, settings: dict[str, Any], pools: Pools, apart: frozenset[str]) -> Fact:
    by_group = settings["texts"] if isinstance(settings["texts"], dict) else {"is": settings["texts"]}
    groups = {group: _templates(lines) for group, lines in by_group.items()}
    others = tuple(
        tuple(Template.of(part) for part in line.split("||"))
        for line in settings.get("others", "").strip().splitlines()
        if line.strip()
    )
    return Fact(
        name,
        settings.get("kind", settings["type"]),
        _attribute(settings, list(groups), pools),
        groups,
        others,
        () if settings["type"] in _NOT_UNIQUE else tuple(lines for lines in others if all(map(_single, lines))),
        _templates(settings.get("entailed", "")),
        apart,
    )


_NOT_UNIQUE = ("choice", "members", "stance")  # that another bid came from one firm excludes no bid from a second
_INDEFINITE = re.compile(r"\b(an?|another|other) \w+|earlier|older|similar|different")


def _single(template: Template) -> bool:
    """Whether the look-alike speaks of one definite thing and gives its value."""
    text = "".join(template.parts[::2])
    return bool(template.slots & {"v", "x"}) and "new:" not in "".join(template.slots) and not _INDEFINITE.search(text)


_MAKERS: dict[str, Callable[[dict[str, Any]], Attribute]] = {
    "count": count,
    "percent": percent,
    "money": money,
    "measure": measure,
    "duration": duration,
    "date": lambda settings: Day(),
    "year": lambda settings: Year(*settings["range"]),
    "clock": lambda settings: Clock(*settings["range"]),
    "share": lambda settings: Share(settings["noun"], *settings["range"]),
}


def _attribute(settings: dict[str, Any], groups: list[str], pools: Pools) -> Attribute:
    kind = settings["type"]
    if kind == "stance":
        return stance(groups, settings)
    if kind == "members":
        return Members(settings["pool"], pools, tuple(groups))
    if kind == "choice":
        if "pool" in settings:
            return Choice(pool=settings["pool"], pools=pools, deniable="not" in groups)
        return Choice(options(settings["values"]), deniable="not" in groups)
    return _MAKERS[kind](settings)
