"""What "the summit", "the two sides", "the latter" and "that country" are, where only one thing can be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.language.aliases import is_place_or_power
from checker.language.names import find_names
from checker.models import Sentence

from .draft import Draft, put
from .tree import kids, words_in

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVENT = (
    "summit|conference|congress|convention|festival|tournament|championship|referendum|election|marathon|regatta|"
    "treaty|pact|accord|declaration|agreement|protocol|charter|ceasefire|memorandum"
)
EVENTS = frozenset(_EVENT.split("|"))
_NAMED_BEFORE = re.compile(rf"\b(?P<name>(?:[A-Z][\w’'-]*[\w] ){{1,4}})(?P<event>(?i:{_EVENT}))\b")
_NAMED_AFTER = re.compile(rf"\b(?P<event>{_EVENT}) (?P<joint>in|at|of|on) (?P<name>(?:[A-Z][\w’'-]*[\w] ?){{1,3}})")
_PAIR = re.compile(
    r"\b(?:[Tt]he )?(?P<a>[A-Z][\w’'. -]*?[\w.]) and (?:the )?(?P<b>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
)
_TWO = frozenset("sides countries states nations parties governments capitals neighbours neighbors powers".split())
_FIRST_WORDS = frozenset("The A An In On At This That Its Their After Before Since When While But And".split())
# Sentences back in which a pair is looked for; further back "the two sides" may be others.
_REACH = 2


class Mentions:
    """Keeps in mind the events and the pairs that a document has named so far."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        self._read = 0

    def resolved(self, draft: Draft, number: int) -> Draft:
        """The draft with such phrases replaced; `number` is its sentence's."""
        for token in words_in(draft):
            words = self._meant(token, number)
            if words is not None:
                return _replaced(draft, token, words)
        return draft

    def _meant(self, token: Token, number: int) -> str | None:
        """What stands in the place of a bare phrase that ends in `token`, its article included."""
        word = token.lower_
        if word in EVENTS and _is_bare(token, "the"):
            return self._event(word, number)
        if word in _TWO and _is_bare(token, "the", "two"):
            return self._pair(number, powers=True)
        if word in ("latter", "former") and _is_bare(token, "the"):
            pair = self._pair(number)
            return pair and pair.split(" and ")[word == "latter"]
        if word == "country" and _is_bare(token, "that"):
            return self._only_power(number)
        return None

    def _event(self, word: str, number: int) -> str | None:
        """The one name under which the document has spoken of such an event up to now."""
        while self._read <= number:
            self._take_in(self._sentences[self._read].text)
            self._read += 1
        names = self._names[word]
        return next(iter(names.values())) if len(names) == 1 else None

    def _take_in(self, text: str) -> None:
        for found in _NAMED_BEFORE.finditer(text):
            name = " ".join(part for part in found["name"].split() if part not in _FIRST_WORDS)
            if name:
                self._names[found["event"].lower()].setdefault(name.lower(), f"the {name} {found['event']}")
        for found in _NAMED_AFTER.finditer(text):
            self._names[found["event"]].setdefault(found["name"].strip().lower(), f"the {found.group().strip()}")

    def _pair(self, number: int, *, powers: bool = False) -> str | None:
        """ "A and B", if they are the one pair of names that the last sentences have."""
        for sentence in reversed(self._sentences[max(0, number - _REACH) : number]):
            pairs = {f"{_plain(found['a'])} and {found['b']}" for found in _PAIR.finditer(sentence.text)}
            pairs = {pair for pair in pairs if not powers or all(map(is_place_or_power, pair.split(" and ")))}
            if pairs:
                return pairs.pop() if len(pairs) == 1 and "," not in "".join(pairs) else None
        return None

    def _only_power(self, number: int) -> str | None:
        """The one country that the sentence before names."""
        before = self._sentences[number - 1].text if number else ""
        names = [name for name in find_names(before, opens=False) if is_place_or_power(name)]
        return names[0] if len(names) == 1 else None


def _plain(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0] in _FIRST_WORDS:
        words = words[1:]
    return " ".join(words)


def _is_bare(token: Token, *before: str) -> bool:
    """Whether a noun has nothing with it but these words, right before it."""
    first = token.i - len(before)
    if first < 0 or tuple(token.doc[at].lower_ for at in range(first, token.i)) != before:
        return False
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    told = kids(token, "acl:relcl", "acl", "nmod", "appos", "compound", "amod", "conj", "flat", "nmod:poss")
    return not told and after not in ("of", "between", "on", "in", "that", "which", "-")


def _replaced(draft: Draft, token: Token, words: str) -> Draft:
    """The words in place of the noun and of what stands before it: "the two sides", "that country"."""
    first = token.i
    while first > 0 and token.doc[first - 1].lower_ in ("the", "two", "that") and first - 1 in draft.tokens:
        first -= 1
    return put(draft.without(range(first, token.i)), token, words)
