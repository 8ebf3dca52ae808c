"""Several nouns in one place: "France, Spain and Norway signed" is three claims, "France and Spain met" is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.modality import holds_negation, is_conditional

from . import tree
from .draft import Draft, text_of
from .tree import forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 8  # as MOST_CLAIMS in `atomic`, where a longer row would find no room
# What several do with each other or as one, or are only together.
_TOGETHER = frozenset(
    """
    meet agree gather convene unite merge combine collide differ share cooperate collaborate compete marry
    divorce clash negotiate talk disagree split total sum constitute form comprise outnumber resemble match join
    alternate coincide exchange consult converge diverge separate reconcile overlap correspond quarrel divide
    mix swap debate interact unify
    write author compose devise design found establish invent build create produce draft own
    """.split()
)
_BINDING = frozenset(
    """
    together jointly collectively respectively respective mutual mutually all each both between among amongst alike
    either neither combined same different similar only total altogether versus vs joint trilateral bilateral another
    """.split()
)
_NO_LIST = frozenset(("or", "nor", "but", "rather", "not", "&", "/", "versus", "vs", "to", "yet", "only"))
_PLACES = ("nsubj", "nsubj:pass", "obj", "obl:agent", "obl")
_FLOATING = ("det", "advmod", "cc:preconj", "det:predet", "dep")
_REST = frozenset("others other more etc etc. rest elsewhere".split())
_SHARED = frozenset(("they", "them", "their", "themselves"))
# What shows that a noun in a row is a phrase of its own.
_OWN = ("det", "nmod:poss", "nummod", "amod", "compound")


def split_nouns(draft: Draft) -> list[Draft] | None:
    """A draft for each of the nouns that stand in a row, where each alone makes a true sentence."""
    # Those in the row may be only together what the sentence says they are.
    bound = any(word.lower_ in _BINDING and not _is_floating(word) for word in tree.words_in(draft))
    if bound or is_conditional(text_of(draft)):
        return None
    for first in tree.words_in(draft):
        if first.dep_ in _PLACES or first == draft.subject:
            row = _row(draft, first)
            if row and _are_whole(row) and _distributes(draft, row):
                # The last of "Italy, Poland and others" is nobody.
                named = [word for word in row[1:] if _REST.isdisjoint(w.lower_ for w in (word, *word.children))]
                return [_alone(draft, row, word) for word in (first, *named)]
    return None


def _is_floating(word: Token) -> bool:
    """The "all" of "France, Spain and Norway all signed", the "both" before a row."""
    floats = word.dep_ in ("cc:preconj", "advmod") or word.head.pos_ in ("VERB", "AUX")
    return word.lower_ in ("all", "both", "each") and word.dep_ in _FLOATING and floats


def _row(draft: Draft, first: Token) -> list[Token]:
    """The nouns that stand in a row with `first`, if it is a plain row: joined by "and", nothing foreign between."""
    rest = [word for word in kids(first, "conj") if draft.holds(word)]
    rest += [word for other in rest for word in kids(other, "conj") if draft.holds(word)]
    # A name that the parser takes for an apposition, with more names after it, is one of them.
    rest += [name for name in kids(first, "appos") if rest and tree.is_name(name) and name.i < rest[0].i]
    row = [first, *sorted(rest, key=lambda word: word.i)]
    joints = [joint for word in row for joint in kids(word, "cc", "cc:preconj", "advmod")]
    plain = all(tree.is_noun(word) and forms(word, "case") <= forms(first, "case") for word in row)
    joined = any(joint.dep_ == "cc" for joint in joints) and _NO_LIST.isdisjoint(joint.lower_ for joint in joints)
    if not (rest and plain and joined and len(row) <= _MOST):
        return []
    between = draft.tokens.intersection(range(first.i, row[-1].i + 1)) - draft.part(*row)
    return row if all(first.doc[number].is_punct for number in between) else []


def _are_whole(row: list[Token]) -> bool:
    """Whether each in the row is a phrase of its own, so that no "his" or "two" or "of it" belongs to more than one."""
    names = [tree.is_name(word) or word.tag_ == "PRP" for word in row]
    if any(other.i > row[1].i for other in kids(row[0], "acl:relcl", "acl", "appos")):
        return False
    if all(names):
        shared_noun = row[-1].tag_ == "NNPS" and not is_place_or_power(tree.name_text(row[-1]))
        counted = any(child.text.isdigit() or child.dep_ == "nummod" for word in row for child in word.children)
        return not shared_noun and not counted
    return all(name or kid(word, *_OWN) is not None for word, name in zip(row, names, strict=True))


def _distributes(draft: Draft, row: list[Token]) -> bool:
    """Whether what is said of all in the row is true of each."""
    first, head, words = row[0], draft.head, list(tree.words_in(draft))
    if tree.has_lemma(head, _TOGETHER) or tree.has_lemma(first.head, _TOGETHER):
        return False
    if _is_subject(draft, first):
        # "Chad and Mali sent four officers" may be four in all, and "their" of both.
        counted = any(word.dep_ == "obj" and word.tag_ == "NNS" and kid(word, "nummod") is not None for word in words)
        shared = counted or not _SHARED.isdisjoint(word.lower_ for word in words)
        nominal = kid(head, "cop") is not None and head.tag_ == "NNS"
        return not (nominal or shared) and first in (draft.subject, *head.children)
    if holds_negation(text_of(draft)):
        return False
    direct = first.dep_ == "obj" and (first.head == head or first.head.dep_ == "xcomp")
    # "On the coat of arms and on a stamp": each has a place of its own.
    each = first.dep_ == "obl" and all(_has_own_case(word) for word in row[1:])
    return direct or ((each or all(map(tree.is_name, row))) and _is_open(draft, first))


def _has_own_case(word: Token) -> bool:
    """Whether a preposition of its own comes right after the comma or "and" before a noun, and no clause after it."""
    case = kid(word, "case")
    if case is None or kid(word, "acl:relcl") is not None:
        return False
    return {other.lower_ for other in word.doc[word.left_edge.i : case.i]} <= {",", "and"}


def _is_subject(draft: Draft, noun: Token) -> bool:
    return noun == draft.subject or noun.dep_ in ("nsubj", "nsubj:pass")


def _is_open(draft: Draft, noun: Token) -> bool:
    """Whether a noun hangs on the main clause and not in a side clause."""
    while noun not in (draft.head, draft.subject):
        if noun.dep_ not in (*_PLACES, "xcomp", "acl") or not draft.holds(noun.head):
            return False
        noun = noun.head
    return True


def _alone(draft: Draft, row: list[Token], chosen: Token) -> Draft:
    """The draft with only the chosen one of a row, its verb in the singular where that fits."""
    first, doc = row[0], draft.head.doc
    others = [word for word in row if word != chosen]
    cases = {case.i for case in kids(first, "case")}
    own = draft.part(chosen) - draft.part(*(word for word in others if word.head == chosen or chosen == first))
    joints = {joint.i for joint in kids(chosen, "cc", "cc:preconj", "punct") if joint.i < chosen.i}
    joints |= {word.i for word in tree.words_in(draft) if _is_floating(word)}
    if chosen != first:
        joints |= {case.i for case in kids(chosen, "case")}
    marks = {number for number in range(first.i, row[-1].i) if doc[number].text in (",", ";")}
    alone = draft.without(((draft.part(*row) | marks) - (own - joints) - cases) | joints)
    if not _is_subject(draft, first):
        return alone
    alone = replace(alone, subject=chosen) if chosen != first else alone
    verb = tree.finite_of(draft.head)
    if tree.is_plural_noun(chosen) or verb is None or not draft.holds(verb):
        return alone
    regular = tree.third_person(verb.text) if verb.tag_ == "VBP" else verb.text
    return alone.rewritten({verb.i: tree.SINGULAR.get(verb.lower_, regular)})
