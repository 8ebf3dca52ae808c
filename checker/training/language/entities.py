"""Named entities for training: out of GUM's `Entity` column, and out of two-column files (wikigold, WNUT17).

Labels: PERSON, PLACE, ORG, EVENT (named), TIME (dates, durations, "last week") and MISC (other names: works, products,
nationalities).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.training.iob_utils import iob_to_biluo, tags_to_entities

from .conllu import TreebankSentence, Word

Span = tuple[int, int, str]  # first word, end (not in it), label

GUM_LABELS = {"person": "PERSON", "place": "PLACE", "organization": "ORG", "event": "EVENT", "time": "TIME"}
FILE_LABELS = {
    "PER": "PERSON",
    "LOC": "PLACE",
    "ORG": "ORG",
    "MISC": "MISC",
    "person": "PERSON",
    "location": "PLACE",
    "corporation": "ORG",
    "group": "ORG",
    "product": "MISC",
    "creative-work": "MISC",
}
_PART = re.compile(r"\(([^()]+)(\))?|([\d]+)(?:\[\d+/\d+\])?\)")
_NAME_RELATIONS = {"compound", "flat", "amod", "nummod", "nmod", "nmod:poss", "case", "punct", "det", "cc", "conj"}
_LINKS = {"of", "de", "for", "the", "-", "–", "'s", "’s", ".", "la", "al"}
_LISTING = {"and", "&"}  # joins words of one organisation or title, but two people or places
# Longer mentions of a time tell what happened then.
_TIME_WORDS = 8
TIMELIKE = re.compile(
    r"\d|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$|day$|^(?:week|month|year|hour|minute|centur|decade|"
    r"today|tonight|tomorrow|yesterday|morning|evening|night|afternoon|spring|summer|autumn|winter|last|next|ago)",
    re.IGNORECASE,
)


def gum_entities(sentence: TreebankSentence) -> list[Span]:
    """Names and times of a GUM sentence, without overlaps: of nested mentions the outermost named one."""
    found: list[Span] = []
    taken: set[int] = set()
    for start, end, kind, identity, _ in sorted(_mentions(sentence), key=lambda m: m[0] - m[1]):
        span = _flat(sentence.words, start, end, kind, identity)
        if span and taken.isdisjoint(range(span[0], span[1])):
            taken.update(range(span[0], span[1]))
            found.append(span)
    return sorted(found)


def entities_at(sentence: TreebankSentence) -> dict[int, str]:
    """What the heads of a GUM sentence's mentions stand for, by their number; of nested ones the outermost."""
    found: dict[int, str] = {}
    for start, end, _, _, entity in sorted(_mentions(sentence), key=lambda m: m[1] - m[0]):
        found[_head(sentence.words, start, end)] = entity
    return found


def _head(words: list[Word], start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= words[i].head < end or words[i].head == i), start)


def _mentions(sentence: TreebankSentence) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, type, linked identity (or "") and entity of each mention in one piece."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for at, word in enumerate(sentence.words):
        for match in _PART.finditer(word.misc.get("Entity", "")):
            head, closed, closing = match.groups()
            if head:
                fields = head.split("-")
                kind, identity = (fields[1] if len(fields) > 1 else ""), "-".join(fields[7:])
                if closed:
                    yield at, at + 1, kind, identity, fields[0]
                else:
                    opened.setdefault(fields[0], []).append((at, kind, identity))
            elif closing and opened.get(closing):
                start, kind, identity = opened[closing].pop()
                yield start, at + 1, kind, identity, closing


def _flat(words: list[Word], start: int, end: int, kind: str, identity: str) -> Span | None:
    """The name in a mention, or its time; None for a mention by a pronoun or a common noun."""
    head = _head(words, start, end)
    if kind == "time":
        return _time(words, start, end, head)
    word = words[head]
    named = word.upos == "PROPN" or word.xpos.startswith("NNP") or (identity and _capital(word))
    if not named or word.upos in {"PRON", "DET"}:
        # "The province of Palawan" is linked to Palawan: the word that begins the identity.
        linked = identity.split("_")[0]
        head = next((i for i in range(start, end) if words[i].form == linked and words[i].upos == "PROPN"), -1)
        if head < 0:
            return None
    linking = _LINKS if kind in {"person", "place"} else _LINKS | _LISTING
    return *_name(words, start, end, head, linking), GUM_LABELS.get(kind, "MISC")


def _time(words: list[Word], start: int, end: int, head: int) -> Span | None:
    if words[head].upos in {"PRON", "ADV", "DET"} and not TIMELIKE.search(words[head].form):
        return None
    clause = (i for i in range(head, end) if words[i].deprel.startswith("acl") and i > head)
    end = min(next(clause, end), start + _TIME_WORDS)
    while end > start + 1 and words[end - 1].upos == "PUNCT":
        end -= 1
    if not any(TIMELIKE.search(word.form) for word in words[start:end]):
        return None
    return start, end, "TIME"


def _name(words: list[Word], start: int, end: int, head: int, linking: set[str]) -> tuple[int, int]:
    """The run of capitalised or linking words around the head that hang together with it."""
    first, last = head, head + 1
    while first > start and _belongs(words[first - 1], linking):
        first -= 1
    while last < end and _belongs(words[last], linking):
        last += 1
    while first < head and not _capital(words[first]):
        first += 1
    while last > head + 1 and not (_capital(words[last - 1]) or words[last - 1].form == "."):
        last -= 1
    return first, last


def _belongs(word: Word, linking: set[str]) -> bool:
    relation = word.deprel.split(":")[0]
    return (_capital(word) and relation in _NAME_RELATIONS) or word.form.lower() in linking


def _capital(word: Word) -> bool:
    return word.form[:1].isupper() or word.form[:1].isdigit()


def read_tagged(path: Path) -> Iterator[tuple[list[str], list[Span]]]:
    """Words and entities of each sentence of a gzipped file of lines `word label`, labels in IO or IOB2."""
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in [*file, "\n"]:
            parts = line.split()
            if len(parts) == 2 and parts[0] != "-DOCSTART-":
                words.append(parts[0])
                prefix, _, kind = parts[1].partition("-")
                tags.append(f"{prefix}-{FILE_LABELS[kind]}" if kind else prefix)
            elif words:
                yield words, [(start, last + 1, kind) for kind, start, last in tags_to_entities(iob_to_biluo(tags))]
                words, tags = [], []
