"""Relative clauses: "The plan, which was drafted in May, has 20 points" is two claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_negated

from . import tree
from .bearers import LEAST_LEFT, LEAST_TOLD, TIMES, bearer_of, definite, exists, in_row, is_closed, rivals
from .draft import Draft, Piece, text_of, trimmed
from .persons import is_person, may_be_person
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# "…, which means that" is about the whole clause and not about the noun before it.
_ABOUT_ALL = set(
    """
    mean suggest make lead allow cause help raise result mark prompt bring give leave signal show enable happen
    """.split()
)
_PRONOUNS = ("who", "whom", "whose", "which", "that")
# The pronoun is among so many first words of its clause: "most of whom".
_OPENING = 4
# ", who is in charge of it," may be taken for an apposition, ", which …" for a clause on the verb.
_LABELS = ("acl:relcl", "appos", "advcl", "parataxis")


def split_relative(draft: Draft, within: set[int] | None = None) -> list[Draft] | None:
    """ "The plan, which was drafted in May, has 20 points" is two claims; "countries that have signed" stays.

    With `within`, only what hangs on those words is looked at.
    """
    for clause in tree.words_in(draft):
        if clause.dep_ not in _LABELS or clause == draft.head or (within is not None and clause.i not in within):
            continue
        pronoun = _relative_pronoun(clause)
        noun = _antecedent(draft, clause, pronoun) if pronoun is not None else None
        if pronoun is None or noun is None or not _is_surely_told_of(draft, clause, noun, pronoun):
            continue
        sides = _all_told(draft, clause, noun, pronoun)
        if sides is not None:
            part = draft.part(clause)
            marks = tree.edges(draft, part) if tree.is_set_off(clause) else set()
            return [draft.without(part | marks), *sides]
    return None


def _antecedent(draft: Draft, clause: Token, pronoun: Token) -> Token | None:
    """The noun of the draft that a relative clause is of; None where it is no such clause."""
    if clause.dep_ == "acl:relcl" or (clause.dep_ == "appos" and kid(clause, "cop") is not None):
        noun = _named_by(draft, clause)
    else:
        noun = _noun_before(clause, pronoun) if clause.dep_ != "appos" else None
    if noun is not None:
        noun = _person(clause, noun, pronoun) or noun
    return noun if noun is not None and draft.holds(noun) else None


def _is_surely_told_of(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> bool:
    """Whether a relative clause tells more of its noun, rather than which one is meant, and of it and no other."""
    if not tree.is_noun(noun) or noun.tag_ in ("PRP", "DT", "CD") or in_row(noun, clause):
        return False
    if not _agrees(noun, clause) or _goes_on(draft, clause):
        return False
    if tree.is_set_off(clause):
        return _adds_to_noun(draft, clause, noun, pronoun) and _is_of_no_other(draft, clause, noun, pronoun)
    return _introduces_noun(draft, clause, noun)


def _person(clause: Token, noun: Token, pronoun: Token) -> Token | None:
    """The one person of the phrase before "who", where the parser has hung it on a place: "a man from Lima, who …"."""
    if pronoun.lower_ not in ("who", "whom") or is_person(noun):
        return None
    persons = [other for other in rivals(clause, noun) if is_person(other)]
    return persons[0] if len(persons) == 1 else None


def _named_by(draft: Draft, clause: Token) -> Token:
    """The noun a clause hangs on, or the name that has taken its place: "the captain, Ana Ruiz, who …"."""
    noun = clause.head
    names = [name for name in kids(noun, "appos") if draft.holds(name) and name.i < clause.i]
    return names[-1] if names and not draft.holds(noun) else noun


def _noun_before(clause: Token, pronoun: Token) -> Token | None:
    """The noun right before ", which …" where the parser has hung the clause on the verb."""
    opening = [word for word in clause.subtree if not word.is_punct][:_OPENING]
    if pronoun not in opening or opening[0].i < 2 or clause.doc[opening[0].i - 1].text != ",":
        return None
    noun = clause.doc[opening[0].i - 2]
    while noun.dep_ in ("flat", "compound") and noun.head.i < clause.i:
        noun = noun.head
    if noun == clause.head and pronoun.dep_ == "nmod" and (subject := tree.subject_of(noun)) is not None:
        return subject if _is_many(pronoun.head) and subject.tag_ == "NNS" else None
    return noun if tree.is_noun(noun) and noun.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent") else None


def _is_many(word: Token) -> bool:
    """Whether a word tells how many: "most of whom", "308 of them"."""
    return word.tag_ in ("CD", "JJS", "DT", "JJ") or word.lower_ in ("many", "most", "some", "one", "none", "half")


def _relative_pronoun(clause: Token) -> Token | None:
    first = next((word for word in clause.subtree if word.lower_ in _PRONOUNS), None)
    return first if first is not None and first.i < clause.i else None


def _adds_to_noun(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> bool:
    """Whether a clause between commas is of the noun right before it and not, as ", which surprised us", of it all."""
    between = [child for child in kids(noun, "acl", "acl:relcl", "appos") if noun.i < child.i < clause.i]
    last = max(tree.phrase(draft, noun), default=noun.i)
    if between or (clause.left_edge.i - last > 2 and clause.dep_ == "acl:relcl") or noun.lemma_.lower() in TIMES:
        return False
    return tree.is_name(noun) or pronoun.lower_ != "which" or clause.lemma_.lower() not in _ABOUT_ALL


def _introduces_noun(draft: Draft, clause: Token, noun: Token) -> bool:
    """Whether a clause without commas is of something told of for the first time: "They found a man who had fled"."""
    one = first_form(noun, "det") in ("a", "an") and not is_negated(text_of(draft))
    direct = noun.head == draft.head and noun.dep_ in ("obj", "nsubj", "nsubj:pass")
    plain = (direct or noun == draft.head) and exists(draft, noun)
    least = LEAST_TOLD if noun == draft.head else LEAST_LEFT
    return one and plain and len(draft.tokens - draft.part(clause)) >= least


def _is_of_no_other(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> bool:
    """Whether a clause between commas is sure to end where it seems to, and to be of this noun and of none before."""
    bare = noun.dep_ == "appos" and not tree.is_name(noun) and kid(noun, "det", "nmod:poss") is None
    if bare or noun.dep_ == "obl:unmarked" or not _fits(noun, pronoun):
        return False
    others = [other for other in rivals(clause, noun) if _fits(other, pronoun) and _agrees(other, clause)]
    surely = pronoun.lower_ in ("who", "whom") and is_person(noun) and not any(map(is_person, others))
    return is_closed(draft, draft.part(clause)) and (surely or not others)


def _fits(noun: Token, pronoun: Token) -> bool:
    """Whether "who" or "which" can be a noun."""
    if pronoun.lower_ in ("who", "whom"):
        return may_be_person(noun)
    return pronoun.lower_ != "which" or not is_person(noun)


def _goes_on(draft: Draft, clause: Token) -> bool:
    """Whether a verb after the clause has no subject of its own, so that it may belong to the clause."""
    later = [word for word in kids(draft.head, "conj") if word.i > clause.i and draft.holds(word)]
    bare = (word.pos_ in ("VERB", "AUX") and not tree.subject_of(word) for word in later)
    related = (other.tag_ in ("WP", "WDT", "WP$") for word in later for other in word.subtree if other.i < word.i)
    return clause.i > draft.head.i and (any(bare) or any(related))


def _agrees(noun: Token, clause: Token) -> bool:
    verb = tree.finite_of(clause)
    if verb is None:
        return False
    many = noun.tag_ in ("NNS", "NNPS") and tree.is_plural(noun)
    own = tree.subject_of(clause)
    if own is not None and own.tag_ not in ("WDT", "WP") and own.lower_ != "that":
        return True
    return not (tree.is_singular(verb) and many) and not (tree.is_of_several(verb) and not many and noun.tag_ != "NN")


def _all_told(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> list[Draft] | None:
    """What a relative clause tells of its noun, and each that is joined to it: "who wrote it, and whom we met"."""
    found = {clause: pronoun}
    for word in kids(clause, "conj"):
        own = _relative_pronoun(word) if draft.holds(word) else None
        if own is not None:
            found[word] = own
    sides = []
    for word, own in found.items():
        others = draft.part(*(other for other in found if other.head == word))
        joints = {child.i for child in kids(word, "cc")}
        sides.append(_told_of(draft.without(others | joints), word, noun, own))
    told = [side for side in sides if side is not None]
    return told if len(told) == len(sides) else None


def _told_of(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> Draft | None:
    """The relative clause as a sentence about its noun; None where the pronoun is deep inside it."""
    bearer = bearer_of(draft, noun)
    if bearer is None or tree.is_plural(bearer) is not tree.is_plural(noun):
        return None
    part = draft.part(clause)
    words, rest = definite(draft.without(part), bearer), trimmed(draft.only(part - {pronoun.i}))
    if _is_subject_of(clause, pronoun):
        return draft.said_of(bearer, clause, words + rest, aside=True)
    if pronoun.tag_ == "WP$" and _is_subject_of(clause, pronoun.head):
        owner = (*words[:-1], replace(words[-1], space=False), Piece("’s"))
        return draft.said_of(pronoun.head, clause, owner + rest, aside=True)
    case = kid(pronoun, "case")
    if case is not None and pronoun.dep_ in ("nmod", "obl", "obl:agent"):
        return _told_with_case(draft, clause, pronoun, case, words) if _is_direct(draft, bearer) else None
    if pronoun.dep_ == "obj" and pronoun.head == clause:
        return _told_as_object(draft, clause, rest, words)
    return None


def _is_subject_of(clause: Token, word: Token) -> bool:
    return word.dep_ in ("nsubj", "nsubj:pass") and word.head == clause


def _is_direct(draft: Draft, noun: Token) -> bool:
    """Whether a noun is the predicate or hangs straight on it."""
    return bool(noun == draft.head or (noun.head == draft.head and noun.dep_ != "nmod"))


def _told_as_object(draft: Draft, clause: Token, rest: tuple[Piece, ...], words: tuple[Piece, ...]) -> Draft | None:
    """The clause with the noun after its verb: "the plan which they dropped" gives "they dropped the plan"."""
    subject = tree.subject_of(clause)
    if subject is None or clause.tag_[:2] != "VB":
        return None
    opening = tuple(piece for piece in rest if piece.token is not None and piece.token <= clause.i)
    closing = tuple(piece for piece in rest if piece.token is not None and piece.token > clause.i)
    return draft.said_of(subject, clause, (*opening, *words, *closing), aside=True)


def _told_with_case(draft: Draft, clause: Token, pronoun: Token, case: Token, words: tuple[Piece, ...]) -> Draft | None:
    """ "…, most of whom left", "…, on which it reported": the noun after its preposition, where a statement has it."""
    found = tree.statement(clause)
    if found is None:
        return None
    subject, _ = found
    rest = trimmed(draft.only(draft.part(clause) - {pronoun.i, case.i}))
    told = (Piece(case.text), *words)
    if case.lower_ == "of" and _is_many(subject):
        if not any(piece.token is not None and clause.doc[piece.token].tag_ == "NNS" for piece in words):
            return None
        at = next(number for number, piece in enumerate(rest) if piece.token == subject.i) + 1
        rest = (*rest[:at], *told, *rest[at:])
    elif pronoun.head == clause and clause.tag_[:2] == "VB" and case.lower_ != "of":
        rest = (*rest, *told)
    else:
        return None
    return draft.said_of(subject, clause, rest, aside=True)
