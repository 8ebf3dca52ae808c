from __future__ import annotations

import pytest

from tests.claims.trees import claims_of


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 bridge|NN|nsubj:pass|3 was|VBD|aux:pass|3|be closed|VBN|ROOT|3|close ,|,|punct|5 "
            "citing|VBG|advcl|3|cite the|DT|det|7 cost|NN|obj|5 .|.|punct|3",
            ["The bridge was closed, citing the cost."],
        ),
        (
            "Stored|VBN|advcl|5 in|IN|case|2 barns|NNS|obl|0|barn ,|,|punct|0 seeds|NNS|nsubj|5|seed "
            "keep|VBP|ROOT|5 for|IN|case|7 years|NNS|obl|5|year .|.|punct|5",
            ["Stored in barns, seeds keep for years."],
        ),
    ],
)
def test_a_participle_stays_where_it_may_tell_of_something_else(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts
