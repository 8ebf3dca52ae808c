"""Small questions to a parsed sentence (Universal Dependencies labels, Penn tags)."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power

from .draft import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer")
AUXILIARIES = ("aux", "aux:pass", "cop")
_NEGATIONS = ("not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "barely", "without")
NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
FINITE = ("VBD", "VBP", "VBZ", "MD")
# Plural verb forms and their singular.
SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "'re": "is", "’re": "is"}
# What hangs on a noun but is no part of its phrase.
_NOT_OF_PHRASE = (
    *SUBJECTS, *AUXILIARIES, "acl:relcl", "cc", "parataxis", "conj", "advcl", "advcl:relcl", "obl",
    "discourse", "mark", "ccomp",
)  # fmt: skip
MARKS = (",", ";", ":", "–", "—", "(", ")", "[", "]")


def kids(token: Token, *labels: str) -> list[Token]:
    """The words that hang directly on `token` with one of the labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def kid(token: Token, *labels: str) -> Token | None:
    """The first word that hangs directly on `token` with one of the labels."""
    return next((child for child in token.children if child.dep_ in labels), None)


def first_form(token: Token, *labels: str) -> str:
    """That word in lower case; empty where there is none."""
    found = kid(token, *labels)
    return str(found.lower_) if found is not None else ""


def forms(token: Token, *labels: str) -> set[str]:
    """The words that hang directly on `token` with one of the labels, in lower case."""
    return {child.lower_ for child in kids(token, *labels)}


def subject_of(head: Token) -> Token | None:
    """The head of a predicate's own subject."""
    return kid(head, *SUBJECTS)


def finite_of(head: Token) -> Token | None:
    """The word of a predicate that carries tense."""
    helpers = kids(head, *AUXILIARIES)
    found = next((word for word in sorted([*helpers, head], key=lambda word: word.i) if word.tag_ in FINITE), None)
    alone = found is None and not helpers and kid(head, "nsubj") is not None
    # The parser takes some past and present forms for participles and infinitives.
    misread = alone and (head.tag_ == "VBN" or (head.tag_ == "VB" and kid(head, "mark", "expl") is None))
    return head if misread or (found is None and _is_joined_past(head)) else found


def _is_joined_past(verb: Token) -> bool:
    """ "He read it and left": the form is that of a participle too, but no helper before either verb makes it one."""
    first = verb.head
    joined = verb.dep_ == "conj" and verb.tag_ == "VBN" and first.tag_ == "VBD" and kid(verb, "cc") is not None
    return joined and not kids(verb, *AUXILIARIES) and not kids(first, *AUXILIARIES)


def statement(clause: Token) -> tuple[Token, Token] | None:
    """A clause's subject and its finite verb, if that isn't before it."""
    subject, verb = subject_of(clause), finite_of(clause)
    return (subject, verb) if subject is not None and verb is not None and verb.i >= subject.i else None


def asks(clause: Token) -> bool:
    """Whether a question word of its own stands before a clause's predicate."""
    return any(word.tag_ in ("WP", "WDT", "WP$", "WRB") and word.i < clause.i for word in clause.children)


def has_lemma(token: Token, lemmas: Container[str]) -> bool:
    """Whether a word is a form of one of some verbs, also where its lemma is a little off ("insiste")."""
    form, lemma = token.lower_, token.lemma_.lower()
    stem = form.removesuffix("ing") if form.endswith("ing") else form.removesuffix("ed").removesuffix("s")
    return any(verb in lemmas for verb in (lemma, lemma.removesuffix("e"), stem, f"{stem}e"))


def is_negated(head: Token) -> bool:
    """Whether a predicate is negated by a word of its own."""
    return any(child.lower_ in _NEGATIONS for word in (head, *kids(head, *AUXILIARIES)) for child in word.children)


def is_past(head: Token) -> bool:
    """Whether a predicate is in the past tense."""
    verb = finite_of(head)
    return verb is not None and verb.tag_ in ("VBD", "VBN")


def is_noun(token: Token) -> bool:
    """Whether a word can head a noun phrase."""
    return token.tag_ in (*NOUN_TAGS, "PRP", "CD", "DT")


def is_name(token: Token) -> bool:
    """Whether a word is a proper noun."""
    return token.tag_ in ("NNP", "NNPS")


def is_plural(token: Token) -> bool:
    """Whether a noun phrase takes a plural verb: a plural noun that is no country, or several in a row."""
    if kid(token, "conj") is not None:
        return True
    verb = finite_of(token.head) if token.dep_ in ("nsubj", "nsubj:pass") else None
    return is_plural_noun(token) and not _is_singular(verb)


