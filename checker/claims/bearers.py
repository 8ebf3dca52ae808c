"""Of which noun a clause or participle tells something, and how that noun is called then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import holds_negation, is_conditional

from . import tree
from .draft import Draft, Piece, respelt, text_of
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is only wanted, sought or planned need not exist.
_WISHES = set("require need want seek demand lack look search wish expect plan hope propose call urge like".split())
_FOCUS = frozenset("only just even still also merely mainly chiefly especially particularly notably not".split())


def in_row(noun: Token, clause: Token) -> bool:
    """Whether the clause comes after a row that the noun opens, so that it may belong to another of the row."""
    return any(other.i < clause.i for other in kids(noun, "conj"))


def exists(draft: Draft, noun: Token) -> bool:
    """Whether "a plan that …" is some plan there is, not any plan, nor one that is only wanted."""
    head = draft.head
    unreal = head.lemma_.lower() in _WISHES or any(word.tag_ == "MD" for word in kids(head, "aux"))
    general = noun == draft.subject and not tree.is_past(head) and "has" not in forms(head, "aux")
    return not unreal and not general and not is_conditional(text_of(draft))


def is_known_alone(noun: Token) -> bool:
    """Whether a noun can be clear without a clause right behind it: a name, something new, counted or owned."""
    counted = kid(noun, "nmod:poss") is not None or (kid(noun, "nummod") is not None and kid(noun, "det") is None)
    return tree.is_name(noun) or counted or first_form(noun, "det") in ("a", "an", "another", "some", "several")


def rivals(clause: Token, noun: Token) -> list[Token]:
    """Other nouns of the phrase before a clause, on which it may hang as well: "the wing of the palace, which …"."""
    above: list[Token] = []
    word = noun
    while word.dep_ in ("nmod", "conj", "obl", "flat", "compound"):
        # It may hang on the next through a participle: "water drawn at the plant".
        word = word.head.head if word.head.dep_ == "acl" and word.dep_ == "obl" else word.head
        if not tree.is_noun(word):
            break
        above.append(word)
    below = [word for word in noun.subtree if noun.i < word.i < clause.left_edge.i and word.dep_ in ("nmod", "conj")]
    found = [word for word in (*above, *below) if tree.is_noun(word) and word.tag_ not in ("CD", "DT")]
    return [word for word in found if not is_one_name(word, noun)]


def is_one_name(one: Token, other: Token) -> bool:
    """Whether two nouns are parts of one name: "the Bank of Chile", "the Commission on Roads"."""
    upper, lower = sorted((one, other), key=lambda word: word.i)
    joined = first_form(lower, "case") in ("of", "on", "for")
    return lower.head == upper and tree.is_name(upper) and tree.is_name(lower) and joined


def bearer_of(draft: Draft, noun: Token) -> Token | None:
    """Of whom a clause on `noun` is true: of "X is a film that won prizes" it is X, if X is more than "there"."""
    if noun != draft.head or tree.is_name(noun):
        return noun
    subject = draft.subject
    real = subject is not None and subject.dep_ != "expl" and subject.tag_ not in ("DT", "EX", "WP")
    real = real and kid(subject, "case") is None
    return subject if real and kid(noun, "cop") is not None and not holds_negation(text_of(draft)) else None


def definite(draft: Draft, noun: Token) -> tuple[Piece, ...]:
    """A noun phrase as known by now: "a plan" becomes "the plan", "two plans" "the two plans"."""
    # "lacks only the vote", "even the mayor": what it is set against belongs to the other statement.
    focus = {word.i for word in kids(noun, "advmod", "cc:preconj") if word.i < noun.i and word.lower_ in _FOCUS}
    words = draft.only(tree.phrase(draft, noun) - focus)
    article, number = kid(noun, "det", "nmod:poss"), kid(noun, "nummod")
    if article is None and number is not None and noun.tag_ == "NNS" and words[0].token == number.left_edge.i:
        if kid(number, "advmod") is not None:
            return words
        return (Piece("the"), replace(words[0], text=words[0].text.lower()), *words[1:])
    if article is None or article.lower_ not in ("a", "an") or kid(noun, "cop") is not None:
        return words
    return respelt(words, {article.i: "the"})
