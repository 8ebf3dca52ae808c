"""Several statements in one sentence: joined by "and" or "but", set against each other, or parted by a mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_conditional

from . import tree
from .bearers import exists
from .cuts import Cut, signs_of
from .draft import Draft, Piece, respelt, trimmed
from .speech import SAY, voice_of
from .times import opening_time
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = frozenset(("and", "but", "while", "whereas", "yet", "though", "although"))
# What opens a condition that binds all predicates, where it stands before the first.
_CONDITIONS = ("if", "unless", "once", "until", "provided", "when", "whenever")
# A condition at the end may bind all of them.
_BINDING = ("if", "unless", "provided")
_PAUSES = (",", ";", "—", "–", ":")
# What may part two sentences in one; of those that other marks part readers found none of 22 good.
_PARTING = frozenset((";", "—", "–", "(", ":", ","))
# How the parser may hang the second of them on the first.
_SIDE_BY_SIDE = ("parataxis", "dep", "ccomp", "appos")
# Subjects that point back to what was said before.
_POINTING = ("it", "this", "that", "these", "those", "which", "what", "he", "she", "they", "there")
# ", I fear," and ", you know," are no sentences of their own.
_VIEWED = frozenset("know fear think suppose guess believe hope see mean imagine trust feel".split())
# Clauses between two verbs, to which the later one may belong.
_BETWEEN = ("acl:relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis")
# What either of two parted sentences has at least, words and marks: less is an aside, as in "(I think)". Of parts with
# three or four readers found 42 of 129 good.
_LEAST = 5


def predicate_cuts(draft: Draft) -> Iterator[Cut]:
    """A draft for each of several predicates in a row: "Poland rejected troops and offered logistics"."""
    rest = _later(draft)
    if not rest:
        return
    bare = [word for word in rest if tree.subject_of(word) is None]
    last = max(draft.part(*rest))
    trailing = {word.i for word in tree.words_in(draft) if word.i > last}
    if not _stand_alone(draft, rest, bare, trailing):
        return
    marks = (tree.opening_mark(draft, draft.part(word)) for word in rest)
    made: list[Draft | None] = [draft.without(draft.part(*rest).union(trailing, *marks))]
    made += [_alone(draft, word, trailing if word == rest[-1] else set()) for word in rest]
    told = tuple(side for side in made if side is not None)
    if len(told) == len(made):
        signs = signs_of(draft, draft.part(rest[-1]), rest[0], None, _signs(draft, rest, bare))
        kind = "predicates" if all(map(_is_verbal, rest)) else "copular"
        yield Cut(kind, told, rest[0], signs)


def _stand_alone(draft: Draft, rest: list[Token], bare: list[Token], trailing: set[int]) -> bool:
    """Whether later predicates go on as statements, and nothing binds them to the first."""
    joined = all(map(_is_joined, rest)) and not any(_is_doubtful(draft, word) for word in bare)
    return joined and not _holds_condition(draft, bare) and not _may_be_of_both(draft, trailing, bare)


def _may_be_of_both(draft: Draft, trailing: set[int], bare: list[Token]) -> bool:
    """Whether what stands after the last predicate may be of the others too, as a condition is."""
    # Readers found 154 of 197 such cuts good; made, they lose "…, a lawyer said".
    words = [draft.head.doc[number] for number in trailing]
    bound = any(word.lower_ in _BINDING or word.dep_ in ("parataxis", "ccomp") for word in words)
    return bound or (bool(bare) and not all(word.is_punct for word in words))


def _alone(draft: Draft, word: Token, trailing: set[int]) -> Draft | None:
    """A later predicate by itself; None where its subject or helpers can't be told."""
    # What joins it to the first is no part of it.
    pauses = {mark.i for mark in kids(word, "punct") if mark.i < word.i and mark.text in _PAUSES}
    own = (draft.part(word) - pauses - {joint.i for joint in kids(word, "cc", "cc:preconj")}) | trailing
    return _with_own_subject(draft, word, own) if tree.subject_of(word) else _with_shared(draft, word, own)


