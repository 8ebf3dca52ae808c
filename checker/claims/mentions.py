"""What "the summit" and "the two sides" are, where only one thing can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.language.aliases import is_place_or_power
from checker.models import Sentence

from .draft import Draft, put
from .tree import words_in

_EVENT = (
    "summit|conference|congress|convention|festival|tournament|championship|referendum|election|marathon|regatta|"
    "treaty|pact|accord|declaration|agreement|protocol|charter|ceasefire|memorandum"
)
EVENTS = frozenset(_EVENT.split("|"))
# A capitalised word that isn't only one because it opens the sentence.
_WORD = r"(?!(?:The|An?|In|On|At|This|That|After|Before|Since|When|While|But|And)\b)[A-Z][\w’'-]*\w"
_NAMED_EVENT = re.compile(rf"\b(?:{_WORD} ){{1,4}}(?i:{_EVENT})\b")
_PAIR = re.compile(rf"\b({_WORD}(?: {_WORD})*) and (?:the )?({_WORD}(?: {_WORD})*)")
_SIDES = frozenset("sides countries states nations parties governments capitals powers".split())
# Sentences back in which a pair is looked for; further back "the two sides" may be others.
_REACH = 2


def with_mentions(draft: Draft, number: int, sentences: Sequence[Sentence]) -> Draft:
    """The draft with the first such phrase replaced; `number` is its sentence's."""
    for token in words_in(draft):
        if token.lower_ not in EVENTS | _SIDES:
            continue
        phrase = [word for word in token.subtree if word == token or word.dep_ not in ("case", "punct")]
        meant = _meant(" ".join(word.lower_ for word in phrase), number, sentences)
        if meant is not None:
            return put(draft.without(word.i for word in phrase if word != token), token, meant)
    return draft


def _meant(phrase: str, number: int, sentences: Sequence[Sentence]) -> str | None:
    """What a whole noun phrase is, if it is one of those."""
    before = sentences[max(0, number - _REACH) : number]
    noun = phrase.split()[-1]
    if phrase == f"the {noun}" and noun in EVENTS:
        names = {name for one in sentences[: number + 1] for name in _NAMED_EVENT.findall(one.text)}
        fitting = [f"the {name}" for name in names if name.lower().endswith(noun)]
        return fitting[0] if len(fitting) == 1 else None
    if phrase == f"the two {noun}" and noun in _SIDES:
        # The pair of names in the nearest sentence that has any, if that has one only.
        pairs = next((found for one in reversed(before) if (found := _PAIR.findall(one.text))), [])
        sure = len(pairs) == 1 and all(map(is_place_or_power, pairs[0]))
        return " and ".join(pairs[0]) if sure else None
    return None
