"""Whether a split can be trusted: a claim that comes out lame shows that the sentence was misread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import tree
from .draft import Draft, read

if TYPE_CHECKING:
    from spacy.tokens import Token

# Finite verbs that rules put into a draft.
_PUT_IN = ("is", "are", "was", "were", "had", "has", "have")
# Tags of words that no statement begins or ends with.
_NEVER_FIRST = ("CC", "RP", "POS", "WDT", "WP", ",", ".", ":")
_NEVER_LAST = ("DT", "PRP$", "CC", "TO", "MD", "WDT", "WP$")
_LAME_OPENING = re.compile(
    r"^(?:that (?!(?:\w+ )?(?:is|was|has|had|will|would|can|could)\b)|which|who|whom|whose|because|than|as well|of|and|"
    r"or|but|nor|whereupon|whereby"
    r"|\w+ of (?:which|whom)|(?:with|in|on|at|to|for|from|by|under|after|through|into) (?:which|whom|whose)"
    r"|not (?!one|an?|all|every\w*|many|only|even|until|since|long|far)\w+"
    r"|it (?:is|was) (?:not|only) (?:until|after|when|then)(?!.*\bthat))\b",
    re.IGNORECASE,
)
_HOLE = re.compile(r"\b(?:by|of|with|from|for|into|and|or|the|an?|is|are|was|were)\s*[;,:]", re.IGNORECASE)
_LAME_END = re.compile(
    r"\b(?:and|or|but|the|an?|of|to|which|who|when|where|with|by|from|into|at|than|as|whether|its|their)\.$"
    r"|\b(?:is|are|was|were|be|been) as \w+\.$"
)
_SIDE_JOINTS = frozenset(
    "where when whenever wherever while because if unless although though whereas until as than whether".split()
)
# "The closed." is what a wrong cut leaves.
_MIN_WORDS = 3
# Words and marks. What is longer is a list or a table taken for a sentence, and its parse can't be trusted.
_MAX_WORDS = 120


def can_be_split(head: Token) -> bool:
    """Whether a sentence was understood well enough: a finite main verb with its subject, no endless length."""
    subjects = tree.kids(head, "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
    if len(subjects) != 1 or tree.finite_of(head) is None or len(head.sent) > _MAX_WORDS:
        return False
    return not (_is_torn_off(head) or any(_is_stray(clause) for clause in tree.kids(head, "advcl")))


def _is_torn_off(head: Token) -> bool:
    """Whether what the parser takes for a second sentence is a relative clause of the first: "and whom they met"."""
    first = next((word for word in head.sent if word.dep_ not in ("cc", "punct")), head)
    return head.sent.start > 0 and first.lower_ in ("who", "whom", "whose", "which")


def _is_stray(clause: Token) -> bool:
    """Whether a side clause has subject and tense and yet no word that joins it."""
    finite = tree.finite_of(clause)
    joined = tree.kid(clause, "mark", "advmod", "cc", "case") is not None or tree.kid(clause, "obl") is not None
    subject = tree.subject_of(clause)
    return finite is not None and subject is not None and not joined and finite.i > subject.i and finite.tag_ != "MD"


def is_sound(draft: Draft) -> bool:
    """Whether a draft reads as a sentence: subject, finite verb, nothing dangling at either end."""
    if draft.subject is None or not draft.holds(draft.subject):
        return False
    text = read(draft)
    if (
        len(text.split()) < _least(draft)
        or _LAME_OPENING.match(text)
        or (_LAME_END.search(text) and not _is_looked_into(draft))
        or _has_hole(draft, text)
    ):
        return False
    whole = not (_is_cut(draft) or _breaks_word(draft) or _is_run_on(draft) or _has_stray_that(draft))
    return whole and _has_verb(draft) and _ends_well(draft) and not _opens_side_clause(draft, draft.head)


def _least(draft: Draft) -> int:
    """ "He wept." is a sentence, "The closed." isn't."""
    return _MIN_WORDS - 1 if draft.head.tag_ == "VBD" and draft.subject in draft.head.children else _MIN_WORDS


def _is_looked_into(draft: Draft) -> bool:
    """Whether a passive ends with the preposition of its verb: "The charge was looked into."."""
    last = next((word for word in reversed(list(tree.words_in(draft))) if not word.is_punct), draft.head)
    own = last.head == draft.head and last.dep_ not in ("case", "mark", "cc")
    return own and last.tag_ in ("IN", "RP") and tree.kid(draft.head, "aux:pass") is not None


