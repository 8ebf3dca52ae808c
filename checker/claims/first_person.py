""" "I" and "we" by name: "we" is the body that speaks, or the person and others, with the verb put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .draft import Draft, in_full, possessive, text_of
from .persons import gender_of_name
from .times import CALENDAR

if TYPE_CHECKING:
    from spacy.tokens import Token

_I = frozenset(("i", "me", "my", "mine", "myself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_OWNING = frozenset(("my", "mine", "our", "ours"))
_SELF = {"m": "himself", "f": "herself", None: "themselves"}
_THIRD = tree.SINGULAR | {"am": "is", "shall": "will", "sha": "wo"}
# What "I should" says of a wish or a feeling is "would" of anybody else; of a duty it stays "should".
_WISHED = frozenset("like love hate prefer wish welcome imagine think say call guess commit".split())
_FELT = frozenset(
    "happy glad sorry grateful delighted pleased surprised proud ashamed sad content thankful obliged".split()
)
_Said = Callable[["Token"], "str | None"]


def named(draft: Draft, person: _Said, body: _Said) -> Draft:
    """The draft with the first person by name.

    `person` says whom "I" means where a word stands, `body` which body says "we" of itself. Where only the person is
    known, "we" are they and others; where nobody is, the word stays.
    """
    words: dict[int, str] = {}
    seen: dict[str, bool] = {}  # each name that is put in, and whether others are with it
    text = text_of(draft)
    for token in _first_persons(draft):
        itself = body(token) if token.lower_ in _WE else None
        name = itself or person(token)
        if name is None:
            continue
        among = token.lower_ in _WE and itself is None
        called = name if itself else _shortened(name, known=name in seen or name in text)
        others = seen.get(name, False)
        word = _with_others(token, called, others) if among else _form(token, called, name)
        if word is not None:
            words |= {token.i: word, **_verbs(draft, token, in_third=not among)}
            seen[name] = among or others
    # "’m" is written right behind "I"; the form in its place stands apart.
    doc = draft.head.doc
    apart = {number - 1 for number in words if doc[number].text[:1] in "'’"}
    pieces = tuple(replace(p, space=True) if p.token in apart else p for p in draft.pieces)
    return replace(draft, pieces=pieces).rewritten(words) if words else draft


def _first_persons(draft: Draft) -> Iterator[Token]:
    """The words "I", "my", "we" and the like, unless something stands in their place already."""
    for piece in draft.pieces:
        if piece.token is not None and piece.text.lower() in _I | _WE:
            token = draft.head.doc[piece.token]
            if token.tag_.startswith("PRP") and not _is_title(token):
                yield token


def _shortened(name: str, *, known: bool) -> str:
    """A person's last name where the whole is known by then; "the author" and "Ana R." stay."""
    return name.split()[-1] if known and name[0].isupper() and name[-1] != "." else name


def _with_others(token: Token, called: str, said: bool) -> str | None:
    """What "we" is where one person of several is known; `said`, if the claim has "and others" already."""
    if token.lower_ in _OWNING or tree.first_form(token, "case") == "of":
        # Neither "our history" nor "three of us" is one person's; but "we lost our way" goes on with "their".
        return "their" if said and token.lower_ == "our" else None
    return "themselves" if token.lower_ == "ourselves" else f"{called} and others"


def _is_title(token: Token) -> bool:
    """Whether a word is a number or part of a title: "Charles I", "My Way", unlike "the bike I rode"."""
    if token.text == "I" and token.i > 0:
        word = token.nbor(-1)
        named = tree.is_name(word) and word.lower_ not in CALENDAR
        return named and tree.kid(word, "det", "nmod:poss") is None
    return token.text in ("My", "Me", "Mine") and (token.i > 0 or bool(token.doc[1:2].text.istitle()))


def _form(token: Token, called: str, name: str) -> str:
    word = token.lower_
    if word in _OWNING:
        return called + possessive(called, several=word in ("our", "ours"))
    if word == "myself":
        return _SELF[gender_of_name(name)]
    return "itself" if word == "ourselves" else called


def _verbs(draft: Draft, token: Token, in_third: bool) -> dict[int, str]:
    """The finite verbs of which a pronoun alone is the subject, in full, and in the third person singular if asked."""
    head = token.head
    if token.dep_ not in ("nsubj", "nsubj:pass", "nsubj:outer") or tree.kid(token, "conj") is not None:
        return {}
    found = [tree.finite_of(word) for word in (head, *_joined_to(head))]
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    # "Where I am": nobody else can be meant, wherever the parser hangs it.
    found += [after] if after is not None and after.lower_ in ("am", "’m", "'m") else []
    held = [verb for verb in found if verb is not None and draft.holds(verb)]
    return {verb.i: _third_person(verb) if in_third else in_full(verb) or verb.text for verb in held}


def _joined_to(head: Token) -> Iterator[Token]:
    """The predicates that go on with the subject of another, however they hang together."""
    for word in tree.kids(head, "conj"):
        if tree.subject_of(word) is None:
            yield word
            yield from _joined_to(word)


def _third_person(verb: Token) -> str:
    """A finite verb's form after a name."""
    form = in_full(verb) or verb.lower_
    # "I should" may tell what one would like or feel, and not what one ought to do.
    wish = verb.dep_ == "aux" and verb.head.lower_ in _WISHED | _FELT and tree.kid(verb.head, "mark") is None
    if form == "should" and wish:
        return "would"
    known = _THIRD.get(form) or in_full(verb)
    # The parser may take "we forgave" for the present.
    base = verb.tag_ in ("VBP", "VB") and verb.lower_.startswith(verb.lemma_.lower())
    return known or (tree.third_person(verb.text) if base else verb.text)
