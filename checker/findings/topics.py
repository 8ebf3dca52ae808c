"""Findings about one question gathered into a topic: its title a question, its positions who says what."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.parsing import Parser
from checker.models import Claim, Polarity, Position, Topic, digest

from .questions import ask

# As long as a question may be (`questions.ask`).
_TITLE = 110
# Nobody reads further down than this, and each costs a parse.
_ASKED = 200


def topics_of(
    pairs: Sequence[tuple[Claim, Claim]], parser: Parser | None = None, known: Sequence[str | None] = ()
) -> list[Topic]:
    """A topic for each pair, in order, likeliest first: a pair that shares a claim with a topic's first pair joins it.

    Whatever hangs together by a chain of claims would be one topic too soon: one wrong finding ties two questions.
    Without a parser, titles are quotes. `known` holds for each pair the question it is known to answer, if any.
    """
    leads: dict[str, int] = {}
    members: list[list[tuple[Claim, Claim]]] = []
    questions: list[str | None] = []
    places = []
    for pair, question in zip(pairs, known or [None] * len(pairs), strict=True):
        place = min((leads[claim.id] for claim in pair if claim.id in leads), default=len(members))
        if place == len(members):
            members.append([])
            questions.append(question)
            leads |= {claim.id: place for claim in pair}
        members[place].append(pair)
        places.append(place)
    titles = _titles([those[0] for those in members], parser)
    made = [_topic(those, given or title) for those, given, title in zip(members, questions, titles, strict=True)]
    return [made[place] for place in places]


def _titles(leads: Sequence[tuple[Claim, Claim]], parser: Parser | None) -> list[str]:
    """A question for each pair: of the claim that affirms, else of the other, else the first one quoted."""
    ordered = [sorted(pair, key=lambda claim: claim.polarity is not Polarity.POSITIVE) for pair in leads]
    titles = [quoted(first.text) for first, _ in ordered]
    texts = [claim.text for pair in ordered[:_ASKED] for claim in pair]
    asked = [ask(doc) for doc in parser.pipe(texts)] if parser and texts else []
    for number, pair in enumerate(zip(asked[::2], asked[1::2], strict=True)):
        titles[number] = pair[0] or pair[1] or titles[number]
    return titles


def _topic(pairs: Sequence[tuple[Claim, Claim]], title: str) -> Topic:
    claims = {claim.id: claim for pair in pairs for claim in pair}
    sides = _sides([(a.id, b.id) for a, b in pairs])
    positions = []
    for side in (0, 1):
        ids = [name for name, its in sides.items() if its == side]
        positions.append(Position(statement=claims[ids[0]].text, claims=tuple(ids)))
    return Topic(id=digest(*sorted(sides)), question=title, positions=tuple(positions))


def quoted(text: str) -> str:
    """A claim asked about in its own words."""
    text = text.strip(" “”\"'.;,:—–-")
    cut = text if len(text) <= _TITLE else text[: _TITLE - 1].rsplit(" ", 1)[0] + "…"
    return f"Is it so that “{cut}”?"


def _sides(pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Two sides: whoever contradicts a member of one stands on the other. Each pair shares a claim with the first."""
    sides = dict(zip(pairs[0], (0, 1), strict=True))
    for a, b in pairs:
        known, other = (a, b) if a in sides else (b, a)
        sides.setdefault(other, 1 - sides[known])
    return sides
