from __future__ import annotations

import datetime as dt

import pytest

from checker.language.dates import find_dates
from checker.progress import SilentProgress
from checker.verdicts import OnnxJudge, verdicts
from checker.verdicts.context import in_figures_of
from tests.making import claim, verdict


@pytest.mark.parametrize(
    ("text", "other", "read"),
    [
        ("Sessions end after 7 days.", "They end after two weeks.", "Sessions end after 7 days."),
        ("Sessions end after 14 days.", "They end after two weeks.", "Sessions end after two weeks."),
        ("The pipe is 3 km long.", "The line measures 3,000 metres.", "The pipe is 3,000 metres long."),
        ("The quota is 1 GB.", "Teams have 1024 MB.", "The quota is 1024 MB."),
        ("The pipe is 3 km long.", "It is at least 3,000 metres long.", "The pipe is 3 km long."),
        ("It came out on 30 June.", "It came out on 12 May 2025.", "It came out on 30 June 2025."),
        ("It came out on 30 June.", "It came out on 12 May 2024.", "It came out on 30 June."),
        ("It came out on 30 June 2025.", "It came out on 12 May 2025.", "It came out on 30 June 2025."),
        ("It ran 12 km, then 2 km.", "It ran 2,000 metres.", "It ran 12 km, then 2,000 metres."),
        ("Of 17 days, 7 days were dry.", "One week was dry.", "Of 17 days, One week were dry."),
        ("It shut on 13 May and 3 May.", "It shut on 2 June 2025.", "It shut on 13 May 2025 and 3 May 2025."),
        ("Some 40 people came.", "There were forty people.", "Some 40 people came."),
    ],
)
def test_a_measure_that_is_equal_is_read_in_the_same_words(text: str, other: str, read: str) -> None:
    dated = claim(text).model_copy(update={"dates": find_dates(text, dt.date(2025, 7, 1))})
    assert in_figures_of(claim(other), dated).text == read


def test_equal_measures_do_not_contradict() -> None:
    match = verdict(claim("Sessions end after two weeks."), claim("Sessions end after 14 days.", "b.txt"), 0.5).match
    (found,) = verdicts([match], OnnxJudge(), SilentProgress())
    assert found.contradiction < 0.5
    assert found.match == match
