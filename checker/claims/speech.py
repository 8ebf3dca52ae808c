"""What is said apart from who says it: "Italy said guarantees should stay" becomes the guarantees, with a speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import tree
from .draft import Draft
from .speakers import TEXTS
from .tree import first_form, forms, kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that pass on a whole statement; "deny", "hope", "believe" and the like change it and stay.
_SAY = set(
    """
    say tell state note add stress emphasize emphasise explain argue warn insist recall reply estimate predict caution
    conclude write continue maintain admit remark assert concede comment testify confirm announce declare report
    indicate acknowledge reveal disclose reiterate quote observe point tweet post contend respond counter repeat
    complain claim
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


def take_out_speech(draft: Draft) -> list[Draft] | None:
    """What is said, with its speaker, in place of the sentence that says who said it."""
    if draft.voice is None:
        return _reported(draft) or _tagged(draft)
    # What one speaker says that another has said is the other's: "Ruiz said that Okoro had told her that …".
    by_another = draft.reported and draft.subject is not None and draft.subject.tag_ != "PRP"
    return _reported(draft) if by_another else None


def take_out_source(draft: Draft) -> list[Draft] | None:
    """ "According to Fesenko, …": what holds for all predicates, before they are split."""
    if draft.voice is not None or draft.subject is None:
        return None
    for word in tree.words_in(draft):
        source = word.head if word.dep_ == "case" else kid(word, "obl", "nmod", "obj")
        if word.lower_ != "according" or source is None or not draft.holds(source) or not tree.is_noun(source):
            continue
        # In a side clause it is the source of that clause alone.
        above = source.head if source.head != word else word.head
        rest = _by(draft, draft.part(source, word), _name(draft, source))
        return [rest] if above == draft.head and rest.holds(draft.subject) else None
    return None


def _reported(draft: Draft) -> list[Draft] | None:
    """ "Italy said that …": the main verb says, and what it says is a whole clause."""
    said, voice = kid(draft.head, "ccomp"), voice_of(draft)
    if said is None or not voice or not _is_statement(draft, said):
        return None
    if any(draft.holds(word) for word in kids(draft.head, "conj", "advcl", "parataxis")):
        return None
    part = draft.part(said) - {word.i for word in kids(said, "mark") if word.lower_ == "that"}
    found = replace(draft, head=said, pieces=draft.only(part), subject=tree.subject_of(said))
    return [replace(found, voice=voice, made=True, reported=True)]


def voice_of(draft: Draft) -> str | None:
    """Who says something in a sentence that only says so; None where its main verb is no plain saying."""
    verb, speaker = draft.head, draft.subject
    if speaker is None or kid(verb, "ccomp") is None or not passes_on(verb):
        return None
    if speaker.lower_ in _TELLERS and speaker.head == verb and tree.is_past(verb):
        return None
    return _name(draft, speaker) if can_speak(speaker) and draft.holds(speaker) else None


def is_saying(verb: Token) -> bool:
    """Whether a verb passes on a whole statement as it is."""
    return tree.has_lemma(verb, _SAY)


def passes_on(verb: Token) -> bool:
    """Whether a verb of saying is a plain one: not negated, not "may say", not "says if"."""
    doubt = any(helper.tag_ == "MD" for helper in kids(verb, "aux")) or kid(verb, "aux:pass") is not None
    return is_saying(verb) and not doubt and not tree.is_negated(verb)


def can_speak(speaker: Token) -> bool:
    """Whether what a sentence has as its speaker is somebody or something definite enough."""
    denied = not forms(speaker, "det", "amod", "advmod").isdisjoint(_NO_ONE)
    return speaker.lower_ not in _WORTHLESS and speaker.lemma_.lower() not in TEXTS and not denied


def _is_statement(draft: Draft, said: Token) -> bool:
    if not draft.holds(said) or first_form(said, "mark") not in ("", "that"):
        return False
    return tree.finite_of(said) is not None and tree.subject_of(said) is not None and not tree.asks(said)


def _name(draft: Draft, speaker: Token) -> str:
    """The words that name a speaker: all of several, none of what is told about one besides."""
    words = tree.phrase(draft, speaker) | draft.part(*filter(draft.holds, kids(speaker, "conj")))
    words |= {word.i for other in kids(speaker, "conj") for word in kids(other, "cc")}
    doc = draft.head.doc
    return "".join(doc[number].text_with_ws for number in sorted(words)).strip(" ,")


def _tagged(draft: Draft) -> list[Draft] | None:
    """ "…", the diplomat stressed, and "As Zelensky noted, …": the saying hangs on what is said."""
    for verb in kids(draft.head, "parataxis", "advcl"):
        speaker = tree.subject_of(verb)
        hangs = verb.dep_ == "parataxis" or first_form(verb, "mark", "advmod") == "as"
        if hangs and speaker is not None and draft.holds(verb) and is_tag(verb) and can_speak(speaker):
            return [_by(draft, draft.part(verb), _name(draft, speaker))]
    return None


def _by(draft: Draft, part: set[int], voice: str) -> Draft:
    """The draft without a part that tells who says it, and with whoever that is as its voice."""
    return replace(tree.cut(draft, part), voice=voice, reported=True)


def is_tag(verb: Token) -> bool:
    """Whether a clause tells who speaks and nothing else: "…, the diplomat stressed, …"."""
    # What comes after a comma of its own says more than who spoke and when.
    more = any(word.text == "," and verb.i < word.i < verb.right_edge.i for word in verb.subtree)
    return tree.subject_of(verb) is not None and passes_on(verb) and kid(verb, "ccomp", "obj") is None and not more
