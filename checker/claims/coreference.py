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
from .ellipsis import Group, group_of, with_noun
from .mentions import Mentions
from .persons import GENDERS, gender_of_name, gender_of_title, is_office, is_person
from .speakers import Listener, is_body, named_in
from .speech import passes_on
from .things import LONGEST, SEVERAL, is_situation, named_things, objects_of, only_thing, pronoun_of, said_again
from .tree import forms, kid, kids, name_text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GIVING = frozenset("give send show tell bring offer buy lend pay teach hand write sell promise owe grant".split())
# Sentences back in which a pronoun may find its person; further back somebody else may have been meant since.
_REACH = 2
# The last place, from 0, at which a pronoun counts as opening its sentence: that of "it" in "On Monday, it".
# Later, something in the sentence itself may be meant.
_EARLY = 3


@dataclass(frozen=True)
class _Topic:
    """The subject of a sentence: its words, whether many, a person, the first thing or the only one, and where."""

    words: str
    many: bool
    person: bool
    opens: bool
    alone: bool
    paragraph: int
    quoted: bool

    def may_be(self, pronoun: Token) -> bool:
        """Whether it may be taken up so: "its" and "of them", being no subjects, go less surely by the last one."""
        return self.alone if pronoun.lower_ == "them" else self.opens or pronoun.tag_ != "PRP$"


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
        self._group: Group | None = None
        self._mentions = Mentions(sentences)

    def take_in(self, doc: Doc, number: int) -> None:
        """Remember a sentence once its own claims are made."""
        self._persons.append((*self._met, *self._referred(doc, number)))
        paragraph = self._sentences[number].paragraph
        self._group = group_of(doc, paragraph, self._group) if len(doc) else None
        self._topic = self._topic_of(doc, number) if len(doc) else None

    def meet(self, doc: Doc, number: int) -> None:
        """Learn the people of whom a sentence tells, before its own claims are made."""
        for token in doc:
            name = name_of(token)
            if name is not None and len(_own_name(name)) > 1 and is_surely_named(token):
                self._full.setdefault(name.split()[-1], name)
        self._learn_from(self._sentences[number].text)
        self._met = tuple(people_of(doc, self._called, self._gender))
        for one in self._met:
            if one.named and one.gender is not None and one.words is not None:
                self._genders.setdefault(one.words, one.gender)

    def resolved(self, draft: Draft, number: int) -> Draft:
        """The draft with pronouns and bare surnames replaced by whom or what they surely mean."""
        draft = self._with_speaker(draft, number)
        draft = _with_voice(draft)
        draft = self._with_persons(draft, number)
        draft = self._with_main_subject(draft)
        draft = self._with_topic(draft, number)
        draft = self._with_object(draft)
        draft = with_noun(draft, self._group, self._sentences[number].paragraph)
        draft = self._mentions.resolved(draft, number)
        return self._with_full_names(draft)

    def _with_speaker(self, draft: Draft, number: int) -> Draft:
        """The draft with its speaker by name where that is "he" or "she"; with nobody as the one where none fits."""
        gender = GENDERS.get(draft.voice.lower()) if draft.voice and draft.reported else None
        if gender is None or draft.voice is None:
            return draft
        person = self._same_as_subject(draft, number, gender)
        if person is None:
            speaker = self._listener.resolve(draft.voice, self._listener.speakers[number], number)
            fits = speaker is not None and self._gender(speaker) in (gender, None)
            person = speaker if fits else self._named_last(gender)
        return replace(draft, voice=person or NOBODY)

    def _named_last(self, gender: str) -> str | None:
        """The one person of a gender among those whom the nearest of the last sentences names."""
        people = next((told for told in reversed(self._persons[-_REACH:]) if any(one.named for one in told)), ())
        fitting = {one.words for one in map(self._as_known, people) if one.named and one.fits(gender)}
        return fitting.pop() if len(fitting) == 1 else None

    def _same_as_subject(self, draft: Draft, number: int, gender: str) -> str | None:
        """Whom the main subject means where it is the same pronoun: "He would stay, he said"."""
        subject = tree.subject_of(draft.head.sent.root)
        said = passes_on(draft.head.sent.root)
        if said or subject is None or GENDERS.get(subject.lower_) != gender or subject.tag_ != "PRP":
            return None
        meant = self._meant(subject, number, gender)
        return meant.words if meant is not None and meant.named else None

    def _with_persons(self, draft: Draft, number: int) -> Draft:
        doc = draft.head.doc
        for piece in draft.pieces:
            gender = GENDERS.get(piece.text.lower())
            if gender is None or piece.token is None:
                continue
            token = doc[piece.token]
            someone = self._voiced(draft, token, number, gender) or self._meant(token, number, gender)
            words = someone.words if someone is not None and not _is_doubtful(token) else None
            if someone is None or words is None or not _can_stand(words, token):
                return draft
            if _holds(draft, someone, token, here=someone in self._met):
                return draft
            if someone.named:
                self._genders.setdefault(words, gender)
            return put(draft, token, _formed(words, token))
        return draft

    def _voiced(self, draft: Draft, token: Token, number: int, gender: str) -> Someone | None:
        """The speaker whom the sentence names before "he", the subject of what is said."""
        speaker = self._listener.speakers[number]
        if speaker is None or not draft.voice or token != draft.subject:
            return None
        here = named_in(token.doc.text[: token.idx], self._full)
        fits = speaker in here and self._gender(speaker) in (gender, None)
        return Someone(speaker, gender, token.i, named=True) if fits else None

    def _meant(self, token: Token, number: int, gender: str) -> Someone | None:
        """Whom a pronoun means: one told of before it in its sentence, else in the last that tells of any who fits.

        Of several pronouns of one gender a later one means whom the first does, if nobody who fits is named between.
        """
        people = [one for one in self._not_speaking(self._met, token, number) if one.fits(gender)]
        others = [one for one in people if not _is_part_of(token, token.doc[one.at])]
        earlier = [one for one in others if one.at < token.i]
        first = next(word for word in token.doc if GENDERS.get(word.lower_) == gender)
        if first != token and not any(one.at > first.i or _is_part_of(first, token.doc[one.at]) for one in earlier):
            return self._meant(first, number, gender)
        before = self._told_before(token, number, gender)
        if earlier:
            return _meant_here(earlier, before, token, gender)
        if any(one.leads for one in others):
            return None
        meant = only(before, gender, opens=_opens(token))
        return meant if meant is None or meant.sure or not self._is_rivalled(meant, gender) else None

    def _is_rivalled(self, someone: Someone, gender: str) -> bool:
        """Whether the last sentences told of anybody else who fits, beside what only may be a person's name."""
        people = [one for told in self._persons[-_REACH:] for one in told if one.counts]
        return any(self._as_known(one).fits(gender) and one.words != someone.words for one in people)

    def _told_before(self, token: Token, number: int, gender: str) -> list[Someone]:
        """The people of the last sentence that told of any whom a pronoun can mean; unnamed, only of the very last."""
        for back, people in enumerate(reversed(self._persons[-_REACH:])):
            present = map(self._as_known, self._not_speaking(people, token, number))
            fitting = [one for one in present if one.fits(gender) and (one.named or not back)]
            if any(one.counts for one in fitting):
                return fitting
        return []

    def _as_known(self, someone: Someone) -> Someone:
        """Someone with the gender that has been learned since."""
        learned = self._genders.get(someone.words) if someone.words is not None else None
        return replace(someone, gender=learned) if learned is not None else someone

    def _not_speaking(self, people: Sequence[Someone], token: Token, number: int) -> list[Someone]:
        """The people without whoever says the words in which the pronoun stands, for they would say "I"."""
        quote, speaker = self._listener.quoted[number], self._listener.speakers[number]
        if speaker is None or not quote.holds(token.idx):
            return list(people)
        return [one for one in people if one.words is None or one.words.split()[-1] != speaker.split()[-1]]

    def _referred(self, doc: Doc, number: int) -> Iterator[Someone]:
        """Whom the pronouns of a sentence mean that are of nobody told of in it before: somebody unknown where open."""
        for gender in ("m", "f"):
            token = next((word for word in doc if GENDERS.get(word.lower_) == gender), None)
            if token is None or any(one.fits(gender) and one.at < token.i for one in self._met):
                continue
            meant = self._meant(token, number, gender) or Someone(None, gender, token.i)
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
        """Keep the full names that a sentence has, and what their titles tell."""
        for name in find_names(text, opens=False):
            plain = _own_name(name)
            if not plain:
                continue
            title = next((word for word in name.split() if is_office(word)), None)
            self._learn(plain, title)
            if title is not None and gender_of_title(title):
                self._full.setdefault(plain[-1], name)

    def _learn(self, plain: list[str], title: str | None) -> None:
        """Keep a full name that is surely a person's, and the gender that a title tells of a person known by now."""
        full, last = " ".join(plain), plain[-1]
        sure = title or gender_of(plain[0]) or full in self._speakers
        if len(plain) > 1 and sure:
            self._full.setdefault(last, full)
        told = gender_of_title(title) if title is not None else None
        if told is not None and last in self._full:
            self._genders.setdefault(self._full[last], told)

    def _with_topic(self, draft: Draft, number: int) -> Draft:
        """ "It" or "they" that opens a sentence goes on about the subject of the sentence before."""
        topic, pronoun = self._topic, pronoun_of(draft)
        if topic is None or pronoun is None or pronoun.i > _EARLY:
            return draft
        many = pronoun.lower_ in SEVERAL
        if topic.many is not many or (topic.person and not many) or topic.words in text_of(draft):
            return draft
        same_place = topic.paragraph == self._sentences[number].paragraph and topic.quoted == self._is_quoted(number)
        if not same_place or not _can_stand(topic.words, pronoun) or not topic.may_be(pronoun):
            return draft
        return put(draft, pronoun, _formed(topic.words, pronoun))

    def _with_object(self, draft: Draft) -> Draft:
        """ "It" or "them" that is no subject takes up the one other thing that the sentence has named by then."""
        for pronoun in objects_of(draft):
            thing = only_thing(pronoun)
            words = said_again(thing) if thing is not None and not draft.holds(thing) else None
            if words is not None and not named_in(words, self._full) and words not in text_of(draft):
                bare = thing is not None and not tree.is_name(thing) and kid(thing, "det") is None
                return put(draft, pronoun, f"the {words}" if bare and not words.startswith("the ") else words)
        return draft

    def _with_main_subject(self, draft: Draft) -> Draft:
        """ "It" or "they" in a later clause goes on about the subject of the main one, if no object can be meant."""
        pronoun = pronoun_of(draft)
        main = tree.subject_of(pronoun.sent.root) if pronoun is not None else None
        if pronoun is None or main is None or main.i >= pronoun.i or draft.reported:
            return draft
        words = self._meant_by(pronoun, main)
        if words is None or words in text_of(draft) or not _can_stand(words, pronoun):
            return draft
        return put(draft, pronoun, _formed(words, pronoun))

    def _meant_by(self, pronoun: Token, main: Token) -> str | None:
        """What the topic is where the main subject is the same pronoun, else what agrees; "it" is no person."""
        many = pronoun.lower_ in SEVERAL
        if main.lower_ == pronoun.lower_ and self._topic is not None:
            meant, words = main, self._topic.words if self._topic.many is many else None
        else:
            meant = _meant_in_sentence(main, pronoun)
            words = said_again(meant) if meant is not None else None
        if words is None or meant is None:
            return None
        return None if not many and (is_person(meant) or named_in(words, self._full)) else words

    def _topic_of(self, doc: Doc, number: int) -> _Topic | None:
        root = next(iter(doc.sents)).root
        subject = tree.subject_of(root)
        if subject is None or not tree.is_noun(subject) or subject.tag_ in ("DT", "CD"):
            return None
        if subject.tag_ == "PRP":
            if self._topic is None or subject.lower_ not in ("it", "they") or is_situation(root):
                return None
            return replace(self._topic, paragraph=self._sentences[number].paragraph)
        words = said_again(subject)
        if words is None:
            return None
        many, person = tree.is_plural(subject), is_person(subject) or bool(named_in(words, self._full))
        opens = not named_things(doc[: subject.left_edge.i], many=many)
        alone = named_things(doc, many=many) in ([], [subject])
        return _Topic(words, many, person, opens, alone, self._sentences[number].paragraph, self._is_quoted(number))

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
    if is_place_or_power(name) or name.isupper() or any(word.islower() for word in name.split()):
        return []
    plain = [word for word in without_title(name).split() if not is_office(word)]
    while len(plain) > 1 and is_place_or_power(plain[0]):
        plain = plain[1:]
    return plain


