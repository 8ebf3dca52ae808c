"""Which first words of a sentence keep their capital where they move, on real parses."""

from __future__ import annotations

import pytest

from checker.language.names import keeps_capital
from checker.language.parsing import load_language


@pytest.mark.parametrize(
    ("sentence", "keeps"),
    [
        ("European leaders have played a role in the talks.", True),
        ("Germany signed the accord.", True),
        ("UN envoys left the city.", True),
        ("I signed the accord.", True),
        ("Old bridges were closed in May.", False),
        ("The mine will close.", False),
        ("A mine will close.", False),
    ],
)
def test_names_and_what_comes_of_them_keep_their_capital(sentence: str, keeps: bool) -> None:
    (doc,) = load_language().pipe([sentence])
    assert keeps_capital(doc[0]) is keeps
