"""Sentences out of CoNLL-U files (Universal Dependencies): words with their annotation, and their document."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_COLUMNS = 10  # https://universaldependencies.org/format.html


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


@dataclass(slots=True)
class TreebankSentence:
    """The words of one sentence and the id of the document it stands in."""

    document: str
    words: list[Word] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[TreebankSentence]:
    """The sentences of a gzipped CoNLL-U file, in order."""
    document = ""
    lines: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            elif line and not line.startswith("#"):
                lines.append(line.split("\t"))
            elif not line and lines:
                yield TreebankSentence(document, _words(lines))
                lines = []
    if lines:
        yield TreebankSentence(document, _words(lines))


def _words(lines: list[list[str]]) -> list[Word]:
    """The syntactic words; a word inside a contraction ("do" + "n't") touches the next one."""
    joined = _inside_contractions(lines)
    words = []
    for columns in lines:
        if len(columns) != _COLUMNS or not columns[0].isdigit():
            continue
        number = int(columns[0])
        misc = _misc(columns[9])
        head = int(columns[6])
        words.append(
            Word(
                form=columns[1].replace(" ", ""),
                lemma=columns[2].replace(" ", ""),
                upos=columns[3],
                xpos=columns[4],
                feats=columns[5],
                head=(head or number) - 1,
                deprel=columns[7] if head else "ROOT",
                misc=misc,
                space=joined.get(number, misc.get("SpaceAfter") != "No"),
            )
        )
    return words


def _inside_contractions(lines: list[list[str]]) -> dict[int, bool]:
    """Whether a space follows, for each word of a multiword token."""
    spaces: dict[int, bool] = {}
    for columns in lines:
        if "-" in columns[0]:
            first, last = (int(part) for part in columns[0].split("-"))
            spaces |= dict.fromkeys(range(first, last), False)
            spaces[last] = _misc(columns[9]).get("SpaceAfter") != "No"
    return spaces


def _misc(column: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in column.split("|") if "=" in part)
