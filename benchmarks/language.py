"""The language pipeline on the official tests: `python benchmarks/language.py [MODEL] [--corpus DIR] [--output FILE]`.

Without MODEL it is the shipped one, into results/language.json. DIR is what checker.training.language.corpus wrote.
Words are always spaCy's own. In `sentences` each text is one gold sentence, as the product feeds them; in `runs` ten,
and the parser finds the boundaries. UAS and LAS are F1 over words: spaCy's leave punctuation out and keep subtypes of
relations, CoNLL 2018's (Zeman et al.) the reverse.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from writing import RESULTS, ROOT

from checker.language.parsing import FOLDER, ShippedPipeline
from checker.serving import CARD

CORPUS = ROOT / "runs" / "language" / "corpus"
NAMES_ONLY = ["wikigold", "wnut17.dev"]
SETS = [f"{treebank}.test.{cut}" for treebank in ("en_ewt", "en_gum") for cut in ("sentences", "runs")] + NAMES_ONLY
UNMARKED = {"TIME", "EVENT"}  # in the files that hold names only
SCORES = {
    "uas": "dep_uas",
    "las": "dep_las",
    "tags": "tag_acc",
    "upos": "pos_acc",
    "morphology": "morph_acc",
    "lemmas": "lemma_acc",
    "sentences_f1": "sents_f",
    "entities_f1": "ents_f",
}
SPEED_SET = "en_gum.test.sentences"


def loaded(folder: Path) -> Language:
    """A pipeline that ships, or any other that spaCy can load, to compare with."""
    return ShippedPipeline(folder).nlp if (folder / CARD).exists() else spacy.load(folder)


def documents(nlp: Language, corpus: Path, name: str) -> list[Doc]:
    return list(DocBin().from_disk(corpus / f"{name}.spacy").get_docs(nlp.vocab))


def arcs(doc: Doc) -> dict[tuple[int, int], tuple[tuple[int, int], str]]:
    """Head's place and universal relation of the word at each place."""
    place = [(word.idx, word.idx + len(word)) for word in doc]
    heads = [(-1, -1) if word.head.i == word.i else place[word.head.i] for word in doc]
    return {place[word.i]: (head, word.dep_.split(":")[0]) for word, head in zip(doc, heads, strict=True)}


def conll_las(pairs: Iterable[tuple[Doc, Doc]]) -> float:
    right = words = 0
    for found, gold in pairs:
        a, b = arcs(found), arcs(gold)
        right += sum(b.get(place) == arc for place, arc in a.items())
        words += len(a) + len(b)
    return 2 * right / words


def measure(nlp: Language, corpus: Path, name: str) -> dict[str, object]:
    gold = documents(nlp, corpus, name)
    found = list(nlp.pipe(doc.text for doc in gold))
    wanted = dict(SCORES)
    if name in NAMES_ONLY:
        wanted = {"entities_f1": "ents_f"}
        for doc in found:
            doc.set_ents([entity for entity in doc.ents if entity.label_ not in UNMARKED])
    elif "ewt" in name:
        del wanted["entities_f1"]
    scores = Scorer(nlp).score([Example(a, b) for a, b in zip(found, gold, strict=True)])
    result: dict[str, object] = {key: round(100 * scores[value], 2) for key, value in wanted.items()}
    if name not in NAMES_ONLY:
        result["conll18_las"] = round(100 * conll_las(zip(found, gold, strict=True)), 2)
    if "entities_f1" in wanted:
        result["entities"] = {
            label: round(100 * each["f"], 1) for label, each in sorted((scores["ents_per_type"] or {}).items())
        }
    return {"texts": len(gold), "words": sum(map(len, gold)), **result}


def speed(nlp: Language, corpus: Path) -> int:
    """Words a second of the process's own time, all threads together, which is what one core of its own would give."""
    texts = [doc.text for doc in documents(nlp, corpus, SPEED_SET)]
    for _ in nlp.pipe(texts[:50]):
        pass
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - start))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--output", type=Path, default=RESULTS / "language.json")
    parser.add_argument("--sets", nargs="*", default=SETS)
    options = parser.parse_args()
    nlp = loaded(options.model)
    size = sum(path.stat().st_size for path in options.model.rglob("*") if path.is_file())
    results = {
        "command": "python -m checker.training.language.corpus ../shared/treebanks runs/language/corpus && "
        + " ".join(["python benchmarks/language.py", *sys.argv[1:]]),
        "megabytes": round(size / 1e6, 1),
        "words_per_cpu_second": speed(nlp, options.corpus),
        "sets": {name: measure(nlp, options.corpus, name) for name in options.sets},
    }
    options.output.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
