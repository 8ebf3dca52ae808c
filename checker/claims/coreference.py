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
from .antecedents import Someone, is_surely_named, name_of, only, people_of
from .draft import NOBODY, Draft, possessive, put, text_of
from .mentions import with_mentions
from .persons import GENDERS, gender_of_name, gender_of_title, is_office, is_person
from .speakers import Listener, is_body, named_in
from .things import SEVERAL, is_situation, pronoun_of, said_again

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# As what a noun before a pronoun may be meant by it as well as the main subject.
_RIVALS = ("obj", "iobj", "obl:agent", "nsubj", "nsubj:pass")
# Sentences back in which a pronoun may find its person; further back somebody else may have been meant since.
_REACH = 2
# The last place, from 0, at which a pronoun counts as opening its sentence: that of "it" in "On Monday, it".
# Later, something in the sentence itself may be meant.
_EARLY = 3


@dataclass(frozen=True)
class _Topic:
    """The subject of a sentence: its words, whether many or a person, and where it was told."""

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
        self._speakers = frozenset(listener.speakers)
        self._full: dict[str, str] = {}
        self._genders: dict[str, str] = {}
        self._persons: list[tuple[Someone, ...]] = []
        self._met: tuple[Someone, ...] = ()
        self._topic: _Topic | None = None

    def take_in(self, doc: Doc, number: int) -> None:
        """Remember a sentence once its own claims are made."""
        self._persons.append((*self._met, *self._referred(doc)))
        self._topic = self._topic_of(doc, number) if len(doc) else None

    def meet(self, doc: Doc, number: int) -> None:
        """Learn the people of whom a sentence tells, before its own claims are made."""
        for token in doc:
            name = name_of(token)
            if name is not None and len(_own_name(name)) > 1 and is_surely_named(token):
                self._full.setdefault(name.split()[-1], name)
        self._learn_from(self._sentences[number].text)
        self._met = tuple(people_of(doc, self._called, self._gender))

    def resolved(self, draft: Draft, number: int) -> Draft:
        """The draft with pronouns and bare surnames replaced by whom or what they surely mean."""
        draft = self._with_speaker(draft, number)
        draft = self._with_person(draft)
        draft = self._with_thing(draft, number)
        draft = with_mentions(draft, number, self._sentences)
        return self._with_full_names(draft)

    def _with_speaker(self, draft: Draft, number: int) -> Draft:
        """The draft with its speaker by name where that is "he" or "she"; with nobody as the one where none fits."""
        gender = GENDERS.get(draft.voice.lower()) if draft.voice and draft.reported else None
        if gender is None or draft.voice is None:
            return draft
        token = next((word for word in draft.head.doc if word.lower_ == draft.voice.lower()), None)
        meant = self._meant(token, gender) if token is not None else None
        voice = meant.words if meant is not None and meant.named else None
        speaker = self._listener.resolve(voice or draft.voice, self._listener.speakers[number], number)
        fits = speaker is not None and self._gender(speaker) in (gender, None)
        return replace(draft, voice=speaker if fits else NOBODY)

    def _with_person(self, draft: Draft) -> Draft:
        """The draft with its first "he" or "she" by name, unless it tells by itself whom that means."""
        token = next((word for word in tree.words_in(draft) if word.lower_ in GENDERS), None)
        if token is None:
            return draft
        someone = self._meant(token, GENDERS[token.lower_])
        if someone is None or someone.words is None or not _can_stand(someone.words, token):
            return draft
        here = someone in self._met and draft.holds(token.doc[someone.at])
        last = someone.words.split()[-1]
        if here or (someone.named and last in text_of(draft).replace(" - ", "-")):
            return draft
        if someone.named:
            self._genders.setdefault(someone.words, GENDERS[token.lower_])
        return put(draft, token, _formed(someone.words, token))

    def _meant(self, token: Token, gender: str) -> Someone | None:
        """Whom a pronoun means: one told of before it in its sentence, else in the last that tells of any who fits.

        Of several pronouns of one gender a later one means whom the first does, if nobody who fits is named between.
        """
        earlier = [one for one in self._met if one.fits(gender) and one.at < token.i]
        first = next(word for word in token.doc if GENDERS.get(word.lower_) == gender)
        if first != token and not any(one.at > first.i for one in earlier):
            return self._meant(first, gender)
        if earlier:
            meant = only(earlier, gender, opens=False)
            # Somebody unnamed is surely meant only as the subject of the sentence.
            return meant if meant is None or meant.named or meant.leads else None
        meant = only(self._told_before(gender), gender, opens=_opens(token))
        return meant if meant is None or meant.sure or not self._is_rivalled(meant, gender) else None

    def _is_rivalled(self, someone: Someone, gender: str) -> bool:
        """Whether the last sentences told of anybody else who fits, beside what only may be a person's name."""
        people = [one for told in self._persons[-_REACH:] for one in told if one.counts]
        return any(self._as_known(one).fits(gender) and one.words != someone.words for one in people)

    def _told_before(self, gender: str) -> list[Someone]:
        """The people of the last sentence that told of any whom a pronoun can mean; unnamed, only of the very last."""
        for back, people in enumerate(reversed(self._persons[-_REACH:])):
            fitting = [one for one in map(self._as_known, people) if one.fits(gender) and (one.named or not back)]
            if any(one.counts for one in fitting):
                return fitting
        return []

    def _as_known(self, someone: Someone) -> Someone:
        """Someone with the gender that has been learned since."""
        return replace(someone, gender=self._genders.get(someone.words or "", someone.gender))

    def _referred(self, doc: Doc) -> Iterator[Someone]:
        """Whom the pronouns of a sentence mean that are of nobody told of in it before: somebody unknown where open."""
        for gender in ("m", "f"):
            token = next((word for word in doc if GENDERS.get(word.lower_) == gender), None)
            if token is None or any(one.fits(gender) and one.at < token.i for one in self._met):
                continue
            meant = self._meant(token, gender) or Someone(None, gender, token.i)
            acts = token.dep_ in ("nsubj", "nsubj:pass")
            yield replace(meant, at=token.i, gender=gender, acts=acts, leads=acts and token.head.dep_ == "ROOT")

    def _gender(self, person: str) -> str | None:
        return self._genders.get(person) or gender_of_name(person)

    def _called(self, name: str) -> str | None:
        """A person's full name, where it is known and may be theirs."""
        full = self._full.get(name.split()[-1])
        plain = [word for word in name.split() if not is_office(word)]
        return full if full is not None and (len(plain) == 1 or full == name) else None

    def _learn_from(self, text: str) -> None:
        """Keep the full names of persons that a sentence has, and the genders that their titles tell."""
        for name in find_names(text, opens=False):
            plain = _own_name(name)
            if not plain:
                continue
            full, last = " ".join(plain), plain[-1]
            title = next((word for word in name.split() if is_office(word)), "")
            told = gender_of_title(title) if title else None
            if len(plain) > 1 and (title or gender_of(plain[0]) or full in self._speakers):
                self._full.setdefault(last, full)
            if told is not None:
                self._genders.setdefault(self._full.setdefault(last, name), told)

    def _with_thing(self, draft: Draft, number: int) -> Draft:
        """ "It" or "they" goes on about its sentence's main subject; where it opens, about that of the one before."""
        pronoun = pronoun_of(draft)
        if pronoun is None:
            return draft
        main = tree.subject_of(pronoun.sent.root)
        told = main is not None and main.i < pronoun.i
        words = (
            self._main_subject(draft, pronoun, main) if told and main is not None else self._last_one(pronoun, number)
        )
        if words is None or words in text_of(draft) or not _can_stand(words, pronoun):
            return draft
        return put(draft, pronoun, _formed(words, pronoun))

    def _main_subject(self, draft: Draft, pronoun: Token, main: Token) -> str | None:
        """The main subject before a pronoun, if it agrees and no object can be meant; "it" is no person."""
        many, words = pronoun.lower_ in SEVERAL, said_again(main)
        if words is None or main.tag_ not in tree.NOUN_TAGS or tree.is_plural(main) is not many:
            return None
        if not many and (is_person(main) or named_in(words, self._full) or (draft.reported and not is_body(words))):
            return None
        before = (word for word in pronoun.doc[: pronoun.i] if word.tag_ in tree.NOUN_TAGS and word != main)
        rivals = (word for word in before if word.dep_ in _RIVALS and not main.is_ancestor(word))
        return None if any(tree.is_plural(word) is many for word in rivals) else words

    def _last_one(self, pronoun: Token, number: int) -> str | None:
        """The subject of the sentence before, if it agrees and the pronoun opens a sentence of the same place."""
        topic, many = self._topic, pronoun.lower_ in SEVERAL
        if topic is None or pronoun.i > _EARLY or topic.many is not many or (topic.person and not many):
            return None
        place = (self._sentences[number].paragraph, self._listener.quoted[number].inside)
        return topic.words if place == (topic.paragraph, topic.quoted) else None

    def _topic_of(self, doc: Doc, number: int) -> _Topic | None:
        root = next(iter(doc.sents)).root
        subject, paragraph = tree.subject_of(root), self._sentences[number].paragraph
        if subject is not None and subject.lower_ in ("it", "they") and self._topic and not is_situation(subject, root):
            return replace(self._topic, paragraph=paragraph)
        words = said_again(subject) if subject is not None and subject.tag_ in tree.NOUN_TAGS else None
        if subject is None or words is None:
            return None
        person = is_person(subject) or bool(named_in(words, self._full))
        return _Topic(words, tree.is_plural(subject), person, paragraph, self._listener.quoted[number].inside)

    def _with_full_names(self, draft: Draft) -> Draft:
        """A person's full name where a claim has only the last."""
        for token in tree.words_in(draft):
            full = self._full.get(token.text)
            if full is not None and full not in text_of(draft) and _stands_alone(token):
                draft = put(draft, token, full)
        return draft


