"""Relative clauses: "The plan, which was drafted in May, has 20 points" is two claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import holds_negation

from . import tree
from .bearers import LEAST_LEFT, LEAST_TOLD, TIMES, bearer_of, definite, exists, in_row, is_closed, is_one_name, rivals
from .draft import Draft, Piece, possessive, text_of, trimmed
from .persons import is_person, may_be_person
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# "…, which means that" is about the whole clause and not about the noun before it; "…, which we find odd" may be.
_ABOUT_ALL = set(
    """
    mean suggest make lead allow cause help raise result mark prompt bring give leave signal show enable happen
    find think consider believe suppose wish
    """.split()
)
# What is said of what happens or is done: "…, which is typical of the line", "…, which is a pity".
_JUDGEMENTS = frozenset(
    """
    typical usual unusual common rare normal natural strange odd curious remarkable surprising striking astonishing
    difficult easy hard simple possible impossible likely unlikely probable inevitable certain true untrue false
    correct incorrect right wrong good bad better worse best worst fair unfair just unjust important essential necessary
    unnecessary sensible reasonable unreasonable logical understandable wise unwise foolish bold brave exemplary
    unprecedented unheard legal illegal lawful unlawful acceptable unacceptable regrettable unfortunate lucky fortunate
    sad nice fine welcome enough proof evidence pity shame surprise mistake relief coincidence exception reason why how
    what
    """.split()
)
# Verbs with whose infinitive they share their subject: of "which they had to sell" the noun is sold.
_SHARE_SUBJECT = frozenset(
    "have need try hope begin start continue plan intend refuse manage decide agree fail seek promise use".split()
)
_WH = ("who", "whom", "whose", "which")
_PRONOUNS = (*_WH, "that")
_SHARES = frozenset("many most some one none half part third quarter majority %".split())
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
        if pronoun is None or noun is None:
            continue
        row = _row(draft, clause, pronoun)
        if not _is_surely_told_of(draft, row, noun):
            continue
        sides = _all_told(draft, noun, row)
        if sides is not None:
            parts = [draft.without(_with_marks(draft, row)), *sides]
            return None if any(map(_has_stray_pronoun, parts)) else parts
    return None


def _row(draft: Draft, clause: Token, pronoun: Token) -> dict[Token, Token]:
    """A relative clause and each that is joined to it, with their pronouns: "who wrote it, and whom we met".

    The parser hangs the later ones anywhere, so what tells them is that one begins where another ends. A row ends with
    "and": of "who met a man, who had fled" the second may be of the man.
    """
    row, sure = {clause: pronoun}, {clause: pronoun}
    words = list(tree.words_in(draft))
    for at, word in enumerate(words):
        if word.i < clause.i or word.tag_ not in tree.RELATIVE or words[at - 1].dep_ not in ("cc", "punct"):
            continue
        later = _clause_of(word)
        last = next((other for other in reversed(words[:at]) if other.dep_ not in ("cc", "punct")), clause)
        joined = later is not None and later not in row and last.i in draft.part(*row) - draft.part(later)
        if later is None or not joined or not _are_alike(pronoun, word):
            continue
        row[later] = word
        if words[at - 1].dep_ == "cc":
            sure = dict(row)
    return sure


def _are_alike(one: Token, other: Token) -> bool:
    """Whether two pronouns can be of one noun."""
    pair = {one.lower_, other.lower_}
    return "which" not in pair or pair.isdisjoint(("who", "whom"))


def _with_marks(draft: Draft, row: dict[Token, Token]) -> set[int]:
    """A row with the marks that go with it: of "the mayor, Jo Kusi, who …, left" one comma closes the name."""
    clause, part, doc = next(iter(row)), draft.part(*row), draft.head.doc
    if not tree.is_set_off(clause):
        return part
    words = [number for number in part if doc[number].text != ","]
    part = {number for number in part if min(words) <= number <= max(words)}
    name = clause.head
    named = name.dep_ == "appos" and draft.holds(name) and draft.holds(name.head) and tree.is_set_off(name)
    return part | (tree.closing_mark(draft, part) if named else tree.edges(draft, part))


def _clause_of(pronoun: Token) -> Token | None:
    """The predicate of a relative clause that is joined to another, by its pronoun."""
    above = [word for word in pronoun.ancestors if word.dep_ in ("conj", "acl:relcl")]
    return above[0] if above and above[0].i > pronoun.i else None


def _has_stray_pronoun(draft: Draft) -> bool:
    """Whether a later relative clause of a row is left without the first: "and whose player practises"."""
    words = list(tree.words_in(draft))
    firsts = [at for at, word in enumerate(words) if at and word.lower_ in _WH and _joint(words, at)]
    return any(not any(word.lower_ in _PRONOUNS for word in words[: at - 1]) for at in firsts)


def _joint(words: list[Token], at: int) -> bool:
    """Whether "and" stands before a pronoun, or before its preposition: "and of whom"."""
    before = [word for word in words[max(0, at - 2) : at] if word.dep_ != "case"]
    return bool(before) and before[-1].dep_ == "cc"


def _antecedent(draft: Draft, clause: Token, pronoun: Token) -> Token | None:
    """The noun of the draft that a relative clause is of; None where it is no such clause."""
    if clause.dep_ == "acl:relcl" or (clause.dep_ == "appos" and kid(clause, "cop") is not None):
        noun = _named_by(draft, clause)
    else:
        noun = _noun_before(clause, pronoun) if clause.dep_ != "appos" else None
    if noun is not None:
        noun = _whole_name(_described(noun, pronoun) or _person(clause, noun, pronoun) or noun)
    return noun if noun is not None and draft.holds(noun) else None


def _is_surely_told_of(draft: Draft, row: dict[Token, Token], noun: Token) -> bool:
    """Whether a row of clauses tells more of its noun, rather than which one is meant, and of it and no other."""
    clause, pronoun = next(iter(row.items()))
    if not tree.is_noun(noun) or noun.tag_ in ("PRP", "DT", "CD") or in_row(noun, clause):
        return False
    if not _agrees(noun, clause) or _goes_on(draft, clause) or _is_cleft(draft, noun):
        return False
    if tree.is_set_off(clause):
        ends = is_closed(draft, draft.part(*row)) and not _may_end_before(draft, row)
        return ends and _adds_to_noun(draft, clause, noun, pronoun) and _is_of_no_other(draft, clause, noun, pronoun)
    return _introduces_noun(draft, clause, noun)


def _described(noun: Token, pronoun: Token) -> Token | None:
    """Of "Ana Ruiz, the mayor, who …" the person."""
    aside = noun.dep_ == "appos" and not tree.is_name(noun) and tree.is_set_off(noun)
    return noun.head if aside and pronoun.lower_ in ("who", "whom", "whose") and is_person(noun.head) else None


def _whole_name(noun: Token) -> Token:
    """Of "the Bank of Chile" and "Ana Ruiz", on whose last word a clause may hang, the first: the head of the whole."""
    while (noun.dep_ == "nmod" and is_one_name(noun.head, noun)) or (noun.dep_ == "flat" and noun.head.i < noun.i):
        noun = noun.head
    return noun


def _is_cleft(draft: Draft, noun: Token) -> bool:
    """Whether a clause may tell who it is and not more of that one: "It was Jo Kusi, our mayor, who signed"."""
    top = noun.head if noun.dep_ == "appos" else noun
    return top == draft.head and draft.subject is not None and draft.subject.lower_ == "it"


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
    if names and not draft.holds(noun):
        return names[-1]
    # Of "Ana Ruiz, the winner of the race, who …" the description is told already.
    while not draft.holds(noun) and noun.dep_ in ("nmod", "appos"):
        noun = noun.head
    return noun


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
    return word.tag_ in ("CD", "JJS", "DT", "JJ") or word.lower_ in _SHARES


def _relative_pronoun(clause: Token) -> Token | None:
    first = next((word for word in clause.subtree if word.lower_ in _PRONOUNS), None)
    return first if first is not None and first.i < clause.i else None


def _adds_to_noun(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> bool:
    """Whether a clause between commas is of the noun right before it and not, as ", which surprised us", of it all."""
    before = [child for child in kids(noun, "acl", "acl:relcl", "appos") if noun.i < child.i < clause.i]
    between = [child for child in before if child != clause.head]
    last = max(tree.phrase(draft, noun) | tree.phrase(draft, clause.head), default=noun.i)
    apart = len(draft.tokens & set(range(last + 1, clause.left_edge.i)))
    if any(map(draft.holds, between)) or (apart > 1 and clause.dep_ == "acl:relcl") or noun.lemma_.lower() in TIMES:
        return False
    return pronoun.lower_ != "which" or not _may_be_of_all(draft, clause, noun, pronoun)


def _may_be_of_all(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> bool:
    """Whether "which", after a statement that is whole without it, may be what that statement says."""
    if clause.i < draft.head.i or pronoun.dep_ in ("obl", "nmod"):
        return False
    judged = not clause.tag_.startswith("VB") and clause.lemma_.lower() in _JUDGEMENTS
    return judged or (not tree.is_name(noun) and clause.lemma_.lower() in _ABOUT_ALL)


def _introduces_noun(draft: Draft, clause: Token, noun: Token) -> bool:
    """Whether a clause without commas is of something told of for the first time: "They found a man who had fled"."""
    one = first_form(noun, "det") in ("a", "an") and not holds_negation(text_of(draft))
    if noun == draft.head and not _is_one_thing(draft.subject):
        return False
    direct = noun.head == draft.head and noun.dep_ in ("obj", "nsubj", "nsubj:pass")
    plain = (direct or noun == draft.head) and exists(draft, noun)
    least = LEAST_TOLD if noun == draft.head else LEAST_LEFT
    return one and plain and len(draft.tokens - draft.part(clause)) >= least


def _is_one_thing(subject: Token | None) -> bool:
    """Whether a subject is one that the text names, of which "X is a firm that …" then tells something."""
    return subject is not None and tree.is_name(subject) and kid(subject, "det") is None


def _is_of_no_other(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> bool:
    """Whether a clause between commas is sure to be of this noun and of none before."""
    bare = noun.dep_ == "appos" and not tree.is_name(noun) and kid(noun, "det", "nmod:poss") is None
    if bare or noun.dep_ == "obl:unmarked" or not _fits(noun, pronoun):
        return False
    others = [other for other in rivals(clause, noun) if _fits(other, pronoun) and _agrees(other, clause)]
    if first_form(pronoun, "case") == "of":
        # Of "sales of two million pounds, of which it owes half" both give one claim.
        others = [other for other in others if other != _several(draft, noun)]
    surely = pronoun.lower_ in ("who", "whom") and is_person(noun) and not any(map(is_person, others))
    return surely or not others


def _may_end_before(draft: Draft, row: dict[Token, Token]) -> bool:
    """Whether a comma inside a row after the main verb may close it: "…, which came in May, before we wrote"."""
    first = next(iter(row))
    if first.i < draft.head.i:
        return False
    own = [word for clause in row for word in kids(clause, "advcl", "obl", "obl:unmarked", "parataxis", "conj")]
    after = [word for word in own if word.i > word.head.i and word not in row and _has_comma_before(word)]
    doc = draft.head.doc
    lists = [doc[number] for number in draft.part(*row) if doc[number].dep_ == "conj" and doc[number] not in row]
    pairs = [word for word in lists if len(kids(word.head, "conj")) == 1 and kid(word, "cc") is not None]
    return any(draft.holds(word) for word in after) or any(map(_has_comma_before, pairs))


def _has_comma_before(word: Token) -> bool:
    return word.left_edge.text == "," or tree.text_before(word) == ","


def _fits(noun: Token, pronoun: Token) -> bool:
    """Whether "who" or "which" can be a noun."""
    if pronoun.lower_ in ("who", "whom"):
        return may_be_person(noun)
    return pronoun.lower_ != "which" or not is_person(noun)


def _goes_on(draft: Draft, clause: Token) -> bool:
    """Whether a verb after the clause has no subject of its own, so that it may belong to the clause."""
    later = [word for word in kids(draft.head, "conj") if word.i > clause.i and draft.holds(word)]
    return clause.i > draft.head.i and any(word.pos_ in ("VERB", "AUX") and not tree.subject_of(word) for word in later)


def _agrees(noun: Token, clause: Token) -> bool:
    verb = tree.finite_of(clause)
    if verb is None:
        return False
    many = noun.tag_ in ("NNS", "NNPS") and tree.is_plural(noun)
    own = tree.subject_of(clause)
    if own is not None and own.tag_ not in ("WDT", "WP") and own.lower_ != "that":
        return True
    if tree.is_of_several(verb) and noun.tag_ == "NN":
        return not tree.disagrees(noun, clause)
    return not (tree.is_singular(verb) and many) and not (tree.is_of_several(verb) and not many)


def _all_told(draft: Draft, noun: Token, row: dict[Token, Token]) -> list[Draft] | None:
    """What each relative clause of a row tells of its noun; None where it can't be told of one."""
    owners = [(owner, pronoun) for word, pronoun in row.items() for owner in (word, pronoun, pronoun.head)]
    joints = {joint.i for owner, pronoun in owners for joint in kids(owner, "cc") if joint.i < pronoun.i}
    own = {word: draft.part(word) - draft.part(*(other for other in row if word.is_ancestor(other))) for word in row}
    sides = []
    for word, pronoun in row.items():
        others = set().union(*(part for other, part in own.items() if other != word))
        sides.append(_told_of(draft.without(others | joints), word, noun, pronoun))
    told = [side for side in sides if side is not None]
    return told if len(told) == len(sides) else None


