"""The second comma of a pair comes back, and nothing else."""

from __future__ import annotations

import pytest

from checker.claims.atomic import claim_text
from checker.claims.commas import in_pairs
from checker.claims.draft import Draft, whole_draft
from checker.claims.tree import subject_of
from checker.language.parsing import load_language


def _without(sentence: str, *commas: int) -> Draft:
    """The draft of a sentence without some of its commas, counted from 0."""
    (doc,) = load_language().pipe([sentence])
    root = next(iter(doc.sents)).root
    places = [word.i for word in doc if word.text == ","]
    return whole_draft(root, doc, subject_of(root)).without(places[number] for number in commas)


@pytest.mark.parametrize(
    ("sentence", "gone", "text"),
    [
        (
            "Ana Ruiz, the mayor, left on Friday.",
            (1,),
            "Ana Ruiz, the mayor, left on Friday.",
        ),
        (
            "Ana Ruiz, the mayor, left on Friday.",
            (0,),
            "Ana Ruiz, the mayor, left on Friday.",
        ),
        ("Ana Ruiz, the mayor, left on Friday.", (0, 1), "Ana Ruiz the mayor left on Friday."),
        (
            "The plan, which was drafted in May, has 20 points.",
            (1,),
            "The plan, which was drafted in May, has 20 points.",
        ),
        ("It has cod, hake, and ling.", (1,), "It has cod, hake and ling."),
        ("On Friday, the mayor left.", (0,), "On Friday the mayor left."),
    ],
)
def test_in_pairs(sentence: str, gone: tuple[int, ...], text: str) -> None:
    assert claim_text(in_pairs(_without(sentence, *gone))) == text


def test_what_lacks_none_is_the_same() -> None:
    draft = _without("Ana Ruiz, the mayor, left on Friday.")
    assert in_pairs(draft) is draft


def test_no_comma_at_the_end() -> None:
    draft = _without("The mayor sold the mill, a ruin, in May.")
    doc = draft.head.doc
    short = draft.without(word.i for word in doc if word.i >= 8 and word.text != ".")
    assert claim_text(in_pairs(short)) == "The mayor sold the mill, a ruin."
