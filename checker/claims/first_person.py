""" "I" and "my" by name, and "we" where a body speaks, with the verb put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.first_names import gender_of

from . import tree
from .draft import Draft, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_I = frozenset(("i", "me", "my", "mine", "myself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_OWNING = frozenset(("my", "mine", "our", "ours"))
_SELF = {"m": "himself", "f": "herself", None: "personally"}
_THIRD = tree.SINGULAR | {
    "am": "is", "’m": "is", "'m": "is", "’ve": "has", "'ve": "has", "’ll": "will", "'ll": "will",
}  # fmt: skip
# "Had" or "would".
_HALF = ("’d", "'d")
# What may be a past form as well.
_SAME_IN_PAST = frozenset("cut hit hurt let put read set shut split spread cost beat bet quit rid shed".split())
_Said = Callable[["Token"], "str | None"]


def named(draft: Draft, person: _Said, body: _Said) -> Draft:
    """The draft with the first person by name.

    `person` says whom "I" means where a word stands, `body` whom "we" means; None leaves the word alone.
    """
    doc = draft.head.doc
    words: dict[int, str] = {}
    seen: set[str] = set()
    text = text_of(draft)
    for piece in draft.pieces:
        if piece.token is None or piece.text.lower() not in _I | _WE:
            continue
        token = doc[piece.token]
        alone = piece.text.lower() in _I
        name = (person if alone else body)(token)
        if name is None or (piece.text == "I" and _is_numeral(token)):
            continue
        called = name.split()[-1] if alone and (name in seen or name in text) and name[-1] != "." else name
        words[token.i] = _form(piece.text.lower(), called, name)
        seen.add(name)
        words |= _verbs(draft, token)
    # "’m" is written right behind "I"; the form in its place stands apart.
    apart = {number - 1 for number in words if doc[number].text[:1] in "'’"}
    pieces = tuple(replace(p, space=True) if p.token in apart else p for p in draft.pieces)
    return replace(draft, pieces=pieces).rewritten(words) if words else draft


def _is_numeral(token: Token) -> bool:
    """ "Charles I" and "Phase I"."""
    before = token.nbor(-1) if token.i > 0 else None
    return before is not None and tree.is_name(before) and token.dep_ not in tree.SUBJECTS


def _form(word: str, called: str, name: str) -> str:
    if word in _OWNING:
        return f"{called}’" if called.endswith("s") and word in ("our", "ours") else f"{called}’s"
    if word == "myself":
        return _SELF[gender_of(name.split()[0])]
    return "itself" if word == "ourselves" else called


def _verbs(draft: Draft, token: Token) -> dict[int, str]:
    """The finite verbs of which a pronoun alone is the subject, in the third person."""
    head = token.head
    if token.dep_ not in ("nsubj", "nsubj:pass", "nsubj:outer") or tree.kid(token, "conj") is not None:
        return {}
    heads = [head, *(word for word in tree.kids(head, "conj") if tree.subject_of(word) is None)]
    found = [tree.finite_of(word) for word in heads]
    return {verb.i: third for verb in found if verb is not None and (third := _third(draft, verb)) is not None}


def _third(draft: Draft, verb: Token) -> str | None:
    form = verb.lower_
    if not draft.holds(verb) or form in _SAME_IN_PAST or (form == "were" and not _is_plain(verb)):
        return None
    if form in _HALF:
        after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
        return "had" if after.tag_ in ("VBN", "VBD") or after.lower_ in ("better", "never") else "would"
    return _THIRD.get(form) or (tree.third_person(verb.text) if verb.tag_ == "VBP" else None)


def _is_plain(verb: Token) -> bool:
    """Whether "were" tells what was, and not what would be."""
    clause = verb.head if verb.dep_ in tree.AUXILIARIES else verb
    return tree.forms(clause, "mark").isdisjoint(("if", "though", "whether", "unless"))
