"""Several statements in one sentence: joined by "and" or "but", set against each other, or parted by a mark.

Also what is told one by one after "to" or "that".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.modality import is_conditional

from . import tree
from .bearers import exists, is_closed
from .draft import Draft, Piece, respelt, text_of, trimmed
from .speech import is_tag, voice_of
from .tree import first_form, forms, kid, kids

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
    came went
    """.split()
)
_PARTING = (";", "—", "–", "(", ":")
# What either of two parted sentences has at least, words and marks: less is an aside, as in "(I think)".
_LEAST = 5
# As what the parser may hang a whole sentence after a semicolon on the one before.
_PARTED = ("parataxis", "conj", "advcl", "ccomp")
_SHARED_BEFORE = ("obl", "obl:unmarked")
# What may stand after several predicates as part of the last.
_TRAILING = ("obl", "obl:unmarked", "obl:agent", "advcl", "advmod", "dep", "parataxis")
_TIMED = ("when", "where", "because")
# A condition at the end may bind all of them.
_BINDING = frozenset(("if", "unless", "provided"))


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
    marks = set().union(*(_marks_before(draft, word) for word in rest))
    made = []
    for word, own in parts.items():
        others = set().union(*(part for other, part in parts.items() if other != word))
        joints = {joint.i for joint in kids(word, "cc", "cc:preconj")}
        made.append(draft.without((others - own) | joints | marks))
    return made


def _marks_before(draft: Draft, word: Token) -> set[int]:
    """The comma or dash before what a later verb brings with it, wherever it hangs."""
    part = draft.part(word)
    own = {mark.i for mark in kids(word, "punct") if mark.i == min(part) and mark.text in _PAUSES}
    return own | tree.opening_mark(draft, part)


def _is_infinitive(word: Token) -> bool:
    return word.tag_ == "VB" and "to" in forms(word, "mark")


def split_predicates(draft: Draft) -> list[Draft] | None:
    """A draft for each of several predicates in a row: "Poland rejected troops and offered logistics"."""
    head = draft.head
    rest = [
        word for word in (*kids(head, "conj"), *_left_behind(draft)) if draft.holds(word) and _is_predicate(word, head)
    ]
    rest += [word for word in (*_hung_too_low(draft), *_listed(draft, rest)) if word not in rest]
    if not rest or not all(_is_joined(word) for word in rest) or _leading_condition(draft):
        return None
    if any(tree.subject_of(word) is None and _is_doubtful(draft, word) for word in rest):
        return None
    trailing = _trailing(draft, rest)
    if trailing is None:
        return None
    marks = (tree.opening_mark(draft, draft.part(word)) for word in rest)
    main = draft.without(draft.part(*rest).union(trailing, *marks))
    made = [
        _with_own_subject(draft, word, own) if tree.subject_of(word) else _with_shared(draft, word, own)
        for word, own in _parts(draft, rest, trailing)
    ]
    told = [side for side in made if side is not None]
    return [main, *told] if len(told) == len(rest) else None


def _listed(draft: Draft, rest: list[Token]) -> list[Token]:
    """The later ones of several that-clauses: "that A, that B, and that C"."""
    said = [word for word in kids(draft.head, "ccomp") if draft.holds(word) and _opening_that(word)]
    # What is said waits until who says it is taken out.
    later = [] if voice_of(draft) is not None else [word for first in said[:1] for word in kids(first, "conj")]
    later = [word for word in later if draft.holds(word) and _opening_that(word)]
    last = max((word.i for word in (*rest, *later) if _opening_that(word)), default=0)
    return [word for word in (*said[1:], *later) if word.i <= last]


def _trailing(draft: Draft, rest: list[Token]) -> set[int] | None:
    """What stands after the last predicate and yet hangs on the first; None where it can't be said whose it is."""
    head, last = draft.head, max(draft.part(*rest))
    after = {number for number in draft.tokens if number > last}
    words = {number for number in after if not head.doc[number].is_punct}
    owners = [child for child in kids(head, *_TRAILING) if draft.holds(child) and child.left_edge.i > last]
    openings = {owner: first_form(owner, "mark", "advmod") for owner in owners}
    sure = all(openings[owner] in _TIMED for owner in owners if owner.dep_ == "parataxis")
    bound = not _BINDING.isdisjoint(openings.values())
    if not words <= draft.part(*owners) or not sure or bound:
        return None
    return after if words else set()


def _parts(draft: Draft, rest: list[Token], trailing: set[int]) -> list[tuple[Token, set[int]]]:
    """The later predicates with their words; what stands after the last of them is its own."""
    final = max(rest, key=lambda word: max(draft.part(word)))
    return [(word, _own(draft, word) | (trailing if word == final else set())) for word in rest]


