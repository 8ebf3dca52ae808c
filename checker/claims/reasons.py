"""Side clauses that tell a fact of their own, of why, or what came of it: "Sales fell, because the mill was shut"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.modality import is_conditional

from . import tree
from .bearers import is_closed
from .draft import Draft, text_of
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = ("because", "since", "as", "for", "so")
_OPENERS = ("because", "since", "as")
# "so that they can" is a purpose.
_OPEN = frozenset("can could may might would should will shall need".split())
# "as if" and "so far as" give no reason.
_NO_REASON = frozenset("if though long soon far much well many usual for to".split())


def split_reasons(draft: Draft) -> list[Draft] | None:
    """The main clause and the reason or result that a comma sets off, each as a fact: both are told as such."""
    if is_conditional(text_of(draft)):
        return None
    for clause in kids(draft.head, "advcl", "parataxis"):
        part, joint, opens = draft.part(clause), _joint(draft, clause), clause.i < draft.head.i
        # Before the main clause, only some joints give a reason.
        if not joint or (opens and joint[0].lower_ not in _OPENERS) or not _is_fact(clause, joint):
            continue
        edge = clause.doc[max(part) if opens else min(part)]
        mark = tree.closing_mark(draft, part) if opens else tree.opening_mark(draft, part)
        if (mark or edge.text == ",") and is_closed(draft, part):
            main = draft.without(part | tree.edges(draft, part))
            side = draft.said_of(tree.subject_of(clause), clause, draft.only(part - {word.i for word in joint}))
            return [side, main] if opens else [main, side]
    return None


def _joint(draft: Draft, clause: Token) -> list[Token]:
    """The words that join a clause to the main one and open it; none where it is joined in another way."""
    words = [draft.head.doc[number] for number in sorted(draft.part(clause)) if not draft.head.doc[number].is_punct]
    if len(words) < 2 or words[0].lower_ not in _JOINTS or words[1].lower_ in _NO_REASON:
        return []
    if words[0].head not in (clause, draft.head) or words[0].dep_ not in ("mark", "cc", "advmod"):
        return []
    return words[:2] if words[0].lower_ == "so" and words[1].lower_ == "that" else words[:1]


def _is_fact(clause: Token, joint: list[Token]) -> bool:
    """Whether a side clause is a whole statement of what is so, and no purpose."""
    found = tree.statement(clause)
    if found is None or tree.may_go_on(clause, found[0]):
        return False
    if joint[0].lower_ == "as":
        # All that its verb needs, unlike "as the law requires" and "as he was then".
        described = kid(clause, "cop") is not None and clause.tag_ in ("JJ", "JJR", "NN", "NNS")
        told = kid(clause, "obj") is not None and clause.lemma_.lower() not in ("have", "do")
        return kid(clause, "xcomp", "csubj") is None and (described or told)
    return len(joint) == 1 or found[1].lower_ not in _OPEN
