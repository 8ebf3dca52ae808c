"""Relative clauses: "The plan, which was drafted in May, has 20 points" is two claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .bearers import bearer_of, definite, in_row, is_known_alone, is_one_name, rivals
from .cuts import Cut, signs_of
from .draft import Draft, Piece, possessive, text_of, trimmed
from .persons import is_person, may_be_person
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# "…, which means that" is about the whole clause and not about the noun before it; "…, which we find odd" may be.
_ABOUT_ALL = frozenset(
    "mean suggest make lead allow cause help raise result mark prompt show find think consider believe".split()
)
_PRONOUNS = ("who", "whom", "whose", "which", "that")
# What tells how many: "most of whom", "308 of them".
_AMOUNTS = ("CD", "JJS", "DT", "JJ")
_SHARES = frozenset("many most some one none half part third quarter majority %".split())
# ", who is in charge of it," may be taken for an apposition, ", two of whom left" for a clause on the verb.
_LABELS = ("acl:relcl", "appos", "advcl", "advcl:relcl", "parataxis")
# A later relative clause that may have lost the one before it.
_LATER = re.compile(r"\b(?:and|but)(?: \w+)?(?: of)? (?:who|whom|whose|which)\b")


def relative_cuts(draft: Draft) -> Iterator[Cut]:
    """ "The plan, which was drafted in May, has 20 points": without the clause, and what the clause says of its noun.

    Of a noun that may not be known without its clause ("the countries that have signed") none is made.
    """
    for clause, pronoun, noun in _clauses_in(draft):
        row = _row(draft, clause, pronoun)
        if _may_end_before(draft, row):
            continue
        told = [side for word in row if (side := _told_of(draft, row, word, noun)) is not None]
        main = draft.without(_with_marks(draft, row) if tree.is_set_off(clause) else draft.part(clause))
        if len(told) == len(row) and not any(_LATER.search(text_of(part)) for part in (main, *told)):
            signs = signs_of(draft, draft.part(*row), clause, noun, _signs(draft, row, noun))
            yield Cut("relative", (main, *told), clause, signs)


def _clauses_in(draft: Draft) -> Iterator[tuple[Token, Token, Token]]:
    """Relative clauses that can be taken from their nouns, each with its pronoun and the noun."""
    for clause in tree.words_in(draft):
        pronoun = _pronoun_of(clause) if clause.dep_ in _LABELS and clause != draft.head else None
        noun = _antecedent(draft, clause, pronoun) if pronoun is not None else None
        if pronoun is None or noun is None or not draft.holds(noun):
            continue
        if _may_tell_of(draft, clause, noun, pronoun):
            yield clause, pronoun, noun


def _may_tell_of(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> bool:
    """Whether a clause can be of a noun, and the noun do without it."""
    # Of what is refused here readers found good: one in 33 of a row, 3 in 22 clefts, 150 in 329 like "the countries
    # that have signed", 2 in 16 where "who" or "which" doesn't fit, 9 in 63 by the number.
    if not tree.is_noun(noun) or noun.tag_ in ("PRP", "DT", "CD") or in_row(noun, clause) or _is_cleft(draft, noun):
        return False
    if not tree.is_set_off(clause) and (clause.dep_ != "acl:relcl" or not is_known_alone(noun)):
        return False
    # ", which is odd" is of all before.
    judges = _may_be_of_all(draft, clause, pronoun) and clause.tag_ in ("JJ", "WRB", "RB")
    return not judges and _fits(noun, pronoun) and _agrees(noun, clause)


def _signs(draft: Draft, row: dict[Token, Token], noun: Token) -> Iterator[str]:
    """What else speaks for or against a row of clauses telling more of its noun, and of it and no other."""
    clause, pronoun = next(iter(row.items()))
    others = [other for other in rivals(clause, noun) if _fits(other, pronoun) and _agrees(other, clause)]
    before = [child for child in kids(noun, "acl", "acl:relcl", "appos") if noun.i < child.i < clause.i]
    last = max(tree.phrase(draft, noun) | tree.phrase(draft, clause.head), default=noun.i)
    yield f"pronoun {pronoun.lower_} {pronoun.dep_}"
    yield f"pronoun {pronoun.lower_} {tree.is_set_off(clause)}"
    yield f"pronoun {pronoun.lower_} person {is_person(noun)}"
    yield f"rivals {min(len(others), 3)}"
    yield f"rivals {min(len(others), 3)} {pronoun.lower_} {is_person(noun)} {any(map(is_person, others))}"
    yield f"between {sum(draft.holds(child) for child in before if child != clause.head)}"
    yield f"apart {min(len(draft.tokens & set(range(last + 1, clause.left_edge.i))), 3)}"
    yield f"clauses {len(row)}"
    # "…, which means that" is about the whole clause and not about the noun before it.
    about_all = _may_be_of_all(draft, clause, pronoun) and clause.lemma_.lower() in _ABOUT_ALL
    yield f"of all {about_all} {tree.is_name(noun)}"


def _pronoun_of(clause: Token) -> Token | None:
    first = next((word for word in clause.subtree if word.lower_ in _PRONOUNS), None)
    return first if first is not None and first.i < clause.i else None


def _row(draft: Draft, clause: Token, pronoun: Token) -> dict[Token, Token]:
    """A relative clause and each that is joined to it, with their pronouns: "who wrote it, and whom we met"."""
    row = {clause: pronoun}
    for later in tree.words_in(draft):
        own, joint = _pronoun_of(later), kid(later, "cc")
        if later.dep_ != "conj" or own is None or own.lower_ == "that" or joint is None or later.i < clause.i:
            continue
        # The parser hangs a later one anywhere: what tells it is that it begins where another ends.
        before = (number for number in draft.part(*row) - draft.part(later) if number < joint.i)
        if joint.i - max(before, default=joint.i) in (1, 2):
            row[later] = own
    return row


def _with_marks(draft: Draft, row: dict[Token, Token]) -> set[int]:
    """A row with the marks that go with it: of "the mayor, Jo Kusi, who …, left" one comma closes the name."""
    clause, part, doc = next(iter(row)), draft.part(*row), draft.head.doc
    words = [number for number in part if doc[number].text != ","]
    part = {number for number in part if min(words) <= number <= max(words)}
    name = clause.head
    named = name.dep_ == "appos" and draft.holds(name) and draft.holds(name.head) and tree.is_set_off(name)
    return part | (tree.closing_mark(draft, part) if named else tree.edges(draft, part))


def _antecedent(draft: Draft, clause: Token, pronoun: Token) -> Token | None:
    """The noun that a relative clause is of; None where it is no such clause."""
    noun = _hung_on(draft, clause, pronoun)
    if first_form(pronoun, "case") == "of" and (noun is None or noun.tag_ != "NNS"):
        # "Nine persons were hurt, two of whom died": of several, wherever the parser has hung it.
        before = (word for word in tree.words_in(draft) if word.tag_ == "NNS" and word.i < clause.left_edge.i)
        noun = max(before, key=lambda word: word.i, default=noun)
    if noun is None:
        return None
    if pronoun.lower_ in ("who", "whom"):
        noun = _person(clause, noun)
    while (noun.dep_ == "nmod" and is_one_name(noun.head, noun)) or (noun.dep_ == "flat" and noun.head.i < noun.i):
        noun = noun.head
    return noun


def _hung_on(draft: Draft, clause: Token, pronoun: Token) -> Token | None:
    """The noun on which the parser has hung a relative clause."""
    if clause.dep_ != "acl:relcl" and (clause.dep_ != "appos" or kid(clause, "cop") is None):
        return None
    noun = clause.head
    # Of "the captain, Ana Ruiz, who …" the name may have taken its place.
    names = [name for name in kids(noun, "appos") if draft.holds(name)]
    return names[-1] if names and not draft.holds(noun) else noun


def _person(clause: Token, noun: Token) -> Token:
    """The one person of a phrase: of "a man from Lima" the man, of "Ana Ruiz, the mayor" Ana Ruiz."""
    described = noun.dep_ == "appos" and not tree.is_name(noun) and tree.is_set_off(noun)
    others = [noun.head] if described else [] if is_person(noun) else rivals(clause, noun)
    persons = [other for other in others if is_person(other)]
    return persons[0] if len(persons) == 1 else noun


def _agrees(noun: Token, clause: Token) -> bool:
    """Whether the clause's verb fits the number of its noun, where the pronoun is its subject."""
    own, verb = tree.subject_of(clause), tree.finite_of(clause)
    if verb is None:
        return False
    if own is not None and own.lower_ not in _PRONOUNS:
        return True
    return not tree.disagrees(noun, clause)


