"""What "he", "she", "it" and "they" may mean: the nouns before them, weighed by a small model.

A multinomial logistic model over the signs that a pronoun and a noun before it show together (weights in
antecedents.json, trained by `checker.training.coreference` on GUM, GAP and articles of our own); "nothing told of
before" is one of the answers, so that "it is clear that" has none. It follows the mention-ranking models of
coreference resolution (Denis and Baldridge 2008, "Specialized models and ranking for coreference resolution").
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ModelError

from . import tree
from .persons import gender_of_name, gender_of_noun, gender_of_title, is_office, is_person
from .things import is_situation
from .tree import kid, kids

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WEIGHTS = Path(__file__).with_name("antecedents.json")
# Sentences back in which a pronoun may find what it means.
REACH = 3
# The most mentions that are weighed: a longer list is no prose, and would be gone through for each pronoun.
_MOST = 60
HE, SHE, IT, THEY = "he", "she", "it", "they"
# Without "herself" and the like, which stand beside what they mean, and without "hers" and "theirs", which own.
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), HE),
    **dict.fromkeys(("she", "her"), SHE),
    **dict.fromkeys(("it", "its"), IT),
    **dict.fromkeys(("they", "them", "their"), THEY),
}
GENDERS = {HE: "m", SHE: "f"}
_PARTS = ("compound", "flat", "nmod:desc", "amod", "fixed")
_ROLES = {
    **dict.fromkeys(("nsubj", "nsubj:pass", "nsubj:outer"), "subject"),
    **dict.fromkeys(("obj", "iobj"), "object"),
    **dict.fromkeys(("obl", "obl:agent", "nmod", "nmod:poss", "ROOT"), ""),
}
# A pronoun's place, from 0, up to which it opens its sentence: that of "it" in "On Monday, it".
_EARLY = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun or pronoun in a text.

    `key` is by what a noun is known again, empty for a pronoun; `meant` tells how likely it stands for what bears each
    key: for its own, or for what the pronoun `pronoun` may mean.
    """

    token: Token
    sentence: int
    quoted: bool
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
    def form(self) -> str:
        """Whether it is a pronoun, a name or a noun with which word before it."""
        if self.pronoun:
            return self.pronoun
        if tree.is_name(self.token):
            return "name"
        word = kid(self.token, "det", "nmod:poss")
        if word is None:
            return "number" if kid(self.token, "nummod") is not None else "bare"
        return "owned" if word.dep_ == "nmod:poss" else str(word.lower_)

    @property
    def role(self) -> str:
        """What it is in its clause; of one in a row or beside another, what that one is."""
        return _ROLES.get(self._upper.dep_, "") or self._upper.dep_

    @property
    def is_main(self) -> bool:
        """Whether it hangs on the main verb of its sentence."""
        return "ROOT" in (self._upper.dep_, self._upper.head.dep_)

    @property
    def opens(self) -> bool:
        """Whether it is the subject right at the start of its sentence."""
        return bool(self.token.left_edge.i <= _EARLY and self.role == "subject")

    @property
    def _upper(self) -> Token:
        token = self.token
        while token.dep_ in ("conj", "appos"):
            token = token.head
        return token

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


def mentions_in(doc: Doc, sentence: int, quoted: Iterable[bool]) -> Iterator[Mention]:
    """The nouns and third-person pronouns of a parsed sentence in order; `quoted` has an entry a word."""
    for token, said in zip(doc, quoted, strict=True):
        # "His Majesty" is a title, and "the house is his" owns.
        titled = token.tag_ == "PRP$" and token.text.istitle() and tree.is_name(token.head)
        owning = token.lower_ == "his" and token.tag_ != "PRP$"
        if token.lower_ in PRONOUNS and token.tag_ in ("PRP", "PRP$") and not titled and not owning:
            pronoun = PRONOUNS[token.lower_]
            gender = GENDERS.get(pronoun)
            if not is_situation(token, token.head):
                yield Mention(token, sentence, said, "", pronoun, gender, person=gender is not None)
        elif token.tag_ in tree.NOUN_TAGS and not (token.dep_ in _PARTS and token.head.tag_ in tree.NOUN_TAGS):
            key = _key(token)
            person = is_person(token) or token.ent_type_ == "PERSON"
            yield Mention(token, sentence, said, key, "", _gender(token), person, {key: 1.0})


def _key(noun: Token) -> str:
    """By what a noun is known again: its last word; where a name stands beside it, that of the name."""
    beside = next((other for other in kids(noun, "appos") if tree.is_name(other)), noun)
    named = beside if not tree.is_name(noun) else noun
    return tree.name_text(named).split()[-1].lower() if tree.is_name(named) else str(named.lemma_.lower())


def _gender(noun: Token) -> str | None:
    if not tree.is_name(noun):
        return gender_of_noun(noun)
    titles = (gender_of_title(word.text) for word in noun.subtree if is_office(word.text))
    return gender_of_name(tree.name_text(noun)) or next(filter(None, titles), None)


