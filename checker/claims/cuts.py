"""Ways to split a draft, and the signs by which a small model tells the good ones.

A cut takes a part out of a draft and tells it by itself. Whether both are true then depends on much at once: what sets
the part off, of which noun it is, whether that noun is known without it, whether the parse is right. Rules only propose
cuts, and readers said of 22,000 whether they are good, that is whether every part is a true, whole sentence that says
something (claims/cuts/README.md); a logistic model over the signs of a cut, and over what the parser made of its words,
was fitted on these (`checker.training.cuts`). Comments "readers found N of M good" tell of cuts that a rule refuses.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import ModelError
from checker.language.modality import holds_negation, is_conditional

from . import tree
from .commas import in_pairs
from .draft import Draft, text_of
from .soundness import faults
from .times import CALENDAR, TIMES
from .tree import kid

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Places from a draft's main verb down to a noun that are told apart.
_DEEPEST = 4
_SMALL = ("IN", "DT", "CC", ",", "TO", "RB", "MD")
_ROUND = (2, 3, 4, 6, 8, 11, 15, 20, 30)


@dataclass(frozen=True)
class Cut:
    """One way to split a draft: the parts, the main word of what is told by itself, and the signs of the cut."""

    kind: str
    parts: tuple[Draft, ...]
    at: Token
    signs: tuple[str, ...]

    def __post_init__(self) -> None:
        """No cut leaves one comma of a pair."""
        object.__setattr__(self, "parts", tuple(map(in_pairs, self.parts)))

    @property
    def all_signs(self) -> frozenset[str]:
        """The signs by themselves and for this kind of cut."""
        found = {*self.signs, *_of_parts(self.at.doc, self.parts)}
        return frozenset({"", self.kind, *found, *(f"{self.kind}: {sign}" for sign in found)})

    @property
    def comes_out_lame(self) -> bool:
        """Whether some part has a fault that no sign of the cut tells of."""
        return any(map(faults, self.parts))


def signs_of(
    draft: Draft, part: set[int], clause: Token, noun: Token | None, more: Iterable[str] = ()
) -> tuple[str, ...]:
    """The signs of a cut that takes `part`, with its predicate or main noun `clause`, away from `noun`."""
    found = [*_of_draft(draft), *_of_part(draft, part), *_of_clause(draft, clause), *more]
    if noun is not None:
        found += _of_noun(draft, noun)
    return tuple(found)


def _of_draft(draft: Draft) -> Iterator[str]:
    head, text = draft.head, text_of(draft)
    yield f"main {_tense(head)}"
    yield f"main {head.tag_} {kid(head, 'cop') is not None}"
    if holds_negation(text):
        yield "negated"
    if is_conditional(text):
        yield "conditional"
    if draft.aside:
        yield "of an aside"


def _of_part(draft: Draft, part: set[int]) -> Iterator[str]:
    doc, here = draft.head.doc, draft.tokens
    first, last = min(part), max(part)
    before = doc[first - 1].text if first - 1 in here else "^"
    opening = doc[first].text if doc[first].is_punct else before if before in tree.MARKS else ""
    end = _end(draft, last)
    place = "before" if last < draft.head.i else "after" if first > draft.head.i else "around"
    yield f"opens {opening}"
    yield f"ends {end}"
    yield f"opens {opening} ends {end} {place}"
    yield place
    yield f"holes {last - first + 1 - len(part) > 0}"
    yield f"marks inside {min(sum(doc[n].text in (',', ';', '–', '—') for n in part if first < n < last), 3)}"
    yield f"joints inside {min(sum(doc[n].dep_ == 'cc' for n in part), 3)}"


def _end(draft: Draft, last: int) -> str:
    """The mark that closes a part with this last word, or else what comes next."""
    doc, after = draft.head.doc, last + 1 if last + 1 in draft.tokens else None
    if doc[last].is_punct:
        return str(doc[last].text)
    if after is None:
        return "."
    return str(doc[after].text if doc[after].is_punct else doc[after].pos_)


def _of_clause(draft: Draft, clause: Token) -> Iterator[str]:
    own = tree.subject_of(clause)
    yield f"label {clause.dep_} {clause.tag_}"
    yield f"tag {clause.tag_}"
    yield f"clause {_tense(clause)}"
    yield f"clause {_tense(clause)} main {_tense(draft.head)}"
    yield f"clause verb {clause.lemma_.lower()}"
    yield f"clause subject {own.tag_ if own is not None else None}"


def _of_noun(draft: Draft, noun: Token) -> Iterator[str]:
    word = kid(noun, "det", "nmod:poss", "nummod")
    known = (
        "name" if tree.is_name(noun) else "none" if word is None else word.dep_ if word.dep_ != "det" else word.lower_
    )
    role = "head" if noun == draft.head else "subject" if noun == draft.subject else noun.dep_
    steps, upper = 0, noun
    while upper not in (draft.head, upper.head) and steps < _DEEPEST:
        upper, steps = upper.head, steps + 1
    yield f"noun {noun.tag_} {known}"
    yield f"noun {known} {role}"
    yield f"noun {role} {steps}"
    yield f"noun {known} {role} {_tense(draft.head)}"
    yield f"noun {noun.lemma_.lower()}" if not tree.is_name(noun) else f"noun name {noun.ent_type_}"
    yield f"noun row {kid(noun, 'conj') is not None} {noun.dep_ == 'conj'}"
    if noun.lemma_.lower() in TIMES or noun.lower_ in CALENDAR:
        yield "noun is a time"


def _of_parts(doc: Doc, parts: tuple[Draft, ...]) -> Iterator[str]:
    """What the parts look like, above all where words meet that don't in the sentence."""
    for number, part in enumerate(parts):
        pieces, which = part.pieces, min(number, 1)
        # Counted as "+": a word that a rule puts in.
        words = [(piece.text.lower(), None if piece.token is None else doc[piece.token]) for piece in pieces]
        tags = ["^", *("+" if word is None else word.tag_ for _, word in words), "$"]
        seams = [
            at
            for at, (one, other) in enumerate(pairwise(pieces), start=1)
            if one.token is None or other.token != one.token + 1
        ]
        for at in seams:
            (left, before), (right, after) = words[at - 1], words[at]
            yield f"left {which} {left}"
            yield f"right {which} {right}"
            yield f"meet {which} {_short(left, before)} {_short(right, after)}"
            yield f"meet {which} {before.dep_ if before else '+'} {after.dep_ if after else '+'}"
            yield f"meet {which} {tags[at - 1]} {tags[at]} | {tags[at + 1]}"
            yield f"meet {which} {tags[at]} | {tags[at + 1]} {tags[at + 2]}"
        if number < 2:
            yield f"seams {number} {len(seams)}"
            yield f"commas {number} {min(sum(text == ',' for text, _ in words), 4)}"
            yield f"long {number} {sum(len(pieces) >= step for step in _ROUND)}"