def _signs(draft: Draft, rest: list[Token], bare: list[Token]) -> Iterator[str]:
    """What else speaks for or against several predicates each being true; `bare` ones share the subject."""
    joints = sorted({joint.lower_ for word in rest for joint in kids(word, "cc", "cc:preconj")})
    yield f"rest {len(rest)} bare {len(bare)}"
    yield f"joints {joints} bare {bool(bare)}"
    for word in bare:
        yield f"bare {word.tag_} after {draft.head.tag_} {kid(draft.head, 'aux', 'aux:pass', 'cop') is not None}"
        yield f"bare {word.tag_} under {word.dep_} {word.head == draft.head}"
        yield f"bare set off {tree.is_set_off(word)} {word.tag_}"
        between = [draft.head.doc[number] for number in draft.tokens if draft.head.i < number < word.i]
        parted = any(other.head == draft.head and not other.is_punct and other.dep_ != "cc" for other in between)
        yield f"bare parted {parted} objects {kid(word, 'obj', 'ccomp', 'xcomp') is not None}"
        yield f"bare behind {sorted({w.dep_ for w in between if w.dep_ in _BETWEEN})}"
    yield f"speaks {tree.has_lemma(draft.head, SAY)} {any(tree.has_lemma(word, SAY) for word in rest)}"


def _later(draft: Draft) -> list[Token]:
    """The predicates after the first, wherever the parser has hung them."""
    joined = [word for word in kids(draft.head, "conj") if draft.holds(word)]
    found = [word for word in joined if _is_predicate(draft, word)]
    found += [word for verb in kids(draft.head, "xcomp", "advcl") for word in _finite_below(draft, verb)]
    # The later ones of several that-clauses: "that A, that B, and that C".
    said = [word for word in kids(draft.head, "ccomp") if draft.holds(word) and _opening_that(word)]
    found += said[1:]
    # What is said waits until who says it is taken out.
    if said and voice_of(draft) is None:
        found += [word for word in kids(said[0], "conj") if draft.holds(word) and _opening_that(word)]
    return list(dict.fromkeys(found))


def _is_predicate(draft: Draft, word: Token) -> bool:
    """Whether a part in a row with the main predicate is one: a verb, or what someone is or how something is."""
    # Readers found 21 of 60 others good.
    if _is_verbal(word):
        return True
    # "He is old and a doctor", but "the two are Ana and Jo".
    one = draft.subject is not None and not tree.is_plural(draft.subject)
    return one and kid(draft.head, "cop") is not None and kid(word, "case") is None and not tree.is_name(word)


def _is_verbal(word: Token) -> bool:
    """Whether a predicate has a verb or a subject of its own."""
    return tree.subject_of(word) is not None or kid(word, "cop") is not None or word.pos_ in ("VERB", "AUX")


def _finite_below(draft: Draft, verb: Token) -> list[Token]:
    """Finite verbs that are joined to an infinitive or participle below: "rejected sending and offered"."""
    if tree.finite_of(verb) is not None or tree.subject_of(verb) is not None:
        return []
    finite = [word for word in kids(verb, "conj") if word.tag_ in ("VBD", "VBZ") and draft.holds(word)]
    return [word for word in finite if tree.subject_of(word) is None and not kids(word, *tree.AUXILIARIES)]


def _is_joined(word: Token) -> bool:
    """Whether a later part goes on as a statement, unlike "and neither do they" and "and before anyone had seen it"."""
    # Readers found 15 of 53 others good, and the model can't tell which.
    subject = tree.subject_of(word)
    known = _JOINTS | {"so", "for"} if subject is not None else _JOINTS
    turned = {child.lower_ for child in kids(word, "advmod", "cc") if child.i < word.i} & {"neither", "nor"}
    marks = {mark.lower_ for mark in kids(word, "mark") if mark.i < (subject or word).i}
    return forms(word, "cc") <= known and not (turned or kid(word, "cc:preconj")) and marks <= {"that", "for"}


def _leading_conditions(draft: Draft) -> list[Token]:
    """The conditions before the first predicate: "When it is full, the broker rejects messages and sends an error"."""
    clauses = (child for child in kids(draft.head, "advcl") if child.i < draft.head.i and draft.holds(child))
    return [clause for clause in clauses if clause.left_edge.lower_ in _CONDITIONS]


