"""Splits on sentences as the shipped parser reads them: reasons, results, where, when, absolutes, infinitives."""

from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from tests.claims.trees import article_of


def _texts(text: str) -> list[str]:
    article = article_of(text)
    return [claim.text for claim in AtomicClaims().extract(article.document, article.sentences)]


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        (
            "The road was closed in 1990, because the bridge had become unsafe.",
            ["The road was closed in 1990.", "The bridge had become unsafe."],
        ),
        (
            "Lassen struck the bar, Kjeldsen was twice denied by the goalkeeper.",
            ["Lassen struck the bar.", "Kjeldsen was twice denied by the goalkeeper."],
        ),
        (
            "The mine closed in May, so that 300 people lost their jobs.",
            ["The mine closed in May.", "300 people lost their jobs."],
        ),
        (
            "Founded in 1911, the club won the cup.",
            ["The club won the cup.", "The club was founded in 1911."],
        ),
        (
            "The crew drained the tank, for the valve had failed.",
            ["The crew drained the tank.", "The valve had failed."],
        ),
        (
            "The mine was shut for good, the last of the miners having left in 1998.",
            ["The mine was shut for good.", "The last of the miners had left in 1998."],
        ),
        (
            "Ana Ruiz led the firm for six years, not having come from a rival.",
            ["Ana Ruiz led the firm for six years.", "Ana Ruiz had not come from a rival."],
        ),
        (
            "The lamp burned oil until 1904, when the tower was converted to gas.",
            ["The lamp burned oil until 1904.", "In 1904 the tower was converted to gas."],
        ),
        (
            "The strike ended on 3 May, when the union accepted the offer.",
            ["The strike ended on 3 May.", "On 3 May the union accepted the offer."],
        ),
        (
            "The mill has eleven rooms, most of which are empty.",
            ["The mill has eleven rooms.", "Most of the eleven rooms are empty."],
        ),
        (
            "The mill, a brick building from 1870, burned down in 1988.",
            ["The mill burned down in 1988.", "The mill was a brick building from 1870."],
        ),
        (
            "The State Auditor, Ms Brand, closed with a word of thanks.",
            ["Ms Brand closed with a word of thanks.", "Ms Brand is the State Auditor."],
        ),
        (
            "A driver from Lima, whom nobody had met, brought the letters.",
            ["A driver from Lima brought the letters.", "Nobody had met the driver from Lima."],
        ),
        (
            "Nobody had paid, for the tickets had not been printed, and the chairs were still wet.",
            ["Nobody had paid.", "The tickets had not been printed.", "The chairs were still wet."],
        ),
        ("And the mine, which was sold in May, is open.", ["The mine is open.", "The mine was sold in May."]),
        (
            "The ferry lacks only the licence, which the port refused in May.",
            ["The ferry lacks only the licence.", "The port refused the licence in May."],
        ),
        (
            "The vote was held on a Sunday evening, when the hall is empty.",
            ["The vote was held on a Sunday evening.", "On the Sunday evening the hall is empty."],
        ),
        (
            "The strike ended after the last Friday of June, when the owners gave way.",
            ["The strike ended after the last Friday of June.", "On the last Friday of June the owners gave way."],
        ),
        (
            "The letter, which came in May and which nobody read, is lost.",
            ["The letter is lost.", "The letter came in May.", "Nobody read the letter."],
        ),
        (
            "They met Anna Bell, who was on the bridge, and who has now gone home.",
            [
                "They met Anna Bell.",
                "Anna Bell was on the bridge.",
                "Anna Bell has now gone home.",
            ],
        ),
        (
            "The last to arrive was Anna Bell, who had walked.",
            ["The last to arrive was Anna Bell.", "Anna Bell had walked."],
        ),
        (
            "The fund spent two million crowns, of which the county paid half.",
            ["The fund spent two million crowns.", "The county paid half of the two million crowns."],
        ),
        (
            "The owners, whose ships lie in the bay, have paid.",
            ["The owners have paid.", "The owners’ ships lie in the bay."],
        ),
        (
            "The ship sailed from Elba, where the crew had been trained.",
            ["The ship sailed from Elba.", "In Elba the crew had been trained."],
        ),
        (
            "They sold Argo, a machine which for ten years had counted fish.",
            ["They sold Argo.", "Argo is a machine which for ten years had counted fish."],
        ),
        (
            "We have lost our founder, Anna Bell, at ninety; her letters were left to the town.",
            [
                "We have lost Anna Bell at ninety.",
                "Anna Bell is our founder.",
                "Anna Bell’s letters were left to the town.",
            ],
        ),
        (
            "Anna Bell, 47, is the head of the school.",
            ["Anna Bell is the head of the school.", "Anna Bell is 47 years old."],
        ),
        (
            "Anna Bell, the mayor, who has led the town for ten years, will go.",
            ["Anna Bell will go.", "Anna Bell is the mayor.", "Anna Bell has led the town for ten years."],
        ),
        (
            "Her pilot, Mr Okon, whom many of them know, came to the harbour afterwards.",
            ["Mr Okon came to the harbour afterwards.", "Mr Okon is her pilot.", "Many of them know her pilot."],
        ),
        (
            "Captain Anna Bell, 44, and First Officer Tom Fry, 29, had both come to the harbour that morning.",
            ["Captain Anna Bell, 44, and First Officer Tom Fry, 29, had both come to the harbour that morning."],
        ),
        (
            "The captain died of a single blow to the head, dealt with a hammer of the kind used for nails.",
            ["The captain died of a single blow to the head, dealt with a hammer of the kind used for nails."],
        ),
    ],
)
def test_facts_told_on_the_side(sentence: str, texts: list[str]) -> None:
    assert _texts(sentence) == texts


