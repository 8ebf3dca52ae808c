from __future__ import annotations

import pytest

from tests.claims.trees import claims_of


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 mine|NN|nsubj:pass|3 was|VBD|aux:pass|3|be closed|VBN|ROOT|3|close in|IN|case|5 "
            "May|NNP|obl|3 and|CC|cc|7 sold|VBD|conj|3|sell by|IN|case|10 the|DT|det|10 council|NN|obl:agent|7 "
            ".|.|punct|3",
            ["The mine was closed in May.", "The mine was sold by the council."],
        ),
        (
            "Ana|NNP|nsubj:pass|3 Ruiz|NNP|flat|0 was|VBD|aux:pass|3|be rescued|VBN|ROOT|3|rescue "
            "first|RB|advmod|3 ,|,|punct|7 and|CC|cc|7 asked|VBD|conj|3|ask for|IN|case|9 water|NN|obl|7 "
            ".|.|punct|3",
            ["Ana Ruiz was rescued first, and asked for water."],
        ),
        (
            "He|PRP|nsubj|1 met|VBD|ROOT|1|meet a|DT|det|3 man|NN|obj|1 who|WP|nsubj|5 came|VBD|acl:relcl|3|come "
            "by|IN|case|7 train|NN|obl|5 and|CC|cc|9 lost|VBD|conj|1|lose his|PRP$|nmod:poss|11 way|NN|obj|9 "
            ".|.|punct|1",
            ["He met a man who came by train and lost his way."],
        ),
        (
            "Turtles|NNS|nsubj|3|turtle do|VBP|aux|3 not|RB|advmod|3 read|VB|ROOT|3 maps|NNS|obj|3|map ,|,|punct|8 "
            "and|CC|cc|8 neither|CC|advmod|8 do|VBP|conj|3 whales|NNS|nsubj|8|whale .|.|punct|3",
            ["Turtles do not read maps, and neither do whales."],
        ),
        (
            "There|EX|expl|1 was|VBD|ROOT|1|be a|DT|det|3 storm|NN|nsubj|1 ,|,|punct|8 and|CC|cc|8 "
            "has|VBZ|aux|8|have been|VBN|aux:pass|8|be taken|VBN|conj|1|take for|IN|case|11 a|DT|det|11 "
            "war|NN|obl|8 .|.|punct|1",
            ["There was a storm, and has been taken for a war."],
        ),
        (
            "Lines|NNS|nsubj|1|line cross|VBP|ROOT|1 the|DT|det|3 town|NN|obj|1 ,|,|punct|7 and|CC|cc|7 "
            "was|VBD|aux:pass|7|be led|VBN|conj|1|lead out|RP|compound:prt|7 .|.|punct|1",
            ["Lines cross the town, and was led out."],
        ),
        (
            "The|DT|det|1 boats|NNS|nsubj|10|boat by|IN|case|4 the|DT|det|4 river|NN|nmod|1 and|CC|cc|8 "
            "at|IN|case|8 the|DT|det|8 quay|NN|conj|1 were|VBD|cop|10|be old|JJ|ROOT|10 .|.|punct|10",
            ["The boats by the river and at the quay were old."],
        ),
    ],
)
def test_a_verb_without_a_subject_of_its_own(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts
