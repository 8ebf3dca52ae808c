from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.claims.antecedents import AntecedentModel
from checker.training.article_sets import SETS
from checker.training.coreference import (
    LABELS,
    TREEBANKS,
    Case,
    Text,
    cases,
    fit,
    gap_texts,
    measured,
    read_texts,
    treebank_texts,
)
from checker.training.language.conllu import TreebankSentence, Word
from checker.training.language.entities import entities_at

needs_treebanks = pytest.mark.skipif(not TREEBANKS.is_dir(), reason="../shared/treebanks is not there")


@pytest.fixture(scope="module")
def text() -> Text:
    """An article whose pronouns were read, with more than a few of them."""
    return next(text for text in read_texts(kept_apart=True) if len(list(cases(text))) > 12)


def test_answers_are_in_the_articles() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len({row["document"] for row in rows}) == len(rows) == 381
    assert sum(len(row["pronouns"]) for row in rows) == 6355
    apart = {row["document"].split("/")[0] for row in rows if row["kept_apart"]}
    assert not any(row["document"].split("/")[0] in apart for row in rows if not row["kept_apart"])
    assert all((SETS / row["document"]).is_file() for row in rows)


def test_cases_of_an_article(text: Text) -> None:
    found = list(cases(text))
    assert all(len(case.signs) == len(case.right) and any(case.right) for case in found)
    answered = [case for case in found if not case.right[-1]]
    assert answered, "some pronouns mean a noun before them"
    assert all(case.keys for case in answered)


def test_what_is_fitted_is_learnt(text: Text) -> None:
    found = list(cases(text))
    model = fit(found * 5)
    right = sum(_best(model, case) for case in found)
    assert right > sum(_best(AntecedentModel({}), case) for case in found)
    assert set(measured([text], model)) <= {"he", "she", "it", "they"}


def _best(model: AntecedentModel, case: Case) -> bool:
    shares = model.shares(case.signs)
    return bool(case.right[shares.index(max(shares))])


@needs_treebanks
def test_treebank_and_passages() -> None:
    document = next(treebank_texts("dev"))
    assert any(not case.right[-1] for case in cases(document))
    passage = next(gap_texts("validation"))
    (case,) = cases(passage)
    assert case.pronoun.pronoun in ("he", "she")
    assert not case.right[-1]
    assert list(cases(replace(passage, entities={}))) == []


def test_entities_at_the_heads_of_mentions() -> None:
    rows = [("Ana", 0, "(1-person-new"), ("of", 2, ""), ("Rome", 0, "(2-place-new)1)"), ("left", 3, "")]
    words = [
        Word(form, form, "X", "X", "_", head, "dep", {"Entity": entity} if entity else {}, True)
        for form, head, entity in rows
    ]
    words[0] = replace(words[0], head=3)
    assert entities_at(TreebankSentence("a", words)) == {0: "1", 2: "2"}
