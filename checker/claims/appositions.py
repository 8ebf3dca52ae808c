"""Who or what someone is, said in passing: "Steve Witkoff, the lead negotiator, came" is two claims."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power

from . import tree
from .bearers import CALENDAR, TIMES, in_row, rivals
from .draft import Draft, Piece, trimmed
from .persons import is_person
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIMITS = set("only just all no not other others such both each any every including especially particularly".split())
_ASIDES = ("acl:relcl", "acl", "appos")
_LONG_AGO = re.compile(r"\b1[0-9]\d\d\b")


def split_appositions(draft: Draft, within: set[int] | None = None) -> list[Draft] | None:
    """The sentence without an apposition, and what the apposition says; with `within`, only one among those words."""
    for aside in tree.words_in(draft):
        if within is not None and aside.i not in within:
            continue
        noun = aside.head
        if (
            aside.dep_ != "appos"
            or draft.head in (aside, noun)
            or not draft.holds(noun)
            or aside.i < noun.i
            or not _tells(draft, aside, noun)
        ):
            continue
        known = noun == draft.subject and aside.i < draft.head.i and _is_known(noun, aside)
        if (tree.is_name(noun) or known) and not tree.is_name(aside):
            return _described(draft, noun, aside)
        office = _office(noun, aside)
        if tree.is_name(aside) and _is_office(noun, aside) and office is not None and draft.holds(office):
            return _named(draft, office, aside)
    return None


def _is_known(noun: Token, aside: Token) -> bool:
    """ "The mill, a brick building": what has "the" or an owner, and then "a"."""
    own, other = kid(noun, "det", "nmod:poss"), kid(aside, "det")
    known = own is not None and (own.dep_ == "nmod:poss" or own.lower_ == "the") and kid(noun, "conj", "nmod") is None
    return (
        known
        and not is_person(aside)
        and other is not None
        and other.lower_ in ("a", "an")
        and noun.tag_ == "NN"
        and aside.tag_ == "NN"
    )


def _tells(draft: Draft, aside: Token, noun: Token) -> bool:
    """Whether an apposition is a description or a name, and no number, place, abbreviation or choice."""
    if not (tree.is_noun(aside) and tree.is_noun(noun)) or aside.tag_ == "CD" or noun.tag_ in ("CD", "PRP", "DT"):
        return False
    if not tree.is_set_off(aside) or _bracketed(aside) or kid(aside, "cop") is not None:
        return False
    # "Friday, the last day" tells when; after a semicolon it may be of another in a row.
    timed = noun.dep_ in ("obl:tmod", "obl:unmarked") or noun.lower_ in CALENDAR or aside.lemma_.lower() in TIMES
    apart = any(noun.doc[number].text == ";" for number in range(noun.i, aside.i))
    if timed or apart or _office(noun, aside) is None:
        return False
    words = {word.lower_ for word in (*noun.subtree, *aside.subtree)}
    if words & _LIMITS or noun.head.lower_ in _LIMITS or in_row(noun, aside) or _date_or_place(noun, aside):
        return False
    return len(tree.phrase(draft, aside)) >= 2 or tree.is_name(aside)


def _office(noun: Token, aside: Token) -> Token | None:
    """Whom an apposition is of: the person before a noun that is none, as in "the head of the mill, Jo Kusi".

    None where that can't be told, or where the noun has no article and so is no one in particular.
    """
    others = [] if is_person(noun) else rivals(aside, noun)
    persons = [other for other in others if is_person(other)]
    if others and not persons and is_person(aside):
        return None
    bearer = persons[0] if persons else noun
    if persons and (len(persons) > 1 or noun.head != bearer or not tree.is_name(aside)):
        return None
    return bearer if tree.is_name(noun) or kid(bearer, "det", "nmod:poss") is not None else None


def _bracketed(aside: Token) -> bool:
    previous = tree.before(aside)
    return any(mark.text == "(" for mark in kids(aside, "punct")) or (previous is not None and previous.text == "(")


def _date_or_place(noun: Token, aside: Token) -> bool:
    """ "Paris, France" and "Friday, May 2" name and don't describe."""
    names = tree.is_name(aside) and not _is_office(noun, aside)
    return names or aside.tag_ == "CD" or is_place_or_power(tree.name_text(noun))


def _is_office(noun: Token, aside: Token) -> bool:
    """Whether a noun before a name says who that is: "the owner", "the State Auditor" before a person."""
    article = kid(noun, "det")
    return not tree.is_name(noun) or (article is not None and article.lower_ == "the" and is_person(aside))


def _described(draft: Draft, name: Token, aside: Token) -> list[Draft]:
    """ "N, the A of B, …": the main sentence keeps N, and N is the A of B."""
    part = draft.part(aside)
    main = draft.without(part | tree.edges(draft, part))
    said = trimmed(draft.only(tree.phrase(draft, aside) | _row(draft, aside)))
    pieces = (*draft.only(tree.phrase(draft, name)), Piece(_is(draft, aside, many=False)), *said)
    return [main, replace(draft, head=aside, pieces=pieces, subject=name, made=True, aside=True)]


def _named(draft: Draft, noun: Token, aside: Token) -> list[Draft] | None:
    """ "the A of B, N, …": the main sentence is about N, and N is the A of B."""
    name = draft.part(aside) - tree.opening_mark(draft, draft.part(aside))
    name -= {mark.i for mark in kids(aside, "punct") if mark.text in (",", "–", "—", ":")}
    told = tree.phrase(draft, noun) - draft.part(aside)
    told -= tree.opening_mark(draft, draft.part(aside))
    several = kid(aside, "conj") is not None
    if several is not (noun.tag_ == "NNS"):
        return None
    part = draft.part(aside)
    gone = told | tree.opening_mark(draft, part)
    gone |= {mark.i for mark in kids(aside, "punct") if mark.text in (",", "–", "—", ":") and mark.i < aside.i}
    if not any(word.i > aside.i for word in (*kids(aside, *_ASIDES), *kids(noun, *_ASIDES))):
        gone |= tree.closing_mark(draft, part)
        gone |= {mark.i for mark in kids(aside, "punct") if mark.text in (",", "–", "—", ":")}
    main = draft.without(gone)
    if noun == draft.subject:
        main = replace(main, subject=aside)
    pieces = (*trimmed(draft.only(name)), Piece(_is(draft, noun, many=several)), *draft.only(told))
    return [main, replace(draft, head=noun, pieces=pieces, subject=aside, made=True, aside=True)]


def _row(draft: Draft, aside: Token) -> set[int]:
    """The rest of "a lawyer and father of three"."""
    words: set[int] = set()
    for other in kids(aside, "conj"):
        words |= draft.part(other)
    return words


def _is(draft: Draft, noun: Token, many: bool) -> str:
    lasting = noun.dep_ != "appos" or tree.is_name(noun.head) or tree.is_name(noun)
    past = tree.is_past(draft.head) and (not lasting or _LONG_AGO.search(draft.head.doc.text) is not None)
    if many or noun.tag_ == "NNS":
        return "were" if past else "are"
    return "was" if past else "is"
