"""Which people a document names, and who of them is meant by "Ruiz" or "the diplomat"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.language.names import find_names, without_title
from checker.models import Sentence

from .persons import GENDERS, gender_of_name, gender_of_title, is_office

# "Ana Ruiz", "J. K. Ruiz", "Vincent van Gogh".
_PERSON = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.) (?:(?:[A-Z][\w’'.-]*|de|van|von|der|al|bin) ){0,2}[A-Z][\w’'-]+")
# "“I’m Ana Ruiz,” she said."
_SELF = re.compile(r"^(?:I|We)[’'](?:m|re|ve|ll|d) ")
# "in Puerto Verde".
_LOCATED = re.compile(
    r"\b(?:in|In|at|At|near|Near|outside|into|around|across|towards?|via)\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w’'-]*\w(?:\s[A-Z][\w’'-]*\w){1,2})\b(?![’']s| [A-Z])"
)
_NO_PERSON = frozenset(
    """
    University Council Party City House Department Agency Street County River Lake Island Islands Court Bank
    Group Times Post News Ministry Union Club Park School Hospital Command Declaration Summit Conference
    Committee Commission Institute Association Office Board Company Center Centre College Church Square Road
    Avenue Bridge Airport Station Museum War League Cup Games Act Treaty Agreement Plan Service Force Forces
    Army Navy Police Security National International United European Foreign New York Angeles San Los North
    South East West Northern Southern Eastern Western Central Federal Royal State States Province District
    Region Republic Kingdom Congress Senate Parliament Assembly Peace Prize Nations Press Daily
    Hall Tower Gate Port Valley Mountain Coast Sea Ocean Bay Beach Hill Hills Arena Stadium Ground Theatre Theater
    Opera Palace Castle Gallery Registry Laboratory Laboratories Foundation Trust Holding Holdings Insurance Airlines
    Airways Railways Railway Line Lines Ferry Canal Dam Plateau Ridge Mount Cape Gulf Strait Forest Desert Quay Pier
    Harbour Harbor Works Mill Mine Mines Plant Factory Brewery Prison Tribunal Abbey Cathedral Temple Shrine
    Monastery Festival Award Order Law Rule Code Convention Protocol Charter Fund Programme Program Project
    Cerro Rio Río Porto Puerto Monte Villa Lago Isla Cabo Santa Santo São Sankt Saint Sainte
    Operation Mission Academy Inquiry Review Report Journal Courier Gazette Herald Chronicle Tribune
    Radio Magazine Weekly Media Wire Partners Equity Research Team Coalition Encyclopedia
    Posted Interview
    """.split()
)
# Where a longer name may end: "Ana Ruiz | of Leeds", "Ana Ruiz | (Labour)".
_OF = re.compile(r" (?:of|for|and)\b| (?=\()")
# "Two experts", "Analysts", "the rescuers"; "Williams" too, so that "he" isn't taken for Williams.
_MANY = re.compile(
    r"(?:both|two|three|four|five|six|several|some|many|these|those|people)\b|\w+[^s]s$|"
    r"(?:the|our|my|his|her|their) (?-i:[a-z])\w*[^s]s\b",
    re.IGNORECASE,
)
# "Ruiz’s " of "Ruiz’s aide".
_OWNER = re.compile(r"(?:[A-Z][\w.-]* )*[A-Z][\w-]*(?:[’']s|s[’']) ")
# A name behind a comma: "Ana Ruiz", "mayor Ana Ruiz".
_APPOSED = re.compile(r"(?:(?!(?:of|for|by|to|with|from|in|at|who|which)\b)[a-z]+ ){0,2}[A-Z]")
_ROLE = re.compile(r"(?:the|this)\s+\w+(?:\s\w+)?$", re.IGNORECASE)
# What a person may be called without a name.
_TRADES = frozenset(
    """
    diplomat expert analyst politician minister president scientist official lawyer author coach player professor
    researcher doctor economist engineer mayor chancellor senator governor ambassador spokesman spokeswoman spokesperson
    director leader premier secretary commissioner general judge activist historian writer envoy columnist manager
    """.split()
)
# "the diplomat Ana Ruiz", "Ana Ruiz, a former diplomat, …".
_ROLE_OF = re.compile(
    r"\b(?P<before>[A-Z]?[a-z]+)\s+(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2})"
    r"|\b(?P<named>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2}), (?:an?|the) (?:[\w’'-]+ ){0,4}?(?P<after>[a-z]+)\b"
    r"(?=[,.]| (?:at|of|for|in|with|from|who)\b)"
)


class People:
    """The people whom sentences name: `by_last` has the full names by the last ones."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.by_last = persons_of([sentence.text for sentence in sentences])
        self._roles = _roles(sentences, self.by_last)

    @property
    def names(self) -> Collection[str]:
        """All, in full."""
        return self.by_last.values()

    def named_in(self, text: str) -> list[str]:
        """Whom a text names, in full and each once."""
        names = (part for name in find_names(text, opens=False) for part in (name, _OF.split(name)[0]))
        lasts = (without_title(name).split()[-1] for name in names)
        return list(dict.fromkeys(self.by_last[last] for last in lasts if last in self.by_last))

    def meant_by(self, phrase: str) -> str | None:
        """Whom a phrase names: Ana Ruiz is meant by "the mayor, Ana Ruiz", not by "Ruiz’s aide, a friend of Ruiz"."""
        first, *others = _OWNER.sub("", phrase).split(", ")
        parts = [first, *filter(_APPOSED.match, others)]
        # The last of several names heads what stands before it: "Red Cross team leader Ana Ruiz".
        heads = (reversed(self.named_in(_OF.split(part)[0]) or self.named_in(part)) for part in parts)
        return next((name for names in heads for name in names), None)

    def in_role(self, who: str, last: str | None) -> str | None:
        """Whom "the diplomat" means: the person with that role, else the last speaker if no role of theirs is told."""
        role = who.split()[-1].lower()
        if not _ROLE.match(who):
            return None
        if role in self._roles:
            return self._roles[role]
        known = last in self.names and last not in self._roles.values()
        return last if known and who.split()[-1] in _TRADES else None

    def may_be(self, pronoun: str, speaker: str) -> bool:
        """Whether a pronoun may mean a speaker.

        "He" is no woman and, unless a known person, no country, body or several; "it" is no known person.
        """
        if pronoun not in GENDERS:
            return pronoun != "it" or speaker not in self.names
        gender = gender_of_name(speaker) or gender_of_title(speaker.split(",")[0].split()[-1])
        if gender not in (GENDERS[pronoun], None):
            return False
        if speaker in self.names:
            return True
        body = is_place_or_power(speaker) or not _NO_PERSON.isdisjoint(map(str.capitalize, speaker.split()))
        return not body and not _MANY.match(speaker) and _is_somebody(speaker)


