"""Who or what someone is, said in passing: "Steve Witkoff, the lead negotiator, came" is two claims."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power

from . import tree
from .bearers import CALENDAR, TIMES, in_row, rivals
from .draft import Draft, Piece, trimmed
from .persons import is_person, may_be_person
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# What makes an apposition a choice, or says it of some or of more than its noun.
_LIMITS = frozenset(
    "only just all no not other others such both each any every including especially particularly".split()
)
_ASIDES = ("acl:relcl", "acl", "appos")
# In a past sentence with such a year, what someone was then is told with "was".
_LONG_AGO = re.compile(r"\b1[0-9]\d\d\b")


def split_appositions(draft: Draft, within: set[int] | None = None) -> list[Draft] | None:
    """The sentence without an apposition, and what the apposition says; with `within`, only one among those words."""
    for aside in tree.words_in(draft):
        noun = aside.head
        if within is None and _is_age(draft, noun, aside):
            part = draft.part(aside)
            name, age = tree.phrase(draft, noun) - part, Piece(f"{aside.text} years old", aside.i)
            told = (*draft.only(name), Piece(_is(draft, many=False)), age)
            return [draft.without(part | tree.edges(draft, part)), draft.said_of(noun, aside, told, aside=True)]
        if aside.dep_ != "appos" or (within is not None and aside.i not in within):
            continue
        office = _office(noun, aside) if _is_beside(draft, noun, aside) and _tells(draft, noun, aside) else None
        if office is not None and tree.is_name(aside) and draft.holds(office):
            return _named(draft, office, aside)
        if office is not None and not tree.is_name(aside) and (tree.is_name(noun) or _is_known(draft, noun, aside)):
            return _described(draft, noun, aside)
    return None


def _is_age(draft: Draft, noun: Token, aside: Token) -> bool:
    """ "Ana Ruiz, 58, …": a number of years between commas right after the name of a person."""
    if not (aside.text.isdigit() and len(aside.text) == 2):
        return False
    doc, names = aside.doc, (noun, *kids(noun, "flat", "compound"))
    person = is_person(noun) or (len(names) > 1 and may_be_person(noun))
    beside = aside.i > 1 and doc[aside.i - 1].text == "," and doc[aside.i - 2] in names
    closed = aside.i + 1 == len(doc) or doc[aside.i + 1].text in (",", ".")
    # Of two numbers one is of somebody else.
    only = sum(child.text.isdigit() for child in noun.children) == 1 and noun.lower_ not in CALENDAR
    return tree.is_name(noun) and draft.holds(noun) and person and beside and closed and only


def _is_beside(draft: Draft, noun: Token, aside: Token) -> bool:
    """Whether a noun is set off behind another by commas, and neither is the main word of its claim."""
    bracketed = tree.text_before(aside) == "(" or any(mark.text == "(" for mark in kids(aside, "punct"))
    if bracketed or not tree.is_set_off(aside) or draft.head in (aside, noun) or not draft.holds(noun):
        return False
    nouns = tree.is_noun(aside) and tree.is_noun(noun) and aside.tag_ != "CD" and noun.tag_ not in ("CD", "PRP", "DT")
    return nouns and aside.i > noun.i and kid(aside, "case", "cop") is None


def _tells(draft: Draft, noun: Token, aside: Token) -> bool:
    """Whether an apposition is a description or a name, and no place, time, choice or one of a row."""
    # "Friday, the last day" tells when, "Paris, France" where.
    if noun.dep_ == "obl:unmarked" or noun.lower_ in CALENDAR or aside.lemma_.lower() in TIMES:
        return False
    if is_place_or_power(tree.name_text(noun)):
        return False
    # "Ruiz, Okoro" may be a row, and "the mayor, the head of the school and a clerk came" is one.
    if tree.is_name(aside):
        in_line = tree.is_name(noun) and not (first_form(noun, "det") == "the" and is_person(aside))
    else:
        more = kids(aside, "conj")
        in_line = any(kid(word, "det", "nmod:poss") is not None or tree.is_name(word) for word in more)
    later = any(word.i > aside.i and draft.holds(word) for word in kids(noun, "conj"))
    apart = any(word.text == ";" for word in noun.doc[noun.i : aside.i])
    if in_line or later or apart or in_row(noun, aside):
        return False
    words = {word.lower_ for word in (noun.head, *noun.subtree, *aside.subtree)}
    return words.isdisjoint(_LIMITS) and (tree.is_name(aside) or len(tree.phrase(draft, aside)) >= 2)


def _is_known(draft: Draft, noun: Token, aside: Token) -> bool:
    """ "The mill, a brick building, burned": a subject that has "the" or an owner, and then "a"."""
    known = first_form(noun, "det") == "the" or kid(noun, "nmod:poss") is not None
    thing = noun.tag_ == aside.tag_ == "NN" and first_form(aside, "det") in ("a", "an") and not is_person(aside)
    return known and thing and noun == draft.subject and aside.i < draft.head.i and kid(noun, "nmod") is None


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


def _described(draft: Draft, name: Token, aside: Token) -> list[Draft]:
    """ "N, the A of B, …": the main sentence keeps N, and N is the A of B."""
    part = draft.part(aside)
    # With the rest of "a lawyer and father of three" and "a program that finds tumours".
    told = [child for child in kids(aside, "conj", "acl:relcl") if child.dep_ == "conj" or not tree.is_set_off(child)]
    said = trimmed(draft.only(part & (tree.phrase(draft, aside) | draft.part(*told))))
    then = not tree.is_name(name) and tree.is_past(draft.head)
    verb = "was" if then else _is(draft, many=aside.tag_ == "NNS")
    pieces = (*draft.only(tree.phrase(draft, name)), Piece(verb), *said)
    return [draft.without(part | tree.edges(draft, part)), draft.said_of(name, aside, pieces, aside=True)]


def _named(draft: Draft, noun: Token, aside: Token) -> list[Draft] | None:
    """ "the A of B, N, …": the main sentence is about N, and N is the A of B."""
    several = kid(aside, "conj") is not None
    if several is not (noun.tag_ == "NNS"):
        return None
    part = draft.part(aside)
    marks = {mark.i for mark in kids(aside, "punct") if mark.text in (",", "–", "—", ":")}
    opening = tree.opening_mark(draft, part)
    # What comes after the name, as in "lost our founder, Jo Kusi, at ninety", is no part of what it is.
    told = {number for number in tree.phrase(draft, noun) - part - opening if number < aside.i}
    gone = told | opening | {mark for mark in marks if mark < aside.i}
    later = [word for word in (*kids(aside, *_ASIDES), *kids(noun, *_ASIDES)) if word.i > aside.i]
    if not any(map(draft.holds, later)):
        # A clause that was taken out before may have left its comma in the part.
        gone |= marks | tree.closing_mark(draft, part) | {max(part)} & {word.i for word in aside.doc if word.is_punct}
    main = draft.without(gone)
    if noun == draft.subject:
        main = replace(main, subject=aside)
    name = tree.phrase(draft, aside) | draft.part(*kids(aside, "conj"))
    pieces = (*trimmed(draft.only(name - marks)), Piece(_is(draft, many=several)), *draft.only(told))
    return [main, draft.said_of(aside, noun, pieces, aside=True)]


def _is(draft: Draft, many: bool) -> str:
    past = tree.is_past(draft.head) and _LONG_AGO.search(draft.head.doc.text) is not None
    if many:
        return "were" if past else "are"
    return "was" if past else "is"
