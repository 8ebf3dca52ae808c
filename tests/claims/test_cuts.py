"""Which of the cuts that rules propose are made, and what they are judged by."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from checker.claims.atomic import CUTS, claim_text
from checker.claims.cuts import Cut, CutModel
from checker.claims.draft import whole_draft
from checker.claims.tree import subject_of
from checker.errors import ModelError
from checker.language.parsing import load_language


def _cuts(sentence: str) -> list[Cut]:
    (doc,) = load_language().pipe([sentence])
    root = next(iter(doc.sents)).root
    draft = whole_draft(root, doc, subject_of(root))
    return [cut for propose in CUTS for cut in propose(draft)]


@pytest.mark.parametrize(
    ("sentence", "kind", "parts"),
    [
        (
            "A storm that killed four people hit the coast on Friday.",
            "relative",
            ["A storm hit the coast on Friday.", "The storm killed four people."],
        ),
        (
            "The firm shut its plant in Kirn in May, shedding 140 jobs.",
            "adverbial",
            ["The firm shut its plant in Kirn in May.", "The firm shed 140 jobs."],
        ),
        (
            "The architect Jo Kusi has won the prize for the second time.",
            "name",
            ["Jo Kusi has won the prize for the second time.", "Jo Kusi is an architect."],
        ),
        (
            "The patient did not need a ventilator or a transfusion.",
            "row",
            ["The patient did not need a ventilator.", "The patient did not need a transfusion."],
        ),
        (
            "The lighthouse appears on the coat of arms and on a stamp.",
            "row",
            ["The lighthouse appears on the coat of arms.", "The lighthouse appears on a stamp."],
        ),
        (
            "The treaty was signed by Anna Berg, Jo Lind and Per Holm in Oslo.",
            "names",
            [f"The treaty was signed by {name} in Oslo." for name in ("Anna Berg", "Jo Lind", "Per Holm")],
        ),
        (
            "As the courtroom was too small, sittings took place in the theatre.",
            "side clause",
            ["The courtroom was too small.", "Sittings took place in the theatre."],
        ),
        (
            "They work for the Alder Company, which belongs to the city and which runs the line.",
            "relative",
            [
                "They work for the Alder Company.",
                "The Alder Company belongs to the city.",
                "The Alder Company runs the line.",
            ],
        ),
        (
            "The contract went to Harbour Works of Lima, which built the pier.",
            "relative",
            ["The contract went to Harbour Works of Lima.", "Harbour Works of Lima built the pier."],
        ),
        (
            "The film is a comedy directed by Ana Ruiz.",
            "participle",
            ["The film is a comedy.", "The film was directed by Ana Ruiz."],
        ),
        (
            "The firm opened a plant in Kirn, creating 140 jobs and doubling its output.",
            "adverbial",
            ["The firm opened a plant in Kirn.", "The firm created 140 jobs and doubled its output."],
        ),
        (
            "The firm opened a plant in Kirn, creating 140 jobs and doubling its output.",
            "inner",
            [
                "The firm opened a plant in Kirn, creating 140 jobs.",
                "The firm opened a plant in Kirn, doubling its output.",
            ],
        ),
        (
            "Ana Ruiz led the firm for six years, having come from a rival in 2010.",
            "adverbial",
            ["Ana Ruiz led the firm for six years.", "Ana Ruiz had come from a rival in 2010."],
        ),
        (
            "When it is full, the broker rejects messages and returns an error.",
            "predicates",
            ["When it is full, the broker rejects messages.", "When it is full, the broker returns an error."],
        ),
        (
            "Acuna read a statement and left by a side door.",
            "predicates",
            ["Acuna read a statement.", "Acuna left by a side door."],
        ),
        (
            "They say this because people have been writing about mangroves.",
            "side clause",
            ["They say this.", "People have been writing about mangroves."],
        ),
        (
            "The new rules are common; few of them have lasted.",
            "parallel",
            ["The new rules are common.", "Few of them have lasted."],
        ),
        (
            "Nine persons have been injured, of whom two are in a grave state.",
            "relative",
            ["Nine persons have been injured.", "Two of the nine persons are in a grave state."],
        ),
        (
            "Alwyn Castor, 61, a dentist by training, has governed since 2018.",
            "age",
            ["Alwyn Castor, a dentist by training, has governed since 2018.", "Alwyn Castor is 61 years old."],
        ),
        (
            "Washington is likely to continue pursuing peace and to reduce its role.",
            "inner",
            ["Washington is likely to continue pursuing peace.", "Washington is likely to reduce its role."],
        ),
        (
            "Patrols are entitled to open fire to protect villagers, and to take heavy guns by force.",
            "inner",
            [
                "Patrols are entitled to open fire to protect villagers.",
                "Patrols are entitled to take heavy guns by force.",
            ],
        ),
        (
            "Maud is a retired nurse and the author of a novel.",
            "copular",
            ["Maud is a retired nurse.", "Maud is the author of a novel."],
        ),
        (
            "Last year the town lost its cannery, and the port lost its ferry.",
            "predicates",
            ["Last year the town lost its cannery.", "Last year the port lost its ferry."],
        ),
        (
            "The winner was Ana Ruiz, a lawyer from Lima.",
            "description",
            ["The winner was Ana Ruiz.", "Ana Ruiz is a lawyer from Lima."],
        ),
        (
            "The fire spread when the wind turned north.",
            "side clause",
            ["The fire spread.", "The wind turned north."],
        ),
    ],
)
def test_what_is_proposed(sentence: str, kind: str, parts: list[str]) -> None:
    found = [[claim_text(part) for part in cut.parts] for cut in _cuts(sentence) if cut.kind == kind]
    assert parts in found


@pytest.mark.parametrize(
    "sentence",
    [
        "It was Anna Bell who signed the letter.",
        "France and Spain trust one another.",
        "Prices rose between May and July.",
        "No snow or hail fell in the valley.",
        "The countries that have signed will pay.",
        "The mine closed early so that people could go home.",
        "If the vote fails, the government falls, and the mayor has to resign.",
        "The winners are a nurse and a baker.",
    ],
)
def test_what_is_not_proposed(sentence: str) -> None:
    assert _cuts(sentence) == []


def test_signs_are_told_by_themselves_and_for_their_kind() -> None:
    (cut,) = (cut for cut in _cuts("The plan, which was drafted in May, has 20 points.") if cut.kind == "relative")
    assert {"", "relative", "before", "relative: before", "clause past", "pronoun which nsubj:pass"} <= set(
        cut.all_signs
    )
    assert cut.at.text == "drafted"


def test_the_share_is_logistic() -> None:
    (cut,) = (cut for cut in _cuts("The plan, which was drafted in May, has 20 points.") if cut.kind == "relative")
    assert CutModel({}).probability(cut) == 0.5
    assert CutModel({"": 1.0, "relative": -3.0}).probability(cut) == pytest.approx(1 / (1 + math.exp(2)))


def test_weights_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "cuts.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"cuts\.json"):
        CutModel.from_file(tmp_path / "cuts.json")
