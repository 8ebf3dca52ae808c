"""Several nouns in one place: "France, Spain and Norway signed" is three claims, "France and Spain met" is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from checker.language.modality import holds_negation, is_conditional

from . import tree
from .cuts import Cut, signs_of
from .draft import Draft, text_of
from .tree import first_form, forms, kid, kids

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
# Of rows beside these words, or under a condition, readers found 106 of 259 good, and the model can't tell which.
_BINDING = frozenset(
    """
    together jointly collectively respectively respective mutual mutually all each both between among amongst alike
    either neither combined same different similar only total altogether versus vs joint trilateral bilateral another
    """.split()
)
_NO_LIST = frozenset(("or", "nor", "but", "rather", "not", "&", "/", "versus", "vs", "to", "yet", "only"))
_PLACES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "obl", "nmod", "xcomp")
_FLOATING = ("det", "advmod", "cc:preconj", "det:predet", "dep")
_REST = frozenset("others other more etc etc. rest elsewhere".split())
_PLURAL = frozenset(("they", "we", "you", "i"))
_SHARED = frozenset(("they", "them", "their", "themselves"))
# What shows that a noun in a row is a phrase of its own.
_OWN = ("det", "nmod:poss", "nummod", "amod", "compound")


def row_cuts(draft: Draft) -> Iterator[Cut]:
    """A draft for each of the nouns that stand in a row."""
    # Those in a row may be only together what the sentence says they are.
    binding = [word for word in tree.words_in(draft) if word.lower_ in _BINDING]
    if is_conditional(text_of(draft)) or not all(map(_is_floating, binding)):
        return
    for first in tree.words_in(draft):
        row = _row(draft, first) if first.dep_ in _PLACES or first == draft.subject else []
        # The last of "Italy, Poland and others" is nobody.
        named = [word for word in row[1:] if _REST.isdisjoint(w.lower_ for w in (word, *word.children))]
        if named:
            signs = signs_of(draft, draft.part(first), first, first, _signs(draft, row))
            parts = tuple(_alone(draft, row, word) for word in (first, *named))
            acting = _is_subject(draft, first) or first.dep_ == "obl:agent"
            yield Cut("names" if acting and all(map(tree.is_name, row)) else "row", parts, first, signs)


def _signs(draft: Draft, row: list[Token]) -> Iterator[str]:
    """What speaks for or against each of a row being a phrase of its own of which alone the rest is true."""
    first, head, words = row[0], draft.head, list(tree.words_in(draft))
    role = "subject" if _is_subject(draft, first) else first.dep_
    yield f"row {role} {len(row)}"
    yield f"row {role} hangs on {first.head.pos_} {first.head == head}"
    yield f"verb {role} {first.head.lemma_.lower()}"
    yield f"together {role} {tree.has_lemma(head, _TOGETHER)} {tree.has_lemma(first.head, _TOGETHER)}"
    joints = sorted({joint.lower_ for word in row for joint in kids(word, "cc")})
    yield f"joint {joints} {role} {holds_negation(text_of(draft))}"
    case = first_form(first, "case")
    yield f"row case {case} {first.head.pos_}"
    yield f"row case {case} of {first.head.lemma_.lower()}"
    yield f"row own cases {sum(map(_has_own_case, row[1:]))} of {len(row) - 1}"
    names = [tree.is_name(word) or word.tag_ == "PRP" for word in row]
    own = [kid(word, *_OWN) is not None for word in row]
    yield f"row first {first.tag_} {_known(first)} last {row[-1].tag_} {_known(row[-1])} {role}"
    yield f"row own {own[0]} {all(own[1:])} {all(names)}"
    yield f"row last more {_behind(row[-1], len(first.doc))}"
    yield f"row first more {_behind(first, row[1].left_edge.i)}"
    yield f"row {role} shared {not _SHARED.isdisjoint(word.lower_ for word in words)}"


def _behind(noun: Token, end: int) -> list[str]:
    """What hangs on a noun behind it, up to a place in the sentence."""
    return sorted({child.dep_ for child in noun.children if noun.i < child.i < end and not child.is_punct})


def _known(noun: Token) -> str:
    """What stands before a noun and tells which one it is."""
    word = kid(noun, "det", "nmod:poss", "nummod", "amod", "compound")
    return "name" if tree.is_name(noun) else "bare" if word is None else "det" if word.dep_ == "det" else word.dep_


def _is_floating(word: Token) -> bool:
    """The "all" of "France, Spain and Norway all signed", the "both" before a row."""
    floats = word.dep_ in ("cc:preconj", "advmod") or word.head.pos_ in ("VERB", "AUX")
    return word.lower_ in ("all", "both", "each") and word.dep_ in _FLOATING and floats


def _row(draft: Draft, first: Token) -> list[Token]:
    """The nouns that stand in a row with `first`, if it is a plain row: joined by "and", nothing foreign between."""
    rest = kids(first, "conj")
    rest += [word for other in rest for word in kids(other, "conj")]
    row = [first, *sorted(filter(draft.holds, rest), key=lambda word: word.i)]
    return row if 1 < len(row) <= _MOST and _is_plain(row) and _joins(draft, row) else []


def _is_plain(row: list[Token]) -> bool:
    """Whether all in a row are nouns, no range ("between ten and twenty") and no numbers of one noun."""
    # Readers found 19 of 106 others good.
    nouns = all(tree.is_noun(word) and word.tag_ != "CD" and tree.subject_of(word) is None for word in row)
    # "The boats by the river and at the quay": a noun with a preposition stands beside none without.
    alike = bool(forms(row[0], "case")) or not any(forms(word, "case") for word in row)
    return nouns and alike and first_form(row[0], "case") != "between"


def _joins(draft: Draft, row: list[Token]) -> bool:
    """Whether a row is joined by "and", or by "or" under a denied verb: "didn't see hail or snow" is neither."""
    # Readers found 58 of 159 others good, and the model ten of these.
    # "And" may hang on a title before a name.
    owners = [owner for word in row for owner in (word, *kids(word, "nmod:desc"))]
    joints = [joint for owner in owners for joint in kids(owner, "cc", "cc:preconj", "advmod")]
    apart = _NO_LIST - {"or"} if tree.is_negated(draft.head) else _NO_LIST
    return any(joint.dep_ == "cc" for joint in joints) and apart.isdisjoint(joint.lower_ for joint in joints)


def _has_own_case(word: Token) -> bool:
    """Whether a preposition of its own comes right after the comma or "and" before a noun, and no clause after it."""
    case = kid(word, "case")
    if case is None or kid(word, "acl:relcl") is not None:
        return False
    return {other.lower_ for other in word.doc[word.left_edge.i : case.i]} <= {",", "and"}


def _is_subject(draft: Draft, noun: Token) -> bool:
    return noun == draft.subject or noun.dep_ in ("nsubj", "nsubj:pass")


def _alone(draft: Draft, row: list[Token], chosen: Token) -> Draft:
    """The draft with only the chosen one of a row, its verb in the singular where that fits."""
    marks = {n for n in range(row[0].i, row[-1].i) if draft.head.doc[n].text in (",", ";")}
    floating = {word.i for word in tree.words_in(draft) if _is_floating(word)}
    # What stands behind the whole row is shared where the parser hangs it on the first, as treebanks do.
    shared = {n for n in draft.part(row[0]) - draft.part(*row[1:]) if n > max(draft.part(row[-1]))}
    alone = draft.without(((draft.part(*row) | marks) - _phrase_of(draft, row, chosen) - shared) | floating)
    return _with_its_verb(alone, row, chosen) if _is_subject(draft, row[0]) else alone


def _phrase_of(draft: Draft, row: list[Token], chosen: Token) -> set[int]:
    """The words of one in a row, with the preposition that it has or shares."""
    first = row[0]
    below = (word for word in row if word != chosen and (word.head == chosen or chosen == first))
    own = draft.part(chosen) - draft.part(*below)
    # What parts it from the one before hangs on any of its words, or on that one.
    own -= set(takewhile(lambda at: first.doc[at].dep_ in ("cc", "cc:preconj", "punct"), sorted(own)))
    if chosen != row[-1]:
        own -= set(takewhile(lambda at: first.doc[at].text == ",", sorted(own, reverse=True)))
    # "In May and at Easter": each keeps its own preposition, and of two alike the first serves.
    if chosen == first or not forms(chosen, "case") <= forms(first, "case"):
        return own
    return (own - draft.part(*kids(chosen, "case"))) | draft.part(*kids(first, "case"))


def _with_its_verb(alone: Draft, row: list[Token], chosen: Token) -> Draft:
    """The draft with the chosen one of a row as its subject, and the verb in its number."""
    first = row[0]
    verb = tree.finite_of(first.head if first != alone.subject else alone.head)
    alone = replace(alone, subject=chosen) if first == alone.subject else alone
    if chosen.lower_ in _PLURAL or tree.is_plural_noun(chosen) or verb is None or not alone.holds(verb):
        return alone
    regular = tree.third_person(verb.text) if verb.tag_ == "VBP" else verb.text
    return alone.rewritten({verb.i: tree.SINGULAR.get(verb.lower_, regular)})
