"""Findings about one question gathered into a topic: its title a question, its positions who says what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain

from checker.language.parsing import Parser
from checker.models import Claim, Polarity, Position, Topic, digest

from .questions import ask, quoted

# Nobody reads further down than this, and each costs a parse.
_ASKED = 200
Pair = tuple[Claim, Claim]


def topics_of(
    groups: Sequence[Sequence[Pair]],
    points: Sequence[Pair],
    parser: Parser | None = None,
    known: Sequence[str | None] = (),
    agreeing: Collection[frozenset[str]] = (),
) -> list[Topic]:
    """A topic for each group, in order, likeliest first: one that shares a claim with a topic's first pair joins it.

    A group's first pair is the finding, the others are its echoes. Joining whatever a chain of claims connects would
    make topics too large: one wrong finding ties two questions. `points` are the parts of each first pair that
    conflict, and give the words. Without a parser, titles are quotes. `known` holds for each group the question it is
    known to answer, if any; `agreeing` the ids of claims, two by two, that say the same.
    """
    leads: dict[str, int] = {}
    members: dict[int, list[int]] = defaultdict(list)
    firsts = []
    for number, (pair, *_) in enumerate(groups):
        first = min((leads[claim.id] for claim in pair if claim.id in leads), default=number)
        if first == number:
            leads |= {claim.id: number for claim in pair}
        members[first].append(number)
        firsts.append(first)
    titles = _titles([points[first] for first in members], parser)
    topics = {}
    for (first, those), title in zip(members.items(), titles, strict=True):
        told = [
            (pair, points[number] if pair == groups[number][0] else pair) for number in those for pair in groups[number]
        ]
        topics[first] = _topic(told, (known[first] if known else None) or title, agreeing)
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


def _topic(told: Sequence[tuple[Pair, Pair]], title: str, agreeing: Collection[frozenset[str]]) -> Topic:
    """Who says what; `told` are pairs with their words, the likeliest first."""
    held: list[dict[str, str]] = []  # for each position the words of its claims, by their ids
    for pair, statements in told:
        words = {claim.id: statement.text for claim, statement in zip(pair, statements, strict=True)}
        # One that has a place keeps it, and the other stands elsewhere.
        at: int | None = None
        for name in sorted(words, key=lambda name: not any(name in position for position in held)):
            at = _place(name, held, agreeing, at)
            held[at].setdefault(name, words[name])
    positions = tuple(Position(statement=next(iter(one.values())), claims=tuple(one)) for one in held)
    return Topic(id=digest(*sorted(name for one in held for name in one)), question=title, positions=positions)


def _place(name: str, held: list[dict[str, str]], agreeing: Collection[frozenset[str]], apart: int | None) -> int:
    """Where a claim stands: where it is, else beside one it agrees with, but not at `apart`, else in a new place."""
    own = (number for number, position in enumerate(held) if name in position)
    free = ((number, position) for number, position in enumerate(held) if number != apart)
    beside = (number for number, position in free if any(frozenset((name, one)) in agreeing for one in position))
    at = next(chain(own, beside), len(held))
    if at == len(held):
        held.append({})
    return at
