"""Spellings that mean one thing: countries with their people and, where news means the government, their capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# A line is one thing: what it is called here, then its other names. A capital stands for a government.
_TABLE = """
united states: us, usa, u s, u s a, america, united states of america, washington, american, americans, white house
united kingdom: uk, u k, britain, great britain, british, briton, britons, london, downing street, united kingdom of great britain and northern ireland
european union: eu, e u, brussels
united nations: un, u n
russia: russian, russians, moscow, kremlin, russian federation
ukraine: ukrainian, ukrainians, kyiv, kiev
germany: german, germans, berlin, federal republic of germany
france: french, paris government, elysee, elysee palace, french republic
spain: spanish, spaniards, madrid government
italy: italian, italians
poland: polish, poles
europe: european, europeans
turkey: turkiye, turkish, turks, ankara, republic of turkiye
china: chinese, beijing, peoples republic of china, prc
japan: japanese, tokyo government
india: indian, indians, new delhi
pakistan: pakistani, pakistanis, islamabad
iran: iranian, iranians, tehran, islamic republic of iran
iraq: iraqi, iraqis, baghdad government
israel: israeli, israelis
syria: syrian, syrians, damascus government
saudi arabia: saudi, saudis, riyadh, kingdom of saudi arabia
egypt: egyptian, egyptians
south africa: south african, south africans, pretoria
nigeria: nigerian, nigerians, abuja
kenya: kenyan, kenyans
ethiopia: ethiopian, ethiopians
brazil: brazilian, brazilians, brasilia
argentina: argentine, argentinian, argentinians
mexico: mexican, mexicans
canada: canadian, canadians, ottawa
australia: australian, australians, canberra
new zealand: new zealander, new zealanders, aotearoa
south korea: south korean, south koreans, seoul, republic of korea, rok
north korea: north korean, north koreans, pyongyang, dprk
netherlands: dutch, holland
belgium: belgian, belgians
norway: norwegian, norwegians
sweden: swedish, swedes
denmark: danish, danes
finland: finnish, finns
iceland: icelandic, icelanders
ireland: irish, republic of ireland
portugal: portuguese
greece: greek, greeks
austria: austrian, austrians
switzerland: swiss, bern
czech republic: czech, czechs, czechia
slovakia: slovak, slovaks
hungary: hungarian, hungarians
romania: romanian, romanians
bulgaria: bulgarian, bulgarians
serbia: serbian, serbs
croatia: croatian, croats
slovenia: slovenian, slovenes
estonia: estonian, estonians
latvia: latvian, latvians
lithuania: lithuanian, lithuanians
belarus: belarusian, belarusians, minsk government
moldova: moldovan, moldovans
armenia: armenian, armenians
azerbaijan: azerbaijani, azerbaijanis
kazakhstan: kazakh, kazakhs
afghanistan: afghan, afghans
vietnam: vietnamese, viet nam
thailand: thai, thais
indonesia: indonesian, indonesians
philippines: philippine, filipino, filipinos
myanmar: burma, burmese
ivory coast: cote divoire, ivorian
cape verde: cabo verde
eswatini: swaziland
north macedonia: macedonian
east timor: timor leste
nato: north atlantic treaty organization, north atlantic treaty organisation
who: world health organization, world health organisation
imf: international monetary fund
ecb: european central bank
"""  # noqa: E501
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
# One Slavic ending in the ways that newspapers spell it: Zelensky, Zelenskyy, Zelenskiy, Zelenskyi.
_SKY = re.compile(r"sk(?:yy|yi|iy|ii|yj|ij|i)$")
_LETTERS = str.maketrans({"’": "", "'": "", ".": "", "-": " ", "–": " ", "ł": "l", "ø": "o", "ß": "ss", "đ": "d"})


def canonical(name: str) -> str:
    """The one spelling that `name` is compared by: lower case, no accents, no full stops, its alias looked up."""
    plain = unicodedata.normalize("NFKD", name.lower()).translate(_LETTERS)
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
    plain = plain.removeprefix("the ")
    plain = _SAME.get(plain, plain)
    return _SKY.sub("sky", plain)


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
    plain = canonical(name)
    return plain in _POWERS or plain in _countries()


_POWERS = frozenset(_SAME.values())


@cache
def _countries() -> frozenset[str]:
    """Every country of ISO 3166-1 under the names that the standard has for it."""
    import pycountry

    names = (getattr(country, kind, None) for country in pycountry.countries for kind in ("name", "common_name"))
    return frozenset(canonical(name.split(",")[0]) for name in names if name)
