from __future__ import annotations

from collections.abc import Collection

import pytest

from checker.findings.questions import ask, quoted, shortened
from checker.findings.topics import topics_of
from checker.models import Claim, Topic
from tests.claims.trees import WrittenParser, tree
from tests.making import claim

YES = claim("Germany signed the accord.", "a.txt")
NO = claim("Germany did not sign the accord.", "b.txt")
ALSO_YES = claim("Berlin put its name to the accord.", "c.txt")
OTHER = claim("Berlin has no mayor.", "d.txt")


def _topics(*groups: list[tuple[Claim, Claim]], agreeing: Collection[frozenset[str]] = ()) -> list[Topic]:
    return topics_of(groups, [group[0] for group in groups], agreeing=agreeing)


def test_pairs_that_share_a_claim_with_the_first_are_one_topic() -> None:
    first, second = _topics([(YES, NO)], [(ALSO_YES, NO)], agreeing={frozenset((YES.id, ALSO_YES.id))})
    assert first == second
    assert [position.claims for position in first.positions] == [(YES.id, ALSO_YES.id), (NO.id,)]
    assert first.question == "Is it so that “Germany signed the accord”?"


def test_who_contradicts_one_side_need_not_say_what_the_other_does() -> None:
    few, some, many = (claim(f"The ferry carried {n} people.", f"{n}.txt") for n in (300, 310, 450))
    first, *_ = _topics([(few, many)], [(some, many)], [(few, some)])
    assert [(p.statement, p.claims) for p in first.positions] == [(c.text, (c.id,)) for c in (few, many, some)]


def test_the_sources_of_echoes_have_their_place() -> None:
    (topic,) = _topics([(YES, NO), (ALSO_YES, NO)], agreeing={frozenset((YES.id, ALSO_YES.id))})
    assert [position.claims for position in topic.positions] == [(YES.id, ALSO_YES.id), (NO.id,)]


def test_a_chain_of_claims_is_not_one_topic() -> None:
    first, second, third = _topics([(YES, NO)], [(ALSO_YES, NO)], [(ALSO_YES, OTHER)])
    assert first == second
    assert third != first


SIGNED = "Germany|NNP|nsubj|1 signed|VBD|ROOT|1|sign the|DT|det|3 accord|NN|obj|1 .|.|punct|1"
HELPED = (
    "On|IN|case|1 Monday|NNP|obl|5 the|DT|det|3 accord|NN|nsubj:pass|5 was|VBD|aux:pass|5|be signed|VBN|ROOT|5|sign "
    "by|IN|case|7 Chad|NNP|obl:agent|5 .|.|punct|5"
)
SAID = (
    "She|PRP|nsubj|1 said|VBD|ROOT|1|say that|IN|mark|5 the|DT|det|4 talks|NNS|nsubj|5 begin|VBP|ccomp|1|begin "
    "in|IN|case|7 May|NNP|obl|5 .|.|punct|1"
)
JOINED = (
    "The|DT|det|1 mine|NN|nsubj|3 will|MD|aux|3 close|VB|ROOT|3|close ,|,|punct|7 and|CC|cc|7 the|DT|det|7 "
    "pit|NN|nsubj|8 stays|VBZ|conj|3|stay .|.|punct|3"
)
ALSO = "Chad|NNP|nsubj|3 has|VBZ|aux|3 also|RB|advmod|3 signed|VBN|ROOT|3|sign the|DT|det|5 accord|NN|obj|3 .|.|punct|3"
SIGNED_AND_LEFT = SIGNED.replace(" .|.|punct|1", " and|CC|cc|5 left|VBD|conj|1|leave .|.|punct|1")
OURS = SIGNED.replace("the|DT|det|3", "our|PRP$|nmod:poss|3")
TOGETHER = (
    f"{'A' * 65}|NNP|nsubj|3 and|CC|cc|2 {'B' * 65}|NNP|conj|0 signed|VBD|ROOT|3|sign the|DT|det|5 "
    "accord|NN|obj|3 .|.|punct|3"
)


@pytest.mark.parametrize(
    ("written", "question"),
    [
        (SIGNED, "Did Germany sign the accord?"),
        (HELPED, "Was the accord signed by Chad on Monday?"),
        (SAID, "Do the talks begin in May?"),
        (JOINED, "Will the mine close?"),
        (SIGNED_AND_LEFT, "Did Germany sign the accord?"),
        (OURS, None),
        (
            f"2,100|CD|nummod|1 {SIGNED.replace('Germany', 'states').replace('|1', '|2').replace('|3', '|4')}",
            "Did 2,100 states sign the accord?",
        ),
        (SIGNED.replace("Germany", "US"), "Did US sign the accord?"),
        (ALSO, "Has Chad signed the accord?"),
        (SIGNED.replace("Germany|NNP", "It|PRP"), None),
        (SIGNED.replace("Germany|NNP", "Nobody|NN"), None),
        (SIGNED.replace("signed|VBD", "SIGNED|VBD"), None),
        (SAID.replace("ccomp|1", "xcomp|1"), None),
        # Too long, and asking whether the first of the two signed would be another question.
        (TOGETHER, None),
        (
            "Pell|NNP|nsubj|1 employs|VBZ|ROOT|1|employ 90|CD|nummod|3 people|NNS|obj|1 ,|,|punct|5 40|CD|appos|3 "
            "of|IN|case|7 them|PRP|nmod|5 in|IN|case|9 Britain|NNP|obl|1 .|.|punct|1",
            "Does Pell employ 90 people in Britain?",
        ),
    ],
)
def test_a_claim_asked_as_a_question(written: str, question: str | None) -> None:
    assert ask(tree(written)) == question


def test_the_title_asks_about_what_is_affirmed() -> None:
    (topic,) = topics_of([[(NO, YES)]], [(NO, YES)], WrittenParser([SIGNED]))
    assert topic.question == "Did Germany sign the accord?"
    (quoted,) = topics_of([[(NO, YES)]], [(NO, YES)], WrittenParser([]))
    assert quoted.question == "Is it so that “Germany signed the accord”?"


def test_a_long_text_is_cut_where_it_differs() -> None:
    towns = ", ".join(f"the town of Upper and Lower Number {number}" for number in range(9))
    yes, no = (f"The plan for {towns} was {word} by the council." for word in ("approved", "rejected"))
    assert shortened(yes, no).endswith("was approved by the council.")
    assert shortened(no, yes).startswith("…")
    assert shortened(yes).startswith("The plan for the town of Upper")
    assert len(shortened(yes)) < 145
    assert shortened("o" * 300) == "o" * 138 + "…"


def test_what_one_text_adds_to_another_is_kept() -> None:
    short = "The plan for the town was put to the people who live there in the spring of last year. " * 3
    assert shortened(f"{short}It was withdrawn in June.", short).endswith("It was withdrawn in June.")


def test_a_quoted_title_has_marks_of_its_own() -> None:
    assert quoted("“It is shut,” said Ana Ruiz.") == "Is it so that “‘It is shut,’ said Ana Ruiz”?"
