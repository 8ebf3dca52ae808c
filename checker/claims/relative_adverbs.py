""" "…, where" and "…, when" after a place or a time: "It burned oil until 1904, when it was sold" is two claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.language.dates import MONTHS, WEEKDAYS

from . import tree
from .bearers import bearer_of, definite
from .cuts import Cut, signs_of
from .draft import Draft, Piece, trimmed
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERIODS = frozenset("year month week century decade season spring summer autumn fall winter morning evening".split())
_DAYS = frozenset(("day", "night", "eve", "weekend", *WEEKDAYS))
# Prepositions that say "there" as they are.
_STAYS = frozenset("in at on near outside inside behind under beneath over aboard below above beside".split())
_LABELS = ("acl:relcl", "advcl", "advcl:relcl", "parataxis", "ccomp")
_OF_NAME = ("flat", "compound", "nummod", "nmod:unmarked")


def relative_adverb_cuts(draft: Draft) -> Iterator[Cut]:
    """The sentence without such a clause, and the clause with the place or time in the place of the adverb."""
    for clause in tree.words_in(draft):
        adverb = _adverb(draft, clause) if clause.dep_ in _LABELS and clause != draft.head else None
        found = tree.statement(clause) if adverb is not None else None
        if adverb is None or found is None or tree.may_go_on(clause, found[0]):
            continue
        noun, part = _noun_before(draft, clause, adverb), draft.part(clause)
        there = _said_for(draft.without(part), noun, adverb) if noun is not None else None
        if there is not None:
            main = draft.without(part | tree.edges(draft, part))
            side = draft.said_of(found[0], clause, (*there, *trimmed(draft.only(part - {adverb.i}))), aside=True)
            put_in = there[0].text if there[0].token is None else ""
            more = [f"adverb {adverb.lower_} {put_in} after {first_form(noun, 'case') if noun is not None else ''}"]
            yield Cut("relative adverb", (main, side), clause, signs_of(draft, part, clause, noun, more))


def _said_for(draft: Draft, noun: Token, adverb: Token) -> tuple[Piece, ...] | None:
    """The place or time that "where" or "when" stands for; None where it can't be told or isn't in the draft."""
    preposition = _then(noun) if adverb.lower_ == "when" else _there(noun)
    bearer = bearer_of(draft, noun)
    if preposition is None or bearer is None or not draft.holds(bearer):
        return None
    return (*((Piece(preposition),) if preposition else ()), *definite(draft, bearer))


def _adverb(draft: Draft, clause: Token) -> Token | None:
    """The "where" or "when" that opens a clause after a comma."""
    words = [draft.head.doc[number] for number in sorted(draft.part(clause))]
    comma = words[0].i if words[0].text == "," else clause.left_edge.i - 1
    first = next((word for word in words if not word.is_punct), None)
    opens = first is not None and first.lower_ in ("where", "when") and first.head == clause
    return first if opens and tree.mark_at(draft, comma, (",",)) else None


def _noun_before(draft: Draft, clause: Token, adverb: Token) -> Token | None:
    """The noun whose phrase ends right before the comma; of "the island of Elba" the island."""
    noun = clause.doc[max(0, adverb.i - 2)]
    names = [noun]
    while (noun.dep_ in _OF_NAME and noun.head.i < clause.i) or (noun.dep_ == "nmod" and _case(noun) == "of"):
        noun = noun.head
        names.append(noun)
    # The parser may hang the clause on another noun, and be right.
    sure = clause.dep_ != "acl:relcl" or clause.head in names
    return noun if sure and tree.is_noun(noun) and draft.holds(noun) else None


def _then(noun: Token) -> str | None:
    """The preposition that says "then" of a time: in 1904, on 3 May, on Friday; none in "last autumn"."""
    own, words = first_form(noun, "case"), [noun, *kids(noun, *_OF_NAME)]
    digits = [len(word) for word in words if word.text.isdigit()]
    month, year = any(word.lower_ in MONTHS for word in words), noun.text.isdigit() and len(noun) == 4
    on = (month and min(digits, default=4) < 3) or any(
        not _DAYS.isdisjoint((word.lower_, word.lemma_.lower())) for word in words
    )
    if not (on or month or year or noun.lemma_.lower() in _PERIODS):
        return None
    if noun.dep_ == "obl:unmarked":
        return ""
    return own if own in ("in", "on", "at") else "on" if on else "in"


def _there(noun: Token) -> str | None:
    """The preposition that says "there" of a place; None where that can't be told."""
    case = _case(noun)
    if noun.tag_ in ("PRP", "DT", "CD") or noun.dep_ in ("conj", "appos") or kid(noun, "conj", "appos") is not None:
        return None
    if case in _STAYS:
        return case
    return "in" if tree.is_name(noun) and case in ("from", "to", "into", "through", "for", "of", "") else None


def _case(noun: Token) -> str:
    """A noun's preposition, also where it hangs on a word of the same name."""
    return next((case for word in (noun, *kids(noun, "compound", "flat")) if (case := first_form(word, "case"))), "")
