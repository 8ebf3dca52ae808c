"""Who or what someone is, said in passing: "Steve Witkoff, the lead negotiator, came" is two claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .bearers import definite, in_row, rivals
from .cuts import Cut, signs_of
from .draft import Draft, Piece, respelt, trimmed
from .persons import is_office, is_person, is_trade, may_be_person
from .times import CALENDAR, TIMES
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDES = ("acl:relcl", "acl", "appos")
_ORDERED = frozenset("first second third last former only sole current next new then".split())
# In a past sentence with such a year, what someone was then is told with "was".
_LONG_AGO = re.compile(r"\b1[0-9]\d\d\b")
# By sound: "an hour" and "an usher", but "a European", "a university" and "a one-off".
_AN = re.compile(r"(?!eu|ewe|one\b|once|uni(?![mn])|us(?:[aeiu]|\b)|ut[io]|uk)[aeiou]|hon[eo]|heir|hour", re.IGNORECASE)


def apposition_cuts(draft: Draft) -> Iterator[Cut]:
    """The sentence without an apposition, and what the apposition says."""
    for aside in tree.words_in(draft):
        noun = aside.head
        if _is_age(draft, noun, aside):
            yield _aged(draft, noun, aside)
        elif aside.dep_ == "appos" and _is_beside(draft, noun, aside):
            yield from _described(draft, noun, aside)
            yield from _named(draft, _office(noun, aside), aside)


def _signs(draft: Draft, noun: Token, aside: Token) -> Iterator[str]:
    """What else speaks for or against an apposition's being a description or a name of this noun."""
    others = rivals(aside, noun)
    yield f"rivals {min(len(others), 3)} {sum(map(is_person, others)) > 0} {is_person(noun)}"
    yield f"row {kid(aside, 'conj') is not None}"
    yield f"time {aside.lemma_.lower() in TIMES} {noun.dep_ == 'obl:unmarked' or noun.lower_ in CALENDAR}"
    yield f"numbers {aside.tag_ == 'CD'} {noun.tag_ == 'CD'} {any(word.tag_ == 'CD' for word in aside.subtree)}"
    yield f"many {tree.is_plural(aside)} {tree.is_plural(noun)}"


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


def _aged(draft: Draft, noun: Token, aside: Token) -> Cut:
    """ "Ana Ruiz, 58, …": Ana Ruiz is 58 years old."""
    part = draft.part(aside)
    name, age = tree.phrase(draft, noun) - part, Piece(f"{aside.text} years old", aside.i)
    told = (*draft.only(name), Piece(_is(draft, many=False)), age)
    main = draft.without(part | tree.edges(draft, part))
    signs = signs_of(draft, part, aside, noun)
    return Cut("age", (main, draft.said_of(noun, aside, told, aside=True)), aside, signs)


def _is_beside(draft: Draft, noun: Token, aside: Token) -> bool:
    """Whether a noun is in apposition to one before it, and neither is the predicate of the draft."""
    # "The mayor, in his office,": readers found none of 28 good; of one in a row 16 of 53.
    if in_row(noun, aside) or any(word.i > aside.i and draft.holds(word) for word in kids(noun, "conj")):
        return False
    main = draft.head == aside or (draft.head == noun and kid(noun, "cop") is None)
    nouns = aside.tag_ in tree.NOUN_TAGS and noun.tag_ in tree.NOUN_TAGS
    return nouns and not main and draft.holds(noun) and aside.i > noun.i and kid(aside, "case", "cop") is None


def _office(noun: Token, aside: Token) -> Token:
    """The noun that a name belongs to: in "the head of the mill, Jo Kusi" it is "head", as a mill is no person."""
    persons = [] if is_person(noun) else [other for other in rivals(aside, noun) if is_person(other)]
    return persons[0] if len(persons) == 1 and noun.head == persons[0] else noun


def _described(draft: Draft, name: Token, aside: Token) -> Iterator[Cut]:
    """ "N, the A of B, …": the main sentence keeps N, and N is the A of B."""
    if tree.is_name(aside) or not tree.is_set_off(aside):
        return
    part = draft.part(aside)
    # With the rest of "a lawyer and father of three" and "a program that finds tumours".
    told = [child for child in kids(aside, "conj", "acl:relcl") if child.dep_ == "conj" or not tree.is_set_off(child)]
    said = trimmed(draft.only(part & (tree.phrase(draft, aside) | draft.part(*told))))
    then = not tree.is_name(name) and tree.is_past(draft.head)
    verb = "was" if then else _is(draft, many=aside.tag_ == "NNS")
    main = draft.without(part | tree.edges(draft, part))
    # "Jo Kusi, nurse at Kirn," is a nurse there, but "Ana Ruiz, president of Peru," is president.
    one_of_many = aside.tag_ == "NN" and is_trade(aside) and kid(aside, "det", "nmod:poss", "nummod") is None
    article = (Piece(article_for(said[0].text)),) if said and one_of_many and not is_office(aside.lower_) else ()
    side = draft.said_of(name, aside, (*definite(main, name), Piece(verb), *article, *said), aside=True)
    signs = signs_of(draft, part, aside, name, _signs(draft, name, aside))
    yield Cut("description", (main, side), aside, signs)


def _named(draft: Draft, noun: Token, aside: Token) -> Iterator[Cut]:
    """ "the A of B, N, …": the main sentence is about N, and N is the A of B."""
    several = kid(aside, "conj") is not None
    # "The Prime Minister, Ana Ruiz,": no other name has one beside it.
    office = first_form(noun, "det") == "the" and is_person(aside)
    if not tree.is_name(aside) or (tree.is_name(noun) and not office) or several is not (noun.tag_ == "NNS"):
        return
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
    pieces = (
        *trimmed(draft.only(name - marks)),
        Piece(_is(draft, many=several)),
        *_office_as_told(draft, noun, aside, told),
    )
    signs = signs_of(draft, part, aside, noun, _signs(draft, noun, aside))
    yield Cut("name", (main, draft.said_of(aside, noun, pieces, aside=True)), aside, signs)


def _office_as_told(draft: Draft, noun: Token, aside: Token, words: set[int]) -> tuple[Piece, ...]:
    """What someone is: "the law professor Elin Sorge" is a law professor, "the mayor, Jo Kusi," the mayor."""
    pieces, article = draft.only(words), kid(noun, "det")
    one_of_many = article is not None and article.lower_ == "the" and not tree.is_set_off(aside)
    if article is None or not one_of_many or kid(noun, "nmod", "nmod:poss", "acl") is not None:
        return pieces
    if any(word.tag_ == "JJS" or word.ent_type_ or word.lower_ in _ORDERED for word in kids(noun, "amod")):
        return pieces
    after = next((piece.text for piece in pieces if piece.token == article.i + 1), "")
    return respelt(pieces, {article.i: article_for(after)})


def article_for(word: str) -> str:
    """ "a" or "an", as what follows is spoken."""
    return "an" if _AN.match(word) else "a"


def _is(draft: Draft, many: bool) -> str:
    past = tree.is_past(draft.head) and _LONG_AGO.search(draft.head.doc.text) is not None
    if many:
        return "were" if past else "are"
    return "was" if past else "is"
