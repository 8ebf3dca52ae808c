"""What "he", "she", "it" and "they" may mean: the nouns before them, weighed by a small model.

A reader, MiniLM trained further, reads some sentences in a row, the three before a pronoun's among them; from what it
makes of a pronoun and of a noun before it, a layer tells how well the two go together (files in model/, trained by
`checker.training.coreference` on GUM, GAP and articles of our own). "Nothing told of before" is one of the answers, so
that "it is clear that" has none. It follows the mention-ranking models of coreference resolution (Clark and Manning
2016, "Improving coreference resolution by learning entity-level distributed representations").
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from checker.language.context_encoder import ContextEncoder
from checker.serving import verify_files

from . import tree
from .alignment import offsets
from .persons import GENDERS, gender_of_name, gender_of_noun, gender_of_title, is_office, is_person
from .things import is_situation
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FOLDER = Path(__file__).with_name("model")
ENCODER, HEAD = "encoder.onnx", "head.safetensors"
# Sentences back in which a pronoun may find what it means.
REACH = 3
# The most mentions that are weighed: a longer list is no prose, and would be gone through for each pronoun.
_MOST = 60
# Words that are read together; pieces, of which some words have several.
MOST_WORDS, MOST_PIECES = 160, 320
HE, SHE, IT, THEY = "he", "she", "it", "they"
KINDS = (HE, SHE, IT, THEY)
# Without "herself" and the like, which stand beside what they mean, and without "hers" and "theirs", which own.
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), HE),
    **dict.fromkeys(("she", "her"), SHE),
    **dict.fromkeys(("it", "its"), IT),
    **dict.fromkeys(("they", "them", "their"), THEY),
}
_PARTS = ("compound", "flat", "nmod:desc", "amod", "fixed")
# Ranks of mentions, the last one before a pronoun first; signs of a pair by pronoun, distance, agreement and speaker.
RANKS, SIGNS = 40, len(KINDS) * (REACH + 1) * 2 * 2
Vectors: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun or pronoun in a text.

    `place` is its word's in the whole sentence, from which "she said" may be missing in `token.doc`; -1 if unknown.
    `key` is by what a noun is known again, empty for a pronoun; `meant` tells how likely it stands for what bears each
    key: for its own, or for what the pronoun `pronoun` may mean.
    """

    token: Token
    sentence: int
    place: int
    key: str = ""
    pronoun: str = ""
    gender: str | None = None
    person: bool = False
    meant: Mapping[str, float] = field(default_factory=dict)

    @property
    def many(self) -> str:
        """Whether it takes a plural: "one", "many", or "row" of several nouns."""
        if self.pronoun:
            return "many" if self.pronoun == THEY else "one"
        if self.token.dep_ != "conj" and kid(self.token, "conj") is not None:
            return "row"
        return "many" if tree.is_plural_noun(self.token) else "one"

    @property
    def says_which(self) -> bool:
        """Whether it can stand for what it means, unlike "it was a power station", which says what it is."""
        return bool(self.key) and kid(self.token, "cop") is None

    def before(self, token: Token) -> bool:
        """Whether it stands before a word of the text."""
        return self.token.doc is not token.doc or bool(self.token.i < token.i)

    def agrees(self, pronoun: str) -> bool:
        """Whether nothing in its form speaks against a pronoun."""
        if self.pronoun:
            return self.pronoun == pronoun
        if pronoun == THEY:
            return self.many != "one"
        if self.many != "one" or self.token.ent_type_ == "TIME":
            return False
        if pronoun == IT:
            return not self.person
        named = tree.is_name(self.token) and self.token.ent_type_ not in ("PLACE", "EVENT")
        return self.gender in (GENDERS[pronoun], None) and (self.person or named)