def _left_behind(draft: Draft) -> list[Token]:
    """Later clauses with a subject that the parser has joined to what stood before a semicolon and is split off."""
    joined = (word for word in tree.words_in(draft) if word.dep_ == "conj" and word.i > draft.head.i)
    return [word for word in joined if not draft.holds(word.head) and tree.statement(word) is not None]


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
    return unsure or _is_order(word) or _hangs_loose(draft.head, word) or _shares_more(draft, word)


def _is_order(word: Token) -> bool:
    """ "You may come, but do not stay": told to somebody, not of the subject."""
    return any(helper.lower_ == "do" and helper.tag_ == "VB" for helper in kids(word, "aux"))


def _hangs_loose(head: Token, word: Token) -> bool:
    """Whether a participle after a comma may be of a noun: "He died of a blow, delivered with a spade"."""
    alone = not kids(word, "cc", *tree.AUXILIARIES) and len(kids(head, "conj")) == 1
    unsure = word.tag_ in ("VBN", "VBD")
    return alone and unsure and kid(head, "aux:pass") is None and head.tag_ != "VBN"


def _has_verb_after(draft: Draft, word: Token) -> bool:
    """Whether a noun that seems to be a second predicate is followed by more: "It was a sign, and a bell rang"."""
    alike = forms(draft.head, "case") == forms(word, "case")
    bare = tree.is_noun(word) and kid(word, "cop") is None
    return bare and (_are_counted(draft, word) or not is_closed(draft, draft.part(word)) or not alike)


def _are_counted(draft: Draft, noun: Token) -> bool:
    """Whether a noun is one of several that the subject is: "The winners are a nurse and a baker"."""
    verb, subject = tree.finite_of(draft.head), draft.subject
    several = (
        verb is not None and tree.is_of_several(verb) and subject is not None and subject.lower_ not in ("i", "you")
    )
    return several and not tree.is_plural_noun(noun)


def _may_be_of_relative(draft: Draft, word: Token) -> bool:
    """Whether a verb may go on with a relative clause before it: "a man who had come by train and lost his way"."""
    between = [c for c in tree.words_in(draft) if c.dep_ == "acl:relcl" and draft.head.i < c.i < word.i]
    finite = tree.finite_of(word)
    return finite is not None and any(_alike_in_tense(c, finite) and not c.is_ancestor(word) for c in between)


def _alike_in_tense(clause: Token, verb: Token) -> bool:
    other = tree.finite_of(clause)
    tags = {other.tag_, verb.tag_} if other is not None else set()
    return other is not None and (len(tags) == 1 or tags <= {"VBZ", "VBP", "MD"} or tags <= {"VBD", "VBN"})


def _is_passive_or_not(head: Token, word: Token) -> bool:
    """Whether a bare past form after a passive may be of either voice: "She was rescued and asked for water"."""
    passive = kid(head, "aux:pass") is not None and not kids(word, *tree.AUXILIARIES)
    active = kid(word, "obj", "ccomp", "xcomp") is not None or word.lower_ in _NO_PASSIVE
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
    # "was built and will be opened in May": a verb with a helper of its own keeps its time and place.
    shared = kids(word, "obj", "xcomp", "ccomp", *(() if kids(word, *tree.AUXILIARIES) else ("obl",)))
    return last_own == head.i and kid(head, "cop") is None and bool(shared)


def _own(draft: Draft, word: Token) -> set[int]:
    """A later predicate without what joins it to the first."""
    marks = {mark.i for mark in kids(word, "punct") if mark.i < word.i and mark.text in _PAUSES}
    return draft.part(word) - marks - {joint.i for joint in kids(word, "cc", "cc:preconj")}


def _with_own_subject(draft: Draft, word: Token, own: set[int]) -> Draft | None:
    still_said = _opening_that(word)
    part = own - still_said - {child.i for child in kids(word, "mark") if child.lower_ == "for"}
    turned = draft.reported and not still_said and "but" in forms(word, "cc")
    drawn = draft.said_of(tree.subject_of(word), word, draft.only(part))
    if still_said and not draft.reported:
        voice = voice_of(draft)
        return replace(drawn, voice=voice, reported=True) if voice is not None else _framed(draft, word, own)
    return _of_the_teller(drawn) if turned else drawn


def _opening_that(word: Token) -> set[int]:
    """The "that" before a clause's subject, not the one after "the answer is"."""
    subject = tree.subject_of(word)
    return {
        mark.i for mark in kids(word, "mark") if mark.lower_ == "that" and subject is not None and mark.i < subject.i
    }