def _holds_condition(draft: Draft, bare: list[Token]) -> bool:
    """Whether a condition may bind parts that can't be told with it: what has a subject of its own stands alone."""
    head, joined, leading = draft.head, kids(draft.head, "conj"), _leading_conditions(draft)
    own = draft.part(head) - draft.part(*joined, *leading)
    # Readers found 12 of 25 such cuts good.
    inside = bool(bare) and is_conditional(" ".join(head.doc[number].text for number in sorted(own)))
    # "When he was nine he saw it, and she remembers" tells a time.
    binding = any(first_form(clause, "mark") in _CONDITIONS for clause in leading)
    return inside or (binding and len(bare) < len(joined))


def _is_doubtful(draft: Draft, word: Token) -> bool:
    """Whether a verb without a subject of its own may belong elsewhere or share more than the subject."""
    # Readers found 114 of 173 such cuts good, and the model can't tell which: "owns and operates the network".
    head = draft.head
    between = [head.doc[number] for number in draft.tokens if head.i < number < word.i]
    # "Are taken hourly and daily and kept for a day and a year respectively": it tells of the verbs before.
    if any(head.doc[number].lower_ == "respectively" for number in draft.part(word)):
        return True
    # "A man who had come by train and lost his way"; a bare infinitive goes with the helper before it.
    relative = any(other.dep_ == "acl:relcl" and not other.is_ancestor(word) for other in between)
    if (relative and tree.finite_of(word) is not None) or _may_be_participle(head, word):
        return True
    # "Arrested and questioned the spy": right after the first verb, so that what follows may be of both.
    parted = any(other.head == head and not other.is_punct and other.dep_ != "cc" for other in between)
    placed = kid(word, "obl") is not None and not kids(word, *tree.AUXILIARIES)
    followed = placed or kid(word, "obj", "ccomp", "xcomp") is not None
    return followed and not parted and kid(head, "cop") is None


def _may_be_participle(head: Token, word: Token) -> bool:
    """ "The mine was closed and sold", "He died of a blow, delivered with a spade": it may be of either voice."""
    if kids(word, *tree.AUXILIARIES) or kid(word, "obj", "ccomp", "xcomp") is not None:
        return False
    if kid(head, "aux:pass") is not None:
        return bool(word.tag_ == "VBD")
    return word.tag_ in ("VBN", "VBD") and kids(head, "conj") == [word] and kid(word, "cc") is None


def _opening_that(word: Token) -> set[int]:
    """The "that" before a clause's subject, not the one after "the answer is"."""
    subject = tree.subject_of(word)
    marks = kids(word, "mark") if subject is not None else []
    return {mark.i for mark in marks if mark.lower_ == "that" and subject is not None and mark.i < subject.i}


def _with_own_subject(draft: Draft, word: Token, own: set[int]) -> Draft | None:
    """The later predicate by itself; one of several that-clauses with its speaker or what stands before the first."""
    said = _opening_that(word)
    part = own - said - {child.i for child in kids(word, "mark") if child.lower_ == "for"}
    drawn = draft.said_of(tree.subject_of(word), word, (*opening_time(draft, word), *trimmed(draft.only(part))))
    if not said or draft.reported:
        return drawn
    voice = voice_of(draft)
    if voice is not None:
        return replace(drawn, voice=voice, reported=True)
    # "I hope that …"
    opening = next((mark for mark in tree.words_in(draft) if mark.i in _opening_that(mark.head)), None)
    if opening is None or opening.head == word or tree.is_negated(draft.head):
        return None
    frame = {number for number in draft.tokens if number < opening.i}
    return replace(draft, pieces=(*draft.only(frame), *trimmed(draft.only(own))), made=True)


def _with_shared(draft: Draft, word: Token, own: set[int]) -> Draft | None:
    """The later predicate with the subject, the auxiliaries and the opening time or place of the first."""
    subject, helpers = draft.subject, _helpers(draft, word)
    if helpers is None or subject is None or not draft.holds(subject) or subject.dep_ == "expl":
        return None
    # Readers found one of 8 good where the verb's number speaks against it.
    if tree.disagrees(subject, word):
        return None
    # A participle behind the subject may hold the later predicate: "the words, cleaned and fixed".
    pieces, article = _opening_pieces(draft, subject, helpers, own), kid(subject, "det")
    # "A claim came" by then is "the claim".
    if article is not None and article.lower_ in ("a", "an") and exists(draft, subject):
        pieces = respelt(pieces, {article.i: "the"})
    return draft.said_of(subject, word, (*pieces, *trimmed(draft.only(own))))


