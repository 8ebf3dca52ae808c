"""Names: runs of capitalised words, and the spellings that mean one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .aliases import canonical, is_place_or_power

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŸŹŻŽȘȚ]"
_PART = rf"(?:{_CAPITAL}\.(?:{_CAPITAL}\.)+|{_CAPITAL}[\w’'-]*[\w]|{_CAPITAL}(?:\.(?=\s))?)"
_NAME = re.compile(rf"(?<![^\W_]){_PART}(?:(?:\s+(?:of the|of|and the|de|van|von|der|al|bin|for)\s+|\s+|-){_PART})*")
# Words that are no names by themselves nor, but in titles, the first or last of one.
_NEVER = set(
    """
    A An The This That These Those It Its He She They We I You His Her Their Our My Your In On At By For
    From To Of And But Or Nor So Yet If When While Where What Who Which How Why As After Before Since Until
    Once During Although Though However Moreover Meanwhile Nevertheless Instead Also Even Only Both Each
    Every Some Many Most Other Others Another Such There Here Then Now Today Yesterday Tomorrow First Second
    Third Finally According Despite With Without Under Over About Between Among Because Whether Not No
    Nobody None All Any Either Neither Just Perhaps Currently Initially Subsequently Earlier Later Against
    Through Following Given Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct
    Nov Dec Mr Mrs Ms Dr Prof Sir President Prime Minister Chancellor Secretary General Out Up Down Let
    Further Much Can Could Would Will Should Do Does Did Is Are Was Were Be Been Has Have Had
    """.split()
)
# Behind first and last name.
_HONOURS = re.compile(r"(?<=[a-z]) (?:[KQ]C|[CDKMO]BE|MP|MEP|MSP|FRS|PhD|Jr|Sr)\.?$")
_TITLE = (
    r"(?:President|(?:Prime|First) Minister|Minister|Chancellor|Secretary|General|Gen\.|Envoy|Mr|Mrs|Ms|Dr|Prof|"
    r"Professor|Sir|Dame|Lord|Lady|Leader|leader|Senator|Governor|Mayor|Judge|Justice|Captain|Inspector|"
    r"Diplomat|Analyst|Ambassador|Commissioner|Spokesman|Spokeswoman|Spokesperson)\.?\s+"
    rf"(?={_CAPITAL})"
)
_TITLES = re.compile(rf"^(?:{_CAPITAL}[\w.’'-]*\s+){{0,3}}?{_TITLE}")


def find_names(text: str, *, opens: bool = True) -> tuple[str, ...]:
    """The names in `text` as written, each once, in order.

    If `text` opens a sentence (`opens`), its first word counts only where it can't be a common one.
    """
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        name = re.sub("[’']s?$", "", _without_common_words(match.group()))
        # A single word at the start that shows no sign of being a name.
        opener = opens and match.start() == 0 and " " not in name and not name.isupper()
        common = opener and name not in text[len(name) :] and not is_place_or_power(name)
        if name and name not in _NEVER and not common:
            found.setdefault(name)
    return tuple(found)


def _without_common_words(name: str) -> str:
    words = name.split()
    while words and words[0].strip(".’'") in _NEVER and not re.match(_TITLE, " ".join(words)):
        words = words[1:]
    while words and words[-1] in _NEVER:
        words = words[:-1]
    return " ".join(words)


def without_title(name: str) -> str:
    """A person's name without "President", "Diplomat" and the like, and without "KC" behind it."""
    plain = _TITLES.sub("", name)
    bare = _HONOURS.sub("", plain)
    return bare if " " in bare else plain


def keeps_capital(opener: Token) -> bool:
    """Whether the first word of a sentence is written with a capital inside one too: a name, "European", "UN"."""
    spelt = opener.text == "I" or (len(opener.text) > 1 and opener.text.isupper())
    return spelt or opener.tag_ in ("NNP", "NNPS") or (opener.tag_ == "JJ" and opener.ent_type_ != "")


def keys(names: tuple[str, ...]) -> frozenset[str]:
    """What names are compared by: no title, no full stops, one spelling; of persons and bodies also the last word."""
    found: set[str] = set()
    for name in names:
        plain = canonical(without_title(name))
        found.add(plain)
        last = plain.split()[-1] if plain and not is_place_or_power(plain) else ""
        if len(last) > 3:
            found.add(canonical(last))
    return frozenset(found)
