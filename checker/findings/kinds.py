"""What a contradiction is about, from what its two claims differ in."""

from __future__ import annotations

import re

from checker.models import Claim, Kind

from .differences import clash_of_dates, clash_of_numbers, names_apart
from .judges import opinion_on

_ONLY = re.compile(
    r"\b(?:only|alone|no others?|all (?:except|but)|none|every|both|sole|trio|trilateral|members?|signator(?:y|ies))\b",
    re.I,
)
_STATUS = re.compile(
    r"\b(?:ruled? out|undecided|decide|ready|readiness|willing|open to|committed|agreed|signed|ratified|"
    r"proposed|considering|under review|in force|pending|rejected|approved|suspended|postponed|cancelled|"
    r"former|current|resigned)\b",
    re.I,
)
_ORDER = re.compile(r"\b(?:before|after|first|then|later|earlier|until|since|already|followed|preceded|eve)\b", re.I)
_CAUSE = re.compile(
    r"\b(?:because|caused?|due to|owing to|triggered|led to|result(?:ed)? (?:of|from)|thanks to|blamed?|reason)\b", re.I
)
_SCOPE = re.compile(
    r"\b(?:all|most|some|entire|whole|part|partly|half|minority|majority|every|each|any|nobody|no one)\b", re.I
)
_PLACE = re.compile(r"\b(?:at|in|inside|outside|near|from)\s+(?:the\s+)?[A-Z]")
_SAID = re.compile(r"\b(?:said|according to|announced|proposed by|written by|drafted|credited|author)\b", re.I)

_SIGNS = ((_ONLY, Kind.MEMBERSHIP), (_STATUS, Kind.STATUS), (_CAUSE, Kind.CAUSE))


def kind_of(a: Claim, b: Claim) -> Kind:
    """What a judge says; else the first kind whose sign the pair shows, from the surest sign to the vaguest."""
    opinion = opinion_on(a, b)
    if opinion:
        return opinion.kind
    if clash_of_numbers(a, b):
        return Kind.NUMBER
    if clash_of_dates(a, b):
        return Kind.DATE
    for sign, kind in _SIGNS:
        if sign.search(a.text) and sign.search(b.text):
            return kind
    if a.polarity is not b.polarity:
        return Kind.NEGATION
    return _by_one_side(a, b)


def _by_one_side(a: Claim, b: Claim) -> Kind:
    text = f"{a.text} {b.text}"
    only_a, only_b = names_apart(a, b)
    if _PLACE.search(a.text) and _PLACE.search(b.text) and only_a and only_b:
        return Kind.LOCATION
    for sign, kind in (*_SIGNS, (_ORDER, Kind.ORDER)):
        if sign.search(text):
            return kind
    if only_a and only_b:
        return Kind.ENTITY
    if _SCOPE.search(a.text) or _SCOPE.search(b.text):
        return Kind.SCOPE
    return Kind.ATTRIBUTION if _SAID.search(text) else Kind.OTHER
