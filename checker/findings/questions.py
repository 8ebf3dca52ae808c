"""A claim asked as a question: "Germany signed the accord" becomes "Did Germany sign the accord?"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
_HELPERS = ("aux", "aux:pass", "cop")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_DO = {"VBD": "Did", "VBZ": "Does", "VBP": "Do"}
_CLOSED = {"no", "not", "n't", "n’t", "never", "nobody", "none", "neither"}
# What can go before the question is too long, and what stands outside its own clause anyway.
_LATER = ("advcl", "acl:relcl", "acl", "parataxis", "appos", "conj", "cc")
_OUTSIDE = ("punct", "discourse", "cc", "parataxis", "vocative")
_SAYING = "say tell state add note report announce stress insist write explain warn argue confirm".split()
# Characters: two lines of a terminal. What is longer is no title, and the claim is quoted instead.
_LONGEST = 110
# "Did talks fail?" may be any talks.
_SHORTEST_WORDS = 4


def ask(doc: Doc) -> str | None:
    """The question of a parsed claim, up to 110 characters; None where the parse doesn't surely allow one."""
    head = _stated(next((sent.root for sent in doc.sents), None))
    if head is None:
        return None
    subject = _only(head, _SUBJECTS)
    helper = next((word for word in head.children if word.dep_ in _HELPERS and word.tag_ in _FINITE), None)
    if subject is None or subject.i > head.i or not _is_plain(head, subject, helper):
        return None
    for dropped in ((), _LATER):
        text = _question(head, subject, helper, dropped)
        if len(text) <= _LONGEST:
            return text if len(text.split()) >= _SHORTEST_WORDS else None
    return None


def _stated(root: Token | None) -> Token | None:
    """The predicate to ask about: of "she said that it rained" the rain."""
    if root is None or root.lemma_.lower() not in _SAYING:
        return root
    said = _only(root, ("ccomp",))
    return said if said is not None and _only(said, _SUBJECTS) is not None else None


def _is_plain(head: Token, subject: Token, helper: Token | None) -> bool:
    """Whether subject and verb stand in the order of a plain sentence that denies nothing."""
    verb = helper or head
    if (
        verb.tag_ not in (_FINITE if helper else tuple(_DO))
        or verb.i < subject.i
        or "’" in verb.text
        or "'" in verb.text
    ):
        return False
    first = subject.left_edge
    if subject.tag_ in ("PRP", "WDT", "WP", "DT", "EX") or first.tag_ in ("VBN", "VBG", "IN") or "?" in head.doc.text:
        return False
    words = (first, *head.children, *(helper.children if helper else ()))
    return not head.text.isupper() and not any(word.lower_ in _CLOSED for word in words)


def _question(head: Token, subject: Token, helper: Token | None, dropped: Iterable[str]) -> str:
    """Verb, subject, the rest in its order; what stood before the subject comes last."""
    whole = {word.i for word in subject.subtree}
    gone = {
        word.i for child in head.subtree if _can_go(child, dropped, whole) for word in child.subtree if child != head
    }
    gone |= {word.i for child in head.children if _is_outside(child) for word in child.subtree}
    own = [word for word in head.subtree if word.i not in gone]
    before = [word for word in own if word.i < min(whole) and word != helper]
    named = [word for word in own if word.i in whole]
    after = [word for word in own if word.i > max(whole) and word != helper]
    opening = helper.text.capitalize() if helper is not None else _DO[head.tag_]
    forms = {} if helper is not None else {head.i: head.lemma_}
    who = _text(named, {})
    parts = (f"{who}," if who.count(",") % 2 else who, _text(after, forms), _text(before, {}))
    text = re.sub(r"\s+", " ", " ".join((opening, *filter(None, parts))))
    return re.sub(r"\s+([,;])", r"\1", text).strip(" ,;:.–—") + "?"


def _can_go(word: Token, dropped: Iterable[str], subject: set[int]) -> bool:
    """Whether a part may be left out for length; those who did it together are asked about together."""
    return word.dep_ in dropped and not (word.i in subject and word.dep_ in ("conj", "cc"))


def _is_outside(word: Token) -> bool:
    """Whether a part is no part of the question: marks, joints, and what is joined with a subject of its own."""
    other = word.dep_ == "conj" and any(child.dep_ in _SUBJECTS for child in word.children)
    return other or word.dep_ in _OUTSIDE or (word.dep_ == "mark" and word.tag_ != "TO")


def _text(words: list[Token], forms: dict[int, str]) -> str:
    """Words as they stand; the first of the sentence loses its capital unless it is a name."""
    text = "".join(_form(word, forms) + word.whitespace_ for word in words).strip(" ,;:–—")
    return re.sub(r"[“”\"]", "", text) if text.count("“") != text.count("”") or text.count('"') % 2 else text


def _form(word: Token, forms: dict[int, str]) -> str:
    opens = word.i == _first_word(word.doc) and word.tag_ not in ("NNP", "NNPS") and word.text != "I"
    opens = opens and (len(word) == 1 or not word.text.isupper())
    return f"{word.text[:1].lower()}{word.text[1:]}" if opens else forms.get(word.i, str(word.text))


def _first_word(doc: Doc) -> int:
    return next((word.i for word in doc if word.is_alpha), 0)


def _only(head: Token, labels: tuple[str, ...]) -> Token | None:
    found = [word for word in head.children if word.dep_ in labels]
    return found[0] if len(found) == 1 else None
