"""One claim a sentence: the whole sentence, with what it says of speaker, sureness, numbers, dates and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.language.dates import find_dates
from checker.language.modality import modality, polarity
from checker.language.names import find_names
from checker.language.quantities import find_quantities
from checker.models import Claim, Document, Sentence

from .speakers import speakers_of

_MIN_WORDS = 4
_INSTRUCTION = re.compile(
    r"^(?:please|click|see|read|visit|call|contact|note|look|imagine|"
    r"consider|let us|let’s|let's|do not|don’t|don't|enjoy|watch|listen)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hello|hi|dear|welcome|thank you|thanks|good (?:morning|evening|afternoon))\b", re.IGNORECASE
)
_FRAME = re.compile(r"^[^“\"]{0,160}:$")


class SentenceClaims:
    """The plainest ClaimExtractor; it never splits, so it never breaks what a sentence says."""

    def extract(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """A claim for each sentence, in order."""
        before = document.title or ""
        for sentence, speaker in zip(sentences, speakers_of(sentences), strict=True):
            text = f"{sentence.lead}: {sentence.text}" if sentence.lead else sentence.text
            line, column = document.position(sentence.start)
            yield Claim(
                document=document.id,
                start=sentence.start,
                end=sentence.end,
                quote=document.quote(sentence.start, sentence.end),
                text=text,
                speaker=speaker,
                modality=modality(sentence.text),
                polarity=polarity(sentence.text),
                quantities=find_quantities(sentence.text),
                dates=find_dates(sentence.text, document.published),
                entities=find_names(text),
                context=before,
                checkable=is_checkable(sentence.text),
                line=line,
                column=column,
                ignored=sentence.ignored,
            )
            before = sentence.text


def is_checkable(text: str) -> bool:
    """Whether a sentence states something: no question, greeting, instruction or mere lead-in."""
    bare = text.strip(" “”\"'‘’*_")
    if len(bare.split()) < _MIN_WORDS or bare.endswith("?"):
        return False
    return not (_INSTRUCTION.match(bare) or _GREETING.match(bare) or (_FRAME.match(text) and len(bare.split()) < 12))
