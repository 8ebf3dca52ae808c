"""Which nouns are of people, as far as that can be told without knowing the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of

from .tree import is_name, name_text

if TYPE_CHECKING:
    from spacy.tokens import Token

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# What may stand before a name and is no part of it; some of it is a noun for people as well.
_OFFICES = frozenset(
    """
    president minister chancellor secretary general mr mrs ms dr prof professor sir dame lord lady senator
    governor mayor judge justice captain inspector diplomat analyst ambassador commissioner spokesman
    spokeswoman spokesperson king queen prince princess envoy coach director chairman chairwoman engineer
    economist scientist leader lawyer coordinator striker defender midfielder goalkeeper forward winger
    councillor predecessor author singer actor actress officer madame madam monsieur herr frau signor signora colonel
    lieutenant sergeant constable superintendent reverend rev admiral sheriff miss baroness duchess
    """.split()
)
# Other nouns for people, beside those that end in "man".
_TRADES = frozenset(
    """
    boy girl child person teacher worker farmer driver doctor nurse patient student pupil resident witness player rider
    pilot guide sailor soldier commander prisoner neighbour owner manager employee member deputy delegate critic expert
    historian researcher journalist reporter editor writer painter composer priest bishop pope monk nun headmaster
    headmistress principal surgeon pathologist victim survivor widow mother father son daughter brother sister cousin
    uncle aunt nephew niece grandfather grandmother wife husband clerk treasurer chair rector premier candidate founder
    chemist physicist biologist geologist architect technician mason porter warden lecturer servant agent dealer
    mechanic conductor shopkeeper grower builder baker vet hunter swimmer cyclist referee seamstress schoolboy
    schoolgirl apprentice volunteer recruit senior junior elder veteran pensioner tenant landlord trader merchant
    banker broker dentist cook miller shepherd butcher carpenter plumber electrician gardener cleaner courier
    pharmacist accountant auditor solicitor magistrate firefighter paramedic midwife diver skipper photographer curator
    librarian translator interpreter correspondent columnist organiser negotiator mediator executive plaintiff
    defendant suspect prosecutor juror chief adviser friend colleague customer passenger voter
    """.split()
)

_NO_PERSONS = frozenset("human german roman norman talisman ottoman caiman".split())
# What a title or a noun tells of its bearer's gender.
_TITLES = {
    "m": set("mr sir lord king prince monsieur herr signor".split()),
    "f": set(
        "mrs ms miss dame lady queen princess baroness duchess madame madam frau signora spokeswoman chairwoman".split()
    ),
}
_NOUNS = {
    "m": _TITLES["m"] | set("man boy father son brother husband uncle nephew grandfather monk pope".split()),
    "f": _TITLES["f"]
    | set("woman girl mother daughter sister wife aunt niece grandmother nun actress headmistress seamstress".split()),
}


def is_office(word: str) -> bool:
    """Whether a word is an office or title, with its full stop or without."""
    return word.lower().rstrip(".") in _OFFICES


def is_trade(noun: Token) -> bool:
    """Whether a common noun is of a person, as "conductor" is."""
    lemma = noun.lemma_.lower()
    return lemma in _OFFICES or lemma in _TRADES or (lemma.endswith("man") and lemma not in _NO_PERSONS)


def gender_of_title(word: str) -> str | None:
    """ "m" of "Mr", "f" of "Queen", None of "Dr"."""
    return _gender_in(_TITLES, word)


def gender_of_name(name: str) -> str | None:
    """ "m" or "f" by a title or a first name, where that tells."""
    first = name.split()[0]
    return gender_of_title(first) or gender_of(first)


def gender_of_noun(noun: Token) -> str | None:
    """ "m" of "brother" and "fisherman", "f" of "nun", None of "teacher"."""
    word = noun.lemma_.lower()
    if is_name(noun) or not is_trade(noun):
        return None
    ending = next((gender for end, gender in (("woman", "f"), ("man", "m")) if word.endswith(end)), None)
    return _gender_in(_NOUNS, word) or ending


def _gender_in(table: dict[str, set[str]], word: str) -> str | None:
    return next((gender for gender, words in table.items() if word.lower().rstrip(".") in words), None)


def is_person(noun: Token) -> bool:
    """Whether a noun surely is of a person: "he", an office or trade, a name after a title or a known first name."""
    if noun.tag_ == "PRP":
        return noun.lower_ in ("he", "she", "him", "her", "i", "we")
    if not is_name(noun):
        return is_trade(noun)
    name = name_text(noun)
    words = [*name.split(), *(child.text for child in noun.children if child.i < noun.i)]
    titled = any(map(is_office, words))
    return not is_place_or_power(name) and (titled or gender_of(name.split()[0]) is not None)


def may_be_person(noun: Token) -> bool:
    """Whether "who" can mean a noun: no place, no power, but "the Swedes"."""
    return noun.tag_ == "NNPS" or not (is_name(noun) and is_place_or_power(name_text(noun)))
