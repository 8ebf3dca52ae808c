"""Pronouns and bare surnames replaced by whom or what they mean, where that is sure; else the word stays as it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.first_names import gender_of
from checker.language.names import find_names, without_title
from checker.models import Sentence

from . import tree
from .antecedents import PRONOUNS, THEY, Mention, Pages, Scene, Vectors, known_as, mentions_in, places_in, shipped_model
from .draft import NOBODY, Draft, possessive, put, text_of
from .mentions import with_mentions
from .persons import GENDERS, gender_of_name, gender_of_title, is_office
from .speakers import Listener
from .things import said_again

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# From this share up what a pronoun means is put in its place (benchmarks/README.md, "Pronouns").
SURE = 0.8
# "The company’s" owner must end in what it is, or the wrong noun would seem to own.
_ENDS_ELSEWHERE = re.compile(r"\b(?:of|on|in|at|for|from|with|to|by|under|behind)\b")


class Memory:
    """Keeps in mind whom and what the last sentences told of; `words` gives those of a sentence as the parser does.

    People are also known from `titles`: of a life of "Mallory, Henrietta" no Thomas Mallory is the only one.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        listener: Listener,
        turns: Sequence[str | None],
        words: Callable[[str], list[str]],
        titles: Sequence[str] = (),
    ) -> None:
        self._sentences = sentences
        self._listener = listener
        self._turns = turns
        self._full, self._shared = _full_names([*titles, *(s.text for s in sentences)], frozenset(listener.speakers))
        self._scene = Scene()
        self._pages = Pages(len(sentences), lambda number: words(sentences[number].text))
        self._read: Mapping[int, Vectors] = {}
        self._meant: dict[int, str] = {}

    def meet(self, doc: Doc, number: int, whole: Doc) -> None:
        """Read the next sentence before its claims are made; `whole` has it with "Ana Ruiz said", `doc` may not."""
        speaker = self._listener.speakers[number] or self._turns[number]
        self._meant = {}
        places = range(len(doc)) if whole is doc else places_in(whole, doc)
        for mention in mentions_in(doc, number, places, self._shared):
            if mention.pronoun:
                if number not in self._read:
                    self._read = shipped_model().read(self._pages.around(number))
                mention = replace(mention, meant=shipped_model().meant(self._scene, mention, self._read, speaker))
                key, share = max(mention.meant.items(), key=lambda item: item[1], default=("", 0.0))
                if share >= SURE:
                    self._scene.learn(key, mention.gender)
                    self._meant[mention.token.i] = key
            self._scene.enter(mention)

    def hear(self, whole: Doc, number: int, read: Doc) -> None:
        """Learn who says a sentence that was `read` without "Ana Ruiz said", once its claims are made."""
        known = {token.text for token in read}
        for mention in mentions_in(whole, number, range(len(whole)), self._shared):
            if mention.key and mention.token.text not in known:
                self._scene.enter(mention)

    def resolved(self, draft: Draft, number: int) -> Draft:
        """The draft with pronouns and bare surnames replaced by whom or what they surely mean."""
        draft = self._with_speaker(draft, number)
        unresolved: set[str] = set()
        for token in tree.words_in(draft):
            pronoun, words = PRONOUNS.get(token.lower_, ""), self._words(token, draft)
            if words is None:
                unresolved.add(pronoun)
            elif not _is_said(words, draft) and pronoun not in unresolved:
                # "Its" becomes "the mill’s".
                ending = possessive(words, several=token.lower_ == "their") if token.tag_ == "PRP$" else ""
                draft = put(draft, token, words + ending)
        return self._with_full_names(with_mentions(draft, number, self._sentences))

    def _words(self, pronoun: Token, draft: Draft) -> str | None:
        """What stands for a pronoun of the draft; None where that isn't sure, can't be said or is in the draft."""
        key = self._meant.get(pronoun.i)
        told = [one for one in reversed(self._scene.near) if one.key == key and one.before(pronoun)]
        if any(one.token.doc == pronoun.doc and draft.holds(one.token) for one in told):
            return None
        # Through pronouns it may be known from further back.
        named = next((one for one in told if one.says_which), self._scene.nouns.get(key or ""))
        return self._said_for(pronoun, named) if named is not None and named.before(pronoun) else None

    def _said_for(self, pronoun: Token, meant: Mention) -> str | None:
        """What a mention says in the place of a pronoun, None where it can't."""
        # "They have" would have to be "it has"; and of a row any may be meant.
        several = PRONOUNS[pronoun.lower_] == THEY
        if (meant.many == "one") is several or (meant.token.dep_ == "conj" and not several):
            return None
        words = self._full_name(pronoun, meant) or said_again(meant.token) or ""
        owns = pronoun.tag_ == "PRP$" and _ENDS_ELSEWHERE.search(words)
        return None if owns else re.sub(r"(?: (?:him|her|it|them)sel(?:f|ves))?(?:[’']s?)?$", "", words) or None

    def _full_name(self, pronoun: Token, meant: Mention) -> str | None:
        """The full name of a person whom a pronoun may stand for by gender."""
        full = self._full.get(meant.key) if tree.is_name(meant.token) and meant.many == "one" else None
        fits = full is not None and gender_of(full.split()[0]) in (GENDERS.get(pronoun.lower_), None)
        return full if fits else None

    def _with_speaker(self, draft: Draft, number: int) -> Draft:
        """The draft with its speaker by name where that is "he" or "she"; NOBODY where no name fits."""
        voice = (draft.voice or "").lower()
        if voice not in GENDERS or not draft.reported:
            return draft
        token = next((word for word in draft.head.doc if word.lower_ == voice), None)
        name = self._full.get(self._meant.get(token.i, "")) if token is not None else None
        speaker = self._listener.resolve(name or voice, self._listener.speakers[number], number)
        fits = speaker is not None and gender_of_name(speaker) in (GENDERS[voice], None)
        return replace(draft, voice=speaker if fits else NOBODY)

    def _with_full_names(self, draft: Draft) -> Draft:
        """A person's full name where a claim has only the last."""
        for token in tree.words_in(draft):
            full = self._full.get(token.lower_)
            if full is not None and not _is_said(full, draft) and _stands_alone(token, gender_of(full.split()[0])):
                draft = put(draft, token, full)
        return draft


