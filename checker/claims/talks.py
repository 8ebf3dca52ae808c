"""Interviews without labels: which paragraphs ask and which answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from checker.models import Sentence

ASKS, ANSWERS, UNSURE = "Q", "A", ""
# A column asks its readers a question or two, an interview asks more.
_FEWEST_QUESTIONS = 4
# The most paragraphs to a question on average; where there are more, somebody tells a story and asks now and then.
_MOST_TO_A_QUESTION = 4
# Longer is an answer that happens to end with a question.
_LONGEST_QUESTION = 60


def roles_of(sentences: Sequence[Sentence]) -> list[str]:
    """For each sentence whether it asks or answers, by its paragraph; nothing where the document is no interview.

    A paragraph that ends with a question mark asks, the next one answers; where every second one asks, one between two
    answers is a question too. UNSURE is what either may have said.
    """
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    asking: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        words = sum(len(sentence.text.split()) for sentence in paragraph)
        asks = paragraph[-1].text.rstrip(" *_”\"’'").endswith("?") and words <= _LONGEST_QUESTION
        # Of two questions in a row the second is an answer that asks back.
        if asks and number - 1 not in asking:
            asking.append(number)
    if len(asking) < _FEWEST_QUESTIONS or asking[-1] - asking[0] > len(asking) * _MOST_TO_A_QUESTION:
        return []
    in_turn = all((number - asking[0]) % 2 == 0 for number in asking)
    asked = range(asking[0], asking[-1] + 1, 2) if in_turn else asking
    roles = dict.fromkeys(asked, ASKS) | {number + 1: ANSWERS for number in asked}
    return [roles.get(number, UNSURE) for number, paragraph in enumerate(paragraphs) for _ in paragraph]
