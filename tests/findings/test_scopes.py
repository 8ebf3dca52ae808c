from __future__ import annotations

import pytest

from checker.findings.explain import excuse
from checker.findings.scopes import scopes_apart
from checker.models import Kind
from tests.making import claim


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("Limits", "Version 2"), ("Limits", "Version 3"), ("Version 2", "Version 3")),
        (("Tally Server",), ("Tally Cloud", "Access"), ("Tally Server", "Tally Cloud")),
        (("Tally Agent",), ("Tally Proxy",), None),
        (("TALLY SERVER",), ("TALLY CLOUD",), None),
        (("Opening Hours",), ("Opening Times",), None),
        (("ANNUAL REPORT",), ("ANNUAL BUDGET",), None),
        (("Version 2",), ("Version 2",), None),
        (("Opening hours",), ("Opening times",), None),
        (("Ferry aground",), ("What the harbour knew",), None),
        (("Casualties",), ("Victims",), None),
        ((), ("Version 2",), None),
        (("Guide", "Version 2", "Limits"), ("Guide", "Version 3", "Limits"), ("Version 2", "Version 3")),
        (("2. Paying back",), ("3. Paying back",), None),
        (("Results 2023",), ("Results 2024",), ("Results 2023", "Results 2024")),
        (("4. Opening an account",), ("2. Getting an account",), None),
        (("The Harbour Hoard",), ("The Harbour Duplicates",), None),
        (("20 April 2026",), ("2 March 2026",), None),
        (("Oslo, 3 May",), ("OSLO, 4 May",), None),
        (("January 2026",), ("February 2026",), None),
    ],
)
def test_what_headings_set_apart(one: tuple[str, ...], other: tuple[str, ...], apart: tuple[str, str] | None) -> None:
    a = claim("The default timeout of Tally Server is 30 seconds.").model_copy(update={"headings": one})
    b = claim("The default timeout is 60 seconds.", "b.txt").model_copy(update={"headings": other})
    assert scopes_apart(a, b) == apart
    said = f"They stand under different headings: “{apart[0]}” and “{apart[1]}”." if apart else None
    assert excuse(a, b, Kind.NUMBER, {}) == said
