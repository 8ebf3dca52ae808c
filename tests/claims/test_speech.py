from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from checker.claims.attributions import without_tag
from checker.claims.draft import whole_draft
from checker.claims.speech import take_out_source
from checker.models import Claim
from tests.claims.trees import article_of, claims_of, tree


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "He said the brake had done its job: the line had already come to a standstill when the cabin fell.",
            ["The brake had done its job.", "The line had already come to a standstill when the cabin fell."],
        ),
    ],
)
def test_what_is_said_goes_on_behind_a_colon(text: str, told: list[str]) -> None:
    article = article_of(text)
    assert [claim.text for claim in AtomicClaims().extract(article.document, article.sentences)] == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "Ruiz|NNP|nsubj|1 said|VBD|ROOT|1|say that|IN|mark|5 Okoro|NNP|nsubj|5 had|VBD|aux|5|have "
            "told|VBN|ccomp|1|tell her|PRP|iobj|5|she that|IN|mark|11 the|DT|det|9 mine|NN|nsubj:pass|11 "
            "is|VBZ|aux:pass|11|be closed|VBN|ccomp|5|close .|.|punct|1",
            [("The mine is closed.", "Okoro")],
        ),
        (
            "Ruiz|NNP|nsubj|1 said|VBD|ROOT|1|say that|IN|mark|5 she|PRP|nsubj|5 had|VBD|aux|5|have "
            "told|VBN|ccomp|1|tell the|DT|det|7 council|NN|iobj|5 that|IN|mark|12 the|DT|det|10 "
            "mine|NN|nsubj:pass|12 is|VBZ|aux:pass|12|be closed|VBN|ccomp|5|close .|.|punct|1",
            [("Ruiz had told the council that the mine is closed.", "Ruiz")],
        ),
        (
            "Nobody|NN|nsubj|1 said|VBD|ROOT|1|say that|IN|mark|6 the|DT|det|4 mine|NN|nsubj:pass|6 "
            "is|VBZ|aux:pass|6|be closed|VBN|ccomp|1|close .|.|punct|1",
            [("Nobody said that the mine is closed.", None)],
        ),
        (
            "Ruiz|NNP|nsubj|1 said|VBD|ROOT|1|say that|IN|mark|6 the|DT|det|4 mine|NN|nsubj:pass|6 "
            "was|VBD|aux:pass|6|be closed|VBN|ccomp|1|close and|CC|cc|12 that|IN|mark|12 the|DT|det|10 "
            "port|NN|nsubj|12 would|MD|aux|12 open|VB|conj|6 .|.|punct|1",
            [("The mine was closed.", "Ruiz"), ("The port would open.", "Ruiz")],
        ),
    ],
)
def test_what_is_said_is_its_speakers(written: str, told: list[tuple[str, str | None]]) -> None:
    assert [(claim.text, claim.speaker) for claim in claims_of(written)] == told


def test_according_to_somebody_who_is_taken_out() -> None:
    doc = tree("It|PRP|nsubj|1 rained|VBD|ROOT|1|rain according|VBG|advcl|1 to|IN|case|4 Fesenko|NNP|obl|2 .|.|punct|1")
    draft = whole_draft(doc[1], doc, doc[0])
    (said,) = take_out_source(draft) or []
    assert said.voice == "Fesenko"
    assert take_out_source(draft.without({4})) is None


def _claims(text: str) -> list[Claim]:
    article = article_of(text)
    return list(AtomicClaims().extract(article.document, article.sentences))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Anna Bell runs the port. She would stay in Oslo, she said, and would sell the boat.",
            [
                ("Anna Bell runs the port.", None),
                ("Anna Bell would stay in Oslo.", "Anna Bell"),
                ("Anna Bell would sell the boat.", "Anna Bell"),
            ],
        ),
        (
            "Tom Fry said that the mine was shut. The ferry, she said, was shut too.",
            [("The mine was shut.", "Tom Fry"), ("The ferry was shut too.", None)],
        ),
        (
            "The toll, Tom Fry said, would be low, since bread was dear.",
            [("The toll would be low.", "Tom Fry"), ("Bread was dear.", "Tom Fry")],
        ),
        (
            "According to the report, sales fell by 3%, while profits rose by 4%.",
            [("Sales fell by 3%.", "the report"), ("Profits rose by 4%.", "the report")],
        ),
        (
            "“Nobody was hurt, although the roof fell in,” said Tom Fry.",
            [("Nobody was hurt.", "Tom Fry"), ("The roof fell in.", "Tom Fry")],
        ),
        (
            "The mine is safe, Tom Fry said, although no study shows it.",
            [("The mine is safe.", "Tom Fry"), ("No study shows it.", None)],
        ),
        (
            "Oona Lund met the crew. A clerk came late. The toll, he said, would be low.",
            [
                ("Oona Lund met the crew.", None),
                ("A clerk came late.", None),
                ("The toll would be low.", "Oona Lund"),
            ],
        ),
        ("The mine is safe, its owner, Anna Bell, told reporters.", [("The mine is safe.", "Anna Bell")]),
        (
            "Tom Fry said that it was late. Ruth Bell ran the mine. Asked by Rosa Lind, she said that it was safe.",
            [
                ("It was late.", "Tom Fry"),
                ("Ruth Bell ran the mine.", None),
                ("It was safe.", "Ruth Bell"),
                ("She was asked by Rosa Lind.", None),
            ],
        ),
        (
            "The mayor thinks the bridge will hold, but the army has shut it.",
            [("The mayor thinks the bridge will hold.", "The mayor"), ("The army has shut the bridge.", None)],
        ),
        (
            "The mill closed in 1998, according to its owner, Lena Holt.",
            [("The mill closed in 1998.", "Lena Holt")],
        ),
        ("In view of the rain, the mine is closed.", [("In view of the rain, the mine is closed.", None)]),
        ("I said that the mine was unsafe.", [("I said that the mine was unsafe.", None)]),
    ],
)
def test_who_says_it(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(claim.text, claim.speaker) for claim in _claims(text)] == told


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("The ministry, he said, asked for more time.", "The ministry asked for more time."),
        ("The mine, Ruiz said, as others did, was shut.", "The mine, as others did, was shut."),
    ],
)
def test_a_comma_stays_before_whole_words_only(text: str, without: str) -> None:
    assert without_tag(text, in_quote=False) == without


def test_what_is_read_without_a_tag_has_its_place() -> None:
    low, dear = _claims("The toll, Tom Fry said, would be low, since bread was dear.")
    assert low.quote == "The toll, Tom Fry said, would be low"
    assert dear.quote == "bread was dear"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Acme said on Tuesday the mill will be sold.", "The mill will be sold."),
        ("Helios Lines said late on Monday the captain had left.", "The captain had left."),
        ("Tom Fry said Monday the captain had left.", "The captain had left."),
        ("Police said in a statement on Sunday two men had been arrested.", "Two men had been arrested."),
        ("Tom Fry said in Geneva the talks had failed.", "The talks had failed."),
        ("Tom Fry said on Tuesday, in a letter, the mill would close.", "The mill would close."),
        ("Tom Fry said only that the mill had closed.", "The mill had closed."),
        ("Tom Fry said that on Monday the mill will close.", "On Monday the mill will close."),
        ("Tom Fry said: on Monday the mill will close.", "On Monday the mill will close."),
        ("Tom Fry said in some cases the pump fails.", "In some cases the pump fails."),
        ("Tom Fry said not one of the ships had left.", "Not one of the ships had left."),
    ],
)
def test_when_it_was_said_is_not_when_it_was(text: str, told: str) -> None:
    assert [claim.text for claim in _claims(text)] == [told]
