"""Several predicates in one sentence: what is joined by "and" or "but", set against each other, or hung on a noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_conditional, is_negated

from . import tree
from .draft import Draft, Piece, trimmed
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = ("and", "but", "while", "whereas", "yet", "though", "although")
_CONDITIONS = ("if", "unless", "once", "until", "provided", "when", "whenever")
_PAUSES = (",", ";", "—", "–", ":")
_TURNS = ("whereas", "although", "though", "while")
_SHARED_BEFORE = ("obl", "obl:unmarked", "obl:tmod", "obl:npmod")
# "…, which means that" is about the whole clause and not about the noun before it.
_ABOUT_ALL = set(
    """
    mean suggest make lead allow cause help raise result mark prompt bring give leave signal show enable happen
    """.split()
)
_STATES = set("base intend locate know situate call name own dedicate aim entitle".split())
# What a main clause keeps at least when a part that tells which one is meant goes its own way.
_LEAST_LEFT, _LEAST_TOLD = 8, 5
_WISHES = set("require need want seek demand lack look search wish expect plan hope propose call urge like".split())
_TIMES = set("day week month year time hour minute moment night morning way".split())
_REGULAR = set("comprise include contain provide allow require cover involve represent feature depict explain".split())


def split_predicates(draft: Draft) -> list[Draft] | None:
    """A draft for each of several predicates in a row: "Poland rejected troops and offered logistics"."""
    head = draft.head
    rest = [word for word in kids(head, "conj") if draft.holds(word) and _is_predicate(word, head)]
    rest += [word for word in _hung_too_low(draft) if word not in rest]
    if not rest or not all(_is_joined(word) for word in rest) or _leading_condition(draft):
        return None
    subject = draft.subject
    if any(tree.subject_of(word) is None and _shares_more(draft, word) for word in rest):
        return None
    made: list[Draft] = []
    gone: set[int] = set()
    for word in rest:
        gone |= draft.part(word) | tree.opening_mark(draft, draft.part(word))
    main = draft.without(gone)
    for word in rest:
        drawn = _with_own_subject(draft, word) if tree.subject_of(word) else _with_shared(draft, word, subject)
        if drawn is None:
            return None
        made.append(drawn)
    return [main, *made]


def _hung_too_low(draft: Draft) -> list[Token]:
    """Finite verbs that the parser has joined to an infinitive or participle below: "rejected sending and offered"."""
    found = []
    for word in tree.words_in(draft):
        above = word.head
        if word.dep_ != "conj" or word.tag_ not in ("VBD", "VBZ") or tree.subject_of(word) or above == draft.head:
            continue
        if kids(word, *tree.AUXILIARIES) or tree.finite_of(above) is not None or tree.subject_of(above) is not None:
            continue
        if above.dep_ in ("xcomp", "advcl") and above.head == draft.head and tree.finite_of(draft.head) is not None:
            found.append(word)
    return found


def _is_predicate(word: Token, head: Token) -> bool:
    if tree.subject_of(word) is not None or kid(word, "cop") is not None:
        return True
    return word.pos_ in ("VERB", "AUX") or (kid(head, "cop") is not None and tree.is_noun(head) and tree.is_noun(word))


def _is_joined(word: Token) -> bool:
    joints = kids(word, "cc")
    return all(joint.lower_ in _JOINTS for joint in joints) and not any(
        child.lower_ in ("not", "rather", "either", "neither") and child.dep_ in ("cc", "cc:preconj")
        for child in word.children
    )


def _leading_condition(draft: Draft) -> bool:
    """Whether a condition opens the sentence or the first part holds one, so that it may bind all parts."""
    own = draft.part(draft.head)
    for word in kids(draft.head, "conj"):
        own -= draft.part(word)
    text = " ".join(draft.head.doc[number].text for number in sorted(own))
    return (is_conditional(text) and any(not tree.subject_of(word) for word in kids(draft.head, "conj"))) or any(
        child.i < draft.head.i and kid(child, "mark") is not None and kid(child, "mark").lower_ in _CONDITIONS  # type: ignore[union-attr]
        for child in kids(draft.head, "advcl")
    )


def _shares_more(draft: Draft, word: Token) -> bool:
    """Whether two verbs may share what follows, as in "arrested and questioned the student"."""
    head = draft.head
    last_own = max(
        (
            number
            for child in head.children
            if child.i > head.i and child.dep_ != "conj" and child.i < word.i
            for number in draft.part(child)
            if not head.doc[number].is_punct
        ),
        default=head.i,
    )
    return last_own == head.i and kid(head, "cop") is None and bool(kids(word, "obj", "obl", "xcomp", "ccomp"))


def _with_own_subject(draft: Draft, word: Token) -> Draft:
    part = draft.part(word) - {child.i for child in kids(word, "cc", "cc:preconj")}
    part -= {child.i for child in kids(word, "punct") if child.i < word.i and child.text in _PAUSES}
    part -= {child.i for child in kids(word, "mark") if child.lower_ == "that"}
    still_said = any(mark.lower_ == "that" for mark in kids(word, "mark"))
    turned = draft.reported and not still_said and any(joint.lower_ == "but" for joint in kids(word, "cc"))
    drawn = replace(draft, head=word, pieces=draft.only(part), subject=tree.subject_of(word), made=True)
    return _of_the_teller(drawn) if turned else drawn


def _of_the_teller(draft: Draft) -> Draft:
    """A turn after what somebody says is the teller's own: "Supporters say it works, although no study shows it"."""
    return replace(draft, voice=None, reported=False, aside=True)


