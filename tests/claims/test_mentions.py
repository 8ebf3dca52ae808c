from __future__ import annotations

import pytest

from tests.claims.trees import claims_of

PARIS = (
    "The|DT|det|2 Paris|NNP|compound|2 summit|NN|nsubj|3 began|VBD|ROOT|3|begin on|IN|case|5 Monday|NNP|obl|3 "
    ".|.|punct|3"
)
OSLO = (
    "The|DT|det|2 Oslo|NNP|compound|2 summit|NN|nsubj|3 ended|VBD|ROOT|3|end on|IN|case|5 Sunday|NNP|obl|3 .|.|punct|3"
)
CALM = (
    "The|DT|det|1 summit|NN|nsubj|3 was|VBD|cop|3|be calm|JJ|ROOT|3 and|CC|cc|6 it|PRP|nsubj|6 "
    "lasted|VBD|conj|3|last an|DT|det|8|a hour|NN|obl:unmarked|6 .|.|punct|3"
)
PAIR = "Chad|NNP|nsubj|3 and|CC|cc|2 Mali|NNP|conj|0 met|VBD|ROOT|3|meet in|IN|case|5 secret|NN|obl|3 .|.|punct|3"
SIDES = (
    "The|DT|det|2 two|CD|nummod|2 sides|NNS|nsubj|3|side agreed|VBD|ROOT|3|agree on|IN|case|6 a|DT|det|6 "
    "text|NN|obl|3 but|CC|cc|8 signed|VBD|conj|3|sign nothing|NN|obj|8 .|.|punct|3"
)
HOST = "Peru|NNP|nsubj|1 hosted|VBD|ROOT|1|host the|DT|det|3 talks|NNS|obj|1|talk .|.|punct|1"
STATED = (
    "Peru|NNP|nsubj|1 stated|VBD|ROOT|1|state that|IN|mark|5 it|PRP|nsubj|5 would|MD|aux|5 decide|VB|ccomp|1 "
    "later|RB|advmod|5 .|.|punct|1"
)


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        ((PARIS, CALM), ["The Paris summit was calm.", "The summit lasted an hour."]),
        ((PARIS, OSLO, CALM), ["The summit was calm.", "The summit lasted an hour."]),
        ((CALM,), ["The summit was calm.", "The summit lasted an hour."]),
        ((PAIR, SIDES), ["Chad and Mali agreed on a text.", "Chad and Mali signed nothing."]),
        ((HOST, SIDES), ["The two sides agreed on a text.", "The two sides signed nothing."]),
        ((STATED,), ["Peru would decide later."]),
    ],
)
def test_what_is_meant(written: tuple[str, ...], texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(*written)][-len(texts) :] == texts
