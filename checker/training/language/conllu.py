"""Sentences out of CoNLL-U files (Universal Dependencies): words with their annotation, and their document."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `head` counts from 0 within the sentence, a root is its own head."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: dict[str, str]
    space: bool


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """The words of one sentence and the id of the document it stands in."""

    document: str
    words: list[Word]


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of a gzipped CoNLL-U file, in order."""
    document = ""
    lines: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in chain(file, "\n"):
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            elif line and not line.startswith("#"):
                lines.append(line.split("\t"))
            elif not line and lines:
                yield TreebankSentence(document, _words(lines))
                lines = []


def _words(lines: list[list[str]]) -> list[Word]:
    """The syntactic words; a word inside a contraction ("do" + "n't") touches the next one."""
    joined: dict[int, bool] = {}
    words = []
    # https://universaldependencies.org/format.html
    for number, form, lemma, upos, xpos, feats, head, deprel, _, notes in lines:
        misc = dict(part.split("=", 1) for part in notes.split("|") if "=" in part)
        space = misc.get("SpaceAfter") != "No"
        if "-" in number:  # a contraction stands before its words
            first, last = map(int, number.split("-"))
            joined |= dict.fromkeys(range(first, last), False) | {last: space}
        elif number.isdigit():  # "8.1" is a word that is understood and not there
            form, lemma = form.replace(" ", ""), lemma.replace(" ", "")
            at, root = int(number), head == "0"
            deprel, space = "ROOT" if root else deprel, joined.get(at, space)
            words.append(Word(form, lemma, upos, xpos, feats, (at if root else int(head)) - 1, deprel, misc, space))
    return words
