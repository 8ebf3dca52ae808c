"""Participles beside the main clause: "France sent troops, citing the treaty" is two claims about France."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .bearers import definite, is_closed
from .draft import Draft, Piece, respelt, trimmed
from .persons import is_person
from .tree import forms, kid, kids
from .verbs import STATES, past_of_ing

if TYPE_CHECKING:
    from spacy.tokens import Token

# What has become a preposition, a reason, a condition or a way to speak.
_NO_DEED = frozenset(
    """
    having being depending considering following including according given regarding concerning excluding
    assuming providing provided supposing judging seeing granted compared barring pending starting beginning speaking
    seen taken put viewed faced left broadly knowing using coming ranging counting taking failing
    owing touching saving during meaning making looking thinking calling going trying hoping wanting fearing
    """.split()
)
# What an event does rather than whoever is its subject, unless that is a person.
_RESULTS = frozenset(
    """
    leaving bringing giving causing forcing allowing raising prompting leading ending killing injuring enabling helping
    sending driving turning cutting threatening affecting damaging destroying triggering creating reducing increasing
    """.split()
)
# Subjects that are neither named nor known.
_VAGUE = ("it", "there", "this", "that", "these", "those", "what", "which", "who", "one", "nobody", "none", "neither")
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def split_adverbials(draft: Draft) -> list[Draft] | None:
    """The main clause alone, and what the participle says of its subject, where its finite form is surely known."""
    subject = draft.subject
    if subject is None or not _can_act(draft, subject):
        return None
    for clause in _participles(draft):
        row = [clause, *(word for word in kids(clause, "conj") if draft.holds(word))]
        told = [_finite(draft, word, subject, _own(draft, word, row)) for word in row]
        main = tree.cut(draft, draft.part(clause))
        opening = definite(main, subject)
        sides = [
            draft.said_of(subject, word, (*opening, *words))
            for word, words in zip(row, told, strict=True)
            if words is not None
        ]
        if len(sides) == len(row):
            return [main, *sides]
    return None


def _own(draft: Draft, word: Token, row: list[Token]) -> tuple[Piece, ...]:
    """The words of one of several participles, without what joins it to the others."""
    part = draft.part(word) - {joint.i for joint in kids(word, "cc")}
    part -= draft.part(*(other for other in row if other.head == word))
    return trimmed(draft.only(part))


def _can_act(draft: Draft, subject: Token) -> bool:
    """Whether the main clause is a plain statement about a subject that is named or known."""
    head = draft.head
    verb = tree.finite_of(head)
    plain = subject.head == head and subject.dep_ in ("nsubj", "nsubj:pass") and tree.is_noun(subject)
    vague = subject.lower_ in _VAGUE or subject.tag_ in ("DT", "CD", "WP", "WDT")
    denied = forms(subject, "det", "amod") & {"no", "few", "every", "each", "any"}
    return plain and not vague and not denied and verb is not None and verb.tag_ != "MD" and draft.holds(subject)


def _participles(draft: Draft) -> Iterator[Token]:
    """Side clauses that are a bare participle, set off by a comma, with nothing that makes them a reason or a time."""
    for clause in kids(draft.head, "advcl"):
        helped = kid(clause, *tree.AUXILIARIES) is not None and not _is_having(clause)
        bare = clause.tag_ in ("VBG", "VBN") and not helped and kid(clause, "mark", "case", "cc") is None
        if not bare or not draft.holds(clause) or _is_no_deed(draft, clause) or tree.subject_of(clause) is not None:
            continue
        if _is_set_off(draft, clause) and not _goes_on(draft, clause) and not tree.is_negated(clause):
            yield clause


def _is_no_deed(draft: Draft, clause: Token) -> bool:
    """Whether a participle is a preposition by now, or has something before it that may change what it does."""
    words = [clause.doc[number] for number in sorted(draft.part(clause)) if not clause.doc[number].is_punct]
    grounds = clause.lower_ == "based" and any(forms(noun, "case") & {"on", "upon"} for noun in kids(clause, "obl"))
    late = clause not in words[:2] and not (_is_having(clause) and words[0].lower_ == "having")
    return clause.lower_ in _NO_DEED or late or grounds


def _is_having(clause: Token) -> bool:
    """Whether a participle is "having done"."""
    return clause.tag_ == "VBN" and "having" in forms(clause, "aux")


def _is_set_off(draft: Draft, clause: Token) -> bool:
    part = draft.part(clause)
    if clause.i > draft.head.i:
        return _follows_comma(draft, clause)
    marks = {clause.doc[number].text for number in (max(part), *tree.closing_mark(draft, part))}
    first = min(number for number in draft.tokens if not clause.doc[number].is_punct)
    return first == min(part) and "," in marks


def _follows_comma(draft: Draft, clause: Token) -> bool:
    """Whether a late participle comes after a comma; a passive one that follows a noun may be told of that noun."""
    opening = [word for word in clause.subtree if draft.holds(word)][:1]
    comma = next((word for word in opening if word.text == ","), tree.before(clause))
    if comma is None or comma.text != "," or not draft.holds(comma) or comma.i == 0:
        return False
    last = comma.nbor(-1)
    return clause.tag_ == "VBG" or _is_having(clause) or not (tree.is_noun(last) or last.text in (")", "”", '"'))


def _goes_on(draft: Draft, clause: Token) -> bool:
    """Whether something is joined to it that is no such participle, or a whole statement hangs on it."""
    joined = [word for word in kids(clause, "conj") if draft.holds(word)]
    other = any(word.tag_ != "VBG" or clause.tag_ != "VBG" or tree.subject_of(word) is not None for word in joined)
    return other or any(draft.holds(word) for word in kids(clause, "ccomp", "parataxis", "csubj"))


def _finite(draft: Draft, word: Token, subject: Token, words: tuple[Piece, ...]) -> tuple[Piece, ...] | None:
    """A participle with its words as the predicate of the main clause's subject."""
    if _is_having(word):
        return _had(draft, word, words, many=tree.is_plural(subject))
    if word.tag_ == "VBN":
        return _passive(draft, word, subject, words)
    past = past_of_ing(word.text)
    passive = kid(draft.head, "aux:pass") is not None
    result = word.lower_ in _RESULTS and not is_person(subject)
    if past is None or passive or result or not tree.is_past(draft.head) or tree.is_negated(draft.head):
        return None
    if not kids(word, "obj", "obl", "xcomp"):
        return None
    return respelt(words, {word.i: past})


