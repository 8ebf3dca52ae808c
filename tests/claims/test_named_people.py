from __future__ import annotations

import pytest

from checker.claims.named_people import People, persons_of
from tests.claims.trees import article_of


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (["“I’m Ana Ruiz,” she said.", "Ana Ruiz runs the mill."], {"Ruiz": "Ana Ruiz"}),
        (["J. Smith left.", "Then John Smith came back."], {"Smith": "John Smith"}),
        (["Jane Smith left.", "Then John Smith came back."], {}),
        (["The painting is by Vincent van Gogh."], {"Gogh": "Vincent van Gogh"}),
        (["The barrister Sarah Holt KC left."], {"Holt": "Sarah Holt"}),
    ],
)
def test_people_by_their_last_names(texts: list[str], people: dict[str, str]) -> None:
    assert persons_of(texts) == people


@pytest.mark.parametrize(
    ("pronoun", "speaker", "may"),
    [
        ("he", "the mayor", True),
        ("he", "the spokeswoman", False),
        ("she", "the spokeswoman", True),
        ("he", "the German regulator", False),
        ("he", "the specialist clinic", False),
        ("he", "the fisherman", True),
    ],
)
def test_whom_a_pronoun_may_mean(pronoun: str, speaker: str, may: bool) -> None:
    people = People(article_of("The mill was shut.").sentences)
    assert people.may_be(pronoun, speaker) is may
