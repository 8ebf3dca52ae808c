"""Several predicates in one sentence: what is joined by "and" or "but", or set against each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_conditional

from . import tree
from .bearers import is_closed
from .draft import Draft, text_of, trimmed
from .speech import voice_of
from .tree import first_form, forms, kid, kids
from .verbs import differs_in_past

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = ("and", "but", "while", "whereas", "yet", "though", "although")
# What opens a condition that may bind all predicates, where it stands before the first.
_CONDITIONS = ("if", "unless", "once", "until", "provided", "when", "whenever")
_PAUSES = (",", ";", "—", "–", ":")
_TURNS = ("whereas", "although", "though", "while")
# Past forms that are active even after a passive: "She was rescued and died".
_NO_PASSIVE = frozenset(
    """
    died arrived survived lived remained stayed escaped departed collapsed disappeared vanished emerged lasted waited
    belonged happened occurred resigned retired recovered apologised apologized agreed refused failed fell rose lay sat
    """.split()
)
_PARTING = (";", "—", "–", "(", ":")
# What either of two parted sentences has at least, words and marks: less is an aside, as in "(I think)".
_LEAST = 5
_SHARED_BEFORE = ("obl", "obl:unmarked")


def split_infinitives(draft: Draft) -> list[Draft] | None:
    """ "The council agreed to write to the county and to sell the hall": each of what it agreed to is a claim."""
    head = draft.head
    first = next((word for word in kids(head, "xcomp") if draft.holds(word) and _is_infinitive(word)), None)
    if first is None or tree.is_negated(head) or is_conditional(text_of(draft)) or first.i < head.i:
        return None
    rest = [word for word in (*kids(first, "conj"), *kids(head, "conj")) if draft.holds(word) and _is_infinitive(word)]
    rest = [word for word in rest if word.i > first.i and tree.subject_of(word) is None]
    if not rest or not all(forms(word, "cc") <= {"and"} for word in rest):
        return None
    parts = {word: draft.part(word) for word in (first, *rest)}
    parts[first] -= draft.part(*rest)
    marks = set().union(*(tree.opening_mark(draft, parts[word]) for word in rest))
    made = []
    for word, own in parts.items():
        others = set().union(*(part for other, part in parts.items() if other != word))
        joints = {joint.i for joint in kids(word, "cc", "cc:preconj")}
        made.append(draft.without((others - own) | joints | marks))
    return made


def _is_infinitive(word: Token) -> bool:
    return word.tag_ == "VB" and "to" in forms(word, "mark")


def split_predicates(draft: Draft) -> list[Draft] | None:
    """A draft for each of several predicates in a row: "Poland rejected troops and offered logistics"."""
    head = draft.head
    rest = [word for word in kids(head, "conj") if draft.holds(word) and _is_predicate(word, head)]
    rest += [word for word in _hung_too_low(draft) if word not in rest]
    if not rest or not all(_is_joined(word) for word in rest) or _leading_condition(draft):
        return None
    if any(tree.subject_of(word) is None and _is_doubtful(draft, word) for word in rest):
        return None
    marks = (tree.opening_mark(draft, draft.part(word)) for word in rest)
    main = draft.without(draft.part(*rest).union(*marks))
    made = [
        _with_own_subject(draft, word) if tree.subject_of(word) else _with_shared(draft, word, draft.subject)
        for word in rest
    ]
    told = [side for side in made if side is not None]
    return [main, *told] if len(told) == len(rest) else None


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
    known = {*_JOINTS, "so", "for"} if tree.subject_of(word) is not None else set(_JOINTS)
    turned = forms(word, "cc:preconj") & {"not", "rather", "either", "neither"}
    return forms(word, "cc") <= known and not (turned or _is_inverted(word))


def _is_inverted(word: Token) -> bool:
    """Whether a later part is no statement of its own: "and neither do they", "and before anyone had seen it"."""
    subject, verb = tree.subject_of(word), tree.finite_of(word)
    before = {child.lower_ for child in kids(word, "advmod", "cc") if child.i < word.i}
    if subject is None or verb is None:
        return bool(before & {"neither", "nor"}) or not forms(word, "mark") <= {"that"}
    side = any(mark.lower_ not in ("that", "for") and mark.i < subject.i for mark in kids(word, "mark"))
    return side or (bool(before & {"neither", "nor", "so"}) and verb.i < subject.i)


def _leading_condition(draft: Draft) -> bool:
    """Whether a condition opens the sentence or the first part holds one, so that it may bind all parts."""
    head, joined = draft.head, kids(draft.head, "conj")
    own = draft.part(head) - draft.part(*joined)
    text = " ".join(head.doc[number].text for number in sorted(own))
    bare = any(tree.subject_of(word) is None for word in joined)
    opens = any(child.i < head.i and first_form(child, "mark") in _CONDITIONS for child in kids(head, "advcl"))
    return opens or (bare and is_conditional(text))


def _is_doubtful(draft: Draft, word: Token) -> bool:
    """Whether a verb without a subject of its own may belong elsewhere or share more than the subject."""
    unsure = _may_be_of_relative(draft, word) or _is_passive_or_not(draft.head, word) or _has_verb_after(draft, word)
    return unsure or _shares_more(draft, word)


def _has_verb_after(draft: Draft, word: Token) -> bool:
    """Whether a noun that seems to be a second predicate is followed by more: "It was a sign, and a bell rang"."""
    alike = forms(draft.head, "case") == forms(word, "case")
    return tree.is_noun(word) and (not is_closed(draft, draft.part(word)) or not alike)


def _may_be_of_relative(draft: Draft, word: Token) -> bool:
    """Whether a verb may go on with a relative clause before it: "a man who had come by train and lost his way"."""
    between = [c for c in tree.words_in(draft) if c.dep_ == "acl:relcl" and draft.head.i < c.i < word.i]
    finite = tree.finite_of(word)
    return finite is not None and any(_alike_in_tense(c, finite) and not c.is_ancestor(word) for c in between)


def _alike_in_tense(clause: Token, verb: Token) -> bool:
    other = tree.finite_of(clause)
    return other is not None and (other.tag_ == verb.tag_ or {other.tag_, verb.tag_} <= {"VBZ", "VBP", "MD"})


def _is_passive_or_not(head: Token, word: Token) -> bool:
    """Whether a bare past form after a passive may be of either voice: "She was rescued and asked for water"."""
    passive = kid(head, "aux:pass") is not None and not kids(word, *tree.AUXILIARIES)
    active = kid(word, "obj", "ccomp", "xcomp") is not None or differs_in_past(word.text) or word.lower_ in _NO_PASSIVE
    return passive and word.tag_ == "VBD" and not active and kid(word, "obl:agent") is None


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


def _own(draft: Draft, word: Token) -> set[int]:
    """A later predicate without what joins it to the first."""
    marks = {mark.i for mark in kids(word, "punct") if mark.i < word.i and mark.text in _PAUSES}
    return draft.part(word) - marks - {joint.i for joint in kids(word, "cc", "cc:preconj")}


def _with_own_subject(draft: Draft, word: Token) -> Draft:
    part = _own(draft, word) - {child.i for child in kids(word, "mark") if child.lower_ in ("that", "for")}
    still_said = "that" in forms(word, "mark")
    turned = draft.reported and not still_said and "but" in forms(word, "cc")
    drawn = draft.said_of(tree.subject_of(word), word, draft.only(part))
    if still_said and draft.voice is None and (voice := voice_of(draft)) is not None:
        return replace(drawn, voice=voice, reported=True)
    return _of_the_teller(drawn) if turned else drawn


def _of_the_teller(draft: Draft) -> Draft:
    """A turn after what somebody says is the teller's own: "Supporters say it works, although no study shows it"."""
    return replace(draft, voice=None, reported=False, aside=True)