def _with_shared(draft: Draft, word: Token, subject: Token | None) -> Draft | None:
    """The later predicate with the subject, the auxiliaries and the opening time or place of the first."""
    if subject is None or not draft.holds(subject):
        return None
    helpers = _helpers(draft, word)
    if helpers is None:
        return None
    part = draft.part(word) - {child.i for child in kids(word, "cc", "cc:preconj")}
    part -= {child.i for child in kids(word, "punct") if child.i < word.i and child.text in _PAUSES}
    opening = _opening(draft, subject)
    named = _subject_words(draft, subject)
    doc, after = draft.head.doc, max(named, default=0) + 1
    if sum(doc[number].text == "," for number in named) % 2 and after < len(doc) and doc[after].text == ",":
        named.add(after)
    pieces = (*draft.only(opening | named | helpers), *trimmed(draft.only(part)))
    return replace(draft, head=word, pieces=pieces, subject=subject, made=True)


def _subject_words(draft: Draft, subject: Token) -> set[int]:
    words = draft.part(subject)
    if subject.dep_ not in tree.SUBJECTS:  # the antecedent of a relative clause, which brings more than itself
        words = {number for number in words if number in tree.phrase(draft, subject)}
    return words


def _opening(draft: Draft, subject: Token) -> set[int]:
    """When and where, said before the subject, holds for every predicate."""
    words: set[int] = set()
    for child in kids(draft.head, *_SHARED_BEFORE):
        if child.i < subject.i:
            part = draft.part(child)
            words |= part | tree.closing_mark(draft, part)
    return words


def _helpers(draft: Draft, word: Token) -> set[int] | None:
    """The auxiliaries that a later predicate borrows from the first; None where that can't be told."""
    head = draft.head
    passive = kid(head, "aux:pass") is not None and word.tag_ == "VBD" and kid(word, "obj", "ccomp") is None
    if tree.finite_of(word) is not None and not passive:
        return set()
    borrowed = kids(head, "aux", "aux:pass", *(("cop",) if tree.is_noun(word) else ()))
    if not borrowed or tree.is_negated(head) or not _alike(head, word):
        return None
    return {helper.i for helper in borrowed}


def _alike(head: Token, word: Token) -> bool:
    """Whether two verb forms can stand after the same auxiliary."""
    if tree.is_noun(head) and tree.is_noun(word):
        return bool(kids(word, "det", "nmod:poss", "amod", "nmod", "compound"))
    forms = {head.tag_, word.tag_}
    return len(forms) == 1 or forms <= {"VBN", "VBD"} or forms <= {"VB", "VBP"}


