"""Who "he" and "it" are, where only one can be meant; else the word stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.language.names import find_names, without_title
from checker.models import Sentence

from . import tree
from .draft import NOBODY, Draft, put, text_of
from .ellipsis import Group, group_of, with_noun
from .mentions import Mentions
from .persons import GENDER_OF_TITLE, is_office, is_person
from .speakers import Listener, is_persons_name, named_in
from .speech import passes_on
from .tree import forms, kid, kids, name_text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# "The …" of such a kind speaks as one, and says "it" of itself and "we".
_BODIES = set(
    """
    ministry government council company commission committee agency court bank union party board firm club hospital
    university school city town authority regulator office department airline operator association federation bloc
    """.split()
)
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
# Sentences back in which a pronoun may find its person; further back somebody else may have been meant since.
_REACH = 2
# Words of a phrase that can still be said again in the place of a pronoun; a longer one would bury the claim.
_LONGEST = 8
# The last place, from 0, at which a pronoun counts as opening its sentence: that of "it" in "On Monday, it".
# Later, something in the sentence itself may be meant.
_EARLY = 3


@dataclass(frozen=True)
class _Topic:
    """The subject of a sentence: its words, whether many, whether a person, and where it stood."""

    words: str
    many: bool
    person: bool
    paragraph: int
    quoted: bool


class Memory:
    """Keeps in mind who and what the last sentences were about."""

    def __init__(self, sentences: Sequence[Sentence], listener: Listener) -> None:
        self._sentences = sentences
        self._listener = listener
        self._full: dict[str, str] = {}
        self._genders: dict[str, str] = {}
        self._persons: list[tuple[str, ...]] = []
        self._met: tuple[str, ...] = ()
        self._topic: _Topic | None = None
        self._group: Group | None = None
        self._mentions = Mentions(sentences)

    def take_in(self, doc: Doc, number: int) -> None:
        """Remember a sentence once its own claims are made."""
        self._persons.append(self._met)
        paragraph = self._sentences[number].paragraph
        self._group = group_of(doc, paragraph, self._group) if len(doc) else None
        self._topic = self._topic_of(doc, number) if len(doc) else None

    def meet(self, number: int) -> None:
        """Learn the people whom a sentence names, before its own claims are made."""
        self._met = tuple(self._persons_of(number))

    def resolved(self, draft: Draft, number: int) -> Draft:
        """The draft with pronouns and bare surnames replaced by whom or what they surely mean."""
        draft = self._with_speaker(draft, number)
        draft = _with_voice(draft)
        draft = self._with_persons(draft, number)
        draft = self._with_main_subject(draft)
        draft = self._with_topic(draft, number)
        draft = with_noun(draft, self._group, self._sentences[number].paragraph)
        draft = self._mentions.resolved(draft, number)
        return self._with_full_names(draft)

    def _with_speaker(self, draft: Draft, number: int) -> Draft:
        """The draft with its speaker by name where that is "he" or "she"; with nobody as the one where none fits."""
        gender = _GENDERS.get(draft.voice.lower()) if draft.voice and draft.reported else None
        if gender is None or draft.voice is None:
            return draft
        person = self._same_as_subject(draft, number, gender)
        if person is None:
            speaker = self._listener.resolve(draft.voice, self._listener.speakers[number], number)
            fits = speaker is not None and self._gender(speaker) in (gender, None)
            person = speaker if fits else self._named_last(number, gender)
        return replace(draft, voice=person or NOBODY)

    def _named_last(self, number: int, gender: str) -> str | None:
        """The one person of a gender among those whom the nearest of the last sentences names."""
        names = next((names for names in reversed(self._persons[-_REACH:]) if names), ())
        fitting = [name for name in dict.fromkeys(names) if self._gender(name) in (gender, None)]
        return fitting[0] if len(fitting) == 1 and not self._meant_another(fitting[0], gender, number) else None

    def _same_as_subject(self, draft: Draft, number: int, gender: str) -> str | None:
        """Whom the main subject means where it is the same pronoun: "He would stay, he said"."""
        subject = tree.subject_of(draft.head.sent.root)
        said = passes_on(draft.head.sent.root)
        if said or subject is None or _GENDERS.get(subject.lower_) != gender or subject.tag_ != "PRP":
            return None
        return self._meant(replace(draft, voice=None), subject, number, gender)

    def _with_persons(self, draft: Draft, number: int) -> Draft:
        doc = draft.head.doc
        for piece in draft.pieces:
            gender = _GENDERS.get(piece.text.lower())
            if gender is None or piece.token is None:
                continue
            token = doc[piece.token]
            person = self._meant(draft, token, number, gender)
            if person is None or _names(draft, person):
                return draft
            self._genders.setdefault(person, gender)
            return put(draft, token, f"{person}’s" if token.tag_ == "PRP$" else person)
        return draft

    def _meant(self, draft: Draft, token: Token, number: int, gender: str) -> str | None:
        """The one person whom a pronoun can mean: named before it in its sentence, else in one of the last two."""
        before = token.doc.text[: token.idx]
        here = named_in(before, self._full)
        speaker = self._listener.speakers[number]
        if draft.voice and token == draft.subject and speaker in here and self._gender(speaker) in (gender, None):
            here = [speaker]
        elif len(here) < len(self._strangers_in(before)):
            return None
        nearby: tuple[Sequence[str], ...] = (here, *reversed(self._persons[-_REACH:]))
        names = next((names for names in nearby if names), ())
        fitting = [name for name in dict.fromkeys(names) if self._gender(name) in (gender, None)]
        return fitting[0] if len(fitting) == 1 and not self._meant_another(fitting[0], gender, number) else None

    def _meant_another(self, person: str, gender: str, number: int) -> bool:
        """Whether the sentence before has a "he" before it names the one man whom it names, so that two are meant."""
        before = self._sentences[number - 1].text if number else ""
        at = before.find(person.split()[-1])
        return at > 0 and any(_GENDERS.get(word) == gender for word in re.findall(r"\w+", before[:at].lower()))

    def _strangers_in(self, text: str) -> list[str]:
        """The names in a text that may be of people, known or not."""
        names = (name for name in find_names(text, opens=False) if is_persons_name(name))
        return [
            name for name in names if not re.search(rf"\b(?:in|at|near|into|outside) (?:the )?{re.escape(name)}", text)
        ]

    def _gender(self, person: str) -> str | None:
        first = person.split()[0]
        return self._genders.get(person) or gender_of(first) or _TITLES.get(first.lower().rstrip("."))

    def _persons_of(self, number: int) -> Iterator[str]:
        """The people whom a sentence names, in full if that is known; what it tells of them is kept."""
        for name in find_names(self._sentences[number].text, opens=False):
            plain = _own_name(name)
            if not plain:
                continue
            title = next((word.lower().rstrip(".") for word in name.split() if is_office(word)), None)
            self._learn(plain, title)
            if title in GENDER_OF_TITLE:
                self._full.setdefault(plain[-1], name)
            if plain[-1] in self._full:
                yield self._full[plain[-1]]

    def _learn(self, plain: list[str], title: str | None) -> None:
        """Keep a full name that is surely a person's, and the gender that a title tells of a person known by now."""
        full, last = " ".join(plain), plain[-1]
        sure = title or gender_of(plain[0]) or full in self._listener.speakers
        if len(plain) > 1 and sure:
            self._full.setdefault(last, full)
        if title in GENDER_OF_TITLE and last in self._full:
            self._genders.setdefault(self._full[last], GENDER_OF_TITLE[title])

    def _with_topic(self, draft: Draft, number: int) -> Draft:
        """ "It" or "they" that opens a sentence goes on about the subject of the sentence before."""
        topic, pronoun = self._topic, _pronoun_of(draft)
        if topic is None or pronoun is None or pronoun.i > _EARLY:
            return draft
        many = pronoun.lower_ == "they"
        same_place = topic.paragraph == self._sentences[number].paragraph and topic.quoted == self._is_quoted(number)
        if topic.many is not many or (topic.person and not many) or not same_place or topic.words in text_of(draft):
            return draft
        return put(draft, pronoun, topic.words)

    def _with_main_subject(self, draft: Draft) -> Draft:
        """ "It" or "they" in a later clause goes on about the subject of the main one, if no object can be meant."""
        pronoun = _pronoun_of(draft)
        main = tree.subject_of(pronoun.sent.root) if pronoun is not None else None
        if pronoun is None or main is None or main.i >= pronoun.i or draft.reported:
            return draft
        words = self._meant_by(pronoun, main)
        return put(draft, pronoun, words) if words is not None and words not in text_of(draft) else draft

    def _meant_by(self, pronoun: Token, main: Token) -> str | None:
        """What the topic is where the main subject is the same pronoun, else what agrees; "it" is no person."""
        many = pronoun.lower_ == "they"
        if main.lower_ == pronoun.lower_ and self._topic is not None:
            meant, words = main, self._topic.words if self._topic.many is many else None
        else:
            meant = _meant_in_sentence(main, pronoun)
            words = _phrase_of(meant) if meant is not None else None
        if words is None or meant is None:
            return None
        return None if not many and (is_person(meant) or named_in(words, self._full)) else words

    def _topic_of(self, doc: Doc, number: int) -> _Topic | None:
        root = next(iter(doc.sents)).root
        subject = tree.subject_of(root)
        if subject is None or not tree.is_noun(subject) or subject.tag_ in ("DT", "CD"):
            return None
        if subject.tag_ == "PRP":
            if self._topic is None or subject.lower_ not in ("it", "they") or _is_empty(root):
                return None
            return replace(self._topic, paragraph=self._sentences[number].paragraph)
        words = _phrase_of(subject)
        if words is None:
            return None
        person, paragraph = bool(named_in(words, self._full)), self._sentences[number].paragraph
        return _Topic(words, tree.is_plural(subject), person, paragraph, self._is_quoted(number))

    def _is_quoted(self, number: int) -> bool:
        return self._listener.quoted[number].inside

    def _with_full_names(self, draft: Draft) -> Draft:
        """A person's full name where a claim has only the last."""
        doc, text = draft.head.doc, text_of(draft)
        for piece in draft.pieces:
            full = self._full.get(piece.text)
            if full is None or piece.token is None or full in text or not _is_bare(doc[piece.token]):
                continue
            draft = put(draft, doc[piece.token], full)
            text = text_of(draft)
        return draft


