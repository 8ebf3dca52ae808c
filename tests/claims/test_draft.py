from __future__ import annotations

import pytest

from checker.claims.draft import in_full
from tests.claims.trees import tree


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("I|PRP|nsubj|3 ’d|MD|aux|3 never|RB|advmod|3 go|VB|ROOT|3", "would"),
        ("I|PRP|nsubj|3 ’d|VBD|aux|3 never|RB|advmod|3 gone|VBN|ROOT|3", "had"),
        ("I|PRP|nsubj|4 ’d|VBD|aux|4 also|RB|advmod|4 since|RB|advmod|4 left|VBN|ROOT|4", "had"),
        ("I|PRP|nsubj|3 ’d|MD|aux|3 rather|RB|advmod|3 go|VB|ROOT|3", "would"),
        ("She|PRP|nsubj:pass|3 ’s|VBZ|aux|3 being|VBG|aux:pass|3 held|VBN|ROOT|3", "is"),
        ("She|PRP|nsubj|3 ’s|VBZ|aux|3 never|RB|advmod|3 left|VBN|ROOT|3", "has"),
        ("She|PRP|nsubj|4 ’s|VBZ|aux|4 never|RB|advmod|4 been|VBN|cop|4 ill|JJ|ROOT|4", "has"),
        ("She|PRP|nsubj|2 ’s|VBZ|cop|2 ill|JJ|ROOT|2", "is"),
    ],
)
def test_contracted_verbs_in_full(written: str, full: str) -> None:
    assert in_full(tree(written)[1]) == full
