"""The shipped pipeline: it refuses altered files, reads plain sentences, and a text's parse is its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.language.parsing import FOLDER, ShippedPipeline, load_language

STRIKE = "Workers in Rotterdam ended their strike on Tuesday after the company raised wages by 4 percent."
ODD = [
    "",
    " ",
    "\n\n",
    "?!",
    "word " * 2000,
    "ALL CAPITALS NO STOP",
    "Ελλάδα 東京 🙂",
    "a" * 5000,
    "| a | b |\n| 1 | 2 |",
]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "parser" / "model").write_bytes(b"other"), "parser/model: SHA-256 is"),
        (lambda folder: (folder / "parser" / "model").unlink(), "parser/model is missing"),
        (lambda folder: (folder / "vocab" / "more.pkl").write_bytes(b"x"), r"more\.pkl: not a file of the model"),
        (lambda folder: (folder / "card.json").write_text("{"), r"card\.json: "),
        (lambda folder: (folder / "card.json").unlink(), r"card\.json: "),
    ],
)
def test_an_altered_model_is_refused(copied: Path, spoil, message: str) -> None:
    spoil(copied)
    with pytest.raises(ModelError, match=message):
        list(ShippedPipeline(copied).pipe([STRIKE]))


def test_another_configuration_is_refused_even_when_the_card_agrees(copied: Path) -> None:
    (copied / "config.cfg").write_text("[nlp]\nlang = 'none'\n")
    card = json.loads((copied / "card.json").read_text())
    card["sha256"]["config.cfg"] = "00"
    (copied / "card.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match=r"config\.cfg: SHA-256"):
        ShippedPipeline(copied).verify()


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            STRIKE,
            "Workers nsubj ended, ended ROOT ended, strike obj ended, company nsubj raised, raised advcl ended",
        ),
        (
            "The minister, who had denied it in May, resigned on Friday.",
            "minister nsubj resigned, denied acl:relcl minister, May obl denied, resigned ROOT resigned",
        ),
        (
            "“We will not sell the company,” the chairman of Arlo Foods said in Berlin last week.",
            "sell ccomp said, not advmod sell, chairman nsubj said, Foods nmod chairman, said ROOT said",
        ),
    ],
)
def test_relations_of_plain_sentences(text: str, relations: str) -> None:
    (doc,) = load_language().pipe([text])
    assert set(relations.split(", ")) <= {f"{word.text} {word.dep_} {word.head.text}" for word in doc}


def test_words_and_names_of_a_plain_sentence() -> None:
    (doc,) = load_language().pipe([STRIKE])
    ended = next(word for word in doc if word.text == "ended")
    assert (ended.lemma_, ended.pos_, ended.tag_, ended.morph.get("Tense")) == ("end", "VERB", "VBD", ["Past"])
    assert [(name.text, name.label_) for name in doc.ents] == [("Rotterdam", "PLACE"), ("Tuesday", "TIME")]


@pytest.mark.parametrize("end", ["/ s .", "/ h .", "/ min ."])
def test_a_full_stop_behind_a_slash_is_a_word_of_its_own(end: str) -> None:
    text = "It is slower than 100 Mbit" + end.replace(" ", "")
    (doc,) = load_language().pipe([text])
    assert [word.text for word in doc][-3:] == load_language().words(text)[-3:] == end.split()


def test_any_text_gives_a_document() -> None:
    assert [doc.text for doc in load_language().pipe(ODD)] == ODD


def test_a_parse_is_its_own() -> None:
    texts = [STRIKE, "She left.", *ODD, "The minister, who had denied it in May, resigned."]
    together = [_told(doc) for doc in load_language().pipe(texts)]
    alone = [_told(doc) for text in texts for doc in load_language().pipe([text])]
    assert together == alone


def _told(doc) -> list[tuple[str, str, int, str, str]]:
    return [(word.tag_, word.dep_, word.head.i, word.lemma_, word.ent_type_) for word in doc]


def test_neither_spacy_nor_torch_before_a_text_and_no_torch_after() -> None:
    code = (
        "import sys, checker, checker.cli.app, checker.language.parsing as p\n"
        "assert not {'spacy', 'thinc', 'torch'} & set(sys.modules)\n"
        "pipeline = p.load_language()\n"
        "assert 'spacy' not in sys.modules\n"
        "list(pipeline.pipe(['It works.']))\n"
        "assert 'spacy' in sys.modules and 'torch' not in sys.modules\n"
        "import torch\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