def _has_hole(draft: Draft, text: str) -> bool:
    """Whether something is gone after a preposition or article, unless the sentence itself has it so."""
    return any(hole.group() not in draft.head.doc.text for hole in _HOLE.finditer(text))


def _is_cut(draft: Draft) -> bool:
    """Whether one lone comma parts the subject from its verb: half of an insertion is missing."""
    subject, verb = draft.subject, tree.finite_of(draft.head)
    places = {piece.token: number for number, piece in enumerate(draft.pieces) if piece.token is not None}
    if subject is None or verb is None or subject.i not in places or verb.i not in places:
        return False
    between = draft.pieces[places[subject.i] : places[verb.i]]
    return subject.head == draft.head and sum(piece.text == "," for piece in between) == 1


def _breaks_word(draft: Draft) -> bool:
    """Whether a part of a hyphenated word is missing: the parser has read "re-tender" as two."""
    held, doc = draft.tokens, draft.head.doc
    hyphens = (
        n for n in range(1, len(doc) - 1) if doc[n].text == "-" and not doc[n - 1].whitespace_ + doc[n].whitespace_
    )
    return any(len({number in held for number in (n - 1, n, n + 1)}) > 1 for n in hyphens)


def _is_run_on(draft: Draft) -> bool:
    """Whether what stood between two statements is gone: no mark, or a colon and then only a side clause."""
    places = {piece.token: number for number, piece in enumerate(draft.pieces) if piece.token is not None}
    for clause in tree.kids(draft.head, "parataxis"):
        part = draft.part(clause)
        if not part or clause.i < draft.head.i or tree.statement(clause) is None:
            continue
        first = places[min(part)]
        marks = {draft.pieces[first].text, draft.pieces[first - 1].text} & set(tree.MARKS)
        if not marks or (":" in marks and _opens_side_clause(draft, clause)):
            return True
    return False


def _has_stray_that(draft: Draft) -> bool:
    """Whether "and that …" goes on with a that-clause that is gone, unless what is left is just what was said."""
    joined = (
        word for word in tree.kids(draft.head, "conj") if draft.holds(word) and "that" in tree.forms(word, "mark")
    )
    joints = [joint.i for word in joined for joint in tree.kids(word, "cc") if draft.holds(joint)]
    said = (word.i for word in tree.words_in(draft) if word.lower_ == "that")
    return bool(joints) and not draft.reported and min(said, default=min(joints)) >= min(joints)


def _opens_side_clause(draft: Draft, clause: Token) -> bool:
    """Whether a clause says when, where or why something else was so."""
    subject = tree.subject_of(clause)
    joints = (joint for joint in tree.kids(clause, "mark", "advmod") if draft.holds(joint) and joint.i < clause.i)
    return subject is not None and any(
        joint.lower_ in _SIDE_JOINTS and joint.tag_ in ("IN", "WRB") and joint.i < subject.i for joint in joints
    )


def _has_verb(draft: Draft) -> bool:
    """Whether a finite verb comes after the subject."""
    doc, subject, verb = draft.head.doc, draft.subject, tree.finite_of(draft.head)
    seen = False
    for piece in draft.pieces:
        if subject is not None and piece.token == subject.i:
            seen = True
        token = doc[piece.token] if piece.token is not None else None
        finite = piece.text in _PUT_IN if token is None else _is_finite(token, piece.text) or token == verb
        if finite and (seen or (token is not None and token.head == draft.head)):
            return True
    return False


def _is_finite(token: Token, text: str) -> bool:
    changed = text != token.text and (text.endswith("s") or text in _PUT_IN)
    return token.tag_ in tree.FINITE or changed


def _ends_well(draft: Draft) -> bool:
    words = [draft.head.doc[p.token] for p in draft.pieces if p.token is not None]
    words = [word for word in words if not word.is_punct]
    if words and words[0].tag_ == "CC" and words[0].i == draft.head.sent.start:
        words = words[1:]
    if not words or words[0].tag_ in _NEVER_FIRST or words[0].tag_ in tree.FINITE:
        return False
    last = words[-1]
    if draft.pieces[-1].token is None:
        return False
    stranded = last.tag_ == "IN" and last.dep_ in ("case", "mark") and not draft.holds(last.head)
    # "They will not forget that."
    alone = last.tag_ == "DT" and last.dep_ != "det" and last.doc[last.i + 1 : last.i + 2].text != ":"
    return (alone or last.tag_ not in _NEVER_LAST) and not stranded