def _own_name(name: str) -> list[str]:
    """The words of a person's name without titles, offices and countries; none where it may be of no person."""
    if is_place_or_power(name) or any(word.islower() for word in name.split()):
        return []
    plain = [word for word in without_title(name).split() if not is_office(word)]
    while len(plain) > 1 and is_place_or_power(plain[0]):
        plain = plain[1:]
    return plain


def _pronoun_of(draft: Draft) -> Token | None:
    """The "it" or "they" that is a draft's subject, if it stands for something told before."""
    subject = draft.subject
    if subject is None or subject.lower_ not in ("it", "they") or subject.dep_ not in ("nsubj", "nsubj:pass"):
        return None
    return None if _is_empty(draft.head) else subject


def _with_voice(draft: Draft) -> Draft:
    """ "Germany stated that it would decide" is about Germany, "Both ministers said they would go" about the two."""
    pronoun, voice = _pronoun_of(draft), draft.voice
    if pronoun is None or not voice or not draft.reported:
        return draft
    # "It was shut, the council said" goes on about something told before.
    if voice not in draft.head.doc.text[: pronoun.idx]:
        return draft
    fits = is_body(voice) if pronoun.lower_ == "it" else _are_many(voice)
    if not fits or len(voice.split()) > _LONGEST or voice in text_of(draft):
        return draft
    return put(draft, pronoun, _inside(voice))


