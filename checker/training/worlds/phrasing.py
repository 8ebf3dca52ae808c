"""Events, and phrasings filled about them: names in full or by role, one of the event's names, "a" or "an"."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from .facts import EventKind, Template
from .names import Name, Pools

_ARTICLE = re.compile(r"\b([Aa])n? (?=(['\"‘“£$€]?)([\w,]+))")
_VOWEL_SOUND = re.compile(r"(?:[aeiou]|hour|hono|heir|8|11(?!\d)|18(?!\d)|11,|18,)", re.IGNORECASE)
_GLIDE = re.compile(r"(?:uni[^nm]|unil|us[eu]|eu|one\b|once|ut[eio]|ur[aiu])", re.IGNORECASE)
_CLUMSY = (  # where a phrasing and what fills it meet
    ("the the ", "the "),
    (" of of ", " of "),
    (" at at least ", " at no less than "),
    ("s's ", "s' "),
    ("'s the ", "'s "),
    (".. ", ". "),
)


@dataclass(frozen=True)
class Event:
    """One event of a kind: a name for every slot."""

    kind: EventKind
    names: dict[str, Name]
    pools: Pools
    rng: random.Random

    @classmethod
    def draw(cls, kind: EventKind, pools: Pools, rng: random.Random, names: Mapping[str, Name]) -> Event:
        """An event with names of its own, but for those given."""
        drawn = dict(names)
        for slot, (pool, *roles) in kind.slots.items():
            if slot not in drawn:
                name = pools.name(pool, rng, drawn.values())
                drawn[slot] = Name(name.full, (*name.short, *roles))
        return cls(kind, drawn, pools, rng)

    def fill(self, template: Template, forms: Mapping[str, str], named: Collection[str] = ()) -> str:
        """The phrasing with its slots filled, without capital and full stop; `named` have been given before."""
        given = set(named)
        parts = list(template.parts)
        for at in range(1, len(parts), 2):
            slot = parts[at]
            if slot in forms:
                parts[at] = forms[slot]
            elif slot == "event":  # if possible without a name that the sentence gives anyway
                fresh = [name for name in self.kind.events if not name.slots & (template.slots | given)]
                parts[at] = self.fill(self.rng.choice(fresh or self.kind.events), forms, given)
            elif slot.startswith("new:"):
                parts[at] = self.pools.name(slot.removeprefix("new:"), self.rng, self.names.values()).full
            else:
                name = self.names[slot]
                again = slot in given
                short = name.short[-1:] if again else name.short if self.rng.random() < 0.5 else ()
                parts[at] = self.rng.choice(short or (name.full,))
                given.add(slot)
        return "".join(parts)


def sentence(text: str) -> str:
    """Capital, articles and full stop put right."""
    text = _ARTICLE.sub(_article, text)
    for clumsy, better in _CLUMSY:
        text = text.replace(clumsy, better)
    text = capital(text)
    return text if text[-1] in ".”?!" or text[-2:] in ('."', ',"', '?"', '!"') else f"{text}."


def capital(text: str) -> str:
    """The text with its first letter large, quotation marks aside."""
    at = 1 if text[:1] in ('"', "“") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _article(match: re.Match[str]) -> str:
    word = match.group(3)
    vowel = bool(_VOWEL_SOUND.match(word)) and not _GLIDE.match(word)
    return f"{match.group(1)}{'n' if vowel else ''} "
