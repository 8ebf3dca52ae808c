"""Which first words of a sentence keep their capital where they move, on real parses; names without titles."""

from __future__ import annotations

import pytest

from checker.language.names import keeps_capital, without_title
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


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Dr Ana Ruiz", "Ana Ruiz"),
        ("Sarah Holt KC", "Sarah Holt"),
        ("Ben Osei Jr.", "Ben Osei"),
        ("Kansas KC", "Kansas KC"),
        ("Labour MP", "Labour MP"),
    ],
)
def test_a_name_without_its_titles(name: str, plain: str) -> None:
    assert without_title(name) == plain
