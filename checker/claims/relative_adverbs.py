""" "…, where" and "…, when" after a place or a time: "It burned oil until 1904, when it was sold" is two claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.dates import MONTHS
from checker.language.modality import is_conditional

from . import tree
from .bearers import CALENDAR, bearer_of, definite, is_closed, is_one_name
from .draft import Draft, Piece, text_of, trimmed
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERIODS = frozenset("year month week century decade season spring summer autumn fall winter morning evening".split())
_HOURS = frozenset("morning afternoon evening night".split())
_DAYS = frozenset("day night eve weekend".split())
# "for a single morning" is how long; "last Sunday" needs no preposition.
_LASTS = frozenset("for during throughout within over".split())
_NEAR = frozenset("last next this that every each".split())
# Prepositions that say "there" as they are.
_STAYS = frozenset("in at on near outside inside behind under beneath over aboard below above beside".split())
# Nouns by the preposition that says "there" of them.
_ON = frozenset("island coast hill river street road lake shore bank site peninsula square farm beach border".split())
_IN = frozenset("village city town country region valley room hall building house district area province".split())
_AT = frozenset(
    """
    plant station school hospital airport harbour harbor port camp office court factory works mine clinic university
    college hotel church museum stadium shop market laboratory lab prison barracks depot yard terminal gate bridge tower
    theatre festival meeting conference summit fair base mill wedding funeral
    """.split()
)
# Prepositions that give way to that: "from the island, where" becomes "on the island".
_MOVES = frozenset("to into from through towards toward for via".split())
# Verbs that say where something gets to; after the others it may be either.
_GETS_TO = frozenset("move transfer send deport evacuate rush transport deliver return go travel".split())
_MAY_GET_TO = frozenset("take bring come fly drive carry march".split())
_WAYS = frozenset("to into onto from out off away back".split())
# What stands at the end of a clause with one of these would seem to belong to it.
_SIDE_CLAUSES = ("acl:relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis")
_LABELS = ("acl:relcl", "advcl", "parataxis", "ccomp")


def split_relative_adverbs(draft: Draft) -> list[Draft] | None:
    """The sentence without such a clause, and the clause with the place or time in the place of the adverb."""
    for clause in tree.words_in(draft):
        if clause.dep_ not in _LABELS or clause == draft.head:
            continue
        adverb = _adverb(draft, clause)
        parts = _parted(draft, clause, adverb) if adverb is not None else None
        if parts is not None:
            return parts
    return None


def _parted(draft: Draft, clause: Token, adverb: Token) -> list[Draft] | None:
    """Both, where the clause is a whole statement and hangs on a time or place that can be told in it."""
    part, noun, found = draft.part(clause), _noun_before(draft, clause), tree.statement(clause)
    if noun is None or found is None or not is_closed(draft, part) or is_conditional(text_of(draft)):
        return None
    subject, _ = found
    if subject.dep_ == "expl" and kid(clause, "nsubj") is None:
        return None
    opening = _time(noun) if adverb.lower_ == "when" else _place(noun)
    if opening is None or tree.may_go_on(clause, subject):
        return None
    preposition, top = opening
    main, bearer = draft.without(part | tree.edges(draft, part)), bearer_of(draft, top)
    if bearer is None or not main.holds(bearer):
        return None
    there = (*((Piece(preposition),) if preposition else ()), *definite(main, bearer))
    pieces = _told_there(draft, clause, trimmed(draft.only(part - {adverb.i})), there, adverb)
    return [main, draft.said_of(subject, clause, pieces, aside=True)] if pieces is not None else None


def _told_there(
    draft: Draft, clause: Token, told: tuple[Piece, ...], there: tuple[Piece, ...], adverb: Token
) -> tuple[Piece, ...] | None:
    """A clause with its place or time: at the end, before a longer one, or as what a verb of motion leads to."""
    if adverb.lower_ == "where" and tree.has_lemma(clause, _MAY_GET_TO):
        return None
    if adverb.lower_ == "where" and tree.has_lemma(clause, _GETS_TO):
        if kid(clause, "xcomp", "compound:prt") is not None or any(_is_aim(word) for word in clause.children):
            return None
        words = [number for number in draft.part(*kids(clause, "obj")) if not clause.doc[number].is_punct]
        last = max([clause.i, *words])
        at = next(number for number, piece in enumerate(told) if piece.token == last) + 1
        return (*told[:at], Piece("to"), *there[1:], *told[at:])
    later = [word for word in clause.subtree if word.i > clause.i and word.dep_ in _SIDE_CLAUSES]
    long = any(word.tag_.startswith("VB") or tree.finite_of(word) is not None for word in later)
    return (*there, *told) if long else (*told, *there)


def _is_aim(word: Token) -> bool:
    """Whether a part says where to or from, or a preposition stands alone for it: "where it had come from"."""
    return word.dep_ in ("obl", "advmod") and {word.lower_, first_form(word, "case")} & _WAYS != set()


def _adverb(draft: Draft, clause: Token) -> Token | None:
    """The "where" or "when" that opens a clause after a comma."""
    words = [draft.head.doc[number] for number in sorted(draft.part(clause))]
    comma = words[0] if words[0].text == "," else tree.before(clause)
    first = next((word for word in words if not word.is_punct), None)
    set_off = comma is not None and comma.text == "," and draft.holds(comma)
    opens = first is not None and first.lower_ in ("where", "when") and first.head == clause
    return first if set_off and opens else None


def _noun_before(draft: Draft, clause: Token) -> Token | None:
    """The noun whose phrase ends right before the comma and on which the clause hangs, or which is the nearest."""
    first = min(number for number in draft.part(clause) if not clause.doc[number].is_punct)
    last = clause.doc[max(0, first - 2)]
    if clause.dep_ == "acl:relcl":
        # What lies between a noun and its clause is its own "of …", or the clause may be of another.
        between = clause.doc[clause.head.i + 1 : last.i + 1]
        own = all(word.dep_ in ("nmod", "case", "det", "compound", "flat", "amod", "nummod") for word in between)
        cases = [word.lower_ for word in between if word.dep_ == "case"]
        if not own or any(case != "of" for case in cases) or clause.head.i > last.i:
            return None
        last = clause.head
    while last.dep_ in ("flat", "compound", "nummod", "nmod:unmarked") and last.head.i < clause.i:
        last = last.head
    return last if tree.is_noun(last) and draft.holds(last) else None


def _time(noun: Token) -> tuple[str, Token] | None:
    """A time with the preposition that says "then": "in 1904", "on 3 May", "in the spring of 1904"."""
    if noun.dep_ == "nmod" and (noun.head.lemma_.lower() in _PERIODS | _DAYS or noun.head.lower_ in CALENDAR):
        noun = noun.head
    own = first_form(noun, "case")
    if own in _LASTS or (noun.lemma_.lower() in _HOURS and noun.head.tag_ == "CD"):
        return None
    preposition = _then(noun)
    if preposition is None:
        return None
    if noun.dep_ == "obl:unmarked" and not {child.lower_ for child in noun.children}.isdisjoint(_NEAR):
        return "", noun
    return own if own in ("in", "on", "at") else preposition, noun


def _then(noun: Token) -> str | None:
    """The preposition that says "then" of a time."""
    word = noun.lemma_.lower()
    if noun.tag_ == "CD" and len(noun) < 3 and any(month.lower_ in MONTHS for month in noun.children):
        return "on"
    if word in _DAYS or (noun.lower_ in CALENDAR and noun.lower_ not in MONTHS):
        return "on"
    if noun.lower_ in MONTHS:
        return "on" if any(day.tag_ == "CD" and len(day) < 3 for day in noun.children) else "in"
    year = noun.tag_ == "CD" and noun.text.isdigit() and len(noun) == 4
    return "in" if year or word in _PERIODS else None


def _place(noun: Token) -> tuple[str, Token] | None:
    """A place with the preposition that says "there"; of "the island of Elba" it is the island."""
    case = _case(noun)
    while case is not None and case.lower_ == "of" and _is_of_place(noun):
        noun = noun.head
        case = _case(noun)
    if noun.tag_ in ("PRP", "DT", "CD") or kids(noun, "conj", "appos") or noun.dep_ in ("conj", "appos"):
        return None
    word, kind = case.lower_ if case is not None else "", noun.lemma_.lower()
    if word in _STAYS:
        return word, noun
    if word and word not in _MOVES and not (word == "of" and noun.dep_ == "nmod"):
        return None
    for preposition, kinds in (("on", _ON), ("in", _IN), ("at", _AT)):
        if kind in kinds:
            return preposition, noun
    return ("in", noun) if tree.is_name(noun) else None


def _is_of_place(noun: Token) -> bool:
    """Whether the place is what a noun after "of" belongs to: "the island of Elba", "the Bank of Chile"."""
    if noun.dep_ != "nmod" or not tree.is_noun(noun.head):
        return False
    places = _ON | _IN | _AT
    plain = not tree.is_name(noun) and noun.lemma_.lower() not in places
    return plain or noun.head.lemma_.lower() in places or is_one_name(noun.head, noun)


def _case(noun: Token) -> Token | None:
    """A noun's preposition, also where it hangs on a word of the same name."""
    parts = [noun, *kids(noun, "compound", "flat")]
    return next((case for part in parts if (case := kid(part, "case")) is not None), None)