def _opening_pieces(draft: Draft, subject: Token, helpers: set[int], own: set[int]) -> tuple[Piece, ...]:
    """What a later predicate shares, as it reads."""
    if first_form(subject, "nmod:poss") != "whose":
        return draft.only((_shared(draft, subject) | helpers) - own)
    # "Whose envoy asked and left" is told of "Peru’s envoy" by now, and the owner is no part of the clause.
    at = next(number for number, piece in enumerate(draft.pieces) if piece.token == subject.i)
    return (*draft.pieces[: at + 1], *draft.only(helpers))


def _shared(draft: Draft, subject: Token) -> set[int]:
    """The subject, and the times, places and conditions before it."""
    # The antecedent of a relative clause brings more than itself, of which only the phrase is the subject.
    whole = subject.dep_ in tree.SUBJECTS and subject.head == draft.head
    words = draft.part(subject) if whole else tree.phrase(draft, subject)
    commas = {number for number in words if subject.doc[number].text == ","}
    # "The union, for its part, took no side and left": one half of an insertion goes as well.
    words -= commas if commas == {max(words)} else set()
    for child in (*kids(draft.head, "obl", "obl:unmarked"), *_leading_conditions(draft)):
        if child.i < subject.i:
            words |= draft.part(child) | tree.closing_mark(draft, draft.part(child))
    return words


def _helpers(draft: Draft, word: Token) -> set[int] | None:
    """The auxiliaries that a later predicate borrows from the first; None where that can't be told."""
    head = draft.head
    # With the "to" of "are to be packed and driven".
    borrowed, copula = kids(head, "aux", "aux:pass", "mark"), kid(head, "cop")
    tags = {head.tag_, word.tag_}
    if tree.finite_of(word) is not None:
        return set()
    if copula is not None and (word.pos_ != "VERB" or word.tag_ == "VBN"):
        # "Had been at sea and been brought back" has a "been" each.
        borrowed += [] if kids(word, *tree.AUXILIARIES) else [copula]
    # The same helpers go with both only where these have a form that is alike.
    elif not borrowed or not (len(tags) == 1 or tags <= {"VBN", "VBD"} or tags <= {"VB", "VBP"}):
        return None
    return None if tree.is_negated(head) else {helper.i for helper in borrowed}


def parallel_cuts(draft: Draft) -> Iterator[Cut]:
    """Whole sentences in one, with a dash, colon, semicolon, bracket or comma between them."""
    for word in kids(draft.head, *_SIDE_BY_SIDE):
        stated, part = tree.statement(word), draft.part(word)
        if stated is None or not draft.holds(word) or _parting(word).isdisjoint(_PARTING):
            continue
        if min(len(part), len(draft.tokens) - len(part)) >= _LEAST:
            joints = {joint.i for joint in kids(word, "mark", "cc") if joint.lower_ in ("and", "but")}
            joints |= {
                number for number in part if draft.head.doc[number].lower_ == "for" and number < stated[0].left_edge.i
            }
            main, side = tree.cut(draft, part), draft.said_of(stated[0], word, draft.only(part - joints))
            signs = signs_of(draft, part, word, None, _signs_of_sentence(draft, word))
            yield Cut("parallel", (main, side) if word.i > draft.head.i else (side, main), word, signs)


def _signs_of_sentence(draft: Draft, word: Token) -> Iterator[str]:
    """What else speaks for or against a clause beside the main one being a sentence of its own."""
    marks, joints = _parting(word) & _PARTING, sorted(forms(word, "mark", "cc"))
    subject = first_form(word, *tree.SUBJECTS)
    yield f"parted {sorted(marks)} {word.dep_}"
    yield f"parted {sorted(marks)} opens {word.i < draft.head.i} joints {joints}"
    yield f"parted comma {marks == {','}} speaks {tree.has_lemma(word, SAY)} {tree.has_lemma(draft.head, SAY)}"
    yield f"parted comma {marks == {','}} views {tree.has_lemma(word, _VIEWED)} {tree.has_lemma(draft.head, _VIEWED)}"
    yield f"parted subject {subject if subject in _POINTING else ''}"
    yield f"parted asks {tree.asks(word)} quoted {draft.head.doc[word.left_edge.i].is_quote}"


def _parting(word: Token) -> set[str]:
    """The marks before a clause."""
    return {tree.text_before(word), word.left_edge.text, *(child.text for child in kids(word, "punct"))}
