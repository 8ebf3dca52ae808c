"""Side clauses that tell a fact of their own: "It fell when the roof gave way, because nobody had looked"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_conditional

from . import tree
from .cuts import Cut, signs_of
from .draft import Draft, text_of, trimmed
from .times import opening_time
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# "They say this because …" may be taken for what they say.
_LABELS = ("advcl", "parataxis", "ccomp", "dep")
# What joins a clause that is told as a fact, in some of its uses; "if" and its like never do.
_JOINTS = frozenset("because since as for so after when while although though whereas once".split())
# "While" and "whereas" set against each other what one speaker says; these may take back what another has said.
_TURNS = ("although", "though")
# "So that people could go home."
_WANTED = ("can", "could", "may", "might", "should")
# "as if" and "so far as" open no fact.
_NO_FACT = frozenset("if though long soon far much well many usual for to".split())


def side_clause_cuts(draft: Draft) -> Iterator[Cut]:
    """The main clause and a side clause, each as a fact."""
    for clause in kids(draft.head, *_LABELS):
        part, found = draft.part(clause), tree.statement(clause)
        joint = _joint(draft, part, clause)
        if not joint or found is None or not draft.holds(found[0]) or not _is_fact(draft, clause, joint):
            continue
        main = draft.without(part | tree.edges(draft, part))
        told = (*opening_time(draft, clause), *trimmed(draft.only(part - {word.i for word in joint})))
        side = draft.said_of(found[0], clause, told)
        # What a quote opens is all of one voice.
        unquoted = draft.reported and not draft.head.sent[0].is_quote
        if unquoted and joint[0].lower_ in _TURNS and tree.is_set_off(clause):
            # A turn after what somebody says is the teller's own: "It works, they say, although no study shows it".
            side = replace(side, voice=None, reported=False, aside=True)
        signs = signs_of(draft, part, clause, None, _signs(draft, clause, joint))
        opens = clause.i < draft.head.i
        yield Cut("side clause", (side, main) if opens else (main, side), clause, signs)


def _is_fact(draft: Draft, clause: Token, joint: list[Token]) -> bool:
    """Whether a side clause may state what is so, and all of it is its own."""
    found, word = tree.statement(clause), joint[0].lower_
    if found is None or tree.may_go_on(clause, found[0]):
        return False
    # "Since 1990" alone, "when they meet" at any time: readers found 46 of 156 such good; "so that they can" is a
    # purpose: 16 of 29.
    # Of what would be so on a condition that the main clause names 11 of 28.
    supposed = found[1].tag_ == "MD" and is_conditional(text_of(draft))
    timed = word == "since" and clause.i > draft.head.i and not tree.is_set_off(clause)
    purpose = word == "so" and _is_purpose(clause, joint, found[1])
    return not (supposed or timed or purpose or (word == "when" and not tree.is_past(clause)))


def _is_purpose(clause: Token, joint: list[Token], verb: Token) -> bool:
    """Whether "so" or "so that" opens what is wanted, not what came of it."""
    if not tree.is_set_off(clause):
        return bool(verb.tag_ == "MD")
    return len(joint) > 1 and verb.lower_ in _WANTED


def _signs(draft: Draft, clause: Token, joint: list[Token]) -> Iterator[str]:
    """What else speaks for or against a side clause telling a fact."""
    name, found = " ".join(word.lower_ for word in joint), tree.statement(clause)
    yield f"joint {name}"
    yield f"joint {name} opens {clause.i < draft.head.i} {tree.is_set_off(clause)}"
    yield f"joint {name} verb {clause.lemma_.lower()}"
    yield f"joint {name} object {kid(clause, 'obj') is not None} {kid(clause, 'cop') is not None} {clause.tag_}"
    if found is not None:
        verb = found[1]
        yield f"joint {name} {verb.tag_} {verb.lower_ if verb.tag_ == 'MD' else ''}"


def _joint(draft: Draft, part: set[int], clause: Token) -> list[Token]:
    """The words that join a clause to the main one and open it; none where it is joined in another way."""
    words = [draft.head.doc[number] for number in sorted(part) if not draft.head.doc[number].is_punct]
    if len(words) < 3 or words[0].lower_ not in _JOINTS or words[1].lower_ in _NO_FACT:
        return []
    if words[0].head not in (clause, draft.head) or words[0].dep_ not in ("mark", "cc", "advmod"):
        return []
    return words[:2] if words[0].lower_ == "so" and words[1].lower_ == "that" else words[:1]
