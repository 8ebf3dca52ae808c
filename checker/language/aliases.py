"""Spellings that mean one thing: countries with their people and, where news means the government, their capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


def _read(table: str) -> dict[str, str]:
    """What each name in a table is called here; every entry has that first, then other names that no rule finds."""
    entries = [entry.split(": ") for entry in " ".join(table.split()).split("; ")]
    return {other: name for name, others in entries for other in others.split(", ")}


# A capital stands for a government.
_ALIASES = _read("""
united states: us, usa, u s, u s a, america, american, washington, white house;
united kingdom: uk, u k, britain, great britain, british, briton, london, downing street;
european union: eu, e u, brussels; europe: european; united nations: un, u n;
russia: russian federation, moscow, kremlin; ukraine: kyiv, kiev; germany: german, berlin;
france: french, elysee, elysee palace; spain: spanish, spaniard; poland: polish, poles;
turkey: turkiye, turkish, turk, ankara; china: beijing, prc; india: new delhi; pakistan: islamabad; iran: tehran;
saudi arabia: saudi, riyadh; south africa: pretoria; nigeria: abuja; brazil: brasilia; argentina: argentine;
canada: ottawa; australia: canberra; new zealand: new zealander; south korea: seoul, republic of korea;
north korea: pyongyang; netherlands: dutch, holland; norway: norwegian; sweden: swedish, swede; denmark: danish, dane;
finland: finnish, finn; iceland: icelandic, icelander; ireland: irish, republic of ireland; portugal: portuguese;
greece: greek; switzerland: swiss, bern; czech republic: czech, czechia; slovakia: slovak; serbia: serb;
croatia: croat; slovenia: slovene; thailand: thai; philippines: philippine, filipino; myanmar: burma, burmese;
ivory coast: cote divoire; cape verde: cabo verde; east timor: timor leste; korea: korean;
nato: north atlantic treaty organization; who: world health organization; dominican republic: dominican; cuba: cuban;
imf: international monetary fund; ecb: european central bank
""")
# Capitals that are more often places; where one is said to act, its government is meant.
_STATE_OF = _read("""
united arab emirates: abu dhabi; algeria: algiers; greece: athens; azerbaijan: baku; serbia: belgrade;
slovakia: bratislava; romania: bucharest; hungary: budapest; argentina: buenos aires; egypt: cairo; venezuela: caracas;
moldova: chisinau; denmark: copenhagen; syria: damascus; bangladesh: dhaka; qatar: doha; ireland: dublin; cuba: havana;
finland: helsinki; indonesia: jakarta; afghanistan: kabul; peru: lima; portugal: lisbon; slovenia: ljubljana;
spain: madrid; philippines: manila; belarus: minsk; kenya: nairobi; cyprus: nicosia; norway: oslo; france: paris;
czech republic: prague; morocco: rabat; iceland: reykjavik; latvia: riga; italy: rome; bulgaria: sofia;
sweden: stockholm; estonia: tallinn; georgia: tbilisi; albania: tirana; japan: tokyo; austria: vienna;
lithuania: vilnius; poland: warsaw; new zealand: wellington; armenia: yerevan; croatia: zagreb
""")
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
    return _ALIASES.get(plain) or _countries().get(plain) or _ALIASES.get(single) or _peoples().get(single)


@cache
def _countries() -> dict[str, str]:
    """Every country of ISO 3166-1, and what the table names, with what it is called here."""
    import pycountry

    names = {name: name for name in _ALIASES.values()}
    for country in pycountry.countries:
        short = _plain(getattr(country, "common_name", country.name.split(",")[0]))
        for name in (short, _plain(country.name), _plain(getattr(country, "official_name", short))):
            names[name] = _ALIASES.get(short, short)
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
