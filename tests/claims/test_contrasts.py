from __future__ import annotations

import pytest

from tests.claims.trees import claims_of


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 vote|NN|nsubj|4 was|VBD|cop|4|be in|IN|case|4 May|NNP|ROOT|4 ,|,|punct|7 not|RB|advmod|7 "
            "June|NNP|appos|4 .|.|punct|4",
            ["The vote was in May.", "The vote was not in June."],
        ),
        (
            "The|DT|det|1 bill|NN|nsubj:pass|3 was|VBD|aux:pass|3|be signed|VBN|ROOT|3|sign by|IN|case|6 "
            "the|DT|det|6 mayor|NN|obl:agent|3 ,|,|punct|10 not|RB|advmod|10 the|DT|det|10 council|NN|appos|6 "
            ".|.|punct|3",
            ["The bill was signed by the mayor.", "The bill was not signed by the council."],
        ),
        (
            "The|DT|det|1 council|NN|nsubj|7 ,|,|punct|5 not|RB|advmod|5 the|DT|det|5 mayor|NN|conj|1 ,|,|punct|5 "
            "signed|VBD|ROOT|7|sign the|DT|det|9 bill|NN|obj|7 .|.|punct|7",
            ["The council signed the bill.", "The mayor did not sign the bill."],
        ),
        (
            "Oslo|NNP|nsubj|5 ,|,|punct|3 not|RB|advmod|3 Bergen|NNP|appos|0 ,|,|punct|3 hosts|VBZ|ROOT|5|host "
            "the|DT|det|7 games|NNS|obj|5|game .|.|punct|5",
            ["Oslo hosts the games.", "Bergen does not host the games."],
        ),
        (
            "The|DT|det|1 firm|NN|nsubj|3 will|MD|aux|3 hire|VB|ROOT|3 nurses|NNS|obj|3|nurse ,|,|punct|7 "
            "not|RB|advmod|7 doctors|NNS|obl|3|doctor .|.|punct|3",
            ["The firm will hire nurses.", "The firm will not hire doctors."],
        ),
    ],
)
def test_what_is_turned_down_is_a_claim_of_its_own(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "France|NNP|nsubj|1 signed|VBD|ROOT|1|sign the|DT|det|3 treaty|NN|obj|1 ,|,|punct|6 not|RB|advmod|6 "
            "Spain|NNP|dep|1 .|.|punct|1",
            ["France signed the treaty, not Spain."],
        ),
        (
            "The|DT|det|1 mayor|NN|nsubj|2 met|VBD|ROOT|2|meet the|DT|det|4 envoy|NN|obj|2 ,|,|punct|8 "
            "not|RB|advmod|8 the|DT|det|8 editor|NN|obl|2 .|.|punct|2",
            ["The mayor met the envoy, not the editor."],
        ),
        (
            "All|DT|det|1 members|NNS|nsubj|2|member backed|VBD|ROOT|2|back the|DT|det|4 bill|NN|obj|2 ,|,|punct|8 "
            "not|RB|advmod|8 the|DT|det|8 decree|NN|obl|2 .|.|punct|2",
            ["All members backed the bill, not the decree."],
        ),
        (
            "The|DT|det|1 mayor|NN|nsubj|10 of|IN|case|4 the|DT|det|4 town|NN|nmod|1 ,|,|punct|8 not|RB|advmod|8 "
            "the|DT|det|8 village|NN|appos|1 ,|,|punct|8 left|VBD|ROOT|10|leave .|.|punct|10",
            ["The mayor of the town, not the village, left."],
        ),
        (
            "The|DT|det|1 plan|NN|nsubj|3 may|MD|aux|3 help|VB|ROOT|3 tenants|NNS|obj|3|tenant ,|,|punct|7 "
            "not|RB|advmod|7 landlords|NNS|obl|3|landlord .|.|punct|3",
            ["The plan may help tenants, not landlords."],
        ),
        (
            "The|DT|det|1 council|NN|nsubj|2 rejected|VBD|ROOT|2|reject salt|NN|obj|2 ,|,|punct|6 not|RB|advmod|6 "
            "rice|NN|conj|2 .|.|punct|2",
            ["The council rejected salt, not rice."],
        ),
    ],
)
def test_a_sentence_stays_whole_where_it_is_not_clear_what_is_turned_down(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts
