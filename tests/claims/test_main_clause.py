"""How sure a claim is, told by its own main clause (with the shipped parser)."""

from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from checker.models import Modality, Polarity
from tests.claims.trees import article_of


def _sure(sentence: str) -> list[tuple[Modality, Polarity]]:
    article = article_of(sentence)
    claims = AtomicClaims().extract(article.document, article.sentences)
    return [(claim.modality, claim.polarity) for claim in claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour master resigned after weeks of dispute over the crane.",
        "The road stayed closed for lack of money.",
        "They were treated as suspects in the street.",
        "The weaver remembered that the loom would not start.",
        "The bell was rung at noon so that nobody would miss the boat.",
        "The porter waited before he could be sure of it.",
        "The tower was taller than the mayor would believe.",
        "Women had lower scores than men in May but not in June.",
        "This, and not the rain, kept the visitors away.",
        "The judge asked them not to touch the glass.",
        "The clerk asked whether the mill would be sold.",
        "Dunmore was the pier at which the ships will be loaded.",
        "The boys could make out the name on the hull.",
    ],
)
def test_no_word_of_a_side_clause_makes_a_claim_less_sure(sentence: str) -> None:
    assert set(_sure(sentence)) == {(Modality.ASSERTED, Polarity.POSITIVE)}


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The weaver did not remember that the loom was sold.", Modality.DENIED),
        ("The mayor denied that the mill would be sold.", Modality.DENIED),
        ("The board decided not to renew the lease.", Modality.DENIED),
        ("The council ruled out a sale as soon as the price was low.", Modality.DENIED),
        ("The mayor said that nobody had been hurt.", Modality.DENIED),
        ("The mayor said that the mill will be sold.", Modality.PLANNED),
        ("“The mill will never be sold,” the mayor shouted.", Modality.DENIED),
        ("It is clear that nobody will leave the village.", Modality.DENIED),
        ("The disputes were not settled.", Modality.DENIED),
        ("First, it should be taken into account that the mill is not a member of the group.", Modality.DENIED),
        ("It was noted that nobody had come.", Modality.DENIED),
        ("The council disputes the figure.", Modality.DENIED),
        ("If nobody objects, the mill will be sold.", Modality.CONDITIONAL),
        ("The porter calls the brigade if the pump does not start.", Modality.CONDITIONAL),
        ("They agreed to build it only after the survey had been paid.", Modality.CONDITIONAL),
        ("The deal will close in May, subject to approval.", Modality.CONDITIONAL),
        ("The deal will close in May, provided that shareholders approve.", Modality.CONDITIONAL),
        ("Provided the bank agrees, the mill will open.", Modality.CONDITIONAL),
        ("Assuming that the bank agrees, the mill will open.", Modality.CONDITIONAL),
        ("Should he win, taxes will rise.", Modality.CONDITIONAL),
        ("Taxes will rise should he win.", Modality.CONDITIONAL),
        ("Were he to resign, the party would split.", Modality.CONDITIONAL),
        ("The mill will open on condition that the bank agrees.", Modality.CONDITIONAL),
        ("He walked on, assuming nobody saw him.", Modality.ASSERTED),
        ("If you wanted to hear the bell do that again, you would have to wait.", Modality.CONDITIONAL),
        ("The committee is to look into the matter in May.", Modality.PLANNED),
        ("The adviser is to be the chairman of the panel.", Modality.PLANNED),
        ("The plan is to build a mill.", Modality.PLANNED),
        ("The weavers could sell the loom.", Modality.POSSIBLE),
    ],
)
def test_words_of_the_main_clause_count(sentence: str, modality: Modality) -> None:
    assert [found for found, _ in _sure(sentence)] == [modality]


def test_a_condition_with_a_negation_denies_nothing() -> None:
    assert _sure("If nobody objects, the mill will be sold.") == [(Modality.CONDITIONAL, Polarity.POSITIVE)]