def split_turns(draft: Draft) -> list[Draft] | None:
    """ "Germany refused, whereas France agreed" and "Although Germany refused, France agreed" are two claims each."""
    for clause in kids(draft.head, "advcl", "parataxis"):
        mark = kid(clause, "mark")
        if mark is None or mark.lower_ not in _TURNS or not draft.holds(clause):
            continue
        subject = tree.subject_of(clause)
        if subject is None or tree.finite_of(clause) is None or not _is_turn(draft, clause, mark):
            continue
        part = draft.part(clause)
        edges = tree.closing_mark(draft, part) | tree.opening_mark(draft, part)
        main = draft.without(part | edges)
        side = replace(draft, head=clause, pieces=draft.only(part - {mark.i}), subject=subject, made=True)
        side = _of_the_teller(side) if draft.reported and clause.i > draft.head.i else side
        return [side, main] if clause.i < draft.head.i else [main, side]
    return None


def _is_turn(draft: Draft, clause: Token, mark: Token) -> bool:
    """Whether a side clause is a statement beside the main one; "while" may also tell the time."""
    set_off = mark.i == draft.head.sent.start or tree.is_set_off(clause)
    subject = draft.subject
    timed = clause.tag_ in ("VBG", "IN", "RB") or kid(clause, "cop") is not None or kid(clause, "case") is not None
    timed = timed or (subject is not None and subject.tag_ == "PRP")
    return set_off and not (mark.lower_ == "while" and timed)


def split_parallel(draft: Draft) -> list[Draft] | None:
    """Whole sentences in one, with a semicolon or a dash between them."""
    for word in kids(draft.head, "parataxis"):
        first = tree.before(word)
        joined = {child.text for child in kids(word, "punct")} | ({first.text} if first is not None else set())
        subject = tree.subject_of(word)
        if (
            subject is None
            or tree.finite_of(word) is None
            or not draft.holds(word)
            or not joined & {";", "—", "–", "(", ":"}
        ):
            continue
        part = draft.part(word)
        if len(part) < 5 or len(draft.tokens) - len(part) < 5:
            continue
        main = draft.without(part | tree.closing_mark(draft, part) | tree.opening_mark(draft, part))
        side = replace(draft, head=word, pieces=draft.only(part), subject=subject, made=True)
        return [main, side] if word.i > draft.head.i else [side, main]
    return None


def split_relative(draft: Draft, within: set[int] | None = None) -> list[Draft] | None:
    """ "The plan, which was drafted in May, has 20 points" is two claims; "countries that have signed" stays.

    With `within`, only what hangs on those words is looked at.
    """
    for clause in tree.words_in(draft):
        if within is not None and clause.i not in within:
            continue
        if clause.dep_ not in ("acl:relcl", "advcl", "parataxis") or clause == draft.head:
            continue
        pronoun, aside = _relative_pronoun(clause), tree.is_set_off(clause)
        noun = clause.head if clause.dep_ == "acl:relcl" else _noun_before(clause, pronoun)
        if (
            pronoun is None
            or noun is None
            or not draft.holds(noun)
            or not _names_its_noun(draft, clause, noun, pronoun, aside)
        ):
            continue
        side = _told_of(draft, clause, noun, pronoun)
        if side is None:
            continue
        part = draft.part(clause)
        marks = tree.opening_mark(draft, part) | tree.closing_mark(draft, part) if aside else set()
        return [draft.without(part | marks), side]
    return None


def _noun_before(clause: Token, pronoun: Token | None) -> Token | None:
    """The noun right before ", which …" where the parser has hung the clause on the verb."""
    first = clause.left_edge
    number = first.i - 1 if first == pronoun else first.i
    if pronoun is None or pronoun.head != clause or number < 1 or clause.doc[number].text != ",":
        return None
    noun = clause.doc[number - 1]
    while noun.dep_ in ("flat", "compound") and noun.head.i < clause.i:
        noun = noun.head
    return noun if tree.is_noun(noun) and noun.dep_ in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent") else None