def persons_of(texts: Sequence[str]) -> dict[str, str]:
    """The people whom texts name in full, by last name; a last name that two of them share is left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    located = {match["name"] for text in texts for match in _LOCATED.finditer(text)}
    for name in (name for text in texts for name in find_names(text, opens=False)):
        full = without_title(_SELF.sub("", name))
        # "Dr Ana Ruiz of Leeds University" is no body.
        bearer = _OF.split(full)[0]
        full = bearer if full != name or gender_of(bearer.split()[0]) else full
        first, last = full.split()[0], full.split()[-1]
        # Somebody may be "in" or "at" a name that is no place's only where its first word is a known first name.
        place = full in located and gender_of(first) is None
        if place or not _PERSON.fullmatch(full) or not is_persons_name(full):
            continue
        other = found.get(last, full)
        if _may_be_one(first, other.split()[0]):
            found[last] = max(other, full, key=len)
        else:
            shared.add(last)
    return {last: name for last, name in found.items() if last not in shared}


def _may_be_one(first: str, other: str) -> bool:
    """Whether two first names may be of one person: "J." and "John"."""
    return first == other or (first[0] == other[0] and "." in (first[1:], other[1:]))


def is_persons_name(name: str) -> bool:
    """Whether nothing in a name says that it is of a place, a body, an office or several."""
    words = name.split()
    office = is_office(words[-1]) and gender_of(words[0]) is None
    return not (office or is_place_or_power(name) or " and " in name) and _NO_PERSON.isdisjoint(words)


def _roles(sentences: Sequence[Sentence], known: dict[str, str]) -> dict[str, str]:
    """Who is meant by "the diplomat": the one person whom the document calls so by name."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for match in _ROLE_OF.finditer(sentence.text):
            name, role = match["name"] or match["named"], (match["before"] or match["after"]).lower()
            person = known.get(name.split()[-1].rstrip("."))
            if person:
                found.setdefault(role, set()).add(person)
    return {role: next(iter(people)) for role, people in found.items() if len(people) == 1}


def _is_somebody(speaker: str) -> bool:
    """Whether a speaker in other words than a full name may be a person: "Ruiz", "the mayor", not "the regulator"."""
    first, *others = speaker.split(", ")
    words = re.split(r" (?:of|for|at|in|from|on|with|to|who)\b", first)[0].split()
    named = (words[-1][0].isupper() and words[0].lower() != "the") or any(map(_APPOSED.match, others))
    head = words[-1].lower()
    return named or head in _TRADES or is_office(head) or head.endswith(("man", "ist"))