def _full_names(texts: Sequence[str], speakers: Collection[str | None]) -> tuple[dict[str, str], frozenset[str]]:
    """The full names of the people of whom a document tells, and the last names that several names end with.

    They are known by the last name or, where that is shared, by all of it.
    """
    people: list[str] = []
    firsts: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for name in find_names(text, opens=False):
            plain = _plain(name)
            if len(plain) < 2 or is_place_or_power(plain[-1]):
                continue
            known = any(map(is_office, name.split())) or gender_of(plain[0]) or " ".join(plain) in speakers
            # "Drawing Ruiz closer" is nobody's name.
            if known or not text.startswith(name):
                firsts[plain[-1].lower()].add(plain[0])
            if known:
                people.append(" ".join(plain))
    shared = frozenset(last for last, several in firsts.items() if len(several) > 1)
    # Of two ways to write one name the first counts.
    return {known_as(full, shared): full for full in reversed(people)}, shared


def _plain(name: str) -> list[str]:
    """The words of a name without titles, offices and the country before it; none where it is no person's."""
    if is_place_or_power(name) or name.isupper() or any(map(str.islower, name.split())):
        return []
    words = [word for word in without_title(name).split() if not (is_office(word) or gender_of_title(word))]
    return words[1:] if len(words) > 1 and is_place_or_power(words[0]) else words


def _is_said(words: str, draft: Draft) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text_of(draft)) is not None


def _stands_alone(token: Token, gender: str | None) -> bool:
    """Whether a surname stands by itself, or only with a title before it that may be its bearer's, as a person."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    part = token.dep_ in ("compound", "amod", "flat") or not tree.is_name(token) or "-" in beside.text
    others = [word for word in beside if word != token and tree.is_name(word)]
    titles = {gender_of_title(word.text) for word in others} - {None, gender}
    return not part and not titles and all(word.i < token.i and is_office(word.text) for word in others)
