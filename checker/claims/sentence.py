"""One claim a sentence: the whole sentence, with what it says of speaker, sureness, numbers, dates and names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from checker.language.dates import find_dates, last_full
from checker.language.limits import find_exclusive, find_frequency
from checker.language.modality import modality, polarity
from checker.language.names import find_names
from checker.language.quantities import find_quantities
from checker.models import Claim, Document, Sentence

from .checkable import enough_for, is_checkable
from .openings import without_times
from .speakers import Listener
from .turns import Cast


class SentenceClaims:
    """The plainest ClaimExtractor; it never splits, so it never breaks what a sentence says.

    The pipeline compares these (benchmarks/README.md).
    """

    def extract(self, document: Document, sentences: Sequence[Sentence]) -> Iterator[Claim]:
        """A claim for each sentence, in order."""
        earlier, before = "", document.title or ""
        day: dt.date | None = None
        # Datelines stay: they tell the verdict models which Tuesday is meant.
        cast = Cast.of(document, without_times(document, sentences))
        speakers = Listener(cast.sentences).speakers
        for sentence, quoted, turn in zip(cast.sentences, speakers, cast.turns, strict=True):
            text = f"{sentence.lead}: {sentence.text}" if sentence.lead else sentence.text
            line, column = document.position(sentence.start)
            dates = find_dates(sentence.text, document.published, day)
            day = last_full(dates) or day
            yield Claim(
                document=document.id,
                start=sentence.start,
                end=sentence.end,
                quote=document.quote(sentence.start, sentence.end),
                text=text,
                speaker=quoted or turn,
                modality=modality(sentence.text),
                polarity=polarity(sentence.text),
                quantities=find_quantities(sentence.text),
                dates=dates,
                entities=find_names(text),
                exclusive=find_exclusive(text),
                frequency=find_frequency(text),
                context=before,
                earlier=earlier,
                headings=(*filter(None, [document.title]), *sentence.headings),
                checkable=is_checkable(sentence.text, enough_for(sentence)),
                line=line,
                column=column,
                ignored=sentence.ignored,
            )
            earlier, before = before, sentence.text