def _with_voice(draft: Draft) -> Draft:
    """ "Germany stated that it would decide" is about Germany, "Both ministers said they would go" about the two."""
    pronoun, voice = pronoun_of(draft), draft.voice
    if pronoun is None or not voice or not draft.reported:
        return draft
    # "It was shut, the council said" goes on about something told before.
    if voice not in draft.head.doc.text[: pronoun.idx]:
        return draft
    fits = _are_many(voice) if pronoun.lower_ in SEVERAL else is_body(voice)
    if not fits or len(voice.split()) > LONGEST or voice in text_of(draft) or not _can_stand(voice, pronoun):
        return draft
    return put(draft, pronoun, _formed(_inside(voice), pronoun))


def _can_stand(words: str, pronoun: Token) -> bool:
    """Whether words can take a pronoun's place: an owner's end in what it is, or the wrong noun would seem to own."""
    return pronoun.tag_ != "PRP$" or not re.search(r"\b(?:of|on|in|at|for|from|with|to|by|under|behind)\b", words)


def _formed(words: str, pronoun: Token) -> str:
    """Words in the form that a pronoun has: "its" becomes "the mill’s"."""
    if pronoun.tag_ != "PRP$":
        return words
    return words + possessive(words, several=pronoun.lower_ == "their")


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


