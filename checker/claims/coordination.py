"""Several nouns in one place: "France, Spain and Norway signed" is three claims, "France and Spain met" is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.modality import holds_negation, is_conditional

from .bearers import MEASURES
from .draft import Draft, text_of
from .tree import (
    finite_of,
    first_form,
    forms,
    has_lemma,
    is_name,
    is_noun,
    is_plural_noun,
    is_set_off,
    kid,
    kids,
    name_text,
    singular_noun,
    singular_verb,
    words_in,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = 8  # as MOST_CLAIMS in `atomic`, where a longer row would find no room
# What several do with each other, or are only together.
_TOGETHER = set(
    """
    meet agree gather convene unite merge combine collide differ share cooperate collaborate compete marry
    divorce clash negotiate talk disagree split total sum constitute form comprise outnumber resemble match join
    alternate coincide exchange consult converge diverge separate reconcile overlap correspond quarrel divide
    mix swap debate interact unify
    """.split()
)
_BINDING = set(
    """
    together jointly collectively respectively respective mutual mutually each both between among amongst alike
    either neither combined same different similar only total altogether versus vs joint trilateral bilateral
    """.split()
)
# What several may have made as one.
_MADE = set("write author compose devise design found establish invent build create produce draft own".split())
# What is measured of each by itself, not counted over all.
_OF_EACH = MEASURES | {"point"}
# What each of several does to a joint letter, too.
_EACH_SIGNS = set("sign endorse back ratify welcome reject publish".split())
# Offices and bodies of which each country or firm has one.
_ONE_EACH = set(
    """
    leader president minister chancellor king queen government parliament ambassador head chief ruler premier
    governor mayor director monarch delegation envoy spokesman spokeswoman spokesperson chairman representative
    """.split()
)
_NO_LIST = ("or", "nor", "but", "rather", "not", "&", "/", "versus", "vs", "to", "yet")
_REST = ("others", "other", "more", "etc", "etc.", "rest", "elsewhere")
_PLACES = ("nsubj", "nsubj:pass", "obj", "obl:agent", "obl", "nmod", "appos")
# What shows that a noun in a row is a phrase of its own.
_OWN = ("det", "nmod:poss", "nummod", "amod", "compound")
_ALL = ("all", "both", "each")


def split_nouns(draft: Draft) -> list[Draft] | None:
    """A draft for each of the nouns that stand in a row, where each alone makes a true sentence."""
    if is_conditional(text_of(draft)):
        return None
    for first in words_in(draft):
        if first.dep_ in _PLACES or first == draft.subject:
            row = _row(draft, first)
            if row and _stands_together(draft, row) and _distributes(draft, row):
                return _one_each(draft, row)
    return None


def _row(draft: Draft, first: Token) -> list[Token]:
    """The nouns that stand in a row with `first`, if it is a plain row: joined by "and", all of them nouns."""
    rest = [word for word in _members(first) if draft.holds(word)]
    if not rest or not is_noun(first) or len(rest) >= _MOST:
        return []
    joints = [joint for word in (first, *rest) for joint in kids(word, "cc", "cc:preconj", "advmod")]
    if any(joint.lower_ in _NO_LIST or joint.lower_ in ("either", "neither", "only") for joint in joints):
        return []
    if not any(joint.dep_ == "cc" for joint in joints) and ";" not in _between(first, rest):
        return []
    return [first, *rest] if all(is_noun(word) and _same_case(first, word) for word in rest) else []


def _same_case(first: Token, word: Token) -> bool:
    """Whether one of a row has no preposition of its own, or the same as the first: not "by the river and at sea"."""
    own = forms(word, "case")
    return not own or own == forms(first, "case")


def _members(first: Token) -> list[Token]:
    """The rest of a row. A name that the parser takes for an apposition, with more names after it, is one of them."""
    found = list(kids(first, "conj"))
    for word in found:
        found += kids(word, "conj")
    if found and is_name(first):
        found += [w for w in kids(first, "appos") if is_name(w) and is_set_off(w) and w.i < min(f.i for f in found)]
    return sorted(found, key=lambda word: word.i)


def _between(first: Token, rest: Iterable[Token]) -> list[str]:
    return [first.doc[number].text for word in rest for number in range(first.i, word.left_edge.i + 1)]


def _stands_together(draft: Draft, row: list[Token]) -> bool:
    """Whether nothing foreign stands between the first and the last of a row."""
    own = draft.part(*row)
    inner = range(row[0].i, max(word.i for word in row) + 1)
    doc = row[0].doc
    return all(number in own or doc[number].is_punct for number in inner if number in draft.tokens)


def _distributes(draft: Draft, row: list[Token]) -> bool:
    """Whether what is said of all in the row is true of each."""
    first = row[0]
    words = {word.lower_ for word in words_in(draft)}
    if _is_bound(draft) or not (_are_whole(row) and _is_open(draft, first)):
        return False
    if _is_subject(draft, first):
        shared = words & {"they", "them", "themselves"} or ("their" in words and not all(map(_is_power, row)))
        return not shared and _is_said_of_each(draft, first)
    if holds_negation(text_of(draft)):
        return False
    return _is_listed_object(draft, first, row)


def _is_subject(draft: Draft, noun: Token) -> bool:
    return noun == draft.subject or noun.dep_ in ("nsubj", "nsubj:pass")


def _is_bound(draft: Draft) -> bool:
    """Whether a word says that those in the row are only together what the sentence says they are."""
    words = {word.lower_ for word in words_in(draft) if not (_is_floating(word) or _is_each_of_others(word))}
    free = {"joint"} if has_lemma(draft.head, _EACH_SIGNS) else set()
    text = draft.head.doc.text.lower()
    return bool(words & _BINDING - free) or "each other" in text or "one another" in text


def _are_whole(row: list[Token]) -> bool:
    """Whether each in the row is a phrase of its own, so that no "his" or "two" or "of it" belongs to more than one."""
    names = [is_name(word) or word.tag_ == "PRP" for word in row]
    if any(other.i > row[1].i for other in kids(row[0], "acl:relcl", "acl", "appos")):
        return False
    if all(names):
        shared_noun = row[-1].tag_ == "NNPS" and row[0].tag_ == "NNP" and not is_place_or_power(name_text(row[-1]))
        return not shared_noun and not any(kid(word, "nummod") for word in row)
    own = [bool(kids(word, *_OWN)) or name for word, name in zip(row, names, strict=True)]
    if all(own):
        return True
    bare = [not kids(word, *_OWN) for word in row]
    trailing = any(kids(word, "nmod", "acl", "acl:relcl") for word in row)
    plural = all(word.tag_ == "NNS" for word in row)
    return all(bare) and not trailing and plural and len(row) > 2


def _is_power(noun: Token) -> bool:
    return is_place_or_power(name_text(noun)) or _is_rest(noun)


def _is_open(draft: Draft, first: Token) -> bool:
    """Whether the row stands in the clause itself, not in a side clause or within a name."""
    token = first
    while token != draft.head and token != draft.subject:
        held = token.dep_ in (*_PLACES, "xcomp", "conj", "acl", "ccomp", "nmod:poss")
        if not held or token.head == token or not draft.holds(token.head):
            return False
        if token.dep_ == "nmod" and (is_name(token.head) or token.head.tag_ == "CD"):
            return False
        token = token.head
    return True


def _is_said_of_each(draft: Draft, first: Token) -> bool:
    head = draft.head
    if first.head != head and first != draft.subject:
        return False
    if has_lemma(head, _TOGETHER) or has_lemma(head, _MADE) or _counts_for_all(draft):
        return False
    nominal = kid(head, "cop") is not None and is_noun(head)
    return not (nominal and (head.tag_ == "NNS" or kid(head, "nummod") is not None))


def _counts_for_all(draft: Draft) -> bool:
    """Whether several may share a number: "Chad and Mali sent four officers" may be four in all."""
    floating = any(_is_floating(word) for word in words_in(draft))
    counted = (word for word in words_in(draft) if word.tag_ == "NNS" and word.dep_ in ("obj", "nsubj:pass"))
    return not floating and any(
        kid(word, "nummod") is not None and first_form(word, "det") == "" and word.lemma_.lower() not in _OF_EACH
        for word in counted
        if word != draft.subject
    )


def _is_listed_object(draft: Draft, first: Token, row: list[Token]) -> bool:
    """Whether an object or what follows a preposition can be told one at a time."""
    if first.head.lemma_.lower() in _TOGETHER or draft.head.lemma_.lower() in (*_TOGETHER, "include"):
        return bool(draft.head.lemma_ == "include" and first.head == draft.head)
    if first.head.lemma_.lower() in _ONE_EACH and first.dep_ == "nmod":
        return first.head.tag_ == "NNS" and first.head in (draft.subject, kid(draft.head, "nsubj", "nsubj:pass"))
    if first.dep_ == "obj" and first.head.dep_ in ("xcomp", "ROOT", "conj", "ccomp", "acl:relcl", "parataxis", "advcl"):
        return bool(first.head == draft.head or first.head.dep_ == "xcomp")
    return all(is_name(word) for word in row) and first.dep_ != "appos"


def _one_each(draft: Draft, row: list[Token]) -> list[Draft]:
    owner = row[0].head if row[0].dep_ == "nmod" and row[0].head.lemma_.lower() in _ONE_EACH else None
    return [_alone(draft, row, word, owner) for word in row if word == row[0] or not _is_rest(word)]


def _is_rest(word: Token) -> bool:
    return any(child.lower_ in _REST for child in (word, *word.children))


def _alone(draft: Draft, row: list[Token], chosen: Token, owner: Token | None) -> Draft:
    """The draft with only the chosen one of a row, verb and role in the singular where that fits."""
    first, others = row[0], [word for word in row[1:] if word != chosen]
    gone = draft.part(*others)
    if chosen != first:
        gone = (gone | _own(draft, row)) - draft.part(chosen)
        gone |= draft.part(*(word for word in others if word.head == chosen))
    alone = draft.without((gone | _joints(draft, chosen) | _marks_between(row)) - {chosen.i})
    if _is_subject(draft, first) and chosen != first:
        alone = replace(alone, subject=chosen)
    if owner is not None:
        return _agreeing(alone.rewritten({owner.i: singular_noun(owner.text)}), draft.head)
    if _is_subject(draft, first) and not is_plural_noun(chosen):
        alone = _its(_agreeing(alone, draft.head), chosen)
    return alone


def _own(draft: Draft, row: list[Token]) -> set[int]:
    """What belongs to the first of a row alone; its preposition serves them all."""
    first, *rest = row
    return draft.part(first) - draft.part(*rest, *kids(first, "case"))


def _joints(draft: Draft, chosen: Token) -> set[int]:
    """The "and" and the commas that tie the chosen one to its row, and a preposition said twice."""
    joints = {child.i for child in kids(chosen, "cc", "cc:preconj")}
    joints |= {child.i for child in kids(chosen, "punct") if child.text in (",", ";") and child.i < chosen.i}
    if chosen.dep_ == "conj":
        joints |= {child.i for child in kids(chosen, "case")}
    return joints | {word.i for word in words_in(draft) if _is_floating(word)}


def _is_floating(word: Token) -> bool:
    """ "all" in "they all signed", "both" before a row."""
    return (
        word.lower_ in _ALL
        and word.dep_ in ("det", "advmod", "cc:preconj", "det:predet", "dep")
        and (word.head.pos_ in ("VERB", "AUX") or word.dep_ in ("cc:preconj", "advmod"))
    )


def _is_each_of_others(word: Token) -> bool:
    """ "both towns" and "each cabin" say nothing of a row."""
    return word.lower_ in ("both", "each") and word.dep_ == "det" and is_noun(word.head)


def _marks_between(row: list[Token]) -> set[int]:
    """Commas between the members of a row, wherever the parser has hung them."""
    first, last = row[0], max(row, key=lambda word: word.i)
    members = {word.i for word in row}
    doc = first.doc
    marks = set()
    for number in range(first.i + 1, last.i):
        if doc[number].text in (",", ";") and (doc[number].head.i in members or number + 1 in members):
            marks.add(number)
    return marks


def _agreeing(draft: Draft, head: Token) -> Draft:
    """The draft with its verb in the singular."""
    verb = finite_of(head)
    return draft.rewritten({verb.i: singular_verb(verb)}) if verb is not None and draft.holds(verb) else draft


def _its(draft: Draft, chosen: Token) -> Draft:
    """The draft with "their" as "its" where one country is left."""
    if not is_place_or_power(name_text(chosen)):
        return draft
    words = {p.token: "its" for p in draft.pieces if p.token is not None and p.text == "their" and p.token > chosen.i}
    return draft.rewritten(words) if words else draft
