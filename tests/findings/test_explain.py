"""What an explanation quotes of the two claims."""

from __future__ import annotations

import pytest

from checker.findings.explain import explain
from tests.making import claim


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The captain was below.", "“The captain was below”"),
        ("“The captain was below.”", "“The captain was below”"),
        ("“The captain was below.", "“The captain was below”"),
        ("“The captain was below,” said Ann Lee.", "“‘The captain was below,’ said Ann Lee”"),
        ("“Below,” said Ann Lee, “was the captain.”", "“‘Below,’ said Ann Lee, ‘was the captain.’”"),
        ('She called him "late".', "“She called him 'late'”"),
    ],
)
def test_a_quotation_within_a_claim_has_marks_of_its_own(text: str, shown: str) -> None:
    other = claim("The captain was on the bridge.", "b.txt")
    said = f"The two exclude each other: {shown} against “{other.text[:-1]}”."
    assert explain(claim(text), other, None, None) == said
