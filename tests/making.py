"""Small values for tests."""

from __future__ import annotations

from checker.language.dates import find_dates
from checker.language.modality import modality, polarity
from checker.language.names import find_names
from checker.language.quantities import find_quantities
from checker.models import Claim, Match, Probabilities, Verdict


def claim(text: str, document: str = "a.txt", start: int = 0, speaker: str | None = None, context: str = "") -> Claim:
    """A claim as the sentence extractor would make it."""
    return Claim(
        document=document,
        start=start,
        end=start + len(text),
        quote=text,
        text=text,
        speaker=speaker,
        modality=modality(text),
        polarity=polarity(text),
        quantities=find_quantities(text),
        dates=find_dates(text),
        entities=find_names(text),
        context=context,
    )


def probabilities(contradiction: float, entailment: float = 0.0) -> Probabilities:
    """With neutral the rest."""
    return Probabilities(
        entailment=entailment, neutral=round(1 - contradiction - entailment, 6), contradiction=contradiction
    )


def verdict(a: Claim, b: Claim, contradiction: float, similarity: float = 0.7, entailment: float = 0.0) -> Verdict:
    """The same both ways round."""
    said = probabilities(contradiction, entailment)
    return Verdict(match=Match(a=a, b=b, similarity=similarity), forward=said, backward=said)
