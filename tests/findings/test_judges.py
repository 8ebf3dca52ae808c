from __future__ import annotations

import pytest

from checker.findings.judges import JUDGES, dates, numbers, opinion_on, shares
from checker.models import Kind
from tests.making import claim

FIGURES = [
    ("27 leaders attended the opening in Oslo.", "The opening in Oslo was attended by 31 leaders.", True),
    ("At least 40 vessels waited outside the harbour.", "Outside the harbour 34 vessels waited.", True),
    ("More than 30 vessels waited outside the harbour.", "Outside the harbour 34 vessels waited.", False),
    ("27 leaders attended.", "31 leaders dined elsewhere.", False),
    ("The canal at Tarn runs for 12 miles.", "The canal at Tarn runs for 30 km.", True),
    ("The canal at Tarn runs for 12 miles.", "The canal at Tarn runs for 20 km.", False),
    ("77 per cent of voters backed the treaty.", "23 per cent of voters opposed the treaty.", False),
    ("The lower canal at Tarn is 0.4 km long.", "The lower canal at Tarn is not 0.6 km long.", True),
    ("The opening in Oslo was attended.", "The opening in Oslo was attended by 31 leaders.", False),
]
SHARES = [
    ("27 of the 35 states sent leaders.", "A minority of the states sent leaders.", True),
    ("Two of the seven directors voted against the offer.", "The directors voted unanimously on the offer.", True),
    ("27 of the 35 states sent leaders.", "Most of the states sent leaders.", False),
    ("A third of the states sent leaders.", "33 per cent of the states sent leaders.", False),
    ("27 of 35 states backed the treaty.", "77 per cent of the states backed the treaty.", False),
    ("27 of 35 states backed the treaty.", "Forty per cent of the states backed the treaty.", True),
    ("Of the 35 states, 27 backed the treaty.", "Half of the states backed the treaty.", True),
    ("Two thirds of the members backed the treaty.", "40 % of the members backed the treaty.", True),
    ("Two thirds of the members backed the treaty.", "A third of the members opposed the treaty.", False),
    ("Two thirds of the members backed the treaty.", "At least half of the members backed the treaty.", False),
    ("Nine in ten voters backed the treaty.", "Half of the voters backed the treaty.", True),
    ("Nine in ten voters backed the treaty.", "Half of the ministers backed the treaty.", False),
    ("Four of the seven directors backed the sale.", "All seven directors backed the sale.", True),
    ("Four of the seven directors backed the sale.", "All nine directors backed the sale.", False),
    ("Four of the seven directors backed the sale.", "Three of the seven directors opposed the sale.", False),
    ("Sales of the treaty books rose 5 per cent.", "Half of the treaty books had sales.", False),
    ("A third of the houses burned.", "Most of the states sent leaders.", False),
]
DATES = [
    ("The ballot closes on 4 April 2025.", "The ballot closes on 28 March 2025.", True),
    ("The ballot closes on 4 April 2025.", "The ballot closes in April 2025.", False),
    ("The ballot closes on 4 April 2025.", "The museum opened on 28 March 2025.", False),
]
TABLE = [
    *((numbers, Kind.NUMBER, *case) for case in FIGURES),
    *((shares, Kind.SCOPE, *case) for case in SHARES),
    *((dates, Kind.DATE, *case) for case in DATES),
]


@pytest.mark.parametrize(("judge", "kind", "a", "b", "speaks"), TABLE)
def test_judge(judge, kind: Kind, a: str, b: str, speaks: bool) -> None:
    there, back = judge.clash(claim(a), claim(b)), judge.clash(claim(b), claim(a))
    assert (there is not None) is (back is not None) is speaks
    if there and back:
        assert there.kind is back.kind is kind


def test_every_judge_has_a_table() -> None:
    assert set(JUDGES) == {module.clash for module, *_ in TABLE}


def test_explanations_hold_both_values() -> None:
    opinion = opinion_on(claim(SHARES[0][0]), claim(SHARES[0][1]))
    assert opinion is not None
    assert opinion.why == "The shares differ: “27 of the 35” (77 %) against “A minority” (0 to 50 %)."


def test_a_number_of_hundreds_of_digits_is_no_error() -> None:
    hot = claim(f"The furnace at Tarn ran at {'9' * 310} °C.")
    numbers.clash(hot, claim("The furnace at Tarn ran at 5 °F."))
