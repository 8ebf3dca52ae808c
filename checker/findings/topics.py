"""Findings about one question gathered into a topic: its title a question, its positions who says what."""

from __future__ import annotations

from collections.abc import Sequence

from checker.models import Claim, Polarity, Position, Topic, digest

_TITLE = 110


def topics_of(pairs: Sequence[tuple[Claim, Claim]]) -> list[Topic]:
    """A topic for each pair, in order, likeliest first: a pair that shares a claim with a topic's first pair joins it.

    Whatever hangs together by a chain of claims would be one topic too soon: one wrong finding ties two questions.
    """
    leads: dict[str, int] = {}
    members: list[list[tuple[Claim, Claim]]] = []
    places = []
    for pair in pairs:
        place = min((leads[claim.id] for claim in pair if claim.id in leads), default=len(members))
        if place == len(members):
            members.append([])
            leads |= {claim.id: place for claim in pair}
        members[place].append(pair)
        places.append(place)
    made = [_topic(those) for those in members]
    return [made[place] for place in places]


def _topic(pairs: Sequence[tuple[Claim, Claim]]) -> Topic:
    claims = {claim.id: claim for pair in pairs for claim in pair}
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
