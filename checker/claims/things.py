""" "It" and "they": whether they stand for a thing told of before, for which noun, and how that is said again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from . import tree
from .bearers import CALENDAR, TIMES
from .draft import Draft
from .persons import is_person
from .tree import forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words of a phrase that can still be said again in the place of a pronoun; a longer one would bury the claim.
LONGEST = 8
# "Every mill" and "another teacher" are nothing and nobody that the next sentence could call "the mill", "the teacher".
ANYBODY = frozenset("no any every each another either neither".split())
_SAID_BESIDE = ("acl:relcl", "acl", "appos", "parataxis")
SEVERAL = frozenset("they them their".split())
_OWNING = frozenset("its their".split())
# What "it is …" tells of the weather, the time or how matters stand, and of no thing.
_STANDING = frozenset(
    """
    over late early dark light cold hot warm quiet winter summer spring autumn midnight noon dawn dusk time enough
    plain clear true obvious evident likely unlikely possible impossible necessary odd strange natural regrettable
    right wrong absurd matter question pity shame
    """.split()
)
# "Do it", "as he put it": what nobody has named.
_VAGUE = frozenset("do make put think".split())
_WHERE = frozenset(
    """
    on in at with behind around about over under above below near beside inside outside before after between among
    through across along upon into onto within without
    """.split()
)
# "It was decided to sell the mill": of such verbs "it" never is what is decided upon.
_DECIDING = frozenset("decide vote agree resolve propose plan suggest hope intend".split())


def pronoun_of(draft: Draft) -> Token | None:
    """The "it" or "they" that is a draft's subject or in it, as "its" and "of them", if it stands for a thing."""
    subject = draft.subject
    if subject is None or subject.dep_ not in ("nsubj", "nsubj:pass"):
        return None
    if subject.lower_ in ("it", "they"):
        return None if is_situation(draft.head) else subject
    inside = [word for word in kids(subject, "nmod:poss", "nmod") if word.lower_ in _OWNING | {"them"}]
    return inside[0] if inside and draft.holds(inside[0]) else None


def is_situation(head: Token) -> bool:
    """ "It is clear that", "it took years to", "it was late": the pronoun stands for nothing before."""
    joined = {word.dep_ for word in head.children}
    stated = not joined.isdisjoint(("csubj", "ccomp", "xcomp", "acl:relcl", "expl", "advcl"))
    lemma = head.lemma_.lower()
    if kid(head, "cop") is not None:
        words = {lemma, *forms(head, "advmod")} if head.tag_ == "RB" else {lemma}
        timed = head.tag_ == "CD" or not words.isdisjoint(TIMES | CALENDAR)
        return stated or timed or not words.isdisjoint(_STANDING) or is_person(head)
    if kid(head, "aux:pass") is not None:
        return "ccomp" in joined or (stated and tree.has_lemma(head, _DECIDING))
    return (stated and lemma in ("take", "seem", "appear", "be", "make")) or (lemma == "take" and _is_span(head))


def _is_span(head: Token) -> bool:
    """Whether what something takes is time."""
    return any(word.lemma_.lower() in TIMES for word in kids(head, "obj", "obl:unmarked", "obl"))


def named_things(words: Iterable[Token], *, many: bool) -> list[Token]:
    """The nouns among some words that "it", or with `many` "they", could take up."""
    return [word for word in words if _is_thing(word) and tree.is_plural(word) is many]


def _is_thing(word: Token) -> bool:
    part = word.dep_ in ("compound", "flat", "nmod:desc", "appos", "obl:unmarked", "nmod:unmarked")
    return word.tag_ in tree.NOUN_TAGS and not part and word.lemma_.lower() not in TIMES | CALENDAR


def objects_of(draft: Draft) -> Iterator[Token]:
    """The pronouns of things that a draft has in another place than its subject's."""
    for word in tree.words_in(draft):
        if word.lower_ not in ("it", "them") or word.tag_ != "PRP" or word.dep_ not in ("obj", "obl", "obl:agent"):
            continue
        clause = word.head
        if not tree.has_lemma(clause, _VAGUE) and kid(clause, "cop", "xcomp", "ccomp", "csubj", "advcl") is None:
            yield word


def only_thing(pronoun: Token) -> Token | None:
    """What a pronoun takes up that is no subject: the one noun before it that no verb keeps apart from it.

    It is done something to in a clause of its own: "they tried a cut and withdrew it".
    """
    found = named_things(pronoun.doc[: pronoun.i], many=pronoun.lower_ in SEVERAL)
    own = None if _may_turn_back(pronoun) else tree.subject_of(pronoun.head) or tree.subject_of(pronoun.head.head)
    others = [word for word in found if word not in (own, pronoun.head)]
    others = [word for word in others if word.head != pronoun.head or _may_turn_back(pronoun)]
    others = [word for word in others if "as" not in forms(word, "case")]
    return others[0] if len(others) == 1 and others[0].dep_ in ("obj", "nsubj:pass") else None


def _may_turn_back(pronoun: Token) -> bool:
    """Whether a pronoun may mean the subject of its own verb: "the chairs had straw on them", but not "paid for it"."""
    return pronoun.dep_ == "obl" and not forms(pronoun, "case").isdisjoint(_WHERE)


def said_again(subject: Token) -> str | None:
    """A noun phrase as it can be said again, None where it is too long or points elsewhere."""
    words = [word for word in subject.subtree if not _aside(word, subject)]
    if len(words) > LONGEST or any(word.tag_ in ("PRP$", "WDT", "WP") for word in words):
        return None
    first, text = words[0], "".join(word.text_with_ws for word in words).strip(" ,")
    if first.lower_ in ANYBODY or first.lower_ == "some":
        return None
    if first.lower_ in ("this", "these", "that", "those", "a", "an"):
        text = f"the{text[len(first.text) :]}"
    elif not tree.is_name(first) and first.text != "I" and not first.text.isupper():
        counted = first.tag_ == "CD" and tree.is_plural_noun(subject)
        text = ("the " if counted else "") + text[:1].lower() + text[1:]
    known = tree.is_name(subject) or first.dep_ == "det" or kid(subject, "conj") is not None
    known = known or subject.tag_ == "NNS"
    return text if known and not re.search(r"[“”\"()]", text) else None


def _aside(word: Token, subject: Token) -> bool:
    """Whether a word is in what a phrase only says in passing, or is the mark or preposition before it."""
    while word.head != subject and word != subject:
        if word.dep_ in _SAID_BESIDE:
            return True
        word = word.head
    if word == subject:
        return False
    after = word.i > subject.i and word.dep_ not in ("conj", "cc") and tree.is_set_off(word)
    before = word.dep_ == "punct" or (word.dep_ == "case" and word.i < subject.i)
    return after or before or word.dep_ in _SAID_BESIDE
