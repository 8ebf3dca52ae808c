"""What is set right in passing: "The vote was in May, not June" says when it was, and when it wasn't."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_conditional, polarity
from checker.models import Polarity

from . import tree
from .draft import Draft, Piece, text_of
from .tree import forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_SLOTS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent")
# What a phrase that is turned down may be made of: "not in June", "not the old council".
_OWN = ("punct", "advmod", "case", "det", "amod", "compound", "flat")
# What makes the scope of a "not" doubtful.
_SCOPED = frozenset("all every each both most some many few several only always often usually mostly because".split())


def split_contrasts(draft: Draft) -> list[Draft] | None:
    """ "X, not Y": what is so, and the same with Y for X and a denied verb."""
    for dropped in tree.words_in(draft):
        part = draft.part(dropped)
        words = [draft.head.doc[number] for number in sorted(part) if not draft.head.doc[number].is_punct]
        if dropped.tag_ not in (*tree.NOUN_TAGS, "CD") or len(words) < 2 or words[0].lower_ != "not":
            continue
        main = tree.cut(draft, part)
        kept, verb = _kept(main, dropped, words[0]), tree.finite_of(draft.head)
        if kept is not None and verb is not None and _is_clear(main, kept, verb):
            own = [word.i for word in words[1:] if word.dep_ != "case"]
            return [main, _turned_down(main, draft.only(own), kept, dropped, verb)]
    return None


def _kept(main: Draft, dropped: Token, denial: Token) -> Token | None:
    """The noun right before ", not …" that has a place in the clause and is of the same kind as what is turned down."""
    doc, comma = dropped.doc, denial.i - 1
    plain = all(child.dep_ in _OWN and (child.dep_ != "advmod" or child == denial) for child in dropped.children)
    if comma < 1 or doc[comma].text != "," or not plain or not forms(dropped, "det") <= {"the", "a", "an"}:
        return None
    kept = doc[comma - 1]
    while kept.dep_ in ("flat", "compound") and kept.head.i < comma:
        kept = kept.head
    placed = kept == main.head or (kept.head == main.head and kept.dep_ in _SLOTS)
    bare = all(child.dep_ in (*_OWN, "cop", *tree.SUBJECTS) for child in kept.children if main.holds(child))
    alike = kept.tag_ == dropped.tag_ and forms(kept, "det") == forms(dropped, "det")
    cases = forms(dropped, "case") <= forms(kept, "case")
    return kept if placed and bare and alike and cases else None


def _is_clear(main: Draft, kept: Token, verb: Token) -> bool:
    """Whether a sentence is one plain statement whose subject can't be what is meant instead of an object."""
    subject, text = main.subject, text_of(main)
    plain = polarity(text) is Polarity.POSITIVE and not is_conditional(text)
    plain = plain and _SCOPED.isdisjoint(word.lower_ for word in tree.words_in(main))
    joined = [word for word in kids(main.head, "advcl", "ccomp", "parataxis", "conj") if main.holds(word)]
    sure = verb.tag_ != "MD" or verb.lower_ in ("will", "would", "shall")
    if subject is None or not plain or joined or not sure or verb.text[:1] in "'’":
        return False
    mistakable = kept.dep_ == "obj" or (kept.dep_ == "obl" and kid(kept, "case") is None)
    return not (mistakable and subject.tag_ in (kept.tag_, "PRP"))


def _turned_down(main: Draft, own: tuple[Piece, ...], kept: Token, dropped: Token, verb: Token) -> Draft:
    """The sentence with the denied verb and what is turned down in the place of what is so."""
    old = (tree.phrase(main, kept) | {kept.i}) - {word.i for word in kids(kept, "case")}
    helper = "did" if verb.tag_ == "VBD" else "does" if verb.tag_ == "VBZ" else "do"
    denied: tuple[Piece, ...] = (Piece(verb.text, verb.i), Piece("not"))
    if verb == main.head and verb.lemma_ != "be":
        denied = (Piece(helper), Piece("not"), Piece(verb.lemma_, verb.i))
    pieces: list[Piece] = []
    for piece in main.pieces:
        if piece.token == verb.i:
            pieces += denied
        elif piece.token == min(old):
            pieces += own
        elif piece.token not in old:
            pieces.append(piece)
    return replace(main, pieces=tuple(pieces), subject=dropped if kept == main.subject else main.subject)
