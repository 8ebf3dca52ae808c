"""What a structured judge says: nothing, or one sentence with two values that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.language.stems import stems
from checker.models import Claim, Kind


@dataclass(frozen=True)
class ValueClash:
    """That two values can't both hold of one thing; `why` is the explanation a reader sees."""

    kind: Kind
    why: str


Judge = Callable[[Claim, Claim], ValueClash | None]

# Words in common from which two claims may be of one thing. One may be what is counted alone ("27 leaders attended"
# against "31 leaders dined elsewhere"), the month alone, or who acts.
ENOUGH = 2
_COMMON = frozenset(
    """
    about after again also been before being could first from have into more most only other over said says some
    than that their them then there these they this those under until were what when where which while will with
    would years
    """.split()
)
_OTHERS = re.compile(
    r"\b(?:against|oppos\w+|reject\w+|refus\w+|not|no|without|remain\w*|rest|others?|lost|fail\w*|absent|abstain\w*)\b",
    re.IGNORECASE,
)


def of_others(a: Claim, b: Claim) -> bool:
    """Whether just one claim may speak of those whom the other leaves out, as of those who voted against."""
    return bool(_OTHERS.search(a.text)) is not bool(_OTHERS.search(b.text))


def content_stems(text: str) -> frozenset[str]:
    """The beginnings of a text's content words, by which two wordings are known to share a subject."""
    return stems(text, _COMMON)