def is_body(voice: str) -> bool:
    """Whether a speaker is a country, a firm, an office: what says "it" of itself, and "we"."""
    last = voice.split()[-1].lower()
    return is_place_or_power(voice) or (voice.split()[0].lower() == "the" and last in _BODIES)


def _are_many(voice: str) -> bool:
    """ "France and Spain", "both ministers"; not "Italy and others", of whom nobody knows who they are."""
    joined = " and " in voice or re.search(r"^\w+ [a-z]+s$", voice) is not None
    return joined and re.search(r"\b(?:he|she|it|they|we|i|others)\b", voice, re.I) is None


def _inside(voice: str) -> str:
    """A speaker's name as it stands inside a sentence."""
    return voice[:1].lower() + voice[1:] if voice.split()[0] in ("The", "Both", "All", "Several", "Some") else voice


def _is_bare(token: Token) -> bool:
    """Whether a surname stands by itself, or only with a title before it, as a person."""
    if token.dep_ in ("compound", "amod", "flat") or not tree.is_name(token):
        return False
    previous = token.nbor(-1) if token.i > 0 else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and tree.is_name(after):
        return False
    return previous is None or not tree.is_name(previous) or is_office(previous.text)


def _is_empty(head: Token) -> bool:
    """ "It is clear that", "it took years to": the pronoun stands for nothing before."""
    return any(word.dep_ in ("csubj", "ccomp", "xcomp", "acl:relcl", "expl", "advcl") for word in head.children) and (
        kid(head, "cop") is not None or head.lemma_.lower() in ("take", "seem", "appear", "be", "make")
    )