def _framed(draft: Draft, word: Token, own: set[int]) -> Draft | None:
    """A later one of several that-clauses with what stands before the first: "I hope that …"."""
    opening = next((mark for mark in tree.words_in(draft) if mark.i in _opening_that(mark.head)), None)
    if opening is None or opening.head == word or tree.is_negated(draft.head):
        return None
    if any(other == opening.head or other.is_ancestor(opening) for other in kids(draft.head, "conj")):
        return None
    frame = {number for number in draft.tokens if number < opening.i}
    return replace(draft, pieces=(*draft.only(frame), *trimmed(draft.only(own))), made=True)


def _of_the_teller(draft: Draft) -> Draft:
    """A turn after what somebody says is the teller's own: "Supporters say it works, although no study shows it"."""
    return replace(draft, voice=None, reported=False, aside=True)


def _with_shared(draft: Draft, word: Token, own: set[int]) -> Draft | None:
    """The later predicate with the subject, the auxiliaries and the opening time or place of the first."""
    subject = draft.subject
    if subject is None or not draft.holds(subject) or subject.dep_ == "expl" or tree.disagrees(subject, word):
        return None
    helpers = _helpers(draft, word)
    if helpers is None:
        return None
    opening = _opening(draft, subject)
    named = _with_even_commas(draft, _subject_words(draft, subject))
    pieces = (*_as_known(draft, subject, opening | named | helpers), *trimmed(draft.only(own)))
    return draft.said_of(subject, word, pieces)


def _as_known(draft: Draft, subject: Token, words: set[int]) -> tuple[Piece, ...]:
    """The words before a later predicate: "a claim came" by then is "the claim"."""
    article, pieces = kid(subject, "det"), draft.only(words)
    if article is None or article.lower_ not in ("a", "an") or not exists(draft, subject):
        return pieces
    return respelt(pieces, {article.i: "The" if article.is_title else "the"})


def _with_even_commas(draft: Draft, named: set[int]) -> set[int]:
    """A subject's words with both commas of an insertion, or with neither."""
    doc, last = draft.head.doc, max(named, default=0)
    if not sum(doc[number].text == "," for number in named) % 2:
        return named
    if doc[last].text == ",":
        return named - {last}
    return named | {last + 1} if last + 1 < len(doc) and doc[last + 1].text == "," else named


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
    tags = {head.tag_, word.tag_}
    return len(tags) == 1 or tags <= {"VBN", "VBD"} or tags <= {"VB", "VBP"}


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


def split_semicolons(draft: Draft) -> list[Draft] | None:
    """What stands on either side of a semicolon, where both are whole sentences: it parts them wherever words hang."""
    head, doc = draft.head, draft.head.doc
    if _has_tag(draft):
        return None
    for mark in sorted((n for n in draft.tokens if n > head.i and doc[n].text == ";"), reverse=True):
        before = {number for number in draft.tokens if number < mark}
        after = {number for number in draft.tokens if number > mark}
        word = _opens_with(draft, after)
        if word is None or min(len(before), len(after)) < _LEAST or not _is_even(draft, before):
            continue
        joints = {joint.i for joint in kids(word, "cc", "mark") if joint.i == mark + 1}
        return [draft.without(after | {mark}), draft.said_of(tree.subject_of(word), word, draft.only(after - joints))]
    return None


def _opens_with(draft: Draft, words: set[int]) -> Token | None:
    """The first of the main clauses among some words, if it is a statement that nothing binds to what was before."""
    crossing = (draft.head.doc[number] for number in sorted(words) if draft.head.doc[number].head.i not in words)
    word = next((word for word in crossing if word.dep_ in _PARTED), None)
    stated = tree.statement(word) if word is not None and _is_main(draft, word.head) else None
    if word is None or stated is None or stated[0].i not in words or _is_inverted(word):
        return None
    bound = any(mark.i < word.i and mark.lower_ not in ("for", "so") for mark in kids(word, "mark"))
    return None if bound or any(other.tag_ in tree.RELATIVE and other.i < word.i for other in word.subtree) else word


def _is_main(draft: Draft, word: Token) -> bool:
    """Whether a clause is the main one or hangs on it as more than what somebody says."""
    return word == draft.head or (word.head == draft.head and word.dep_ in ("conj", "parataxis", "advcl"))


def _is_even(draft: Draft, words: set[int]) -> bool:
    """Whether every bracket and quotation mark among some words has its partner there."""
    text = " ".join(piece.text for piece in draft.only(words))
    return text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _has_tag(draft: Draft) -> bool:
    """Whether "he said" stands somewhere in the sentence, which holds for all of it."""
    return any(tag.i in draft.tokens and is_tag(tag) for tag in kids(draft.head, "parataxis"))


def split_parallel(draft: Draft) -> list[Draft] | None:
    """Whole sentences in one, with a dash, colon, semicolon or bracket between them."""
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