def _relative_pronoun(clause: Token) -> Token | None:
    found = [word for word in clause.subtree if word.tag_ in ("WDT", "WP", "WP$") or word.lower_ == "that"]
    first = found[0] if found else None
    return first if first is not None and first.i < clause.i else None


def _names_its_noun(draft: Draft, clause: Token, noun: Token, pronoun: Token, aside: bool) -> bool:
    """Whether a relative clause tells something more of its noun, rather than which one is meant."""
    if not tree.is_noun(noun) or noun.tag_ in ("PRP", "DT", "CD") or _in_row(noun, clause):
        return False
    if not _agrees(noun, clause):
        return False
    if aside:
        between = [child for child in kids(noun, "acl", "acl:relcl", "appos") if noun.i < child.i < clause.i]
        last = max(tree.phrase(draft, noun), default=noun.i)
        near = clause.left_edge.i - last <= 2 and not between
        return (
            near
            and noun.lemma_.lower() not in _TIMES
            and (tree.is_name(noun) or clause.lemma_.lower() not in _ABOUT_ALL)
        )
    article = kid(noun, "det")
    one = article is not None and article.lower_ in ("a", "an") and not is_negated(_text(draft))
    direct = noun.head == draft.head and noun.dep_ in ("obj", "nsubj", "nsubj:pass")
    plain = (direct or noun == draft.head) and _exists(draft, noun)
    least = _LEAST_TOLD if noun == draft.head else _LEAST_LEFT
    return one and plain and len(draft.tokens - draft.part(clause)) >= least


def _in_row(noun: Token, clause: Token) -> bool:
    """Whether the clause comes after a row that the noun opens, so that it may belong to another of the row."""
    return any(other.i < clause.i for other in kids(noun, "conj"))


def _exists(draft: Draft, noun: Token) -> bool:
    """Whether "a plan that …" is some plan there is, not any plan, nor one that is only wanted."""
    head = draft.head
    unreal = head.lemma_.lower() in _WISHES or any(word.tag_ == "MD" for word in kids(head, "aux"))
    general = noun == draft.subject and not tree.is_past(head) and not any(w.lower_ == "has" for w in kids(head, "aux"))
    return not unreal and not general and not is_conditional(_text(draft))


def _agrees(noun: Token, clause: Token) -> bool:
    verb = tree.finite_of(clause)
    if verb is None:
        return False
    singular = verb.tag_ == "VBZ" or verb.lower_ == "was"
    plural = verb.tag_ == "VBP" or verb.lower_ == "were"
    many = noun.tag_ in ("NNS", "NNPS") and tree.is_plural(noun)
    own = tree.subject_of(clause)
    if own is not None and own.tag_ not in ("WDT", "WP") and own.lower_ != "that":
        return True
    return not (singular and many) and not (plural and not many and noun.tag_ != "NN")


def _told_of(draft: Draft, clause: Token, noun: Token, pronoun: Token) -> Draft | None:
    """The relative clause as a sentence about its noun; None where the pronoun is deep inside it."""
    part = draft.part(clause) - {pronoun.i}
    bearer = _bearer(draft, noun)
    if bearer is None:
        return None
    words, noun = _definite(draft.without(draft.part(clause)), bearer), bearer
    rest = trimmed(draft.only(part))
    if pronoun.dep_ in ("nsubj", "nsubj:pass") and pronoun.head == clause:
        return replace(draft, head=clause, pieces=words + rest, subject=noun, made=True, aside=True)
    if pronoun.tag_ == "WP$" and pronoun.head.dep_ in ("nsubj", "nsubj:pass") and pronoun.head.head == clause:
        owner = (*words[:-1], replace(words[-1], space=False), Piece("’s"))
        return replace(draft, head=clause, pieces=owner + rest, subject=pronoun.head, made=True, aside=True)
    if pronoun.dep_ == "obj" and pronoun.head == clause and tree.subject_of(clause) is not None:
        opening = tuple(piece for piece in rest if piece.token is not None and piece.token <= clause.i)
        closing = tuple(piece for piece in rest if piece.token is not None and piece.token > clause.i)
        pieces = (*opening, *words, *closing)
        return replace(draft, head=clause, pieces=pieces, subject=tree.subject_of(clause), made=True, aside=True)
    return None


