"""What is said apart from who says it: "Italy said guarantees should stay" becomes the guarantees, with a speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .attributions import TEXTS
from .draft import Draft
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that pass on a whole statement; "deny", "hope", "believe" and the like change it and stay.
SAY = set(
    """
    say tell state note add stress emphasize emphasise explain argue warn insist recall reply estimate predict caution
    conclude write continue maintain admit remark assert concede comment testify confirm announce declare report
    indicate acknowledge reveal disclose reiterate quote observe point tweet post contend respond counter repeat
    complain
    """.split()
)
# Who says nothing that could be checked with them, or whose words are not told: "nobody said that it was shut".
_WORTHLESS = set(
    """
    it this that there these what which you one some few nobody none neither anyone anybody everyone everybody
    somebody someone others most many several
    """.split()
)
_NO_ONE = ("no", "few", "neither", "hardly", "not")
# What these said once isn't what they say now: "I said that it was impossible", but "I say that it is".
_TELLERS = ("i", "we", "you")
# "In the view of the council, …".
_VIEWS = frozenset("view opinion word assessment estimation judgment judgement mind eye".split())
# Between "said" and "that" these tell when and where: "said after the meeting that …".
_WHEN_SAID = ("after", "before", "during", "on", "at", "in")
# What something is said in, at or on: "said in a statement it had closed". "In some cases" is of what is said.
_SAID_IN = frozenset(
    "statement interview letter message note post speech address hearing meeting conference briefing filing release "
    "email tweet week night morning afternoon evening weekend yesterday today earlier late early".split()
)
# Clauses whose source isn't that of the sentence.
_OWN_CLAUSES = ("acl:relcl", "advcl:relcl", "ccomp", "csubj", "parataxis")


def take_out_speech(draft: Draft) -> list[Draft] | None:
    """What is said, with its speaker, in place of the sentence that says who said it."""
    if draft.voice is not None:
        # What one speaker says that another has said: "Ruiz said that Okoro had told her that …" is Okoro's.
        by_other = draft.reported and draft.subject is not None and draft.subject.tag_ != "PRP"
        return _reported(draft) if by_other else None
    readings = (_insisting, _as_said, _reported)
    return next((found for read in readings if (found := read(draft)) is not None), None)


def take_out_source(draft: Draft) -> list[Draft] | None:
    """ "According to Fesenko, …" and "In her opinion …": what holds for all predicates, before they are split."""
    if draft.voice is not None or draft.subject is None:
        return None
    rest = _according(draft) or _in_the_view(draft)
    return [rest] if rest is not None and rest.holds(draft.subject) else None


def voice_of(draft: Draft) -> str | None:
    """Who says something in a sentence that only says so; None where its main verb is no plain saying."""
    verb, speaker = draft.head, draft.subject
    if speaker is None or _told_by(verb) is None or not _passes_on(verb):
        return None
    if speaker.lower_ in _TELLERS and speaker.head == verb and tree.is_past(verb):
        return None
    return _name(draft, speaker) if _can_speak(speaker) and draft.holds(speaker) else None


def is_saying(verb: Token) -> bool:
    """Whether a verb passes on a whole statement as it is."""
    return tree.has_lemma(verb, SAY)


def _passes_on(verb: Token) -> bool:
    """Whether a verb of saying is a plain one: not negated, not "may say", not "says if"."""
    claims = tree.has_lemma(verb, ("claim",)) and not kids(verb, "obl", "obl:unmarked")
    doubt = any(helper.tag_ == "MD" for helper in kids(verb, "aux")) or kid(verb, "aux:pass") is not None
    return (is_saying(verb) or claims) and not doubt and not tree.is_negated(verb)


def _can_speak(speaker: Token) -> bool:
    """Whether what a sentence has as its speaker is somebody or something definite enough."""
    denied = not forms(speaker, "det", "amod", "advmod").isdisjoint(_NO_ONE)
    return speaker.lower_ not in _WORTHLESS and speaker.lemma_.lower() not in TEXTS and not denied


def _is_statement(draft: Draft, said: Token) -> bool:
    if not draft.holds(said) or first_form(said, "mark") not in ("", "that"):
        return False
    return tree.finite_of(said) is not None and tree.subject_of(said) is not None and not tree.asks(said)


def _told_by(verb: Token) -> Token | None:
    """What a verb says; also where the parser hangs it on a noun between: "said after the meeting that …"."""
    said = kid(verb, "ccomp")
    if said is not None or kid(verb, "conj") is not None:
        return said
    between = [noun for noun in kids(verb, "obl", "obl:unmarked", "obj") if first_form(noun, "case") in _WHEN_SAID]
    clauses = [clause for noun in between for clause in kids(noun, "acl", "acl:relcl")]
    return next((clause for clause in clauses if first_form(clause, "mark") == "that"), None)


def _name(draft: Draft, speaker: Token) -> str:
    """The words that name a speaker: all of several, none of what is told about one besides."""
    words = tree.phrase(draft, speaker) | draft.part(*filter(draft.holds, kids(speaker, "conj")))
    return _text(draft, words | {word.i for other in kids(speaker, "conj") for word in kids(other, "cc")})


def _text(draft: Draft, words: set[int]) -> str:
    return "".join(draft.head.doc[number].text_with_ws for number in sorted(words)).strip(" ,")


def _said(draft: Draft, said: Token, voice: str) -> Draft:
    """What is said by itself, with whoever says it as its voice."""
    that = {word.i for word in kids(said, "mark") if word.lower_ == "that"}
    part = draft.part(said) - draft.part(*_of_the_saying(said)) - that
    drawn = draft.said_of(tree.subject_of(said), said, draft.only(part))
    return replace(drawn, voice=voice or None, reported=True)


def _of_the_saying(said: Token) -> list[Token]:
    """What hangs on the said clause but tells when or in what it was said: before "that" or, without, the subject."""
    that = kid(said, "mark")
    between = said.doc[said.head.i + 1 : (that or tree.subject_of(said) or said).left_edge.i]
    hung = [word for word in between if word.head == said and word.dep_ in ("obl", "obl:unmarked", "advmod")]
    if that is not None:
        return hung
    # "Said, on Monday it would …" and "said: on Monday …" tell when it will be.
    marks = [word for word in between if word.is_punct or word.lower_ == "that"]
    parted = any(word.text != "," or word == between[0] for word in marks)
    return [] if parted else [word for word in hung if _tells_when_said(word)]


def _tells_when_said(word: Token) -> bool:
    """Whether a word stands for a day, or for what things are said in: "on Tuesday", "in a statement"."""
    known = tree.is_name(word) or word.lemma_.lower() in _SAID_IN
    return known and first_form(word, "case") in ("", *_WHEN_SAID)


def _by(draft: Draft, part: set[int], voice: str) -> Draft:
    """The draft without a part that tells who says it, and with whoever that is as its voice."""
    return replace(tree.cut(draft, part), voice=voice, reported=True)


def _as_said(draft: Draft) -> list[Draft] | None:
    """ "As Zelensky noted, …" and "…", the diplomat stressed: the saying hangs on what is said."""
    for verb in kids(draft.head, "advcl", "parataxis"):
        speaker = tree.subject_of(verb)
        if speaker is None or not draft.holds(verb) or kid(verb, "obj", "ccomp", "xcomp") is not None:
            continue
        apart = verb.dep_ == "parataxis" or first_form(verb, "mark", "advmod") == "as"
        if apart and _passes_on(verb) and _can_speak(speaker):
            return [_by(draft, draft.part(verb), _name(draft, speaker))]
    return None


def _insisting(draft: Draft) -> list[Draft] | None:
    """ "France sent troops, insisting they would not fight": what is done, and what is said."""
    speaker = draft.subject
    if speaker is None or not draft.holds(speaker):
        return None
    for verb in tree.words_in(draft):
        said = kid(verb, "ccomp") if verb.dep_ == "advcl" and verb.tag_ == "VBG" and tree.is_set_off(verb) else None
        if said is not None and kid(verb, "mark") is None and _passes_on(verb) and _is_statement(draft, said):
            return [tree.cut(draft, draft.part(verb)), _said(draft, said, _name(draft, speaker))]
    return None


def _reported(draft: Draft) -> list[Draft] | None:
    """ "Italy said that …": the main verb says, and what it says is a whole clause."""
    said, voice = _told_by(draft.head), voice_of(draft)
    if said is None or voice is None or not _is_statement(draft, said):
        return None
    if any(draft.holds(word) for word in kids(draft.head, "conj", "advcl", "parataxis")):
        return None
    # "He said the brake had held: the line had stopped."
    behind = [clause for clause in kids(draft.head, "ccomp") if clause.doc[clause.left_edge.i].text == ":"]
    return [_said(draft, each, voice) for each in dict.fromkeys((said, *behind)) if _is_statement(draft, each)]


def _according(draft: Draft) -> Draft | None:
    """ "According to Fesenko, …"; not where a side clause has its own source."""
    for word in tree.words_in(draft):
        if word.lower_ != "according" or not draft.holds(word.head):
            continue
        source = word.head if word.dep_ == "case" else kid(word, "obl", "nmod", "obj")
        if source is None or source == draft.head or not draft.holds(source) or not tree.is_noun(source):
            continue
        if source.lemma_.lower() in TEXTS:
            continue
        if _is_of_other_clause(draft, word, source):
            return None
        return _by(draft, draft.part(source, word), _name(draft, source))
    return None


def _is_of_other_clause(draft: Draft, word: Token, source: Token) -> bool:
    """Whether a source is of a clause below or beside the draft's predicate; after a comma it may hang too low."""
    set_off = word.i > 0 and word.nbor(-1).text == ","
    above = source.head if source.head != word else word.head
    while above != draft.head and above.head != above:
        side = above.dep_ in _OWN_CLAUSES or (above.dep_ in ("acl", "advcl") and not set_off)
        beside = above.dep_ == "conj" and (above.pos_ in ("VERB", "AUX") or tree.subject_of(above) is not None)
        if (side or beside) and not above.is_ancestor(draft.head):
            return True
        above = above.head
    return False


