"""The corpora as spaCy's DocBin files: `python -m checker.training.language.corpus TREEBANKS OUTPUT`.

Of the training sentences most stand alone, as the product feeds them; the rest come in runs of up to six, so that the
parser learns boundaries as well. A third of the documents get typographic quotation marks, which the treebanks lack.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, chain, groupby
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from .conllu import TreebankSentence, read_conllu
from .entities import TIMELIKE, gum_entities, read_tagged
from .entities import Span as EntitySpan

_TREEBANKS = {"en_ewt": False, "en_gum_permissive": True}  # and whether names are marked
# Any would do; kept so that the corpus can be made again.
SEED = 20
# Most texts are one sentence, as the product feeds them; a run of six is a long paragraph.
_ALONE = 0.6
_LONGEST_RUN = 6
# Sentences whose boundaries the parser has to find; more than any run in training has.
_TEST_RUN = 10
# Newspapers print them and the treebanks lack them, so both kinds are to be seen often.
_CURLY_SHARE = 0.35
# Every tenth sentence: wikigold has no split of its own.
_WIKIGOLD_HELD_OUT = 10
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?)\]%]|'s|n't|'re|'ve|'ll|'d|'m|\.\.\.)$", re.IGNORECASE)
_NO_SPACE_AFTER = {"(", "[", "$", "#"}


def treebank_doc(nlp: Language, sentences: list[TreebankSentence], entities: bool) -> Doc:
    """One document of the sentences with everything the treebank says; without `entities` those are unknown."""
    words = [word for sentence in sentences for word in sentence.words]
    starts = list(accumulate((len(sentence.words) for sentence in sentences), initial=0))
    placed = list(zip(starts, sentences, strict=False))
    doc = Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[_given(word.upos, "X") for word in words],
        morphs=[_given(word.feats, "") for word in words],
        lemmas=[_given(word.lemma, word.form) for word in words],
        heads=[word.head + at for at, sentence in placed for word in sentence.words],
        deps=[word.deprel for word in words],
    )
    if entities:
        spans = [
            Span(doc, start + at, end + at, label=label)
            for at, sentence in placed
            for start, end, label in gum_entities(sentence)
        ]
        doc.set_ents(spans)
    else:
        doc.set_ents([], default="missing")
    return doc


def _given(value: str, otherwise: str) -> str:
    """What a column of the treebank says; "_" is nothing."""
    return value if value != "_" else otherwise


def tagged_doc(nlp: Language, words: list[str], entities: list[EntitySpan]) -> Doc:
    """A document that knows its entities only; these files don't mark times, so words of time are left open."""
    spaces = [
        not _NO_SPACE_BEFORE.match(after) and word not in _NO_SPACE_AFTER
        for word, after in zip(words, [*words[1:], "."], strict=True)
    ]
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    named = {at for start, end, _ in entities for at in range(start, end)}
    open_words = [Span(doc, i, i + 1) for i, word in enumerate(words) if i not in named and TIMELIKE.search(word)]
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities], missing=open_words)
    return doc


def runs(sentences: Iterable[TreebankSentence], length: Callable[[], int]) -> Iterator[list[TreebankSentence]]:
    """Runs of so many sentences of one document, its last run perhaps shorter."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.document):
        rest = list(group)
        while rest:
            count = length()
            yield rest[:count]
            rest = rest[count:]


def curly(sentences: list[TreebankSentence]) -> list[TreebankSentence]:
    """The same with typographic apostrophes and quotation marks."""
    opened = False
    changed = []
    for sentence in sentences:
        words = []
        for word in sentence.words:
            form = word.form.replace("'", "’")
            if form in {'"', "``", "''"}:
                form, opened = ("”" if opened else "“"), not opened
            words.append(replace(word, form=form, lemma=form if word.lemma == word.form else word.lemma))
        changed.append(TreebankSentence(sentence.document, words))
    return changed


def training_docs(nlp: Language, folder: Path) -> list[Doc]:
    """Every training document, in an order of its own."""
    chooser = random.Random(SEED)

    def length() -> int:
        return 1 if chooser.random() < _ALONE else chooser.randint(2, _LONGEST_RUN)

    docs = []
    for name, entities in _TREEBANKS.items():
        for run in runs(read_conllu(folder / f"{name}.train.conllu.gz"), length):
            chosen = curly(run) if chooser.random() < _CURLY_SHARE else run
            docs.append(treebank_doc(nlp, chosen, entities))
    wikigold = list(read_tagged(folder / "ner" / "wikigold.conll.txt.gz"))
    docs += [tagged_doc(nlp, *pair) for at, pair in enumerate(wikigold) if at % _WIKIGOLD_HELD_OUT]
    docs += [tagged_doc(nlp, *pair) for pair in read_tagged(folder / "ner" / "wnut17train.conll.gz") if pair[1]]
    chooser.shuffle(docs)
    return docs


def evaluation_docs(nlp: Language, folder: Path) -> Iterator[tuple[str, list[Doc]]]:
    """Name and documents of each set to measure on: by sentence as the product feeds them, and in runs of ten."""
    for treebank, entities in _TREEBANKS.items():
        for part in ("dev", "test"):
            sentences = list(read_conllu(folder / f"{treebank}.{part}.conllu.gz"))
            name = f"{treebank.removesuffix('_permissive')}.{part}"
            yield f"{name}.sentences", [treebank_doc(nlp, [s], entities) for s in sentences]
            yield f"{name}.runs", [treebank_doc(nlp, run, entities) for run in runs(sentences, lambda: _TEST_RUN)]
    wikigold = list(read_tagged(folder / "ner" / "wikigold.conll.txt.gz"))
    yield "wikigold", [tagged_doc(nlp, *pair) for at, pair in enumerate(wikigold) if not at % _WIKIGOLD_HELD_OUT]
    yield "wnut17.dev", [tagged_doc(nlp, *pair) for pair in read_tagged(folder / "ner" / "emerging.dev.conll.gz")]


def main() -> None:
    """Convert from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    nlp = spacy.blank("en")
    arguments.output.mkdir(parents=True, exist_ok=True)
    sets = chain([("train", training_docs(nlp, arguments.treebanks))], evaluation_docs(nlp, arguments.treebanks))
    for name, docs in sets:
        DocBin(docs=docs, store_user_data=False).to_disk(arguments.output / f"{name}.spacy")


if __name__ == "__main__":
    main()
