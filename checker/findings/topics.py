"""Findings about one question gathered into a topic: its title a question, its positions who says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from checker.models import Claim, Polarity, Position, Topic, digest

_TITLE = 110


def topics_of(pairs: Sequence[tuple[Claim, Claim]]) -> list[Topic]:
    """A topic for each pair, in order; pairs that share a claim share their topic."""
    claims = {claim.id: claim for pair in pairs for claim in pair}
    groups = _connected([(a.id, b.id) for a, b in pairs])
    members: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    for pair in pairs:
        members[groups[pair[0].id]].append(pair)
    made = {group: _topic(those, claims) for group, those in members.items()}
    return [made[groups[a.id]] for a, _ in pairs]


def _topic(pairs: Sequence[tuple[Claim, Claim]], claims: Mapping[str, Claim]) -> Topic:
    lead = next((claim for claim in pairs[0] if claim.polarity is Polarity.POSITIVE), pairs[0][0])
    sides = _sides([(a.id, b.id) for a, b in pairs])
    positions = []
    for side in (0, 1):
        ids = [name for name, its in sides.items() if its == side]
        positions.append(Position(statement=claims[ids[0]].text, claims=tuple(ids)))
    return Topic(id=digest(*sorted(sides)), question=question(lead), positions=tuple(positions))


def question(claim: Claim) -> str:
    """The claim asked as a question."""
    text = claim.text.strip(" “”\"'.;,:—–-")
    cut = text if len(text) <= _TITLE else text[: _TITLE - 1].rsplit(" ", 1)[0] + "…"
    return f"Is it so that “{cut}”?"


def _sides(pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Two sides: whoever contradicts a member of one stands on the other. Needs pairs that hang together."""
    sides: dict[str, int] = {pairs[0][0]: 0}
    waiting = list(pairs)
    while waiting:
        a, b = next(pair for pair in waiting if pair[0] in sides or pair[1] in sides)
        waiting.remove((a, b))
        if a in sides:
            sides.setdefault(b, 1 - sides[a])
        else:
            sides[a] = 1 - sides[b]
    return sides


def _connected(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For each claim id the id that stands for all it is connected with."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for a, b in pairs:
        parent[root(b)] = root(a)
    return {name: root(name) for name in list(parent)}
