"""What is wrong with a claim that a wrong split leaves."""

from __future__ import annotations

import pytest

from checker.claims.draft import whole_draft
from checker.claims.soundness import faults
from checker.claims.tree import subject_of
from checker.language.parsing import load_language
from tests.claims.trees import tree


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("The|DT|det|1 mill|NN|nsubj|2 shut|VBD|ROOT|2 .|.|punct|2", []),
        ("He|PRP|nsubj|1 wept|VBD|ROOT|1|weep .|.|punct|1", []),
        ("Rain|NN|ROOT|0 .|.|punct|0", ["no subject"]),
        ("-|NN|nsubj|1 /|VBD|ROOT|1", ["no word"]),
        (
            "Which|WDT|nsubj|1 shut|VBD|ROOT|1 in|IN|case|3 May|NNP|obl|1 .|.|punct|1",
            ["lame opening", "opens badly"],
        ),
        (
            "The|DT|det|1 mill|NN|nsubj|6 ,|,|punct|4 an|DT|det|4|a orchard|NN|appos|1 once|RB|advmod|4 "
            "shut|VBD|ROOT|6 .|.|punct|6",
            ["half an insertion"],
        ),
        ("The|DT|det|1 mill|NN|nsubj|2 shutting|VBG|ROOT|2|shut down|RP|compound:prt|2", ["no verb"]),
        ("The|DT|det|1 mill|NN|nsubj|2 shut|VBD|ROOT|2 the|DT|obj|2", ["ends badly"]),
    ],
)
def test_faults(written: str, found: list[str]) -> None:
    doc = tree(written)
    root = next(word for word in doc if word.head == word)
    assert faults(whole_draft(root, doc, subject_of(root))) == found


def test_half_of_a_word_with_a_hyphen() -> None:
    (doc,) = load_language().pipe(["The re-start failed in May."])
    whole = whole_draft(doc[4], doc, subject_of(doc[4]))
    assert faults(whole) == []
    assert "half a word" in faults(whole.without({3}))
