""" "I" and "my" by name, and "we" where a body speaks, with the verb put right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .contractions import in_full
from .draft import Draft, possessive, text_of
from .persons import gender_of_name

if TYPE_CHECKING:
    from spacy.tokens import Token

_I = frozenset(("i", "me", "my", "mine", "myself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_OWNING = frozenset(("my", "mine", "our", "ours"))
_SELF = {"m": "himself", "f": "herself", None: "personally"}
_HIM = {"m": ("him", "his"), "f": ("her", "her"), "body": ("it", "its")}
_THIRD = tree.SINGULAR | {"am": "is", "shall": "will", "sha": "wo"}
# What "I should" says of a wish or a feeling is "would" of anybody else; of a duty it stays "should".
_WISHED = frozenset("like love hate prefer wish welcome imagine think say call guess commit".split())
_FELT = frozenset(
    "happy glad sorry grateful delighted pleased surprised proud ashamed sad content thankful obliged".split()
)
_SMALL_BEFORE_SURNAME = frozenset(
    "de del della der den des di da dos du la le van von ter ten zu zur al el bin ibn ben y ó o ní nic ua".split()
)
# What may be a past form as well.
_SAME_IN_PAST = frozenset("cut hit hurt let put read set shut split spread cost beat bet quit rid shed".split())
_Said = Callable[["Token"], "str | None"]


def named(draft: Draft, person: _Said, body: _Said) -> Draft:
    """The draft with the first person by name.

    `person` says whom "I" means where a word stands, `body` whom "we" means; None leaves the word alone.
    """
    doc = draft.head.doc
    words: dict[int, str] = {}
    seen: set[str] = set()
    text = text_of(draft)
    for piece in draft.pieces:
        if piece.token is None or piece.text.lower() not in _I | _WE:
            continue
        token = doc[piece.token]
        alone = piece.text.lower() in _I
        name = (person if alone else body)(token)
        if name is None or (piece.text == "I" and _is_numeral(token)) or _is_let(token):
            continue
        known = name in seen or name in text
        called = surname(name) if alone and known and name[-1] != "." else name
        words[token.i] = _taken_up(draft, token, name) or _form(token, called, name)
        seen.add(name)
        words |= _verbs(draft, token)
    # "’m" is written right behind "I"; the form in its place stands apart.
    apart = {number - 1 for number in words if doc[number].text[:1] in "'’"}
    pieces = tuple(replace(p, space=True) if p.token in apart else p for p in draft.pieces)
    return replace(draft, pieces=pieces).rewritten(words) if words else draft


def surname(name: str) -> str:
    """A person's last name with what belongs to it: "van der Berg", "Ó Domhnaill"."""
    first, *others = name.split()
    at = next((number for number, word in enumerate(others) if word.lower() in _SMALL_BEFORE_SURNAME), len(others) - 1)
    return " ".join(others[at:]) if others else first


def _taken_up(draft: Draft, token: Token, name: str) -> str | None:
    """The pronoun of the third person for a second "my" or "us" whose clause has "I" or "we" for its subject."""
    alone = token.lower_ in _I
    gender = (gender_of_name(name) if alone else "body") or ""
    subject = _subject_above(token)
    bound = subject is not None and subject.i < token.i and subject.lower_ == ("i" if alone else "we")
    if not bound or subject is None or not draft.holds(subject) or gender not in _HIM:
        return None
    if token.lower_ in ("my", "our"):
        return _HIM[gender][1]
    return _HIM[gender][0] if token.lower_ in ("me", "us") else None


def _subject_above(token: Token) -> Token | None:
    """The subject of the clause in which a word stands, of the first of several verbs where the others have none."""
    clause = token.head
    while (subject := tree.subject_of(clause)) is None:
        if clause.head == clause:
            return None
        clause = clause.head
    return None if token in subject.subtree else subject


def _is_numeral(token: Token) -> bool:
    """ "Charles I" and "Phase I"."""
    before = token.nbor(-1) if token.i > 0 else None
    return before is not None and tree.is_name(before) and token.dep_ not in tree.SUBJECTS


def _is_let(token: Token) -> bool:
    """ "Let me add": it is said of nobody."""
    return token.i > 0 and bool(token.nbor(-1).text == "Let")


def _form(token: Token, called: str, name: str) -> str:
    word = token.lower_
    if word in _OWNING:
        return called + possessive(called, several=word in ("our", "ours"))
    if word == "myself":
        gender = gender_of_name(name)
        real = (token.dep_ in ("obj", "iobj") and token.i > token.head.i) or tree.kid(token, "case") is not None
        return called if gender is None and real else _SELF[gender]
    return "itself" if word == "ourselves" else called


def _verbs(draft: Draft, token: Token) -> dict[int, str]:
    """The finite verbs of which a pronoun alone is the subject, in the third person."""
    head = token.head
    if token.dep_ not in ("nsubj", "nsubj:pass", "nsubj:outer") or tree.kid(token, "conj") is not None:
        return {}
    bare = head.tag_ == "VBP" and tree.kid(head, *tree.AUXILIARIES) is None
    found = [tree.finite_of(head), *(_joined(word, bare) for word in _joined_to(head))]
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    # "Where I am": nobody else can be meant, wherever the parser hangs it.
    found += [after] if after is not None and after.lower_ in ("am", "’m", "'m") else []
    return {verb.i: third for verb in found if verb is not None and (third := _third(draft, verb)) is not None}


def _joined_to(head: Token) -> Iterator[Token]:
    """The predicates that go on with the subject of another, however they hang together."""
    for word in tree.kids(head, "conj"):
        if tree.subject_of(word) is None:
            yield word
            yield from _joined_to(word)


def _joined(word: Token, bare: bool) -> Token | None:
    """The finite verb of a joined predicate; after a present form a bare one is one too: "I ask and permit"."""
    found = tree.finite_of(word)
    alone = bare and word.tag_ == "VB" and tree.kid(word, "mark", *tree.AUXILIARIES) is None
    return word if found is None and alone else found


def _third(draft: Draft, verb: Token) -> str | None:
    form = in_full(verb) or verb.lower_
    if not draft.holds(verb) or form in _SAME_IN_PAST or (form == "were" and not _is_plain(verb)):
        return None
    if form == "should":
        return "would" if _is_wish(verb) else None
    known = _THIRD.get(form) or in_full(verb)
    return known or (tree.third_person(verb.text) if verb.tag_ in ("VBP", "VB") else None)


def _is_wish(verb: Token) -> bool:
    """Whether "I should" tells what one would like or feel, and not what one ought to do."""
    clause = verb.head
    return verb.dep_ == "aux" and clause.lower_ in _WISHED | _FELT and tree.kid(clause, "mark") is None


def _is_plain(verb: Token) -> bool:
    """Whether "were" tells what was, and not what would be."""
    clause = verb.head if verb.dep_ in tree.AUXILIARIES else verb
    return tree.forms(clause, "mark").isdisjoint(("if", "though", "whether", "unless"))