def _told_of(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> Draft | None:
    """The relative clause as a sentence about its noun; None where the pronoun is deep inside it."""
    bearer, case = bearer_of(draft, noun), kid(pronoun, "case")
    if case is not None and case.lower_ == "of" and pronoun.dep_ in ("nmod", "obl"):
        return _told_of_some(draft, clause, pronoun, case, noun)
    if bearer is None or tree.is_plural(bearer) is not tree.is_plural(noun):
        return None
    part = draft.part(clause)
    words, rest = definite(draft.without(part), bearer), trimmed(draft.only(part - {pronoun.i}))
    if _is_subject_of(clause, pronoun):
        return draft.said_of(bearer, clause, words + rest, aside=True)
    if pronoun.tag_ == "WP$" and _is_subject_of(clause, pronoun.head):
        ending = possessive(words[-1].text, several=noun.tag_ == "NNS")
        owner = (*words[:-1], replace(words[-1], space=False), Piece(ending))
        return draft.said_of(pronoun.head, clause, owner + rest, aside=True)
    if case is not None and pronoun.dep_ in ("nmod", "obl", "obl:agent"):
        return _told_with_case(draft, clause, pronoun, case, words) if _is_direct(draft, bearer) else None
    if pronoun.dep_ == "obj" and pronoun.tag_ != "WP$":
        return _told_as_object(draft, clause, pronoun, rest, words)
    return None


def _is_subject_of(clause: Token, word: Token) -> bool:
    return word.dep_ in ("nsubj", "nsubj:pass") and word.head == clause


def _is_direct(draft: Draft, noun: Token) -> bool:
    """Whether a noun is the predicate or hangs straight on it."""
    return bool(noun == draft.head or (noun.head == draft.head and noun.dep_ != "nmod"))


def _told_as_object(
    draft: Draft, clause: Token, pronoun: Token, rest: tuple[Piece, ...], words: tuple[Piece, ...]
) -> Draft | None:
    """The clause with the noun after its verb: "the plan which they dropped" gives "they dropped the plan"."""
    subject, verb = tree.subject_of(clause), _verb_of(clause, pronoun)
    if subject is None or verb is None:
        return None
    opening = tuple(piece for piece in rest if piece.token is not None and piece.token <= verb.i)
    closing = tuple(piece for piece in rest if piece.token is not None and piece.token > verb.i)
    return draft.said_of(subject, clause, (*opening, *words, *closing), aside=True)


def _verb_of(clause: Token, pronoun: Token) -> Token | None:
    """The verb whose object a pronoun is, also where it is an infinitive below; None where that can't be told."""
    verb = clause
    while (below := kid(verb, "xcomp")) is not None and kid(below, "obj") is None:
        if below.tag_ != "VB" or not tree.has_lemma(verb, _SHARE_SUBJECT):
            return None
        verb = below
    said = kid(verb, "ccomp")
    sure = verb.tag_[:2] == "VB" and (said is None or tree.subject_of(said) is None)
    others = [word for word in kids(verb, "obj", "ccomp") if word not in (pronoun, said)]
    # "which he entered into", "which they stopped sending"
    others += [word for word in verb.children if word.tag_ == "IN" or (word.dep_ == "xcomp" and word.tag_ == "VBG")]
    return verb if sure and not others and pronoun.head in (clause, verb) else None


def _told_with_case(draft: Draft, clause: Token, pronoun: Token, case: Token, words: tuple[Piece, ...]) -> Draft | None:
    """ "…, on which it reported": the noun after its preposition at the end, where a statement has it."""
    found = tree.statement(clause)
    if found is None or pronoun.head != clause or clause.tag_[:2] not in ("VB", "JJ"):
        return None
    rest = trimmed(draft.only(draft.part(clause) - {pronoun.i, case.i}))
    return draft.said_of(found[0], clause, (*rest, Piece(case.text), *words), aside=True)


def _told_of_some(draft: Draft, clause: Token, pronoun: Token, case: Token, noun: Token) -> Draft | None:
    """ "…, most of whom left", "…, of which it sold ten": the noun after the word that tells how many of them."""
    found, several = tree.statement(clause), _several(draft, noun)
    if found is None or several is None:
        return None
    below = kid(clause, "xcomp")
    shares = [found[0], *kids(clause, "obj"), *(kids(below, "obj") if below is not None else [])]
    share = next((word for word in shares if _is_many(word) and draft.holds(word)), None)
    if share is None:
        return None
    part = draft.part(clause)
    rest = trimmed(draft.only(part - {pronoun.i, case.i}))
    at = next(number for number, piece in enumerate(rest) if piece.token == share.i) + 1
    told = (Piece(case.text), *definite(draft.without(part), several))
    return draft.said_of(found[0], clause, (*rest[:at], *told, *rest[at:]), aside=True)


def _several(draft: Draft, noun: Token) -> Token | None:
    """The things of which some are told of: of "sales of two million pounds" the pounds."""
    counted = [word for word in kids(noun, "nmod") if draft.holds(word) and kid(word, "nummod") is not None]
    several = counted[-1] if counted and kid(noun, "nummod") is None else noun
    return several if several.tag_ == "NNS" else None
