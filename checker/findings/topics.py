"""Findings about one question gathered into a topic: its title a question, its positions who says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.language.parsing import Parser
from checker.models import Claim, Polarity, Position, Topic, digest

from .questions import ask, quoted

# Nobody reads further down than this, and each costs a parse.
_ASKED = 200
Pair = tuple[Claim, Claim]


def topics_of(
    pairs: Sequence[Pair], points: Sequence[Pair], parser: Parser | None = None, known: Sequence[str | None] = ()
) -> list[Topic]:
    """A topic for each pair, in order, likeliest first: a pair that shares a claim with a topic's first pair joins it.

    Whatever hangs together by a chain of claims would be one topic too soon: one wrong finding ties two questions.
    `points` are the parts of each pair that conflict, and give the words. Without a parser, titles are quotes. `known`
    holds for each pair the question it is known to answer, if any.
    """
    leads: dict[str, int] = {}
    members: dict[int, list[Pair]] = defaultdict(list)
    firsts = []
    for number, pair in enumerate(pairs):
        first = min((leads[claim.id] for claim in pair if claim.id in leads), default=number)
        if first == number:
            leads |= {claim.id: number for claim in pair}
        members[first].append(pair)
        firsts.append(first)
    titles = _titles([points[first] for first in members], parser)
    topics = {
        first: _topic(those, points[first], (known[first] if known else None) or title)
        for (first, those), title in zip(members.items(), titles, strict=True)
    }
    return [topics[first] for first in firsts]


def _titles(leads: Sequence[Pair], parser: Parser | None) -> list[str]:
    """A question for each pair: of the claim that affirms, else of the other, else one of them quoted."""
    ordered = [sorted(pair, key=lambda claim: claim.polarity is not Polarity.POSITIVE) for pair in leads]
    titles = [quoted(first.text, second.text) for first, second in ordered]
    texts = [claim.text for pair in ordered[:_ASKED] for claim in pair]
    asked = [ask(doc) for doc in parser.pipe(texts)] if parser and texts else []
    for number, pair in enumerate(zip(asked[::2], asked[1::2], strict=True)):
        titles[number] = pair[0] or pair[1] or titles[number]
    return titles


def _topic(pairs: Sequence[Pair], statements: Pair, title: str) -> Topic:
    """Two sides: whoever contradicts a member of one stands on the other. Each pair shares a claim with the first."""
    first, second = pairs[0]
    sides = {first.id: 0, second.id: 1}
    for a, b in pairs:
        known, other = (a, b) if a.id in sides else (b, a)
        sides.setdefault(other.id, 1 - sides[known.id])
    positions = tuple(
        Position(statement=lead.text, claims=tuple(name for name, its in sides.items() if its == side))
        for side, lead in enumerate(statements)
    )
    return Topic(id=digest(*sorted(sides)), question=title, positions=positions)