def _may_end_before(draft: Draft, row: dict[Token, Token]) -> bool:
    """Whether a comma inside a row after the main verb may close it: "…, which came in May, before we wrote"."""
    # Readers found 56 of 145 such cuts good.
    if next(iter(row)).i < draft.head.i:
        return False
    doc = draft.head.doc
    own = [word for clause in row for word in kids(clause, "advcl", "obl", "obl:unmarked", "parataxis", "conj")]
    late = [word for word in own if word.i > word.head.i and word not in row and draft.holds(word)]
    joints = [doc[number] for number in draft.part(*row) if doc[number].dep_ == "cc"]
    late += [joint for joint in joints if joint.head not in row]
    return any(word.left_edge.text == "," or tree.text_before(word) == "," for word in late)


def _may_be_of_all(draft: Draft, clause: Token, pronoun: Token) -> bool:
    """Whether ", which …" may be about all that is said before it."""
    return pronoun.lower_ == "which" and clause.i > draft.head.i and pronoun.dep_ not in ("obl", "nmod")


def _is_cleft(draft: Draft, noun: Token) -> bool:
    """ "It was the mayor who signed" says who signed."""
    top = noun.head if noun.dep_ == "appos" else noun
    return top == draft.head and draft.subject is not None and draft.subject.lower_ == "it"