def _with_shared(draft: Draft, word: Token, subject: Token | None) -> Draft | None:
    """The later predicate with the subject, the auxiliaries and the opening time or place of the first."""
    if subject is None or not draft.holds(subject) or subject.dep_ == "expl" or tree.disagrees(subject, word):
        return None
    helpers = _helpers(draft, word)
    if helpers is None:
        return None
    opening = _opening(draft, subject)
    named = _subject_words(draft, subject)
    doc, after = draft.head.doc, max(named, default=0) + 1
    if sum(doc[number].text == "," for number in named) % 2 and after < len(doc) and doc[after].text == ",":
        named.add(after)
    pieces = (*draft.only(opening | named | helpers), *trimmed(draft.only(_own(draft, word))))
    return draft.said_of(subject, word, pieces)


def _subject_words(draft: Draft, subject: Token) -> set[int]:
    """A subject's words; of the antecedent of a relative clause, which brings more than itself, only the phrase."""
    own = subject.dep_ in tree.SUBJECTS and subject.head == draft.head
    return draft.part(subject) if own else tree.phrase(draft, subject)


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
    passive = kid(head, "aux:pass") is not None and word.tag_ == "VBD" and kid(word, "obl:agent") is not None
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
        main = tree.cut(draft, part)
        side = draft.said_of(subject, clause, draft.only(part - {mark.i}))
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
        joined = {tree.text_before(word), *(child.text for child in kids(word, "punct"))}
        subject = tree.subject_of(word)
        if subject is None or tree.finite_of(word) is None or not draft.holds(word) or joined.isdisjoint(_PARTING):
            continue
        part = draft.part(word)
        if min(len(part), len(draft.tokens) - len(part)) < _LEAST:
            continue
        main = tree.cut(draft, part)
        side = draft.said_of(subject, word, draft.only(part))
        return [main, side] if word.i > draft.head.i else [side, main]
    return None
