"""Sentences that say what conflicts, and why both sides may stand all the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from checker.language.names import keys
from checker.models import Claim, Kind, Modality

from .judges import ValueClash
from .questions import inside, shortened
from .scopes import scopes_apart
from .updates import update

_LEADS = {
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
# Words. Of development contradictions told from 0.5 up, 23 held a hedge somewhere, mostly in a part that nobody
# disputes: in a longer claim it may be that part.
_BRIEF = 16
# "Cash may be used", "the fee may only be waived", "members could bring guests".
_ALLOWS = re.compile(r"\bmay (?:only )?be \w+e[dn]\b|\bcould\b")


def explain(a: Claim, b: Claim, kind: Kind | None, opinion: ValueClash | None) -> str:
    """What the first says, what the second says, and in what they differ.

    `kind` is left out where it isn't sure; `opinion` is what a structured judge says of the two.
    """
    if opinion:
        return opinion.why
    lead = _LEADS.get(kind or Kind.OTHER, "The two exclude each other")
    return f"{lead}: {_told(a, b)} against {_told(b, a)}."


def _told(claim: Claim, other: Claim) -> str:
    """A claim quoted, as far as it differs from the other, and who says it where its own words don't tell."""
    said = shortened(inside(claim.text), inside(other.text)).removesuffix(".")
    named = not claim.speaker or claim.speaker in claim.text
    return f"“{said}”" if named else f"“{said}” ({claim.speaker})"


def excuse(a: Claim, b: Claim, kind: Kind, published: Mapping[str, dt.date]) -> str | None:
    """Why two claims that differ need not contradict each other, or None.

    The later may be an update, two speakers may be quoted, two headings may set them apart, or one side only may guess.
    `published` holds the dates of those documents that show one, by id.
    """
    dates = update(a, b, kind, published)
    if dates:
        first, then = (f"{date.day} {date:%B %Y}" for date in dates)
        return f"The later may be an update: published on {first} and {then}."
    if a.speaker is not None and b.speaker is not None and not keys((a.speaker,)) & keys((b.speaker,)):
        return f"Different speakers are quoted: {a.speaker} and {b.speaker}."
    scopes = scopes_apart(a, b)
    if scopes:
        return f"They stand under different headings: “{scopes[0]}” and “{scopes[1]}”."
    return "One of them speaks of what may be." if _is_guess(a) is not _is_guess(b) else None


def _is_guess(claim: Claim) -> bool:
    """Whether a claim tells what may be so; "may be used" allows, and of a longer one it may be another part."""
    brief = len(claim.text.split()) <= _BRIEF
    return brief and claim.modality is Modality.POSSIBLE and not _ALLOWS.search(claim.text)
