"""Who says "we" as one: a firm, a country, an office, and those who speak for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.models import Sentence

from .persons import is_office
from .times import CALENDAR

# "The …" of such a kind speaks as one, and says "it" of itself and "we".
_BODIES = frozenset(
    """
    ministry government council company commission committee agency court bank union party board firm club hospital
    university school city town authority regulator office department airline operator association federation bloc
    """.split()
)
_CAPITALISED = r"[A-Z][\w&’'-]*\w"
# "Ana Ruiz of Agri Mill", "Ana Ruiz, 63, the head baker at Agri Mill".
_OF_BODY = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})(?:, (?:\d\d, )?(?P<role>(?:[a-z][\w’'-]* ){1,6}?)| )"
    rf"(?:of|at|for) (?P<body>(?:the )?{_CAPITALISED}(?: (?:(?:of|for|and|&) )?{_CAPITALISED}){{0,4}})"
    # "The Ordenian army" would lose what it is.
    r"(?=[,.;:)’]|\s(?:said|says|told|tells|was|is|has|had|who|and|which)\b|$)"
)
# Who leads it or speaks for it; "the miller of Carrow" only lives there.
_LEADS = re.compile(
    r"\b(?:head|chief|director|president|chair\w*|\w*founder|owner|executive|officer|spokes\w+|leader|manager) $"
)


def is_body(voice: str) -> bool:
    """Whether a speaker is a country or power by name, or "the ministry" and the like; no other name is one."""
    last = re.split(r" (?:of|for|in|at) ", voice)[0].split()[-1].lower()
    return is_place_or_power(voice) or (voice.split()[0].lower() == "the" and last in _BODIES)


def bodies_of(sentences: Sequence[Sentence], persons: Collection[str]) -> dict[str, str]:
    """The body for which each person speaks, by full name, where the document names one; no place or day is one."""
    known = {name.split()[-1]: name for name in persons}
    found: dict[str, str] = {}
    for match in (match for sentence in sentences for match in _OF_BODY.finditer(sentence.text)):
        person, body = known.get(match["name"].split()[-1]), match["body"]
        # Without a role "of" may tell the town, and a second name a master or a relative.
        role, plain = match["role"], body.removeprefix("the ")
        surely = (" " in plain and role is not None) or plain != body or _LEADS.search(role or "")
        someone = is_office(plain.split()[0]) or gender_of(plain.split()[0])
        if person and surely and not someone and not is_place_or_power(body) and body.lower() not in CALENDAR:
            found.setdefault(person, body)
    return found
