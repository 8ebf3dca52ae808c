"""One sentence that says what conflicts."""

from __future__ import annotations

import datetime as dt

from checker.language.names import keys
from checker.models import Claim, Kind, Proof, Relation

from .features import two_speakers
from .judges import opinion_on

# Both quotes and the lead take about four lines of a terminal; the finding itself has the quotes in full.
_SHOWN = 110


def explain(
    a: Claim,
    b: Claim,
    kind: Kind | None,
    relation: Relation,
    updated: tuple[dt.date, dt.date] | None = None,
    proof: Proof | None = None,
) -> str:
    """What the first says, what the second says, and why both can't stand (or merely clash).

    `kind` is left out where it isn't sure. `updated` holds the dates of the two documents, earlier first, where the
    later may only be more recent; `proof` is what the sources' lists prove.
    """
    opinion = None if proof else opinion_on(a, b)
    body = proof.why if proof else opinion.why if opinion else _statements(a, b, kind)
    if updated:
        first, then = (f"{date.day} {date:%B %Y}" for date in updated)
        return f"{body} The later may be an update: published on {first} and {then}."
    if relation is not Relation.TENSION:
        return body
    if two_speakers(a, b):
        return f"{body} Different speakers are quoted: {a.speaker} and {b.speaker}."
    return f"{body} One of them speaks of what may or should be."


def _statements(a: Claim, b: Claim, kind: Kind | None) -> str:
    there = keys(b.entities)
    common = [name for name in a.entities if keys((name,)) & there]
    about = f" on {', '.join(common[:2])}" if common else ""
    leads = {
        Kind.NUMBER: "The figures differ",
        Kind.DATE: "The dates differ",
        Kind.NEGATION: "One side affirms what the other denies",
        Kind.MEMBERSHIP: "The two don't count the same members",
        Kind.STATUS: "The two give different states of the matter",
        Kind.LOCATION: "The places differ",
        Kind.ORDER: "The order of events differs",
        Kind.CAUSE: "The causes differ",
        Kind.ENTITY: "The two name different ones",
        Kind.SCOPE: "The two differ in how far it goes",
    }
    lead = leads.get(kind or Kind.OTHER, "The two exclude each other")
    return f"{lead}{about}: “{_short(a.text)}” against “{_short(b.text)}”."


def _short(text: str) -> str:
    plain = text.strip(' “”"')
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