@dataclass
class Scene:
    """What a text has told of so far: the mentions within reach, how often each noun came, genders that are known."""

    near: list[Mention] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    genders: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def enter(self, mention: Mention) -> None:
        """Add the next mention of the text."""
        self.near = [other for other in self.near if mention.sentence - other.sentence <= REACH]
        self.near.append(mention)
        self.counts[mention.key] += 1
        if tree.is_name(mention.token):
            self.names.add(mention.key)
            self.learn(mention.key, mention.gender)

    def learn(self, key: str, gender: str | None) -> None:
        """Keep the gender of somebody with a name, unless another one is known; the next doctor may be another."""
        if gender is not None and key in self.names:
            self.genders.setdefault(key, gender)

    def answers(self, pronoun: Mention, speaker: str | None) -> tuple[list[Mention], list[list[str]]]:
        """Whom or what a pronoun may mean, and the signs of each and, last, of none; `speaker` says its sentence."""
        within = (one for one in self.near if pronoun.sentence - one.sentence <= REACH)
        near = [one for one in within if self._may_be(one, pronoun.pronoun)][-_MOST:]
        agreeing = [one.agrees(pronoun.pronoun) for one in near]
        left = sum(agreeing)
        rivals = min(len({one.key for one, agrees in zip(near, agreeing, strict=True) if agrees}), 3)
        found = []
        for place, (one, agrees) in enumerate(zip(near, agreeing, strict=True)):
            rank = f"{min(left, 4)} back" if agrees else "disagrees"
            left -= agrees
            signs = self._pair(pronoun, one, rank, speaker)
            signs += [f"{min(len(near) - place, 8)} mentions back", f"{rank} of {rivals}"]
            found.append([f"{pronoun.pronoun} {sign}" for sign in signs] + signs)
        return near, [*found, [f"{pronoun.pronoun} none {sign}" for sign in _of_none(pronoun, rivals)]]

    def _may_be(self, one: Mention, pronoun: str) -> bool:
        """Whether a mention isn't known to be somebody of another gender, or somebody where "it" is something."""
        gender = GENDERS.get(pronoun)
        return not one.person if pronoun == IT else gender is None or self._gender(one) in (gender, None)

    def _gender(self, one: Mention) -> str | None:
        return one.gender or self.genders.get(one.key)

    def _pair(self, pronoun: Mention, one: Mention, rank: str, speaker: str | None) -> list[str]:
        """The signs that a pronoun and a mention before it show together."""
        apart = pronoun.sentence - one.sentence
        place = f"{one.role}{' main' if one.is_main else ''} {apart} apart"
        gender = "" if one.pronoun else self._gender(one) or "unknown"
        said = speaker is not None and one.key == speaker.split()[-1].lower()
        often = min(self.counts[one.key], 3) if one.key else 0
        signs = [
            rank,
            f"{rank} {apart} apart",
            f"{one.form} {apart} apart",
            f"{one.form} {rank}",
            f"{one.form} {often} times",
            place,
            f"{place} {pronoun.role}",
            f"{place} {'opens' if pronoun.opens else ''} {rank}",
            f"{one.many} {one.token.ent_type_} {one.person} {gender}",
            f"quoted {one.quoted} {pronoun.quoted} {apart > 0}",
            f"speaker {said} {pronoun.quoted}",
        ]
        if apart:
            return signs
        clause = pronoun.token.head if pronoun.token.tag_ != "PRP$" else pronoun.token.head.head
        above = one.token.head in (clause, *clause.ancestors)
        same = one.token.head == pronoun.token.head
        return [
            *signs,
            f"same head {same} {pronoun.token.tag_}",
            f"inside {one.token.is_ancestor(pronoun.token)}",
            f"above {above} {one.role} {clause.dep_}",
            f"{min((pronoun.token.i - one.token.i) // 3, 6)} near",
        ]


def _of_none(pronoun: Mention, rivals: int) -> list[str]:
    """What speaks for a pronoun to stand for nothing told of before."""
    signs = ["", f"of {rivals}", pronoun.role, f"opens {pronoun.opens}", f"quoted {pronoun.quoted}"]
    if pronoun.pronoun == IT and pronoun.token.tag_ == "PRP":
        head = pronoun.token.head
        signs.append(f"verb {head.lemma_.lower()}")
        signs += sorted({f"with {child.dep_}" for child in head.children})
    return signs


@dataclass(frozen=True)
class AntecedentModel:
    """How much each sign speaks for a mention."""

    weights: Mapping[str, float]

    @classmethod
    def from_file(cls, path: Path = WEIGHTS) -> AntecedentModel:
        """The shipped weights. Raises ModelError when they can't be read."""
        try:
            return cls(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: {error}") from error

    def shares(self, signs: Sequence[Sequence[str]]) -> list[float]:
        """How likely each answer is; they add up to 1."""
        totals = [sum(self.weights.get(sign, 0.0) for sign in those) for those in signs]
        most = max(totals)
        odds = [math.exp(total - most) for total in totals]
        whole = sum(odds)
        return [one / whole for one in odds]

    def meant(self, near: Sequence[Mention], signs: Sequence[Sequence[str]]) -> dict[str, float]:
        """How likely a pronoun stands for what bears each key, straight or by way of a pronoun before it.

        `signs` has an entry for each mention of `near` and one more, for none of them.
        """
        found: defaultdict[str, float] = defaultdict(float)
        for one, share in zip(near, self.shares(signs), strict=False):
            for key, likely in one.meant.items():
                found[key] += share * likely
        return found


@cache
def shipped_model() -> AntecedentModel:
    """The model that comes with the package, read once."""
    return AntecedentModel.from_file()
