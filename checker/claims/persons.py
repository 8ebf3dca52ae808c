"""Which nouns are of people, as far as that can be told without knowing the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of

from .tree import is_name, name_text

if TYPE_CHECKING:
    from spacy.tokens import Token

GENDER_OF_TITLE = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f",
    "lady": "f", "queen": "f", "princess": "f", "baroness": "f", "duchess": "f",
}  # fmt: skip
# What stands before a name and is no part of it.
_OFFICES = frozenset(
    """
    president minister chancellor secretary general mr mrs ms dr prof professor sir dame lord lady senator
    governor mayor judge justice captain inspector diplomat analyst ambassador commissioner spokesman
    spokeswoman spokesperson king queen prince princess envoy coach director chairman chairwoman engineer
    economist scientist leader lawyer coordinator striker defender midfielder goalkeeper forward winger
    councillor predecessor author singer actor actress officer
    """.split()
)
# Other nouns for people.
_TRADES = frozenset(
    """
    man woman boy girl child person teacher worker farmer driver doctor nurse patient student pupil resident witness
    player rider pilot guide sailor fisherman soldier commander colonel sergeant prisoner neighbour neighbor owner
    manager employee member deputy delegate critic expert historian researcher journalist reporter editor writer
    painter composer priest bishop pope monk nun headmaster headmistress principal surgeon pathologist victim survivor
    widow mother father son daughter brother sister cousin uncle aunt nephew niece grandfather grandmother wife husband
    clerk treasurer chair rector premier candidate founder inventor chemist physicist biologist geologist architect
    technician mason foreman porter warden lecturer servant agent dealer mechanic conductor shopkeeper grower builder
    baker vet hunter climber swimmer cyclist referee umpire seamstress herdsman schoolboy schoolgirl businessman
    businesswoman tutor apprentice volunteer recruit senior junior elder veteran pensioner tenant landlord
    plaintiff defendant suspect prosecutor juror chief adviser advisor friend colleague customer passenger voter
    """.split()
)


def is_office(word: str) -> bool:
    """Whether a word is an office or title, with its full stop or without."""
    return word.lower().rstrip(".") in _OFFICES


def is_person(noun: Token) -> bool:
    """Whether a noun surely is of a person: "he", an office or trade, a name after a title or a known first name."""
    if noun.tag_ == "PRP":
        return noun.lower_ in ("he", "she", "him", "her", "i", "we", "who")
    lemma = noun.lemma_.lower()
    if not is_name(noun):
        return lemma in _OFFICES or lemma in _TRADES
    name = name_text(noun)
    words = [*name.split(), *(child.text for child in noun.children if child.i < noun.i)]
    titled = any(map(is_office, words))
    return not is_place_or_power(name) and (titled or gender_of(name.split()[0]) is not None)


def may_be_person(noun: Token) -> bool:
    """Whether "who" can mean a noun: no place, no power."""
    return not (is_name(noun) and is_place_or_power(name_text(noun)))
