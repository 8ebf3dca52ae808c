"""A claim asked as a question: "Germany signed the accord" becomes "Did Germany sign the accord?"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.language.names import keeps_capital

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
_HELPERS = ("aux", "aux:pass", "cop")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_DO = {"VBD": "Did", "VBZ": "Does", "VBP": "Do"}
_CLOSED = {"no", "not", "n't", "n’t", "never", "nobody", "none", "neither"}
# What goes after a mark, since it is told by the way, and what goes too where the question is too long.
_BY_THE_WAY = ("acl:relcl", "acl", "parataxis", "appos")
_LATER = (*_BY_THE_WAY, "advcl")
# What stands outside the clause.
_OUTSIDE = ("punct", "discourse", "cc", "parataxis", "vocative")
# What only ties a sentence to the one before it.
_TIES = frozenset("also too however therefore thus meanwhile moreover instead indeed nevertheless nonetheless".split())
# Whose words these are a title doesn't say, and what it leaves open nobody can answer.
_OPEN = re.compile(r"\b(?:I|me|my|we|us|our|you|your|the following)\b|\b(?:and|but|[Nn]o|not|or|the|what)\?$")
_SAYING = "say tell state add note report announce stress insist write explain warn argue confirm".split()
# Characters: two lines of a terminal. What is longer is no title, and the claim is quoted instead.
_LONGEST = 140
# "Did talks fail?" may be any talks.
_SHORTEST_WORDS = 4
# A quotation within one, as English sets it.
_INNER = str.maketrans('“”"', "‘’'")


def ask(doc: Doc) -> str | None:
    """The question of a parsed claim, up to 140 characters; None where the parse doesn't surely allow one."""
    head = next((sent.root for sent in doc.sents), None)
    if head is not None and head.lemma_.lower() in _SAYING:
        # Of "she said that it rained" the rain is asked about.
        head = _only(head, ("ccomp",))
    subject = _only(head, _SUBJECTS)
    if head is None or subject is None or subject.i > head.i:
        return None
    helper = next((word for word in head.children if word.dep_ in _HELPERS and word.tag_ in _FINITE), None)
    if not _is_plain(head, subject, helper):
        return None
    for dropped in (_BY_THE_WAY, _LATER):
        text = _question(head, subject, helper, dropped)
        if len(text) <= _LONGEST:
            return text if len(text.split()) >= _SHORTEST_WORDS and not _OPEN.search(text) else None
    return None


def quoted(*texts: str) -> str:
    """The first of some claims that is short enough, or else the first, asked about in its own words."""
    plain = inside(min(texts, key=lambda text: len(text) > _LONGEST)).strip(" .;,:—–-")
    return f"Is it so that “{shortened(plain)}”?"


def inside(text: str) -> str:
    """A text for between quotation marks: its own at the ends go or, where it holds others too, all become single."""
    bare = text.strip(' “”"')
    return text.translate(_INNER) if bare != bare.translate(_INNER) else bare


def shortened(text: str, other: str = "") -> str:
    """A text longer than a question may be, cut between two words; it holds the place where `other` differs first."""
    if len(text) <= _LONGEST:
        return text
    apart = (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two)
    same = next(apart, min(len(text), len(other)))
    start = text.rfind(" ", 0, same - _LONGEST // 3) + 1 if same > _LONGEST // 2 else 0
    end = start + _LONGEST - 2
    kept = text[start:end].rsplit(" ", 1)[0] if end < len(text) else text[start:]
    return ("…" if start else "") + kept + ("…" if end < len(text) else "")


def _only(head: Token | None, labels: tuple[str, ...]) -> Token | None:
    found = [word for word in head.children if word.dep_ in labels] if head is not None else []
    return found[0] if len(found) == 1 else None


def _is_plain(head: Token, subject: Token, helper: Token | None) -> bool:
    """Whether subject and verb stand in the order of a plain sentence that denies nothing."""
    verb, first = helper or head, subject.left_edge
    finite = verb.tag_ in (_FINITE if helper else _DO) and verb.i > subject.i and not re.search("[’']", verb.text)
    named = subject.tag_ not in ("PRP", "WDT", "WP", "DT", "EX") and first.tag_ not in ("VBN", "VBG", "IN")
    words = (first, *head.children, *(helper.children if helper else ()))
    affirmed = "?" not in head.doc.text and not any(word.lower_ in _CLOSED for word in words)
    return finite and named and affirmed and not head.text.isupper()


def _question(head: Token, subject: Token, helper: Token | None, dropped: Iterable[str]) -> str:
    """Verb, subject, the rest in its order; what stood before the subject comes last, and `dropped` parts go."""
    whole = {word.i for word in subject.subtree}
    parts = [word for word in head.subtree if word != head and word.dep_ in dropped and _follows_mark(word)]
    parts += [word for word in head.children if _is_outside(word)]
    gone = {word.i for part in parts for word in part.subtree}
    own = [word for word in head.subtree if word.i not in gone and word != helper]
    forms = {} if helper is not None else {head.i: head.lemma_}
    who = _text((word for word in own if word.i in whole), forms)
    after = _text((word for word in own if word.i > max(whole)), forms)
    before = _text((word for word in own if word.i < min(whole)), forms)
    opening = helper.text.capitalize() if helper is not None else _DO[head.tag_]
    text = " ".join(filter(None, (opening, f"{who}," if who.count(", ") % 2 else who, after, before)))
    return re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;:.–—") + "?"


def _follows_mark(word: Token) -> bool:
    first = word.left_edge
    return not {first.text, word.doc[max(0, first.i - 1)].text}.isdisjoint(",:;–—")


def _is_outside(word: Token) -> bool:
    """Whether a part is no part of the question: marks, joints, and another statement, with a verb or a subject."""
    helped = any(child.dep_ in _SUBJECTS or child.tag_ in _FINITE for child in word.children)
    other = word.dep_ == "conj" and (helped or word.tag_ in _FINITE)
    return other or word.dep_ in _OUTSIDE or word.lower_ in _TIES or (word.dep_ == "mark" and word.tag_ != "TO")


def _text(words: Iterable[Token], forms: dict[int, str]) -> str:
    """Words as they stand; the first of the sentence loses its capital unless it is a name."""
    text, last = "", -1
    for word in words:
        form = forms.get(word.i, word.text)
        opens = not any(earlier.is_alpha for earlier in word.doc[: word.i])
        if opens and not keeps_capital(word):
            form = word.text[:1].lower() + word.text[1:]
        # Of "6,400 people, most of them in Britain, at five sites" a part may be gone.
        apart = " " if text and word.i != last + 1 and not word.is_punct else ""
        text += apart + form + word.whitespace_
        last = word.i
    return text.strip(" ,;:–—")