def _meant_in_sentence(main: Token, pronoun: Token) -> Token | None:
    """The main subject, or the one other noun that agrees with a pronoun; None where two agree."""
    many = pronoun.lower_ == "they"
    others = [word for word in pronoun.doc[: pronoun.i] if word.tag_ in _NOUN_TAGS and word != main]
    agreeing = [word for word in others if tree.is_plural(word) is many and _is_rival(word, main)]
    if main.tag_ in _NOUN_TAGS and tree.is_plural(main) is many:
        return None if agreeing or _is_unclear(main, many) else main
    plural = sum(map(tree.is_plural, others))
    return agreeing[0] if many and len(agreeing) == plural == 1 else None


def _is_rival(noun: Token, main: Token) -> bool:
    """Whether a noun stands where a pronoun may take it up, and is no part of the main subject."""
    return noun.dep_ in ("obj", "iobj", "obl:agent", "nsubj", "nsubj:pass") and not main.is_ancestor(noun)


def _is_unclear(main: Token, many: bool) -> bool:
    """Whether a main subject names another beside it ("a film by Lund"), or is one bare name, maybe a person's."""
    owned = any(forms(other, "case") & {"by", "from"} for other in kids(main, "nmod"))
    bare = tree.is_name(main) and kid(main, "det") is None
    return owned or (bare and not many and not is_place_or_power(name_text(main)))


def _phrase_of(subject: Token) -> str | None:
    """A subject as it can be said again, None where it is too long or points elsewhere."""
    words = [word for word in subject.subtree if not _aside(word, subject)]
    if len(words) > _LONGEST or any(word.tag_ in ("PRP$", "WDT", "WP") for word in words):
        return None
    first, text = words[0], "".join(word.text_with_ws for word in words).strip()
    if first.lower_ in ("this", "these", "that", "those", "a", "an"):
        text = f"the{text[len(first.text) :]}"
    elif not tree.is_name(first) and first.text != "I" and not first.text.isupper():
        text = text[:1].lower() + text[1:]
    known = tree.is_name(subject) or first.dep_ == "det" or kid(subject, "conj") is not None
    return text if known and not re.search(r"[“”\"()]", text) else None


def _aside(word: Token, subject: Token) -> bool:
    while word != subject:
        if word.dep_ in ("acl:relcl", "acl", "appos", "parataxis") or (word.dep_ == "punct" and word.head == subject):
            return True
        word = word.head
    return False


def _names(draft: Draft, person: str) -> bool:
    return re.search(rf"\b{re.escape(person.split()[-1])}\b", text_of(draft).replace(" - ", "-")) is not None