@pytest.mark.parametrize(
    "sentence",
    [
        "The mine closed early, so that people could go home.",
        "As the statutes require, the vote was held in May.",
        "The mine closed because the pumps had failed.",
        "If the pumps fail, the mine will close, because it would fill with water.",
        "Deliveries ceased in May, when the contract of the firm lapsed, and were not resumed.",
        "The council did not agree to write to the county and to invite Mr Dorn.",
        "Two hundred people addressed the council, of whom nobody was heard.",
        "The police called for a new rule, a demand that nobody had made before.",
        "The rule says that the vote is held in May.",
        "The county hired one of them as a driver, which we find odd.",
        "On Friday all forty beds were taken, which is typical of the season.",
        "The law was drafted by Peru, which is not surprising.",
        "Every year in which the river rises is a year in which the mill stands still.",
        "A strike is a war that has stopped for breath.",
        "It was Anna Bell, our mayor, who signed the letter.",
        "She has waited for the report, which appeared in May, before writing to the county.",
        "The ferry goes to the island, which is a reserve, and back.",
        "The guest was Dr Bell, whom we have had the pleasure of inviting to Lima.",
        "The mayor, the head of the school and a clerk came to the hearing.",
        "Either snow or hail fell in the valley.",
        "Steve Lund and Jo Kusi are the envoys of the county.",
        "The rules exist in a Spanish and in a Welsh version, which are equally binding.",
        "Copies are taken hourly and daily and are kept for 48 hours and 30 days respectively.",
        "The frost of 1987, which they never stopped talking about, was hard.",
    ],
)
def test_what_stays_whole(sentence: str) -> None:
    assert _texts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The mine closed in 1990, because it had lost its licence.", ["The mine had lost its licence."]),
        ("The mine sold a shaft, because it was old.", ["The shaft was old."]),
        (
            "The museum sold a painting to the state: it needed money for a new roof.",
            ["The museum needed money for a new roof."],
        ),
        ("Anna Bell asked him about Peter Fry.\n\nHe was late for the bus.", ["He was late for the bus."]),
    ],
)
def test_what_a_pronoun_means(text: str, last: list[str]) -> None:
    assert _texts(text)[-len(last) :] == last
