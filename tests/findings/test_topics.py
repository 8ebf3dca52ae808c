from __future__ import annotations

from checker.findings.topics import topics_of
from tests.making import claim

YES = claim("Germany signed the accord.", "a.txt")
NO = claim("Germany did not sign the accord.", "b.txt")
ALSO_YES = claim("Berlin put its name to the accord.", "c.txt")
OTHER = claim("Berlin has no mayor.", "d.txt")


def test_pairs_that_share_a_claim_with_the_first_are_one_topic() -> None:
    first, second = topics_of([(YES, NO), (ALSO_YES, NO)])
    assert first == second
    assert [position.claims for position in first.positions] == [(YES.id, ALSO_YES.id), (NO.id,)]
    assert first.question == "Is it so that “Germany signed the accord”?"


def test_a_chain_of_claims_is_not_one_topic() -> None:
    first, second, third = topics_of([(YES, NO), (ALSO_YES, NO), (ALSO_YES, OTHER)])
    assert first == second
    assert third != first
