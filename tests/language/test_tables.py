from __future__ import annotations

import datetime as dt

import pytest

from checker.language.aliases import is_place_or_power
from checker.language.dates import find_dates
from checker.language.limits import find_exclusive, find_frequency
from checker.language.modality import modality, polarity
from checker.language.names import find_names, keys
from checker.language.quantities import find_quantities
from checker.models import Modality, Polarity

TODAY = dt.date(2025, 3, 25)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 6 January 2026", ["2026-01-06"]),
        ("on Jan. 6, 2026,", ["2026-01-06"]),
        ("on March 10", ["2025-03-10"]),
        ("on 28 December", ["2024-12-28"]),
        ("by Friday 4 April", ["2025-04-04"]),
        ("On Monday", ["2025-03-24"]),
        ("in March 2024", ["2024-03"]),
        ("since 2021", ["2021"]),
        ("2025-02-30", [None]),
        ("on 0 May", [None]),
        ("May they rest", []),
        ("between 2026.5 and 9", []),
        ("late November", ["2024-11"]),
        ("from 3 to 5 May", ["2025-05-03", "2025-05-05"]),
        ("Jan. 6-8", ["2025-01-06", "2025-01-08"]),
        ("will meet on Friday", ["2025-03-28"]),
        ("next Tuesday", ["2025-04-01"]),
        ("last Tuesday", ["2025-03-18"]),
        ("yesterday", ["2025-03-24"]),
        ("last month and last year", ["2025-02", "2024"]),
        ("two days ago", ["2025-03-23"]),
        ("On 6 January they met and the next day they signed", ["2025-01-06", "2025-01-07"]),
        ("between 2019 and 2021", ["2019", "2021"]),
        ("in the first half of 2025", ["2025"]),
        ("a day later", [None]),
        ("She will step down in October", ["2025-10"]),
        ("They signed in August", ["2024-08"]),
        ("It closes in August", ["2025-08"]),
        ("by next December", ["2025-12"]),
        ("in 1990 and 1994", ["1990", "1994"]),
        ("in 1990 and 1994 people left", ["1990"]),
        ("In 2019, the firm closed", ["2019"]),
        ("Between 2019 and 2021 it grew", ["2019", "2021"]),
        ("In March it closed", ["2025-03"]),
        ("In March 5,000 people came", ["2025-03"]),
        ("in June 30 people died", ["2024-06"]),
        ("Last May it closed", ["2024-05"]),
        ("Two years ago it closed", ["2023"]),
        ("twenty-two years ago", []),
        ("It fell in May", ["2024-05"]),
        ("It began in March", ["2025-03"]),
        ("In May sales fell", ["2024-05"]),
        ("It didn't open until May", ["2024-05"]),
        ("It was closed until May", ["2025-05"]),
        ("They met in August and will meet again in May", ["2024-08", "2025-05"]),
        ("It will be shown in the United States in August", ["2025-08"]),
        ("It will be shut in August", ["2025-08"]),
        ("If they win in August", ["2025-08"]),
        ("They need it in August", ["2025-08"]),
        ("It will end, and on Monday", ["2025-03-31"]),
        ("a strike called for Friday", ["2025-03-28"]),
        ("the blame for Friday's clash", ["2025-03-21"]),
        ("The deadline is Friday", ["2025-03-28"]),
        ("It must be paid by Friday", ["2025-03-28"]),
        ("It was put off until Friday", ["2025-03-28"]),
        ("It opens this coming Friday", ["2025-03-28"]),
        ("Talks resume on Monday", ["2025-03-31"]),
        ("Talks that will resume in May were held on Monday", ["2025-05", "2025-03-24"]),
        ("On Friday they will vote", ["2025-03-28"]),
        ("On Friday he said it will close", ["2025-03-21"]),
        ("By Friday, 300 had left", ["2025-03-21"]),
        ("last week", ["2025-03"]),
        ("next week and three weeks ago", ["2025", "2025"]),
        ("in the last week of April", ["2025-04"]),
        ("on Thursday last week", ["2025-03-20"]),
        ("on Monday of next week", ["2025-03-31"]),
        ("the previous Tuesday and the following Friday", []),
        ("the day before yesterday", ["2025-03-23"]),
        ("The day after tomorrow", ["2025-03-27"]),
        ("On 6 January they met and two days later they signed", ["2025-01-06", "2025-01-08"]),
        ("On 20 January it rose; a week earlier it fell", ["2025-01-20", "2025-01"]),
        ("In 2019 he left; two years later he died", ["2019", "2021"]),
        ("at 2026-05-03T09:00", ["2026-05-03"]),
    ],
)
def test_dates(text: str, values: list[str | None]) -> None:
    assert [mention.value for mention in find_dates(text, TODAY)] == values