def _meant_in_sentence(main: Token, pronoun: Token) -> Token | None:
    """The main subject, or the one other noun that agrees with a pronoun; None where two agree."""
    many = pronoun.lower_ in SEVERAL
    if pronoun.lower_ == "them" and kid(main, "nummod") is not None:
        return main
    if pronoun.lower_ == "they" and kid(main.head, "expl") is not None:
        return None
    others = [word for word in pronoun.doc[: pronoun.i] if word.tag_ in tree.NOUN_TAGS and word != main]
    agreeing = [word for word in others if tree.is_plural(word) is many and _is_rival(word, main)]
    if main.tag_ in tree.NOUN_TAGS and tree.is_plural(main) is many:
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


def _holds(draft: Draft, someone: Someone, token: Token, *, here: bool) -> bool:
    """Whether a draft tells by itself whom its pronoun means; `here` tells that they are told of in its sentence."""
    if here:
        head = token.doc[someone.at]
        bearers = [head, *kids(head, "appos"), *([head.head] if head.dep_ == "appos" else [])]
        if any(draft.holds(word) and word.i < token.i for word in bearers):
            return True
    last = str(someone.words).split()[-1]
    return someone.named and re.search(rf"\b{re.escape(last)}\b", text_of(draft).replace(" - ", "-")) is not None


