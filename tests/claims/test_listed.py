from __future__ import annotations

import pytest

from tests.claims.trees import claims_of


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 law|NN|nsubj:pass|3 was|VBD|aux:pass|3|be backed|VBN|ROOT|3|back by|IN|case|6 "
            "the|DT|det|6 envoy|NN|obl:agent|3 ,|,|punct|8 Ana|NNP|appos|6 Ruiz|NNP|flat|8 ;|:|punct|11 "
            "Jo|NNP|conj|6 Kusi|NNP|flat|11 ;|:|punct|15 and|CC|cc|15 General|NNP|conj|6 Tam|NNP|flat|15 "
            ",|,|punct|18 head|NN|appos|15 of|IN|case|21 the|DT|det|21 staff|NN|nmod|18 .|.|punct|3",
            [
                "The law was backed by Ana Ruiz.",
                "The law was backed by Jo Kusi.",
                "The law was backed by General Tam.",
                "Ana Ruiz is the envoy.",
                "General Tam is head of the staff.",
            ],
        ),
    ],
)
def test_a_row_with_semicolons_is_told_one_by_one(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts
