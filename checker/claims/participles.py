"""Participles on a noun: "The plan, drafted in May, has 20 points" is two claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.modality import holds_negation

from . import tree
from .bearers import LEAST_LEFT, LEAST_TOLD, bearer_of, definite, exists, in_row, is_closed, rivals
from .draft import Draft, Piece, text_of, trimmed
from .persons import is_person
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs whose passive tells what still is so beside a verb in the present: "based in Lima" is told with "is".
_STATES = frozenset("base intend locate know situate call name own dedicate aim entitle".split())


def split_participles(draft: Draft) -> list[Draft] | None:
    """ "The plan, drafted in May, has 20 points": what a participle says of its noun is a claim of its own."""
    for participle in tree.words_in(draft):
        noun = participle.head
        if participle.dep_ != "acl" or participle.tag_ != "VBN" or not _is_plain(draft, participle, noun):
            continue
        part, aside = draft.part(participle), tree.is_set_off(participle)
        bearer = bearer_of(draft, noun)
        tells = _is_of_no_other(draft, participle, noun) if aside else _is_new(draft, noun)
        least = LEAST_TOLD if aside or noun == draft.head else LEAST_LEFT
        if bearer is None or not tells or len(draft.tokens - part) < least:
            continue
        lasts = participle.lemma_.lower() in _STATES and not tree.is_past(draft.head)
        verb = ("are" if lasts else "were") if tree.is_plural(bearer) else ("is" if lasts else "was")
        pieces = (*definite(draft.without(part), bearer), Piece(verb), *trimmed(draft.only(part)))
        main = tree.cut(draft, part) if aside else draft.without(part)
        return [main, draft.said_of(bearer, participle, pieces, aside=True)]
    return None


def _is_plain(draft: Draft, participle: Token, noun: Token) -> bool:
    """Whether a participle stands right behind its noun and has words of its own but no helper, subject or article."""
    known = tree.is_noun(noun) and noun.tag_ not in ("PRP", "CD") and draft.holds(noun) and participle != draft.head
    between = any(noun.i < other.i < participle.i for other in kids(noun, "appos", "acl", "acl:relcl"))
    short = sum(participle.doc[number].is_alpha for number in draft.part(participle)) < 2
    bare = kid(participle, "mark", "det", "aux", "aux:pass") is None
    return known and bare and participle.i > noun.i and not (between or short or in_row(noun, participle))


def _is_new(draft: Draft, noun: Token) -> bool:
    """Whether a noun of the main clause is one told of for the first time, so that it is clear without more."""
    direct = noun == draft.head or (noun.head == draft.head and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "obl"))
    new = first_form(noun, "det") in ("a", "an") and exists(draft, noun)
    return direct and new and not holds_negation(text_of(draft))


def _is_of_no_other(draft: Draft, participle: Token, noun: Token) -> bool:
    """Whether a participle after a comma is of this noun: of the subject as a whole, or with no other noun near."""
    whole = noun == draft.subject and not is_person(noun)
    return is_closed(draft, draft.part(participle)) and (whole or not rivals(participle, noun))
