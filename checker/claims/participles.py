"""Participles: "The plan, drafted in May, has 20 points", "It closed, shedding 40 jobs" are two claims each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import tree
from .bearers import bearer_of, definite, exists, is_known_alone, rivals
from .cuts import Cut, signs_of
from .draft import Draft, Piece, respelt, trimmed
from .mentions import EVENTS
from .persons import is_person
from .tree import first_form, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY = ("we", "you", "they")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_OPENERS = ("mark", "case", "cc", "det")
_HELPERS = ("having", "being")
# Verbs whose passive tells what still is so beside a verb in the present: "based in Lima" is told with "is".
_STATES = frozenset("base intend locate know situate call name own dedicate aim entitle".split())


def participle_cuts(draft: Draft) -> Iterator[Cut]:
    """The draft without a participle, and what the participle says of its noun or of the subject."""
    for participle in tree.words_in(draft):
        if participle == draft.head or not _is_participle(participle):
            continue
        subject = tree.subject_of(participle)
        if subject is not None:
            yield from _of_its_own(draft, participle, subject)
        elif participle.dep_ == "acl":
            yield from _of_noun(draft, participle)
        elif participle.dep_ in ("advcl", "parataxis"):
            yield from _of_subject(draft, participle)


def _is_participle(word: Token) -> bool:
    """Whether a word is one without a conjunction before it, or what something is "being" or "having been"."""
    if first_form(word, "cop") in _HELPERS or first_form(word, "aux") in _HELPERS:
        return kid(word, "mark", "cc") is None
    return word.tag_ in ("VBN", "VBG") and kid(word, *_OPENERS) is None


def _of_noun(draft: Draft, participle: Token) -> Iterator[Cut]:
    """What a participle right behind a noun, or after a comma, says of it."""
    noun, bearer, part = participle.head, _bearer(draft, participle), draft.part(participle)
    if bearer is None:
        return
    many = tree.is_plural_noun(bearer) or bearer.lower_ in _MANY
    told = _finite_form(draft, trimmed(draft.only(part)), participle, many)
    if told is not None:
        rest = draft.without(part)
        side = draft.said_of(bearer, participle, (*definite(rest, bearer), *told), aside=True)
        signs = signs_of(draft, part, participle, noun, _signs(draft, participle, noun))
        main = tree.cut(draft, part) if tree.is_set_off(participle) else rest
        yield Cut("participle", (main, side), participle, signs)


def _bearer(draft: Draft, participle: Token) -> Token | None:
    """The noun that a participle behind it is true of; None where that isn't clear or the noun isn't known without."""
    noun = participle.head
    if participle.i < noun.i or not draft.holds(noun) or noun.tag_ not in tree.NOUN_TAGS:
        return None
    bearer = bearer_of(draft, noun)
    # Of what is refused here readers found 66 of 147 good, and 8 of 21 of a row.
    known = first_form(noun, "det") == "the" and (noun == draft.subject or noun.lower_ in EVENTS)
    if bearer is None or not (tree.is_set_off(participle) or is_known_alone(noun) or known):
        return None
    return bearer if kid(noun, "conj") is None and kid(bearer, "conj") is None else None


def _of_subject(draft: Draft, participle: Token) -> Iterator[Cut]:
    """What an adverbial participle says of the subject of its clause."""
    part = draft.part(participle)
    subject = draft.subject if participle.head == draft.head else tree.subject_of(participle.head)
    if not part or subject is None or not tree.is_noun(subject) or not draft.holds(subject):
        return
    if kid(subject, "conj") is not None:
        return
    many = tree.is_plural_noun(subject) or subject.lower_ in _MANY
    told = _finite_form(draft, trimmed(draft.only(part)), participle, many)
    if told is not None:
        main = draft.without(part | tree.edges(draft, part))
        agent = kid(participle, "obl:agent") is not None
        dated = any(_YEAR.fullmatch(draft.head.doc[number].text) for number in part)
        opens = f"opens {participle.i < draft.head.i} {participle.tag_} {agent or dated} {tree.is_past(draft.head)}"
        signs = signs_of(draft, part, participle, subject, [opens])
        side = draft.said_of(subject, participle, (*definite(main, subject), *told), aside=draft.aside)
        yield Cut("adverbial", (main, side), participle, signs)


def _of_its_own(draft: Draft, participle: Token, subject: Token) -> Iterator[Cut]:
    """What a participle after a comma says of a subject of its own: "…, the mayor having left"."""
    # A semicolon at its end is of what comes next.
    part = {number for number in draft.part(participle) if draft.head.doc[number].text != ";"}
    apart = tree.is_set_off(participle) and tree.finite_of(participle) is None and kid(subject, "case") is None
    if not part or not apart:
        return
    behind = {number for number in part if number > max(word.i for word in subject.subtree)}
    told = _finite_form(draft, trimmed(draft.only(behind)), participle, tree.is_plural(subject))
    if told is not None:
        main = draft.without(part | tree.edges(draft, part))
        helper = first_form(participle, *tree.AUXILIARIES)
        more = [f"own {helper} {participle.tag_}", f"own {participle.dep_} {participle.i < draft.head.i}"]
        signs = signs_of(draft, part, participle, None, more)
        side = draft.said_of(subject, participle, (*trimmed(draft.only(part - behind)), *told), aside=draft.aside)
        yield Cut("absolute", (main, side), participle, signs)


def _signs(draft: Draft, participle: Token, noun: Token) -> Iterator[str]:
    """What else speaks for or against a participle's telling more of its noun, and of no other."""
    between = any(noun.i < other.i < participle.i for other in kids(noun, "appos", "acl", "acl:relcl"))
    near = len(rivals(participle, noun))
    yield f"between {between}"
    yield f"rivals {min(near, 3)} {is_person(noun)} {noun == draft.subject}"
    yield f"set off {tree.is_set_off(participle)} {first_form(noun, 'det')} {exists(draft, noun)}"


