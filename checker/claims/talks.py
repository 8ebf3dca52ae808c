"""Interviews without labels: which paragraphs ask and which answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.models import Sentence

ASKS, ANSWERS, UNSURE = "Q", "A", ""
# A column asks its readers a question or two, an interview asks more.
_FEWEST_QUESTIONS = 4
# The most paragraphs to a question on average; where there are more, somebody tells a story and asks now and then.
_MOST_TO_A_QUESTION = 4
# Longer is an answer that happens to end with a question.
_LONGEST_QUESTION = 60
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me)\b")
_TELLING = 2


def roles_of(sentences: Sequence[Sentence], labels: Sequence[str | None]) -> list[str]:
    """For each sentence whether it asks or answers, by its paragraph; nothing where the document is no interview.

    Where every second paragraph asks, one between two answers without a question mark is the interviewer's as well.
    UNSURE is what stands before the first question, what follows the last answer, and what either may have said.
    """
    rows = list(zip(sentences, labels, strict=True))
    paragraphs = [list(group) for _, group in groupby(rows, key=lambda row: row[0].paragraph)]
    texts = [[sentence.text for sentence, _ in paragraph] for paragraph in paragraphs]
    asking = list(_asking(texts, [paragraph[0][1] for paragraph in paragraphs]))
    if len(asking) < _FEWEST_QUESTIONS or asking[-1] - asking[0] > len(asking) * _MOST_TO_A_QUESTION:
        return []
    in_turn = all((number - asking[0]) % 2 == 0 for number in asking)
    found = [_role(number, texts, asking, in_turn) for number in range(len(texts))]
    return [role for role, text in zip(found, texts, strict=True) for _ in text]


def tells_of_self(texts: Sequence[str]) -> bool:
    """Whether answers are somebody's own and not a desk's: they say "I" more than once."""
    return sum(_FIRST_PERSON.search(text) is not None for text in texts) >= _TELLING


def _asking(texts: Sequence[Sequence[str]], labels: Sequence[str | None]) -> Iterator[int]:
    """The numbers of the paragraphs that ask; of two in a row the second is an answer that asks back."""
    last = -2
    for number, (text, label) in enumerate(zip(texts, labels, strict=True)):
        asks = text[-1].rstrip(" *_”\"’'").endswith("?") and len(" ".join(text).split()) <= _LONGEST_QUESTION
        if label == ASKS or (asks and last != number - 1):
            last = number
            yield number


def _role(number: int, texts: Sequence[Sequence[str]], asking: Sequence[int], in_turn: bool) -> str:
    if number in asking:
        return ASKS
    if number - 1 in asking:
        return ANSWERS
    if not asking[0] < number < asking[-1]:
        return UNSURE
    if in_turn:
        return _in_turn(number - asking[0], number, texts)
    # A single sentence may be the interviewer's.
    return ANSWERS if len(texts[number]) > 1 else UNSURE


def _in_turn(place: int, number: int, texts: Sequence[Sequence[str]]) -> str:
    """The role by a paragraph's place, if whoever asks says less than whoever answers."""
    asked = number if place % 2 == 0 else number - 1
    shorter = len(" ".join(texts[asked])) < len(" ".join(texts[asked + 1]))
    if not shorter:
        return UNSURE
    return ASKS if place % 2 == 0 else ANSWERS
