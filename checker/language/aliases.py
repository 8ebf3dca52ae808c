"""Spellings that mean one thing: countries with their people and, where news means the government, their capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# A line is one thing: what it is called here, then other names that no rule finds. A capital stands for a government.
_TABLE = """
united states: us, usa, u s, u s a, america, american, washington, white house
united kingdom: uk, u k, britain, great britain, british, briton, london, downing street
european union: eu, e u, brussels
europe: european
united nations: un, u n
russia: russian federation, moscow, kremlin
ukraine: kyiv, kiev
germany: german, berlin
france: french, elysee, elysee palace
spain: spanish, spaniard
poland: polish, poles
turkey: turkiye, turkish, turk, ankara
china: beijing, prc
india: new delhi
pakistan: islamabad
iran: tehran
saudi arabia: saudi, riyadh
south africa: pretoria
nigeria: abuja
brazil: brasilia
argentina: argentine
canada: ottawa
australia: canberra
new zealand: new zealander
south korea: seoul, republic of korea
north korea: pyongyang
netherlands: dutch, holland
norway: norwegian
sweden: swedish, swede
denmark: danish, dane
finland: finnish, finn
iceland: icelandic, icelander
ireland: irish, republic of ireland
portugal: portuguese
greece: greek
switzerland: swiss, bern
czech republic: czech, czechia
slovakia: slovak
serbia: serb
croatia: croat
slovenia: slovene
thailand: thai
philippines: philippine, filipino
myanmar: burma, burmese
ivory coast: cote divoire
cape verde: cabo verde
east timor: timor leste
korea: korean
nato: north atlantic treaty organization
who: world health organization
dominican republic: dominican
cuba: cuban
imf: international monetary fund
ecb: european central bank
"""
_SAME = {
    other: name
    for line in _TABLE.strip().splitlines()
    for name, others in [line.split(": ")]
    for other in others.split(", ")
}
# Capitals that are more often places; where one is said to act, its government is meant.
_CAPITALS = """
abu dhabi: united arab emirates, algiers: algeria, athens: greece, baku: azerbaijan, belgrade: serbia,
bratislava: slovakia, bucharest: romania, budapest: hungary, buenos aires: argentina, cairo: egypt, caracas: venezuela,
chisinau: moldova, copenhagen: denmark, damascus: syria, dhaka: bangladesh, doha: qatar, dublin: ireland,
havana: cuba, helsinki: finland, jakarta: indonesia, kabul: afghanistan, lima: peru, lisbon: portugal,
ljubljana: slovenia, madrid: spain, manila: philippines, minsk: belarus, nairobi: kenya, nicosia: cyprus, oslo: norway,
paris: france, prague: czech republic, rabat: morocco, reykjavik: iceland, riga: latvia, rome: italy, sofia: bulgaria,
stockholm: sweden, tallinn: estonia, tbilisi: georgia, tirana: albania, tokyo: japan,
vienna: austria, vilnius: lithuania, warsaw: poland, wellington: new zealand, yerevan: armenia, zagreb: croatia
"""
_STATE_OF = dict(pair.strip().split(": ") for pair in _CAPITALS.replace("\n", " ").split(","))
# What a country's name ends in, and its people's instead: "Afghans", "Israelis", "Kenyan", "Ukrainians", "Chinese".
_PEOPLE = [("i?stan", ""), ("", "i"), (".{1,2}", "an"), (".{0,2}", "ian"), (".{0,2}", "ese")]
# One Slavic ending in the ways that newspapers spell it: Zelensky, Zelenskyy, Zelenskiy, Zelenskyi.
_SKY = re.compile(r"sk(?:yy|yi|iy|ii|yj|ij|i)$")
_LETTERS = str.maketrans({"’": "", "'": "", ".": "", "-": " ", "–": " ", "ł": "l", "ø": "o", "ß": "ss", "đ": "d"})


def canonical(name: str) -> str:
    """The one spelling that `name` is compared by: lower case, no accents, no full stops, its alias looked up."""
    plain = _plain(name)
    return _named(plain) or _SKY.sub("sky", plain)


def government(name: str) -> str:
    """The state that `name` stands for where it is said to act ("Paris", "the French"); other names as they are."""
    plain = canonical(name)
    return _STATE_OF.get(plain, plain) if plain in _STATE_OF or is_place_or_power(name) else name


def is_own_name(name: str) -> bool:
    """Whether `name` is a state's own name, not its people's, its capital's or a short form."""
    plain = unicodedata.normalize("NFKD", name.lower()).removeprefix("the ")
    return is_place_or_power(name) and plain == canonical(name)


def is_place_or_power(name: str) -> bool:
    """Whether `name` is a country, a union of countries or what stands for one."""
    return _named(_plain(name)) is not None


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower()).translate(_LETTERS)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split()).removeprefix("the ")


def _named(plain: str) -> str | None:
    """The country or union that stands in the tables under this name, or under that of its people: "Kenyans"."""
    single = plain.removesuffix("s")
    return _SAME.get(plain) or _countries().get(plain) or _SAME.get(single) or _peoples().get(single)


@cache
def _countries() -> dict[str, str]:
    """Every country of ISO 3166-1, and what the table names, with what it is called here."""
    import pycountry

    names = {name: name for name in _SAME.values()}
    for country in pycountry.countries:
        short = _plain(getattr(country, "common_name", country.name.split(",")[0]))
        for name in (short, _plain(country.name), _plain(getattr(country, "official_name", short))):
            names[name] = _SAME.get(short, short)
    return names


@cache
def _peoples() -> dict[str, str]:
    """Countries by what their people are called, as far as a rule tells."""
    named: dict[str, str] = {}
    for ending, people in _PEOPLE:
        for country in _countries().values():
            for land in range(4, len(country) + 1):
                if re.fullmatch(ending, country[land:]):
                    named.setdefault(country[:land] + people, country)
    return named
