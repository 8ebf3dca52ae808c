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

_JOINTS = ("because", "since", "as", "for", "so", "when")
_OPENERS = ("because", "since", "as")
# "so that they can" is a purpose.
_OPEN = frozenset("can could may might would should will shall need".split())
# "as if" and "as soon as" give no reason.
_NO_REASON = frozenset("if though long soon far much well many usual for to".split())
_LEAST = 3  # a joint, a subject and a verb: "because it rained"


def split_reasons(draft: Draft) -> list[Draft] | None:
    """The main clause and the reason or result that a comma sets off, each as a fact: both are told as such."""
    for clause in kids(draft.head, "advcl", "parataxis"):
        joint = _joint(draft, clause)
        if not joint or not _is_fact(draft, clause, joint):
            continue
        part = draft.part(clause)
        main = draft.without(part | tree.edges(draft, part))
        if is_conditional(text_of(main)) or any(kid(side, "mark") is not None for side in kids(clause, "advcl")):
            continue
        words = part - {word.i for word in joint}
        side = draft.said_of(tree.subject_of(clause), clause, draft.only(words))
        return [main, side] if clause.i > draft.head.i else [side, main]
    return None


def take_out_because(draft: Draft) -> list[Draft] | None:
    """What an answer that is only a reason tells: "Of course, because the road was shut"."""
    head = draft.head
    joint = next((mark for mark in kids(head, "mark") if draft.holds(mark) and mark.lower_ == "because"), None)
    found = tree.statement(head)
    if joint is None or found is None or joint.i > found[0].i:
        return None
    return [draft.without(number for number in draft.tokens if number <= joint.i)]


def _joint(draft: Draft, clause: Token) -> list[Token]:
    """The words that join a clause to the main one and open it; none where it is joined in another way."""
    words = [draft.head.doc[number] for number in sorted(draft.part(clause)) if not draft.head.doc[number].is_punct]
    if len(words) < _LEAST or words[0].lower_ not in _JOINTS or words[1].lower_ in _NO_REASON:
        return []
    if words[0].head not in (clause, draft.head) or words[0].dep_ not in ("mark", "cc", "advmod"):
        return []
    return words[:2] if words[0].lower_ == "so" and words[1].lower_ == "that" else words[:1]


def _is_fact(draft: Draft, clause: Token, joint: list[Token]) -> bool:
    """Whether a side clause is a whole statement of what is so, and no purpose, condition or comparison."""
    found, main_verb, word = tree.statement(clause), tree.finite_of(draft.head), joint[0].lower_
    if found is None or main_verb is None or not _is_parted(draft, clause, word):
        return False
    subject, verb = found
    if subject.tag_ in ("WP", "WDT") or tree.may_go_on(clause, subject):
        return False
    if word == "when":
        return bool(verb.tag_ == main_verb.tag_ == "VBD")
    if word == "as":
        return _is_full(clause) and (clause.i < draft.head.i or clause.lemma_.lower() not in ("have", "do"))
    return len(joint) == 1 or verb.lower_ not in _OPEN


def _is_parted(draft: Draft, clause: Token, word: str) -> bool:
    """Whether a comma parts a clause from the main one; before it, only some joints give a reason."""
    part, opens = draft.part(clause), clause.i < draft.head.i
    mark = tree.closing_mark(draft, part) if opens else tree.opening_mark(draft, part)
    edge = clause.doc[max(part) if opens else min(part)]
    may_stand = not opens or word in _OPENERS
    return may_stand and (bool(mark) or edge.text == ",") and is_closed(draft, part)


def _is_full(clause: Token) -> bool:
    """Whether a clause after "as" has all that its verb needs, unlike "as the law requires" and "as he was then"."""
    finished = kid(clause, "xcomp", "csubj") is None
    described = kid(clause, "cop") is not None and clause.tag_ in ("JJ", "JJR", "NN", "NNS")
    going_on = clause.tag_ == "VBG" and kid(clause, "aux") is not None
    return finished and (described or going_on or kid(clause, "obj") is not None)