def test_without_a_reference_nothing_is_guessed() -> None:
    assert [mention.value for mention in find_dates("on Monday and March 10")] == [None, None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("some 4,200 members", [("~", 4200, "members")]),
        ("more than 30 ships", [(">", 30, "ships")]),
        ("nineteen hundred million dollars", [("=", 1.9e9, "dollars")]),
        ("$1.9bn", [("=", 1.9e9, "$")]),
        ("£40 million", [("=", 4e7, "£")]),
        ("5 percent", [("=", 5, "%")]),
        ("nine per cent", [("=", 9, "%")]),
        ("forty-two hundred dockers", [("=", 4200, "dockers")]),
        ("at least twelve boats", [(">=", 12, "boats")]),
        ("at 9:40 a.m. on 6 January 2026", []),
        ("in 2025", []),
        ("No. 270", []),
        ("won 3-1", []),
        ("between 20 and 30 ships", [(">=", 20, "ships"), ("<=", 30, "ships")]),
        ("$2 to $3 billion", [(">=", 2e9, "$"), ("<=", 3e9, "$")]),
        ("5-10 mg", [(">=", 5, "mg"), ("<=", 10, "mg")]),
        ("from 3 to 5 May", []),
        ("a third of voters", [("=", 0.333333, "voters")]),
        ("two-thirds of members", [("=", 0.666667, "members")]),
        ("nearly half of its staff", [("~", 0.5, "staff")]),
        ("one in five children", [("=", 0.2, "children")]),
        ("nearly two dozen people", [("~", 24, "people")]),
        ("half a million people", [("=", 5e5, "people")]),
        ("up to 5,000 troops", [("<=", 5000, "troops")]),
        ("5,000 or more troops", [(">=", 5000, "troops")]),
        ("three percentage points", [("=", 3, "percentage points")]),
        ("four times a year", [("=", 4, "times per year")]),
        ("two and three people", [("=", 2, None), ("=", 3, "people")]),
        ("12km of a 12m-long, 30 m wide wall", [("=", 12, "km"), ("=", 12, "m"), ("=", 30, "m")]),
        ("12m people", [("=", 1.2e7, "people")]),
        ("2000 km in 2000 days", [("=", 2000, "km"), ("=", 2000, "days")]),
        ("a 12-mile ride at 60 mph", [("=", 12, "mile"), ("=", 60, "mph")]),
        ("60 km/h, 40 miles per hour", [("=", 60, "km/h"), ("=", 40, "miles per hour")]),
        ("30 square kilometres", [("=", 30, "square kilometres")]),
        ("20 to 30km", [(">=", 20, "km"), ("<=", 30, "km")]),
        ("5 kilowatt-hours", [("=", 5, "kilowatt hours")]),
        ("-4 °F, or minus 20 degrees Celsius", [("=", -4, "°f"), ("=", -20, "degrees celsius")]),
        ("5 degrees", [("=", 5, "degrees")]),
        ("about an hour and a half", [("~", 1.5, "hour")]),
        ("five hours and a quarter", [("=", 5.25, "hours")]),
        ("more than two and a half million tonnes", [(">", 2.5e6, "tonnes")]),
        ("half a mile in three quarters of an hour", [("=", 0.5, "mile"), ("=", 0.75, "hour")]),
        ("half a million hours", [("=", 5e5, "hours")]),
        ("two hours, 15 minutes", [("=", 135, "minutes")]),
        ("two weeks, three days a week", [("=", 2, "weeks"), ("=", 3, "days")]),
        ("one hour, one day", [("=", 1, "hour")]),
        ("the bag weighing 9 lbs cost 7 pounds", [("=", 9, "lbs"), ("=", 7, "pounds")]),
        ("27 of the 35 states", [("=", 27, "states"), ("=", 35, "states")]),
        ("three of four", [("=", 3, None), ("=", 4, None)]),
        ("files larger than 2 GB", [(">", 2, "gb")]),
        ("no older than 12 years", [("<=", 12, "years")]),
        ("part no. 4", []),
        ("Revenue rose 6.4% to £1,284 million", [("=", 6.4, "%"), ("=", 1.284e9, "£")]),
        ("Leakage fell by 2.1% to 412 Ml/d", [("=", 2.1, "%"), ("=", 412, "ml")]),
        ("rents would rise from £42 to £45", [("=", 42, "£"), ("=", 45, "£")]),
        ("cut from 4.1 to 2.6 billion euros", [("=", 4.1e9, "euros"), ("=", 2.6e9, "euros")]),
        ("prices range from £3 to £5", [(">=", 3, "£"), ("<=", 5, "£")]),
        ("between £520 million and £560 million", [(">=", 5.2e8, "£"), ("<=", 5.6e8, "£")]),
        ("between 5 million and 6 million people", [(">=", 5e6, "people"), ("<=", 6e6, "people")]),
        ("between 10 minutes and 20 minutes", [(">=", 10, "minutes"), ("<=", 20, "minutes")]),
        ("between 10 ships and 20 ports", [("=", 10, "ships"), ("=", 20, "ports")]),
        ("£3.5m-£4m", [(">=", 3.5e6, "£"), ("<=", 4e6, "£")]),
        ("£300-400", [(">=", 300, "£"), ("<=", 400, "£")]),
        ("1,286 suspected cases", [("=", 1286, "cases")]),
        ("six other companies", [("=", 6, "companies")]),
        ("two men shake hands", [("=", 2, "men")]),
        ("not exceeding 5 MB", [("<=", 5, "mb")]),
        ("<5%, ≥75, >= 4 cores", [("<", 5, "%"), (">=", 75, None), (">=", 4, "cores")]),
        ("p<0.001, -> 3 litres", [("<", 0.001, None), ("=", 3, "litres")]),
        ("max. 5 GB, minimum 8 GB", [("<=", 5, "gb"), (">=", 8, "gb")]),
        ("limited to 5 MB", [("<=", 5, "mb")]),
        (
            "30-plus people, 30+ ships, 20+20",
            [(">=", 30, "people"), (">=", 30, "ships"), ("=", 20, None), ("=", 20, None)],
        ),
        ("30 people at most, four hours or more", [("<=", 30, "people"), (">=", 4, "hours")]),
        ("30 people at least five times", [("=", 30, "people"), (">=", 5, "times")]),
        ("up to NOK 640 million, EUR5m", [("<=", 6.4e8, "nok"), ("=", 5e6, "eur")]),
        ("cut 300 jobs over two years", [("=", 300, "jobs"), ("=", 2, "years")]),
        ("it lasted over two years", [(">", 2, "years")]),
        ("over 40 hours a week", [(">", 40, "hours")]),
        ("won over two legs", [("=", 2, "legs")]),
        ("G7 leaders, Covid-19 cases, F-16 jets, TYK2 inhibitor, 6.4.1-b", [("=", 6.4, None)]),
        ("R180,000, K5 million", [("=", 180000, None), ("=", 5e6, None)]),
        ("version 4.0 backups, Article 50 talks", [("=", 4, None), ("=", 50, None)]),
        ("port 8080 must", [("=", 8080, None)]),
        ("a line 12 km long", [("=", 12, "km")]),
        ("40 new hospitals, 23 native fish species", [("=", 40, "hospitals"), ("=", 23, "species")]),
        ("12 more ships, 3 light years", [("=", 12, "more"), ("=", 3, "light")]),
        ("in 2011 found neither animals", []),
        ("2 business days", [("=", 2, "business days")]),
        ("30s, 1.5h, 256KB", [("=", 30, "s"), ("=", 1.5, "h"), ("=", 256, "kb")]),
        ("40C, minus 5C", [("=", 40, "c"), ("=", -5, "c")]),
        ("in his 30s, flat 4C", [("=", 30, None), ("=", 4, None)]),
        ("in the 1990s", []),
        ("one week, one second-half goal", [("=", 1, "week")]),
        ("-0.3 per cent, minus 5%, 4 °C", [("=", -0.3, "%"), ("=", -5, "%"), ("=", 4, "°c")]),
        ("5-10%, growth –3%, growth--3%", [(">=", 5, "%"), ("<=", 10, "%"), ("=", 3, "%"), ("=", 3, "%")]),
        ("5% - 10% or 3%-4%", [(">=", 5, "%"), ("<=", 10, "%"), (">=", 3, "%"), ("<=", 4, "%")]),
    ],
)
def test_quantities(text: str, found: list[tuple[str, float, str]]) -> None:
    assert [(q.comparator, q.value, q.unit) for q in find_quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("velosartan 40 mg", "40 mg"),
        ("in Japan 40 plants", "40 plants"),
        ("an 80 mg pill", "an 80 mg"),
        ("paid over two years", "two years"),
        ("It grew by 5% last year", "5%"),
        ("It earned £5 million last year", "£5 million"),
        ("backed by 5 per cent of voters", "5 per cent of voters"),
    ],
)
def test_what_tells_a_quantity_begins_with_a_word(text: str, told: str) -> None:
    assert [quantity.text for quantity in find_quantities(text)] == [told]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("An iPhone measures mmHg and eGFR on macOS.", ()),
        ("The United States signed it.", ("United States",)),
        ("On Monday the U.S. envoy Steve Witkoff met Macron’s team.", ("U.S.", "Steve Witkoff", "Macron")),
        ("Workers left.", ()),
        ("Germany left; Germany came back.", ("Germany",)),
        ("They met Maroš Šefčovič at the Élysée.", ("Maroš Šefčovič", "Élysée")),
        ("On Monday President Macron left.", ("President Macron",)),
        (
            "The Prime Minister Keir Starmer met First Minister Ann Bell.",
            ("Prime Minister Keir Starmer", "First Minister Ann Bell"),
        ),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert find_names(text) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "Washington"),
        ("UK", "Britain"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("President Donald Trump", "Trump"),
        ("Commissioner Šefčovič", "Šefčovič"),
        ("Türkiye", "Turkey"),
        ("Zelenskyi", "Zelenskiy"),
        ("the Netherlands", "Dutch"),
    ],
)
def test_one_thing_by_two_names(one: str, other: str) -> None:
    assert keys((one,)) & keys((other,))