def _had(draft: Draft, word: Token, words: tuple[Piece, ...], many: bool) -> tuple[Piece, ...] | None:
    """ "Having come by train" as "had come by train"."""
    verb = tree.finite_of(draft.head)
    having = next((helper for helper in kids(word, "aux") if helper.lower_ == "having"), None)
    if verb is None or having is None or verb.tag_ == "MD" or tree.is_negated(word):
        return None
    has = "had" if tree.is_past(draft.head) else "have" if many else "has"
    return respelt(words, {having.i: has})


def split_absolutes(draft: Draft) -> list[Draft] | None:
    """ "The wires were sold, the line having been shut since May": both are told."""
    for clause in kids(draft.head, "advcl", "parataxis"):
        subject, part = tree.subject_of(clause), draft.part(clause)
        plain = subject is not None and tree.is_noun(subject) and kid(clause, "mark", "case", "cc") is None
        if not part or subject is None or not plain or not _is_having(clause) or not is_closed(draft, part):
            continue
        told = _had(draft, clause, trimmed(draft.only(part)), many=tree.is_plural(subject))
        marks = tree.opening_mark(draft, part) | tree.closing_mark(draft, part)
        commas = {draft.head.doc[number].text for number in {*marks, min(part), max(part)}}
        if told is not None and "," in commas:
            return [draft.without(part | marks), draft.said_of(subject, clause, told)]
    return None


def _passive(draft: Draft, clause: Token, subject: Token, words: tuple[Piece, ...]) -> tuple[Piece, ...] | None:
    """ "Founded in 1911" as "was founded in 1911"; None where it may tell how or when something holds."""
    agent = kid(clause, "obl:agent")
    if agent is None and kid(clause, "obl", "obl:unmarked") is None:
        return None
    past = tree.is_past(draft.head)
    lasting = not past and tree.has_lemma(clause, STATES)
    dated = any(_YEAR.fullmatch(word.text) for word in words)
    settled = agent is not None or dated or lasting
    if not past and not (settled and _is_known(subject)):
        return None
    lowered = (replace(word, text=word.text.lower()) if word.token == clause.i else word for word in words)
    return Piece(_be(subject, past=not lasting)), *lowered


def _is_known(subject: Token) -> bool:
    return tree.is_name(subject) or kid(subject, "det", "nmod:poss") is not None or subject.tag_ == "PRP"


def _be(subject: Token, past: bool) -> str:
    """The form of "be" for a subject."""
    many = tree.is_plural(subject)
    if not past:
        return "are" if many else "is"
    return "were" if many or subject.lower_ in ("we", "you", "they") else "was"