def _in_the_view(draft: Draft) -> Draft | None:
    """ "In the view of the council, …", "In her opinion …"."""
    for view in kids(draft.head, "obl"):
        if view.lemma_.lower() not in _VIEWS or first_form(view, "case") not in ("in", "to") or not draft.holds(view):
            continue
        apart = tree.is_set_off(view) or (draft.subject is not None and view.i < draft.subject.i)
        holder = _holder(view) if apart and kid(view, "acl", "acl:relcl", "ccomp") is None else None
        if holder is not None and holder.lower_ not in ("my", "our", "your") and _can_speak(holder):
            # Without the mark of the possessive.
            voice = _text(draft, tree.phrase(draft, holder) - {word.i for word in kids(holder, "case")})
            voice = {"his": "he", "her": "she", "their": "they", "its": "it"}.get(voice.lower(), voice)
            return _by(draft, draft.part(view), voice)
    return None


def _holder(view: Token) -> Token | None:
    """Whose view it is; nobody's in "in view of the rain", and "his division's" tells nobody whose division."""
    owner = kid(view, "nmod:poss")
    if owner is not None and kid(owner, "nmod:poss") is not None:
        return None
    if owner is not None or first_form(view, "det") != "the":
        return owner
    return next((of for of in kids(view, "nmod") if first_form(of, "case") == "of"), None)
