"""Reads fact files: one kind of event each, with its names and the facts that texts tell of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from .attributes import Attribute
from .choices import Choice, Members, Stance
from .moments import clock, day, year
from .names import Name, Pools
from .quantities import Share, count, measure, money, percent

FACTS = Path(__file__).with_name("facts")
VALUE_SLOTS = frozenset(("v", "x", "adj", "was", "has", "is", "total"))
_SLOT = re.compile(r"\{([\w:]+)\}")
_REPORTED = re.compile(r'"|^that |\b(said|told|says|according to|it emerged|I|we|my|our)\b|\?$')
_INDEFINITE = re.compile(r"\b(an?|another|other) \w+|earlier|older|similar|different|\{new:")
_NOT_UNIQUE = ("choice", "members", "stance")  # that another bid came from one firm excludes no bid from a second


@dataclass(frozen=True)
class Template:
    """A phrasing cut at its slots: texts and slot names in turn. `framed`: a reporting clause may go around it."""

    parts: tuple[str, ...]
    slots: frozenset[str]
    framed: bool


Templates = tuple[Template, ...]


@dataclass(frozen=True)
class Fact:
    """One kind of fact: its attribute, phrasings by group, and what only looks like it."""

    name: str
    attribute: Attribute
    texts: dict[str, Templates]
    others: tuple[Templates, ...]  # each with its paraphrases
    alike: tuple[Templates, ...]  # those that give a definite thing its value
    apart: frozenset[str]  # facts of the event that bear on this one, so not simply neutral to it


@dataclass(frozen=True)
class EventKind:
    """A kind of event: what it is called, which names tell one from another, and its facts."""

    name: str
    slots: dict[str, list[str]]  # slot to pool, then role words
    identify: tuple[tuple[str, ...], ...]  # slots which, given other names, make another event of it
    events: Templates
    sources: Templates
    facts: tuple[Fact, ...]


def read_kind(path: Path, pools: Pools) -> EventKind:
    """The kind of event that one file is about."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return EventKind(
        path.stem,
        {slot: re.split(r"\s*[:|]\s*", text) for slot, text in table["slots"].items()},
        tuple(tuple(slots.split("+")) for slots in table["identify"]),
        _templates(table["events"]),
        _templates(table["sources"]),
        tuple(_fact(name, table["facts"], pools) for name in table["facts"]),
    )


def _templates(text: str, mark: str = "\n") -> Templates:
    found = []
    for line in text.strip().split(mark):
        parts = tuple(_SLOT.split(line.strip()))
        found.append(Template(parts, frozenset(parts[1::2]), not _REPORTED.search(line)))
    return tuple(found)


def _fact(name: str, facts: dict[str, Any], pools: Pools) -> Fact:
    settings = facts[name]
    texts = settings["texts"] if isinstance(settings["texts"], dict) else {"is": settings["texts"]}
    others = settings["others"].strip().splitlines()
    unique = settings["type"] not in _NOT_UNIQUE
    if unknown := set(settings.get("apart", ())) - facts.keys():
        raise ValueError(f"{name}: apart from {unknown}, which are no facts of this event")
    alike = [line for line in others if unique and "{v}" in line and not _INDEFINITE.search(line)]
    return Fact(
        name,
        _attribute(settings, tuple(texts), pools),
        {group: _templates(lines) for group, lines in texts.items()},
        tuple(_templates(line, "||") for line in others),
        tuple(_templates(line, "||") for line in alike),
        frozenset(f for f in facts if f == name or f in settings.get("apart", ()) or name in facts[f].get("apart", ())),
    )


_NUMERIC: dict[str, Callable[[dict[str, Any]], Attribute]] = {
    "count": count,
    "percent": percent,
    "money": money,
    "measure": measure,
    "duration": measure,
    "date": lambda settings: day(),
    "year": lambda settings: year(*settings["range"]),
    "clock": lambda settings: clock(*settings["range"]),
    "share": lambda settings: Share(settings["noun"], *settings["range"]),
}


def _attribute(settings: dict[str, Any], groups: tuple[str, ...], pools: Pools) -> Attribute:
    kind = settings["type"]
    if kind in _NUMERIC:
        return _NUMERIC[kind](settings)
    if kind == "stance":
        return Stance(groups, frozenset(map(tuple, settings.get("implies", ()))))
    # Values stand one a line, wordings that mean the same parted by bars.
    wordings = [re.split(r"\s*\|\s*", line) for line in settings.get("values", "").strip().splitlines()]
    written = [Name(full, tuple(short)) for full, *short in wordings]
    names = partial(pools.name, settings["pool"]) if "pool" in settings else lambda rng: rng.choice(written)
    return Members(names, groups) if kind == "members" else Choice(names, deniable="not" in groups)