def _finite_form(draft: Draft, words: tuple[Piece, ...], predicate: Token, many: bool) -> tuple[Piece, ...] | None:
    """The words of a predicate in the tense of the draft: "was drafted", "comprises", "shed", "had left", "is in port".

    `many`, if it is of several. None where the verb of a form in -ing isn't known.
    """
    past, helper = tree.is_past(draft.head), kid(predicate, *tree.AUXILIARIES)
    if helper is not None or predicate.lower_ in _HELPERS:
        return _with_helper(words, helper or predicate, past, many)
    if predicate.tag_ != "VBG":
        done = predicate.tag_ == "VBN" and predicate.lemma_.lower() not in _STATES
        return Piece(_be(past or done, many)), *words
    if tree.is_negated(predicate) or any(word.tag_ == "MD" for word in kids(draft.head, "aux")):
        return None
    # "Creating 140 jobs and doubling the output": all in a row change.
    row = [predicate, *(word for word in kids(predicate, "conj") if word.tag_ == "VBG")]
    forms = [_in_tense(word.lower_, past, many) for word in row]
    known = {word.i: form for word, form in zip(row, forms, strict=True) if form is not None}
    return respelt(words, known) if len(known) == len(row) else None


def _in_tense(participle: str, past: bool, many: bool) -> str | None:
    """The finite form of a verb in -ing; None if the verb isn't known."""
    verb = _verb_of(participle)
    if verb is None:
        return None
    return _inflected(verb, "VBD")[0] if past else verb if many else tree.third_person(verb)


def _be(past: bool, many: bool) -> str:
    """The form of "to be" for one or `many`."""
    return ("were" if many else "was") if past else ("are" if many else "is")


def _verb_of(participle: str) -> str | None:
    """The verb of a form in -ing, which the language pipeline's lemmas are often a letter beside; None if unknown."""
    stem = participle.removesuffix("ing")
    verbs = (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}ie")
    return next((verb for verb in verbs if participle in _inflected(verb, "VBG", known=True)), None)


def _inflected(verb: str, tag: str, known: bool = False) -> tuple[str, ...]:
    """The forms of a verb with a tag; none of an unknown one if it must be `known`."""
    # It loads spaCy, and that loads torch unless the language pipeline was there first.
    from lemminflect import getInflection

    return tuple(getInflection(verb, tag=tag, inflect_oov=not known))


def _with_helper(words: tuple[Piece, ...], helper: Token, past: bool, many: bool) -> tuple[Piece, ...] | None:
    """ "Having come" as "had come", "being tired" as "was tired"; None where the helper is neither."""
    if helper.lower_ not in _HELPERS:
        return None
    has = "had" if past else "have" if many else "has"
    verb = has if helper.lower_ == "having" else _be(past, many)
    denial = helper.nbor(-1) if helper.i else helper
    # "Not having lost a day" is "had not lost a day".
    forms = {denial.i: verb, helper.i: denial.lower_} if denial.lower_ in ("not", "never") else {helper.i: verb}
    return respelt(words, forms)