def mentions_in(doc: Doc, sentence: int, places: Iterable[int], shared: Container[str] = ()) -> Iterator[Mention]:
    """The nouns and third-person pronouns of a parsed sentence in order.

    `places` has an entry a word; `shared` are the last names of several people, who are known by their full ones.
    """
    for token, place in zip(doc, places, strict=True):
        # "His Majesty" is a title, and "the house is his" owns.
        titled = token.tag_ == "PRP$" and token.text.istitle() and tree.is_name(token.head)
        owning = token.lower_ == "his" and token.tag_ != "PRP$"
        if token.lower_ in PRONOUNS and token.tag_ in ("PRP", "PRP$") and not titled and not owning:
            pronoun = PRONOUNS[token.lower_]
            gender = GENDERS.get(pronoun)
            if not is_situation(token, token.head):
                yield Mention(token, sentence, place, "", pronoun, gender, person=gender is not None)
        elif token.tag_ in tree.NOUN_TAGS and not (token.dep_ in _PARTS and token.head.tag_ in tree.NOUN_TAGS):
            key = _key(token, shared)
            person = is_person(token) or token.ent_type_ == "PERSON"
            yield Mention(token, sentence, place, key, "", _gender(token), person, {key: 1.0})


def places_in(whole: Doc, read: Doc) -> list[int]:
    """For each word of a sentence that was `read` without "she said" its place in the whole one, -1 where unknown."""
    at = offsets(read.text, whole.text)
    starts = [word.idx for word in whole]
    return [bisect.bisect(starts, at[word.idx]) - 1 if at else -1 for word in read]


def known_as(name: str, shared: Container[str]) -> str:
    """By what a name is known again: its last word, or all of it if that is one of those that several share."""
    last = name.split()[-1].lower()
    return name.lower() if last in shared else last


def _key(noun: Token, shared: Container[str]) -> str:
    """By what a noun is known again: its last word; where a name stands beside it, that of the name."""
    beside = next((other for other in kids(noun, "appos") if tree.is_name(other)), noun)
    named = beside if not tree.is_name(noun) else noun
    return known_as(tree.name_text(named), shared) if tree.is_name(named) else str(named.lemma_.lower())


def _gender(noun: Token) -> str | None:
    if not tree.is_name(noun):
        return gender_of_noun(noun)
    titles = (gender_of_title(word.text) for word in noun.subtree if is_office(word.text))
    return gender_of_name(tree.name_text(noun)) or next(filter(None, titles), None)


@dataclass
class Scene:
    """What a text has told of so far: the mentions in the last sentences, the last noun of each key, known genders."""

    near: list[Mention] = field(default_factory=list)
    nouns: dict[str, Mention] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def enter(self, mention: Mention) -> None:
        """Add the next mention of the text."""
        self.near = [other for other in self.near if mention.sentence - other.sentence <= REACH]
        self.near.append(mention)
        if mention.says_which:
            self.nouns[mention.key] = mention
        if tree.is_name(mention.token):
            self.names.add(mention.key)
            self.learn(mention.key, mention.gender)

    def learn(self, key: str, gender: str | None) -> None:
        """Keep the gender of somebody with a name, unless another one is known; the next doctor may be another."""
        if gender is not None and key in self.names:
            self.genders.setdefault(key, gender)

    def candidates(self, pronoun: Mention) -> list[Mention]:
        """Whom or what a pronoun may mean: nobody known to be of another gender, and no person where it is "it"."""
        found = [one for one in self.near if pronoun.sentence - one.sentence <= REACH]
        gender = GENDERS.get(pronoun.pronoun)
        if pronoun.pronoun == IT:
            found = [one for one in found if not one.person]
        elif gender is not None:
            found = [one for one in found if (one.gender or self.genders.get(one.key)) in (gender, None)]
        return found[-_MOST:]


Page: TypeAlias = tuple[int, list[str]]


class Pages:
    """The sentences of a text by number, word by word; `words` has those of each of `count` sentences."""

    def __init__(self, count: int, words: Callable[[int], list[str]]) -> None:
        self._count = count
        self._words = words

    def around(self, number: int) -> list[Page]:
        """What is read together for a sentence's pronouns, and then for those of the few sentences that follow.

        Whichever of these it is, the sentences before it that it needs are there as well.
        """
        own = self._words(number)
        before = self._fitting(range(number - 1, max(number - REACH, 0) - 1, -1), MOST_WORDS - len(own))
        room = MOST_WORDS - len(own) - sum(len(words) for _, words in before)
        return [
            *reversed(before),
            (number, own),
            *self._fitting(range(number + 1, min(number + REACH + 1, self._count)), room),
        ]

    def _fitting(self, numbers: Iterable[int], room: int) -> list[Page]:
        """The first of some sentences that have no more words than there is room for."""
        found: list[Page] = []
        for number in numbers:
            words = self._words(number)
            room -= len(words)
            if room < 0:
                break
            found.append((number, words))
        return found