def _bearer(draft: Draft, noun: Token) -> Token | None:
    """Of whom a clause on `noun` is true: of "X is a film that won prizes" it is X, if X is more than "there"."""
    if noun != draft.head:
        return noun
    subject = draft.subject
    real = subject is not None and subject.dep_ != "expl" and subject.tag_ not in ("DT", "EX", "WP")
    return subject if real and kid(noun, "cop") is not None and not is_negated(_text(draft)) else None


def _definite(draft: Draft, noun: Token) -> tuple[Piece, ...]:
    """A noun phrase as known by now: "a plan" becomes "the plan"."""
    words = draft.only(tree.phrase(draft, noun))
    article = kid(noun, "det")
    if article is None or article.lower_ not in ("a", "an") or kid(noun, "cop") is not None:
        return words
    return tuple(replace(piece, text="the") if piece.token == article.i else piece for piece in words)


def split_participles(draft: Draft) -> list[Draft] | None:
    """ "The plan, drafted in May, has 20 points": what a participle says of its noun is a claim of its own."""
    for participle in tree.words_in(draft):
        noun = participle.head
        if (
            participle.dep_ != "acl"
            or participle == draft.head
            or not tree.is_noun(noun)
            or not draft.holds(noun)
            or noun.tag_ in ("PRP", "CD")
        ):
            continue
        aside = tree.is_set_off(participle)
        if participle.i < noun.i or _in_row(noun, participle) or not _tells_more(draft, participle, noun, aside):
            continue
        bearer = _bearer(draft, noun)
        told = _finite_form(draft, participle, bearer) if bearer is not None else None
        if told is None or bearer is None:
            continue
        part = draft.part(participle)
        pieces = (*_definite(draft.without(part), bearer), *told)
        side = replace(draft, head=participle, pieces=pieces, subject=bearer, made=True, aside=True)
        marks = tree.opening_mark(draft, part) | tree.closing_mark(draft, part) if aside else set()
        return [draft.without(part | marks), side]
    return None


def _tells_more(draft: Draft, participle: Token, noun: Token, aside: bool) -> bool:
    direct = noun == draft.head or (noun.head == draft.head and noun.dep_ in ("obj", "nsubj", "nsubj:pass", "obl"))
    known = kid(participle, "obl:agent") is not None and kid(noun, "nmod") is not None and noun == draft.subject
    if not aside and (not direct or not (_is_new(noun) or known) or is_negated(_text(draft))):
        return False
    words = [number for number in draft.part(participle) if participle.doc[number].is_alpha]
    if any(noun.i < other.i < participle.i for other in kids(noun, "appos", "acl", "acl:relcl")):
        return False
    if len(words) < 2 or kid(participle, "mark") is not None or not (aside or known or _exists(draft, noun)):
        return False
    least = _LEAST_TOLD if aside or noun == draft.head else _LEAST_LEFT
    return len(draft.tokens - draft.part(participle)) >= least


def _is_new(noun: Token) -> bool:
    article = kid(noun, "det")
    return article is not None and article.lower_ in ("a", "an")


def _finite_form(draft: Draft, participle: Token, noun: Token) -> tuple[Piece, ...] | None:
    """A participle as the verb of a sentence: "was drafted", "comprises"; None where the form isn't known."""
    words = trimmed(draft.only(draft.part(participle)))
    many, past = tree.is_plural(noun), tree.is_past(draft.head)
    if kids(participle, "aux", "aux:pass"):
        return None
    if participle.tag_ == "VBN":
        states = participle.lemma_.lower() in _STATES and not past
        verb = ("are" if many else "is") if states else ("were" if many else "was")
        return Piece(verb), *words
    if participle.tag_ == "VBG" and participle.lemma_.lower() in _REGULAR and not past:
        lemma = participle.lemma_.lower()
        verb = lemma if many else tree.third_person(lemma)
        return tuple(replace(word, text=verb) if word.token == participle.i else word for word in words)
    return None


def _text(draft: Draft) -> str:
    return " ".join(piece.text for piece in draft.pieces)
