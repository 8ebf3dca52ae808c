from __future__ import annotations

import pytest

from tests.claims.trees import claims_of


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 treaty|NN|nsubj|7 signed|VBN|acl|1|sign by|IN|case|4 Chile|NNP|obl:agent|2 and|CC|cc|6 "
            "Peru|NNP|conj|4 covers|VBZ|ROOT|7|cover the|DT|det|10 two|CD|nummod|10 ports|NNS|obj|7|port "
            ".|.|punct|7",
            ["The treaty covers the two ports.", "The treaty was signed by Chile and Peru."],
        ),
        (
            "The|DT|det|1 owner|NN|nsubj|9 of|IN|case|4 the|DT|det|4 mill|NN|nmod|1 ,|,|punct|6 Jo|NNP|appos|1 "
            "Kusi|NNP|flat|6 ,|,|punct|1 left|VBD|ROOT|9|leave Oslo|NNP|obj|9 .|.|punct|9",
            ["Jo Kusi left Oslo.", "Jo Kusi is the owner of the mill."],
        ),
        (
            "The|DT|det|1 captain|NN|nsubj:pass|13 ,|,|punct|3 Ana|NNP|appos|1 Ruiz|NNP|flat|3 ,|,|punct|7 "
            "who|WP|nsubj|7 grew|VBD|acl:relcl|1|grow up|RP|compound:prt|7 in|IN|case|10 Oslo|NNP|obl|7 "
            ",|,|punct|1 was|VBD|aux:pass|13|be sent|VBN|ROOT|13|send flowers|NNS|obj|13|flower .|.|punct|13",
            ["Ana Ruiz was sent flowers.", "Ana Ruiz is the captain.", "The captain grew up in Oslo."],
        ),
        (
            "The|DT|det|1 firm|NN|nsubj|13 ,|,|punct|4 which|WDT|nsubj|4 has|VBZ|acl:relcl|1|have "
            "its|PRP$|nmod:poss|7 own|JJ|amod|7 ships|NNS|obj|4|ship and|CC|cc|9 draws|VBZ|conj|4|draw "
            "crowds|NNS|obj|9|crowd ,|,|punct|1 is|VBZ|cop|13|be small|JJ|ROOT|13 .|.|punct|13",
            ["The firm is small.", "The firm has its own ships.", "The firm draws crowds."],
        ),
        (
            "The|DT|det|1 guard|NN|nsubj|11 in|IN|case|4 the|DT|det|4 court|NN|nmod|1 ,|,|punct|8 where|WRB|advmod|8 "
            "clerks|NNS|nsubj|8|clerk drew|VBD|acl:relcl|4|draw maps|NNS|obj|8|map ,|,|punct|9 left|VBD|ROOT|11|leave "
            "Oslo|NNP|obj|11 .|.|punct|11",
            ["The guard in the court left Oslo.", "In the court clerks drew maps."],
        ),
        (
            "A|DT|det|1 teacher|NN|nsubj|13 at|IN|case|4 a|DT|det|4 school|NN|nmod|1 in|IN|case|6 Oslo|NNP|nmod|4 "
            ",|,|punct|9 who|WP|nsubj|9 saw|VBD|acl:relcl|1|see the|DT|det|11 fire|NN|obj|9 ,|,|punct|9 "
            "called|VBD|ROOT|13|call the|DT|det|15 police|NN|obj|13 .|.|punct|13",
            ["A teacher at a school in Oslo called the police.", "The teacher at a school in Oslo saw the fire."],
        ),
    ],
)
def test_what_is_told_of_a_noun(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts


@pytest.mark.parametrize(
    ("written", "texts"),
    [
        (
            "The|DT|det|1 man|NN|nsubj|8 arrested|VBN|acl|1|arrest by|IN|case|5 the|DT|det|5 police|NN|obl:agent|2 "
            "is|VBZ|cop|8|be a|DT|det|8 teacher|NN|ROOT|8 .|.|punct|8",
            ["The man arrested by the police is a teacher."],
        ),
        (
            "The|DT|det|1 wing|NN|nsubj|12 of|IN|case|4 the|DT|det|4 palace|NN|nmod|1 ,|,|punct|7 "
            "which|WDT|nsubj|7 burned|VBD|acl:relcl|4|burn in|IN|case|9 May|NNP|obl|7 ,|,|punct|1 "
            "was|VBD|cop|12|be old|JJ|ROOT|12 .|.|punct|12",
            ["The wing of the palace, which burned in May, was old."],
        ),
        (
            "He|PRP|nsubj|1 left|VBD|ROOT|1|leave on|IN|case|3 Friday|NNP|obl|1 ,|,|punct|6 a|DT|det|6 "
            "day|NN|appos|3 after|IN|case|9 the|DT|det|9 vote|NN|nmod|6 .|.|punct|1",
            ["He left on Friday, a day after the vote."],
        ),
    ],
)
def test_what_may_be_told_of_another_noun_stays(written: str, texts: list[str]) -> None:
    assert [claim.text for claim in claims_of(written)] == texts