def is_plural_noun(noun: Token) -> bool:
    """Whether a noun by itself takes a plural verb."""
    return noun.tag_ in ("NNS", "NNPS") and not is_place_or_power(name_text(noun))


def name_text(token: Token) -> str:
    """A name with the words that belong to it."""
    words = [w for w in token.children if w.dep_ in ("compound", "flat", "amod") and is_name(w)]
    return " ".join(word.text for word in sorted([*words, token], key=lambda word: word.i))


def third_person(verb: str) -> str:
    """The -s form of a verb's base form."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}s"


def phrase(draft: Draft, noun: Token) -> set[int]:
    """A noun phrase without the preposition before it and without what is said about it besides."""
    words = draft.part(noun)
    for child in noun.children:
        aside = child.dep_ in _NOT_OF_PHRASE or (child.dep_ in ("acl", "appos") and is_set_off(child))
        mark = child.dep_ == "punct" and child.text in (*MARKS, ".", "!", "?")
        if aside or mark or (child.dep_ == "case" and child.i < noun.i):
            words -= draft.part(child)
    return words


def text_before(token: Token) -> str:
    """The word before all that hangs on `token`, as written; empty where there is none."""
    first = token.left_edge.i
    return str(token.doc[first - 1].text) if first > 0 else ""


def is_set_off(token: Token) -> bool:
    """Whether a part begins after a comma, dash or bracket."""
    marks = (",", "–", "—", "-", "(", ";", ":")
    return token.left_edge.text in marks or text_before(token) in marks


def closing_mark(draft: Draft, part: set[int]) -> set[int]:
    """The comma, dash or bracket that closes a part which one opens, so that both go together."""
    return mark_at(draft, max(part) + 1, (",", "–", "—", ")")) if part else set()


def opening_mark(draft: Draft, part: set[int]) -> set[int]:
    """The comma, dash or bracket before a part."""
    return mark_at(draft, min(part) - 1, (",", "–", "—", "(")) if part else set()


def mark_at(draft: Draft, at: int, marks: tuple[str, ...]) -> set[int]:
    """The place `at` where the draft has one of the marks there."""
    return {at} if at in draft.tokens and draft.head.doc[at].text in marks else set()


def cut(draft: Draft, part: set[int]) -> Draft:
    """The draft without a part and the marks right before and after it."""
    return draft.without(part | opening_mark(draft, part) | closing_mark(draft, part))


def edges(draft: Draft, part: set[int]) -> set[int]:
    """The marks that go with a part: both, but one of two stays for what comes next if that isn't its verb."""
    if not part:
        return set()
    doc = draft.head.doc
    opening, closing = opening_mark(draft, part), closing_mark(draft, part)
    if not (opening or doc[min(part)].text in MARKS):
        return opening | closing
    owner = next((doc[number].head for number in sorted(part) if doc[number].head.i not in part), draft.head)
    if _has_another_aside(draft, owner, part):
        return opening
    if min(part) <= draft.head.i:
        return opening | closing
    while owner.dep_ in ("nmod", "appos", "conj", "flat", "compound"):
        owner = owner.head
    before_its_verb = owner.dep_ in SUBJECTS and owner.head.i > max(part)
    return opening | closing if before_its_verb else opening


def _has_another_aside(draft: Draft, noun: Token, part: set[int]) -> bool:
    """Whether more is said behind a noun than a part: of "Jo Kusi, 61, a dentist, left" one comma goes with each."""
    others = (other for other in kids(noun, "appos") if other.i not in part and not is_name(other))
    return any(draft.holds(other) and is_set_off(other) for other in others)


def disagrees(subject: Token, word: Token) -> bool:
    """Whether a verb's number shows that it has another subject."""
    verb = finite_of(word)
    if verb is None or subject.tag_ not in ("NN", "NNS"):
        return False
    if is_plural(subject):
        return _is_singular(verb)
    return subject.tag_ == "NN" and verb.lower_ in ("were", "are", "have", "do")


def _is_singular(verb: Token | None) -> bool:
    return verb is not None and bool(verb.tag_ == "VBZ" or verb.lower_ == "was")


def may_go_on(clause: Token, subject: Token) -> bool:
    """Whether a verb joined to a clause after a comma, or in another number, may go on with the main clause instead."""
    # Readers found 9 of 18 cuts of such clauses good.
    bare = [word for word in kids(clause, "conj") if subject_of(word) is None and word.pos_ in ("VERB", "AUX")]
    return any(disagrees(subject, word) or word.doc[word.left_edge.i].text == "," for word in bare)


def words_in(draft: Draft) -> Iterator[Token]:
    """The sentence's words that are in the draft, in the sentence's order."""
    doc = draft.head.doc
    return (doc[number] for number in sorted(draft.tokens))