def _fits(noun: Token, pronoun: Token) -> bool:
    """Whether "who" or "which" can stand for a noun."""
    if pronoun.lower_ in ("who", "whom"):
        return may_be_person(noun)
    return pronoun.lower_ != "which" or not is_person(noun)


def _told_of(draft: Draft, row: dict[Token, Token], clause: Token, noun: Token) -> Draft | None:
    """One relative clause of a row as a sentence about its noun; None where the pronoun is deep inside it."""
    pronoun, bearer = row[clause], bearer_of(draft, noun)
    case = kid(pronoun, "case")
    part = draft.part(clause) - draft.part(*(other for other in row if clause.is_ancestor(other)))
    part -= {joint.i for owner in (clause, pronoun, pronoun.head) for joint in kids(owner, "cc") if joint.i < pronoun.i}
    if case is not None and case.lower_ == "of":
        return _told_of_some(draft, part, clause, pronoun, noun)
    if bearer is None or tree.is_plural(bearer) is not tree.is_plural(noun):
        return None
    words, rest = definite(draft.without(draft.part(*row)), bearer), trimmed(draft.only(part - {pronoun.i}))
    if pronoun.dep_ in ("nsubj", "nsubj:pass") and pronoun.head == clause:
        return draft.said_of(bearer, clause, words + rest, aside=True)
    if pronoun.tag_ == "WP$" and pronoun.head.dep_ in ("nsubj", "nsubj:pass") and pronoun.head.head == clause:
        ending = possessive(words[-1].text, several=noun.tag_ == "NNS")
        owner = (*words[:-1], replace(words[-1], space=False), Piece(ending))
        return draft.said_of(pronoun.head, clause, owner + rest, aside=True)
    return _told_after(draft, clause, pronoun, rest, words)


def _told_after(
    draft: Draft, clause: Token, pronoun: Token, rest: tuple[Piece, ...], words: tuple[Piece, ...]
) -> Draft | None:
    """The clause with the noun after its verb, or after a preposition at the end: "they dropped the plan"."""
    found, case = tree.statement(clause), kid(pronoun, "case")
    if found is None or pronoun.head != clause or clause.tag_[:2] != "VB":
        return None
    if case is not None:
        moved = tuple(piece for piece in rest if piece.token != case.i)
        return draft.said_of(found[0], clause, (*moved, Piece(case.text), *words), aside=True)
    # Neither "which he entered into" nor "which they stopped sending".
    others = [word for word in clause.children if word != pronoun]
    if pronoun.dep_ != "obj" or any(word.tag_ == "IN" or word.dep_ in ("obj", "ccomp", "xcomp") for word in others):
        return None
    opening = tuple(piece for piece in rest if piece.token is not None and piece.token <= clause.i)
    return draft.said_of(found[0], clause, (*opening, *words, *rest[len(opening) :]), aside=True)


def _told_of_some(draft: Draft, part: set[int], clause: Token, pronoun: Token, noun: Token) -> Draft | None:
    """ "…, most of whom left", "…, of which it sold ten": the noun after the word that tells how many of them."""
    found = tree.statement(clause)
    if found is None or noun.tag_ != "NNS":
        return None
    amounts = [w for w in (found[0], *kids(clause, "obj")) if w.tag_ in _AMOUNTS or w.lower_ in _SHARES]
    share = next(filter(draft.holds, amounts), None)
    if share is None:
        return None
    rest = trimmed(draft.only(part - {pronoun.i, *(case.i for case in kids(pronoun, "case"))}))
    at = next(number for number, piece in enumerate(rest) if piece.token == share.i) + 1
    told = (Piece("of"), *definite(draft.without(draft.part(clause)), noun))
    return draft.said_of(found[0], clause, (*rest[:at], *told, *rest[at:]), aside=True)
