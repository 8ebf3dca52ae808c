from __future__ import annotations

import pytest

from tests.claims.trees import claims_of


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "France|NNP|nsubj|1 sent|VBD|ROOT|1|send troops|NNS|obj|1 ,|,|punct|4 citing|VBG|advcl|1|cite "
            "the|DT|det|6 treaty|NN|obj|4 .|.|punct|1",
            ["France sent troops.", "France cited the treaty."],
        ),
        (
            "The|DT|det|1 minister|NN|nsubj|2 left|VBD|ROOT|2|leave early|RB|advmod|2 ,|,|punct|5 "
            "leaving|VBG|advcl|2|leave the|DT|det|7 talks|NNS|obj|5|talk to|IN|case|10 her|PRP$|nmod:poss|10 "
            "deputy|NN|obl|5 .|.|punct|2",
            ["The minister left early.", "The minister left the talks to her deputy."],
        ),
        (
            "Founded|VBN|advcl|6 in|IN|case|2 1911|CD|obl|0 ,|,|punct|0 the|DT|det|5 club|NN|nsubj|6 "
            "won|VBD|ROOT|6|win the|DT|det|8 cup|NN|obj|6 .|.|punct|6",
            ["The club won the cup.", "The club was founded in 1911."],
        ),
        (
            "The|DT|det|1 council|NN|nsubj|2 met|VBD|ROOT|2|meet twice|RB|advmod|2 ,|,|punct|5 "
            "rejecting|VBG|advcl|2|reject the|DT|det|7 plan|NN|obj|5 and|CC|cc|9 selling|VBG|conj|5|sell "
            "the|DT|det|11 mill|NN|obj|9 .|.|punct|2",
            ["The council met twice.", "The council rejected the plan.", "The council sold the mill."],
        ),
    ],
)
def test_a_participle_tells_of_the_subject(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 storm|NN|nsubj|2 hit|VBD|ROOT|2 Oslo|NNP|obj|2 ,|,|punct|5 leaving|VBG|advcl|2|leave "
            "forty|CD|nummod|7 people|NNS|obj|5|person dead|JJ|xcomp|5 .|.|punct|2",
            ["The storm hit Oslo, leaving forty people dead."],
        ),
        (
            "The|DT|det|1 council|NN|nsubj|2 voted|VBD|ROOT|2|vote again|RB|advmod|2 ,|,|punct|5 "
            "following|VBG|advcl|2|follow a|DT|det|7 complaint|NN|obj|5 .|.|punct|2",
            ["The council voted again, following a complaint."],
        ),
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
