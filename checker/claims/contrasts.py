"""What is set right in passing: "The vote was in May, not June" says when it was, and when it wasn't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.modality import is_conditional, polarity
from checker.models import Polarity

from . import tree
from .bearers import CALENDAR
from .draft import Draft, Piece, text_of, trimmed
from .tree import first_form, kid, kids
from .verbs import base_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLOTS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:unmarked")
_DEFINITE = ("the", "this", "that", "these", "those")
# "not only", "not all": the words do something else than turning one thing down for another.
_NO_CHOICE = frozenset(
    """
    only just merely simply least even yet until till always all every each any both many much most more less quite
    so far long unlike without necessarily surprisingly because if when since but alone
    """.split()
)
# What makes the scope of a "not" doubtful.
_SCOPED = frozenset(
    """
    all every everyone everybody each both most some many few several only always often usually mostly mainly partly
    largely because due no nobody none not never nor neither n't n’t either
    """.split()
)
_SURE_MODALS = ("will", "would", "shall")
_SIDE_CLAUSES = ("advcl", "ccomp", "parataxis", "conj", "csubj", "csubj:pass")


@dataclass(frozen=True)
class _Contrast:
    """`kept` stands in a slot of the clause; `dropped` is turned down for it. `part` has all words of the latter."""

    kept: Token
    dropped: Token
    part: frozenset[int]
    words: frozenset[int]


def split_contrasts(draft: Draft) -> list[Draft] | None:
    """ "X, not Y" and "X rather than Y": what is so, and the same with Y and a negated verb."""
    contrast = next(_contrasts(draft), None)
    if contrast is None or _scope_is_doubtful(draft) or _is_joined(draft, contrast):
        return None
    part = set(contrast.part)
    edges = tree.opening_mark(draft, part)
    opens = edges or contrast.dropped.doc[min(part)].text == ","
    edges |= tree.closing_mark(draft, part) if opens else set()
    main = draft.without(part | edges)
    verb = _negated_verb(draft)
    if verb is None or polarity(text_of(main)) is not Polarity.POSITIVE:
        return None
    return [main, _turned_down(main, draft, contrast, verb)]


def _scope_is_doubtful(draft: Draft) -> bool:
    """Whether the sentence has a condition, a second negation or a quantifier, so that "not" may mean less."""
    words = [word.lower_ for word in tree.words_in(draft)]
    subject = draft.subject
    unclear = subject is None or subject.dep_ == "expl" or subject.lower_ == "there"
    return unclear or is_conditional(text_of(draft)) or sum(word in _SCOPED for word in words) > words.count("not")


def _is_joined(draft: Draft, contrast: _Contrast) -> bool:
    """Whether another clause hangs on the verb, or more than one does what it says."""
    joined = kids(draft.head, *_SIDE_CLAUSES) + (kids(draft.subject, "conj") if draft.subject is not None else [])
    return any(draft.holds(word) and word != contrast.dropped for word in joined)


def _contrasts(draft: Draft) -> Iterator[_Contrast]:
    for dropped in tree.words_in(draft):
        if not tree.is_noun(dropped) or dropped.tag_ in ("PRP", "DT") or dropped == draft.head:
            continue
        part = draft.part(dropped)
        words = _without_denial(dropped, part)
        kept = _kept(draft, dropped, part) if words is not None else None
        if kept is not None and words is not None and not kids(dropped, "acl", "acl:relcl", "appos", "cop"):
            yield _Contrast(kept, dropped, frozenset(part), frozenset(words))


def _without_denial(dropped: Token, part: set[int]) -> set[int] | None:
    """The words of a phrase after "not" or "rather than"; None where it begins with neither."""
    doc, rest = dropped.doc, sorted(part)
    while rest and (doc[rest[0]].is_punct or doc[rest[0]].lower_ == "and"):
        rest = rest[1:]
    opening = [doc[number].lower_ for number in rest[:2]]
    length = 2 if opening == ["rather", "than"] else 1 if opening[:1] == ["not"] else 0
    words = {number for number in rest[length:] if not doc[number].is_punct}
    lower = {doc[number].lower_ for number in words}
    if not length or not words or lower & (_NO_CHOICE | {"and", "not"}) or max(words) - min(words) >= len(rest):
        return None
    return words


def _kept(draft: Draft, dropped: Token, part: set[int]) -> Token | None:
    """The one noun right before the denial that is of the same kind and has a place in the clause."""
    doc, last = dropped.doc, min(part) - 1
    while last > 0 and doc[last].text == ",":
        last -= 1
    alike = [noun for noun in _ending_at(draft, doc[last], part) if _kind(noun) == _kind(dropped)]
    if len(alike) != 1 or not _has_slot(draft, alike[0]) or not _same_case(alike[0], dropped):
        return None
    kept = alike[0]
    told = [child for child in kids(kept, "acl", "acl:relcl", "appos", "conj") if child != dropped]
    return None if told or _may_be_subject(draft, kept) else kept


def _ending_at(draft: Draft, last: Token, part: set[int]) -> Iterator[Token]:
    """The nouns whose phrases end with a word, from the inside out."""
    noun = last
    while not any(
        word.i > last.i and word.i not in part and draft.holds(word) and not word.is_punct for word in noun.subtree
    ):
        if tree.is_noun(noun) and noun.dep_ not in ("flat", "compound"):
            yield noun
        if noun in (draft.head, noun.head) or noun.head.i > last.i:
            return
        noun = noun.head


def _kind(noun: Token) -> tuple[object, ...]:
    """What two nouns share that can stand for one another: name or not, number, article, place, month, year, figure."""
    article = first_form(noun, "det")
    own = kid(noun, "nmod:poss") is not None or article in _DEFINITE
    name = tree.name_text(noun) if tree.is_name(noun) else ""
    time = noun.lower_ in CALENDAR
    year = noun.tag_ == "CD" and noun.text.isdigit() and len(noun.text) == 4
    plural = noun.tag_ in ("NNS", "NNPS")
    place = bool(name) and not time and is_place_or_power(name)
    return (bool(name), plural, own or article, time, place, noun.tag_ == "CD", year, kid(noun, "nummod") is not None)


def _has_slot(draft: Draft, noun: Token) -> bool:
    return noun == draft.head or (noun.head == draft.head and noun.dep_ in _SLOTS)


def _case(noun: Token) -> str:
    return " ".join(word.lower_ for word in kids(noun, "case") if word.lower_ not in ("rather", "than"))


def _same_case(kept: Token, dropped: Token) -> bool:
    """Whether what is turned down repeats the preposition or leaves it out."""
    return _case(dropped) in ("", _case(kept))


def _may_be_subject(draft: Draft, kept: Token) -> bool:
    """Whether an object is so much like the subject that the denial may be of the latter."""
    subject = draft.subject
    bare = kept != subject and not _case(kept) and kept != draft.head
    return subject is not None and bare and (_kind(subject) == _kind(kept) or subject.tag_ == "PRP")


def _negated_verb(draft: Draft) -> dict[int, tuple[str, ...]] | None:
    """The words in place of the finite verb that deny it: "was not", "did not sign"; None where they aren't known."""
    verb = tree.finite_of(draft.head)
    if verb is None or not draft.holds(verb) or verb.text[:1] in "'’":
        return None
    if verb != draft.head or verb.lemma_ == "be":
        unsure = verb.tag_ == "MD" and verb.lower_ not in _SURE_MODALS
        return None if unsure else {verb.i: (verb.text, "not")}
    if verb.tag_ == "VBP":
        return {verb.i: ("do", "not", verb.text)}
    base = base_of(verb.text)
    helper = {"VBD": "did", "VBZ": "does"}.get(verb.tag_)
    return {verb.i: (helper, "not", base)} if base is not None and helper is not None else None


def _turned_down(main: Draft, draft: Draft, contrast: _Contrast, verb: dict[int, tuple[str, ...]]) -> Draft:
    """The sentence with the denied verb and what is turned down in the place of what is so."""
    kept = contrast.kept
    cases = {word.i for word in kids(kept, "case")}
    old = (tree.phrase(main, kept) | {kept.i}) - cases
    own = trimmed(draft.only(contrast.words - {word.i for word in kids(contrast.dropped, "case")}))
    pieces: list[Piece] = []
    for piece in main.pieces:
        if piece.token is not None and piece.token in verb:
            *_, last = words = verb[piece.token]
            known = words.index(piece.text) if piece.text in words else words.index(last)
            pieces += [replace(piece, text=w) if n == known else Piece(w) for n, w in enumerate(words)]
        elif piece.token == min(old):
            pieces += own
        elif piece.token not in old:
            pieces.append(piece)
    subject = contrast.dropped if kept == draft.subject else draft.subject
    return replace(main, pieces=tuple(pieces), subject=subject)
