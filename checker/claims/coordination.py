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
    if is_conditional(text_of(draft)) or _is_bound(draft):
        return None
    for first in tree.words_in(draft):
        if first.dep_ in _PLACES or first == draft.subject:
            row = _row(draft, first)
            if row and _stands_together(draft, row) and _are_whole(row) and _distributes(draft, row):
                return [_alone(draft, row, word) for word in row if word == first or not _is_rest(word)]
    return None


def _is_bound(draft: Draft) -> bool:
    """Whether a word says that those in the row are only together what the sentence says they are."""
    return not _BINDING.isdisjoint(word.lower_ for word in tree.words_in(draft) if not _is_floating(word))


def _is_floating(word: Token) -> bool:
    """The "all" of "France, Spain and Norway all signed", the "both" before a row."""
    floats = word.dep_ in ("cc:preconj", "advmod") or word.head.pos_ in ("VERB", "AUX")
    return word.lower_ in ("all", "both", "each") and word.dep_ in _FLOATING and floats


def _is_rest(word: Token) -> bool:
    """The last of "Italy, Poland and others"."""
    return any(child.lower_ in _REST for child in (word, *word.children))


def _row(draft: Draft, first: Token) -> list[Token]:
    """The nouns that stand in a row with `first`, if it is a plain row: joined by "and", all of them nouns."""
    rest = [word for word in kids(first, "conj") if draft.holds(word)]
    rest += [word for other in rest for word in kids(other, "conj") if draft.holds(word)]
    # A name that the parser takes for an apposition, with more names after it, is one of them.
    rest += [name for name in kids(first, "appos") if rest and tree.is_name(name) and name.i < rest[0].i]
    row = [first, *sorted(rest, key=lambda word: word.i)]
    joints = [joint for word in row for joint in kids(word, "cc", "cc:preconj", "advmod")]
    plain = all(tree.is_noun(word) and forms(word, "case") <= forms(first, "case") for word in row)
    joined = any(joint.dep_ == "cc" for joint in joints) and _NO_LIST.isdisjoint(joint.lower_ for joint in joints)
    return row if rest and plain and joined and len(row) <= _MOST else []


def _stands_together(draft: Draft, row: list[Token]) -> bool:
    """Whether nothing foreign stands between the first and the last of a row."""
    own, doc = draft.part(*row), draft.head.doc
    inner = range(row[0].i, row[-1].i + 1)
    return all(number in own or doc[number].is_punct for number in inner if number in draft.tokens)


def _are_whole(row: list[Token]) -> bool:
    """Whether each in the row is a phrase of its own, so that no "his" or "two" or "of it" belongs to more than one."""
    names = [tree.is_name(word) or word.tag_ == "PRP" for word in row]
    if any(other.i > row[1].i for other in kids(row[0], "acl:relcl", "acl", "appos")):
        return False
    if all(names):
        shared_noun = row[-1].tag_ == "NNPS" and not is_place_or_power(tree.name_text(row[-1]))
        return not shared_noun and not any(kid(word, "nummod") for word in row)
    return all(name or kid(word, *_OWN) is not None for word, name in zip(row, names, strict=True))


def _distributes(draft: Draft, row: list[Token]) -> bool:
    """Whether what is said of all in the row is true of each."""
    first, head = row[0], draft.head
    if tree.has_lemma(head, _TOGETHER) or tree.has_lemma(first.head, _TOGETHER):
        return False
    if _is_subject(draft, first):
        nominal = kid(head, "cop") is not None and head.tag_ == "NNS"
        return not (nominal or _shares(draft)) and first in (draft.subject, *head.children)
    if holds_negation(text_of(draft)):
        return False
    direct = first.dep_ == "obj" and (first.head == head or first.head.dep_ == "xcomp")
    return direct or (all(map(tree.is_name, row)) and _is_open(draft, first))


def _is_subject(draft: Draft, noun: Token) -> bool:
    return noun == draft.subject or noun.dep_ in ("nsubj", "nsubj:pass")


def _is_open(draft: Draft, noun: Token) -> bool:
    """Whether a noun hangs on the main clause and not in a side clause."""
    while noun not in (draft.head, draft.subject):
        if noun.dep_ not in (*_PLACES, "xcomp", "acl") or not draft.holds(noun.head):
            return False
        noun = noun.head
    return True


def _shares(draft: Draft) -> bool:
    """Whether several may share what is counted or theirs: "Chad and Mali sent four officers" may be four in all."""
    words = list(tree.words_in(draft))
    counted = any(word.dep_ == "obj" and word.tag_ == "NNS" and kid(word, "nummod") is not None for word in words)
    return counted or not _SHARED.isdisjoint(word.lower_ for word in words)


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
    return alone.rewritten({verb.i: tree.singular_verb(verb)})