def _own_name(name: str) -> list[str]:
    """The words of a person's name without titles, offices and countries; none where it may be of no person."""
    if is_place_or_power(name) or name.isupper() or any(word.islower() for word in name.split()):
        return []
    plain = [word for word in without_title(name).split() if not is_office(word)]
    return plain[1:] if len(plain) > 1 and is_place_or_power(plain[0]) else plain


def _can_stand(words: str, pronoun: Token) -> bool:
    """Whether words can take a pronoun's place: an owner's end in what it is, or the wrong noun would seem to own."""
    return pronoun.tag_ != "PRP$" or not re.search(r"\b(?:of|on|in|at|for|from|with|to|by|under|behind)\b", words)


def _formed(words: str, pronoun: Token) -> str:
    """Words in the form that a pronoun has: "its" becomes "the mill’s"."""
    if pronoun.tag_ != "PRP$":
        return words
    return words + possessive(words, several=pronoun.lower_ == "their")


def _stands_alone(token: Token) -> bool:
    """Whether a surname stands by itself, or only with a title before it, as a person."""
    beside = [word for word in token.doc[max(0, token.i - 1) : token.i + 2] if word != token and tree.is_name(word)]
    part = token.dep_ in ("compound", "amod", "flat") or not tree.is_name(token)
    return not part and all(word.i < token.i and is_office(word.text) for word in beside)


def _opens(token: Token) -> bool:
    """Whether a pronoun opens its sentence as its subject, or as the owner of that."""
    subject = token.head if token.tag_ == "PRP$" else token
    return token.i <= _EARLY and subject.dep_ in ("nsubj", "nsubj:pass") and subject.head.dep_ == "ROOT"
