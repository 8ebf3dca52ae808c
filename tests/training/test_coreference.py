from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from checker.claims.antecedents import MOST_WORDS, AntecedentModel
from checker.training.article_sets import SETS
from checker.training.coreference import (
    LABELS,
    TREEBANKS,
    Head,
    Text,
    Window,
    cases,
    fit,
    gap_texts,
    measured,
    read_texts,
    treebank_texts,
    windows,
    write,
)
from checker.training.language.conllu import TreebankSentence, Word
from checker.training.language.encoder import TorchShim
from checker.training.language.entities import entities_at

needs_treebanks = pytest.mark.skipif(not TREEBANKS.is_dir(), reason="../shared/treebanks is not there")


@pytest.fixture(scope="module")
def text() -> Text:
    """An article whose pronouns were read, with more than a few of them."""
    return next(text for text in read_texts(kept_apart=True) if len(list(cases(text))) > 12)


def test_answers_are_in_the_articles() -> None:
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len({row["document"] for row in rows}) == len(rows) == 1924
    assert sum(len(row["pronouns"]) for row in rows) == 33386
    apart = {row["document"].split("/")[0] for row in rows if row["kept_apart"]}
    assert not any(row["document"].split("/")[0] in apart for row in rows if not row["kept_apart"])
    assert all((SETS / row["document"]).is_file() for row in rows)


def test_cases_of_an_article(text: Text) -> None:
    found = list(cases(text))
    assert all(len(case.signs) == len(case.near) == len(case.right) - 1 for case in found)
    assert all(any(case.right) for case in found)
    answered = [case for case in found if not case.right[-1]]
    assert answered, "some pronouns mean a noun before them"
    assert all(case.keys for case in answered)


def test_each_pronoun_is_in_one_window(text: Text) -> None:
    found = list(windows(text))
    places = [(case.pronoun.sentence, case.pronoun.place) for window in found for case in window.cases]
    assert places == [(case.pronoun.sentence, case.pronoun.place) for case in cases(text)]
    for window in found:
        numbers = [number for number, _ in window.pages]
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        assert len(numbers) == 1 or len(window.words) <= MOST_WORDS
        assert all(case.pronoun.sentence in numbers for case in window.cases)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the exporter in use
def test_what_is_trained_is_written_and_read(text: Text, tmp_path: Path) -> None:
    some = list(windows(text))[:2]
    reader, head = fit(some, rounds=1)
    write(reader, head, tmp_path)
    model = AntecedentModel(tmp_path)
    model.verify()
    table = measured([text], model)
    assert set(table) <= {"he", "she", "it", "they"}
    assert sum(count for count, _, _ in table.values()) == len(list(cases(text)))


def test_the_loss_falls_where_windows_are_seen_again(text: Text) -> None:
    some = list(windows(text))[:2]
    first, last = [_loss(*fit(some, rounds), some) for rounds in (0, 12)]
    assert last < 0.7 * first


def _loss(reader: TorchShim, head: Head, those: list[Window]) -> float:
    head.eval()
    losses = [head(window, reader.words([window.words], is_train=False)) for window in those]
    return torch.stack(losses).mean().item()


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
