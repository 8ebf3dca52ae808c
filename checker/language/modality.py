"""How sure a sentence is: denied, possible, planned, conditional or plainly asserted, from the words that say so."""

from __future__ import annotations

import re

from checker.models import Modality, Polarity

_NEGATION = re.compile(
    r"\b(?:not|never|no longer|nobody|none|neither|nor|cannot|without having|"
    r"no (?!doubt|fewer|less|more than)\w+)\b|n[’']t\b|"
    r"\b(?:ruled? out|rejected|refus(?:ed|es|al)|declin(?:ed|es)|den(?:ied|ies|ying)|failed to|fell through|"
    r"stopped short of|"
    r"withheld|excluded|opposed|unable to|lacks?)\b",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|provided that|on condition|only after|once\b.+\bwould|in the event)\b", re.IGNORECASE
)
_POSSIBLE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|reportedly|apparently|allegedly|likely|unlikely|probably|"
    r"appears? to|seems?|suspect)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|plans? to|planned|intends?|intended|expects?|expected to|"
    r"due to|scheduled|is to|are to|would|set to|aims? to)\b",
    re.IGNORECASE,
)


def modality(text: str) -> Modality:
    """The first that applies of conditional, denied, possible, planned; else asserted."""
    if _CONDITIONAL.search(text):
        return Modality.CONDITIONAL
    if _NEGATION.search(text):
        return Modality.DENIED
    if _POSSIBLE.search(text):
        return Modality.POSSIBLE
    return Modality.PLANNED if _PLANNED.search(text) else Modality.ASSERTED


def polarity(text: str) -> Polarity:
    """Negative when the sentence holds a negation or a verb that works as one."""
    return Polarity.NEGATIVE if _NEGATION.search(text) else Polarity.POSITIVE