def sign(pronoun: Mention, one: Mention, speaker: str | None) -> int:
    """What is known of a pronoun and a mention besides their context; `speaker` says the pronoun's sentence."""
    said = speaker is not None and one.key in (speaker.lower(), speaker.split()[-1].lower())
    number = KINDS.index(pronoun.pronoun) * (REACH + 1) + min(pronoun.sentence - one.sentence, REACH)
    return (number * 2 + one.agrees(pronoun.pronoun)) * 2 + said


class AntecedentModel:
    """The reader in `folder` with the layer above it; files are read and checked on first use."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def verify(self) -> None:
        """Raise ModelError unless the files are those that the card names, byte for byte, and no others."""
        verify_files(self._folder)

    @cached_property
    def _encoder(self) -> ContextEncoder:
        self.verify()
        return ContextEncoder((self._folder / ENCODER).read_bytes(), MOST_PIECES)

    @cached_property
    def _head(self) -> dict[str, Vectors]:
        from safetensors.numpy import load_file

        self.verify()
        return {name: value.astype(np.float32) for name, value in load_file(self._folder / HEAD).items()}

    def read(self, pages: Sequence[Page]) -> dict[int, Vectors]:
        """The vectors of the words of some sentences in a row, by the sentence's number."""
        rows = self._encoder.words([word for _, words in pages for word in words])
        ends = np.cumsum([len(words) for _, words in pages])[:-1]
        return dict(zip((number for number, _ in pages), np.split(rows, ends), strict=True))

    def probabilities(
        self, read: Mapping[int, Vectors], pronoun: Mention, near: Sequence[Mention], signs: Sequence[int]
    ) -> NDArray[np.float64]:
        """How likely a pronoun stands for each mention and, last, for none of them; they add up to 1."""
        head, own = self._head, vector_of(read, pronoun)
        ranks = np.minimum(np.arange(len(near))[::-1], RANKS - 1)
        others = np.array([vector_of(read, one) for one in near]).reshape(len(near), len(own))
        pairs = np.concatenate([others, np.broadcast_to(own, others.shape), others * own], axis=1)
        hidden = pairs @ head["pair"].T + head["rank"][ranks] + head["sign"][list(signs)]
        none = own @ head["alone"].T + head["kind"][KINDS.index(pronoun.pronoun)]
        totals = np.append(np.maximum(hidden, 0) @ head["fits"], np.maximum(none, 0) @ head["lacks"])
        odds = np.exp(totals.astype(np.float64) - totals.max())
        return np.asarray(odds / odds.sum())

    def meant(
        self, scene: Scene, pronoun: Mention, read: Mapping[int, Vectors], speaker: str | None
    ) -> dict[str, float]:
        """How likely a pronoun stands for what bears each key, straight or by way of a pronoun before it."""
        near = scene.candidates(pronoun)
        told = self.probabilities(read, pronoun, near, [sign(pronoun, one, speaker) for one in near])
        found: defaultdict[str, float] = defaultdict(float)
        for one, probability in zip(near, told[:-1], strict=True):
            for key, likely in one.meant.items():
                found[key] += float(probability) * likely
        return found


def vector_of(read: Mapping[int, Vectors], mention: Mention) -> Vectors:
    """What a mention is in context; nothing but zeros where it was too far back to be read."""
    rows = read.get(mention.sentence)
    if rows is None or mention.place < 0:
        return np.zeros_like(next(iter(read.values()))[0])
    return np.asarray(rows[mention.place])


@cache
def shipped_model() -> AntecedentModel:
    """The model that comes with the package, read once."""
    return AntecedentModel()