def _short(text: str, word: Token | None) -> str:
    """A small word as it is, of others the tag."""
    return text if word is None or word.tag_ in _SMALL else word.tag_


def _tense(head: Token) -> str:
    """Whether a predicate is past, modal, in the present ("now") or has no finite verb, and whether it is negated."""
    verb = tree.finite_of(head)
    form = (
        "none" if verb is None else "modal" if verb.tag_ == "MD" else "past" if verb.tag_ in ("VBD", "VBN") else "now"
    )
    return f"{form}{' neg' if tree.is_negated(head) else ''}"


WEIGHTS = Path(__file__).with_name("cuts.json")
# A cut is made from this probability up: of rows of names three in four are good from 0.65 up, of others from 0.75.
SURE, SURE_OF_NAMES = 0.75, 0.65


@dataclass(frozen=True)
class CutModel:
    """How much each sign of a cut speaks for it."""

    weights: Mapping[str, float]

    @classmethod
    def from_file(cls, path: Path = WEIGHTS) -> CutModel:
        """The shipped weights. Raises ModelError when they can't be read."""
        try:
            return cls(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: {error}") from error

    def probability(self, cut: Cut) -> float:
        """How likely a reader calls a cut good."""
        return 1 / (1 + math.exp(-sum(self.weights.get(sign, 0.0) for sign in cut.all_signs)))


def is_sure(cut: Cut, probability: float) -> bool:
    """Whether a cut is made, given the probability that it is good."""
    return probability >= (SURE_OF_NAMES if cut.kind == "names" else SURE)


@cache
def shipped_model() -> CutModel:
    """The model that comes with the package, read once."""
    return CutModel.from_file()
