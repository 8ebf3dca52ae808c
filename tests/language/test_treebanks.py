"""CoNLL-U in, words and flat entities out."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from checker.training.language.conllu import read_conllu
from checker.training.language.entities import gum_entities, read_tagged

BEGINNING = "# newdoc id = notes\n# sent_id = 1\n"
# number, form, UPOS, XPOS, head, relation, MISC
PALAWAN = """
1 The DET DT 2 det Entity=(1-person-new-nnnnn-cf1-2-coref
2 mayor NOUN NN 9 nsubj _
3 of ADP IN 5 case _
4 the DET DT 5 det Entity=(2-place-new-nnnnn-cf2-2-coref-Palawan
5 province NOUN NN 2 nmod _
6 of ADP IN 7 case _
7 Palawan PROPN NNP 5 nmod Entity=2)1)
8 herself PRON PRP 9 obl Entity=(1-person-giv:act-nnnnn-cf1-1-ana)
9 welcomed VERB VBD 0 root _
10 Bea PROPN NNP 9 obj Entity=(3-person-new-nnnnn-cf3-1-sgl
11 Ruiz PROPN NNP 10 flat Entity=3)
12 last ADJ JJ 13 amod Entity=(4-time-new-nnnnn-cf4-2-sgl
13 week NOUN NN 9 obl:tmod Entity=4)|SpaceAfter=No
14 . PUNCT . 9 punct _
"""


def written(folder: Path, rows: str) -> Path:
    lines = []
    for row in rows.strip().splitlines():
        number, form, upos, xpos, head, relation, misc = row.split(" ")
        lines.append("\t".join([number, form, form.lower(), upos, xpos, "_", head, relation, "_", misc]))
    path = folder / "a.conllu.gz"
    path.write_bytes(gzip.compress((BEGINNING + "\n".join(lines) + "\n\n").encode()))
    return path


def test_nested_mentions_become_flat_names(tmp_path: Path) -> None:
    (sentence,) = read_conllu(written(tmp_path, PALAWAN))
    named = [(" ".join(w.form for w in sentence.words[a:b]), label) for a, b, label in gum_entities(sentence)]
    assert named == [("Palawan", "PLACE"), ("Bea Ruiz", "PERSON"), ("last week", "TIME")]


def test_words_know_their_space_and_their_head(tmp_path: Path) -> None:
    rows = "1 We PRON PRP 4 nsubj _\n2-3 don't _ _ _ _ SpaceAfter=No\n2 do AUX VBP 4 aux _\n3 n't PART RB 4 advmod _"
    rows += "\n4 agree VERB VB 0 root _"
    (sentence,) = read_conllu(written(tmp_path, rows))
    assert [(word.form, word.space, word.head) for word in sentence.words] == [
        ("We", True, 3),
        ("do", False, 3),
        ("n't", False, 3),
        ("agree", True, 3),
    ]
    assert (sentence.document, sentence.words[3].deprel) == ("notes", "ROOT")


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("I-PER I-PER O I-LOC", [(0, 2, "PERSON"), (3, 4, "PLACE")]),
        ("B-person B-person O O", [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        ("B-corporation I-corporation O B-creative-work", [(0, 2, "ORG"), (3, 4, "MISC")]),
        ("O O O O", []),
    ],
)
def test_labels_of_two_column_files(tmp_path: Path, labels: str, expected: list[tuple[int, int, str]]) -> None:
    path = tmp_path / "a.conll.gz"
    path.write_bytes(gzip.compress("\n".join(f"w {label}" for label in labels.split()).encode()))
    assert [entities for _, entities in read_tagged(path)] == [expected]
