from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from checker.claims.misreadings import mended
from checker.claims.things import said_again
from checker.documents import read_article
from tests.claims.trees import tree

TWO_SUBJECTS = (
    "Chad|NNP|nsubj|6 ,|,|punct|3 the|DT|det|3 UK|NNP|nsubj|6 and|CC|cc|5 Mali|NNP|conj|3 agree|VBP|ROOT|6 .|.|punct|6"
)
NAME_OF_NAME = "Chad|NNP|nsubj|5 ,|,|punct|2 Niger|NNP|appos|0 and|CC|cc|4 Mali|NNP|conj|2 agree|VBP|ROOT|5 .|.|punct|5"
WITH_A_NAME = "Ana|NNP|nsubj|4 ,|,|punct|2 Ruiz|NNP|appos|0 ,|,|punct|2 left|VBD|ROOT|4 .|.|punct|4"


@pytest.mark.parametrize(
    ("written", "row"), [(TWO_SUBJECTS, ["UK"]), (NAME_OF_NAME, ["Niger"]), (WITH_A_NAME, [])], ids=str
)
def test_names_side_by_side_are_a_row(written: str, row: list[str]) -> None:
    first = mended(tree(written))[0]
    assert [word.text for word in first.children if word.dep_ == "conj"] == row


def test_each_of_several_names_is_told_by_itself() -> None:
    article = read_article(b"France, the UK and Spain indicated readiness to send troops.", "a", "a.txt")
    assert [claim.text for claim in AtomicClaims().extract(article.document, article.sentences)] == [
        "France indicated readiness to send troops.",
        "The UK indicated readiness to send troops.",
        "Spain indicated readiness to send troops.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("One|CD|nummod|1 visitor|NN|nsubj|2 left|VBD|ROOT|2", "the visitor"),
        ("Peru|NNP|nmod:poss|2 ’s|POS|case|0 army|NN|nsubj|3 left|VBD|ROOT|3", "Peru ’s army"),
        ("My|PRP$|nmod:poss|1 sister|NN|nsubj|2 left|VBD|ROOT|2", None),
        ("Snow|NN|nsubj|1 fell|VBD|ROOT|1", None),
    ],
)
def test_how_a_noun_is_said_again(written: str, said: str | None) -> None:
    doc = tree(written)
    subject = next(word for word in doc if word.dep_ == "nsubj")
    assert said_again(subject) == said


def test_who_is_known_from_further_back_than_the_noun_is_looked_for() -> None:
    text = (
        "Odile Brask opened the gate at six. She kept the keys. She fed the dogs. She swept the yard. She locked the "
        "shed. She drove to Lima."
    )
    article = read_article(text.encode(), "a", "a.txt")
    texts = [claim.text for claim in AtomicClaims().extract(article.document, article.sentences)]
    assert texts[-1] == "Odile Brask drove to Lima."