def _is_part_of(token: Token, noun: Token) -> bool:
    """Whether a pronoun is within a noun's own phrase, of which it cannot be the bearer: "the owner of his yacht"."""
    while token != noun and token.dep_ in ("nmod:poss", "nmod", "appos", "flat", "compound"):
        token = token.head
    return bool(token == noun)


def _meant_here(earlier: Sequence[Someone], before: Sequence[Someone], token: Token, gender: str) -> Someone | None:
    """Whom a pronoun means of those told of earlier in its sentence; `before` are those of the sentence before.

    Somebody unnamed is surely meant only as the one who acts, and where nobody else was the topic.
    """
    meant = only([one for one in earlier if one.counts and not _is_kept_apart(token, one)], gender, opens=False)
    sure = meant is None or meant.named or (meant.acts and not any(one.leads for one in before))
    return meant if sure else None


def _is_kept_apart(token: Token, someone: Someone) -> bool:
    """Whether a verb keeps its object from being its subject: "a cousin sends him"."""
    subject = token.doc[someone.at]
    return token.dep_ in ("obj", "iobj", "obl") and subject.head == token.head and subject.dep_ == "nsubj"


def _opens(token: Token) -> bool:
    """Whether a pronoun opens its sentence as its subject, or as the owner of that."""
    subject = token.head if token.tag_ == "PRP$" else token
    return token.i <= _EARLY and subject.dep_ in ("nsubj", "nsubj:pass") and subject.head.dep_ == "ROOT"


def _is_doubtful(token: Token) -> bool:
    """ "Sent her flowers", "in part her doing": who gets something may be read as its owner, and an owner as that."""
    if token.lower_ == "her" and token.tag_ == "PRP":
        return bool(token.dep_ not in ("obj", "iobj", "obl", "obl:agent", "nmod", "conj"))
    verb = token.head.head
    plain = token.lower_ == "her" and token.head.dep_ == "obj" and token.i + 1 == token.head.i
    handed_on = any("to" in forms(other, "case") for other in kids(verb, "obl"))
    return bool(plain) and tree.has_lemma(verb, _GIVING) and not handed_on