def test_different_things_stay_apart() -> None:
    assert not keys(("North Korea",)) & keys(("South Sudan",))
    assert not keys(("United States",)) & keys(("United Kingdom",))


@pytest.mark.parametrize(
    ("text", "expected", "negative"),
    [
        ("Germany ruled out troops.", Modality.DENIED, True),
        ("It did not sign.", Modality.DENIED, True),
        ("It may sign.", Modality.POSSIBLE, False),
        ("It will sign.", Modality.PLANNED, False),
        ("If they agree, it will sign.", Modality.CONDITIONAL, False),
        ("It signed.", Modality.ASSERTED, False),
        ("There is no doubt that it signed.", Modality.ASSERTED, False),
        ("The U.S. did not formally sign the deal.", Modality.DENIED, True),
        ("Germany has not ruled out troops.", Modality.POSSIBLE, False),
        ("It stopped short of a promise.", Modality.DENIED, True),
        ("They refused to go.", Modality.DENIED, True),
        ("He failed to win.", Modality.DENIED, True),
        ("The U.S. is not a member.", Modality.DENIED, True),
        ("They have yet to sign.", Modality.DENIED, True),
        ("Not only France but also Spain signed.", Modality.ASSERTED, False),
        ("The deal, which was not signed, is dead.", Modality.ASSERTED, False),
        ("On 5 May the council met.", Modality.ASSERTED, False),
        ("The will of the people prevailed.", Modality.ASSERTED, False),
        ("Work stopped due to the storm.", Modality.ASSERTED, False),
        ("Work is due to begin on Monday.", Modality.PLANNED, False),
        ("He asked if they signed.", Modality.ASSERTED, False),
        ("Reporters wondered if they signed.", Modality.ASSERTED, False),
        ("She asks if they signed.", Modality.ASSERTED, False),
        ("Spain pledged to sign.", Modality.PLANNED, False),
        ("It would decide only after the design was clarified.", Modality.CONDITIONAL, False),
        ("The council disputed the figure.", Modality.DENIED, True),
        ("The weavers dispute that it was sold.", Modality.DENIED, True),
        ("Spain was opposed to the text.", Modality.DENIED, True),
        ("He left after a long dispute.", Modality.ASSERTED, False),
        ("The disputes were settled.", Modality.ASSERTED, False),
        ("The disputed island was sold.", Modality.ASSERTED, False),
        ("The mill lacks only a roof.", Modality.ASSERTED, False),
        ("The mill lacks a roof.", Modality.DENIED, True),
        ("The mill is far from the sea.", Modality.ASSERTED, False),
        ("The matter is far from settled.", Modality.DENIED, True),
        ("It was done not without reason.", Modality.ASSERTED, False),
        ("There were few complaints, if any.", Modality.ASSERTED, False),
        ("The pier is as long as a street.", Modality.ASSERTED, False),
        ("As long as the truce holds, they trade.", Modality.CONDITIONAL, False),
        ("They met as soon as possible.", Modality.ASSERTED, False),
        ("A strike is possible.", Modality.POSSIBLE, False),
        ("There were perhaps thirty of them.", Modality.ASSERTED, False),
        ("It was perhaps one of them.", Modality.POSSIBLE, False),
        ("We could make out the name.", Modality.ASSERTED, False),
        ("It is to the weavers that we owe it.", Modality.ASSERTED, False),
        ("The bread is to be had at the mill.", Modality.ASSERTED, False),
        ("The bread is to be sold at the mill.", Modality.PLANNED, False),
        ("They are going to Oslo.", Modality.ASSERTED, False),
        ("They agreed to his terms.", Modality.ASSERTED, False),
        ("They agreed to leave.", Modality.PLANNED, False),
        ("Anyone will tell you so.", Modality.ASSERTED, False),
        ("I will tell you tomorrow.", Modality.PLANNED, False),
        ("Readers will recall that the mill was sold.", Modality.ASSERTED, False),
        ("You will find it by the river.", Modality.ASSERTED, False),
        ("The mill will find a buyer.", Modality.PLANNED, False),
        ("They would have signed.", Modality.CONDITIONAL, False),
        ("They would not have signed.", Modality.DENIED, True),
        ("They would have to sign.", Modality.PLANNED, False),
        ("He scored only once in five games.", Modality.ASSERTED, False),
        ("They meet only once a year.", Modality.ASSERTED, False),
        ("It is paid only once a deal is signed.", Modality.CONDITIONAL, False),
        ("He was angry, believe it or not.", Modality.ASSERTED, False),
        ("They stayed, whether or not it rained.", Modality.ASSERTED, False),
        ("The bridge is anything but safe.", Modality.DENIED, True),
        ("Police declined to rule out arson.", Modality.POSSIBLE, False),
        ("She stopped short of ruling out a strike.", Modality.POSSIBLE, False),
        ("Nothing has been ruled out.", Modality.POSSIBLE, False),
        ("He has not ruled it out.", Modality.POSSIBLE, False),
        ("They refused to be ruled by him.", Modality.DENIED, True),
        ("He had ruled it out.", Modality.DENIED, True),
        ("The mayor ruled the strike out.", Modality.DENIED, True),
        ("The judge ruled the question out of order.", Modality.ASSERTED, False),
        ("The ferry takes them across for nothing.", Modality.ASSERTED, False),
        ("It was built for that and for nothing else.", Modality.ASSERTED, False),
        ("The merger is subject to regulatory approval.", Modality.CONDITIONAL, False),
        ("The merger is subject to review.", Modality.ASSERTED, False),
        ("A project may hold no more than 500 files.", Modality.ASSERTED, False),
        ("The pier may cost no more than a street.", Modality.POSSIBLE, False),
        ("The lift may only be used by members.", Modality.ASSERTED, False),
    ],
)
def test_modality(text: str, expected: Modality, negative: bool) -> None:
    assert modality(text) is expected
    assert (polarity(text) is Polarity.NEGATIVE) is negative


@pytest.mark.parametrize(
    ("text", "exclusive", "frequency"),
    [
        ("Only two countries signed, and no others.", ("Only", "no others"), ()),
        ("She alone voted for it.", ("alone",), ()),
        ("They were left alone in the house", ("alone",), ()),
        ("It has only to be signed.", (), ()),
        ("All but one agreed, for the first time.", ("All but",), ("for the first time",)),
        ("The ferry runs twice a day, never on Sundays.", (), ("twice a day", "never")),
        ("Once a ceasefire holds, they meet once a week.", (), ("once a week",)),
        ("It was struck three times per hour, every other night.", (), ("three times per hour", "every other night")),
        ("The board was unanimous.", ("unanimous",), ()),
        ("The copy is read-only.", (), ()),
        ("Not only France signed.", (), ()),
    ],
)
def test_limits(text: str, exclusive: tuple[str, ...], frequency: tuple[str, ...]) -> None:
    assert find_exclusive(text) == exclusive
    assert find_frequency(text) == frequency


def test_every_country_is_one() -> None:
    assert is_place_or_power("Suriname")
    assert is_place_or_power("Lao People's Democratic Republic")
    assert not is_place_or_power("Lorrand")
