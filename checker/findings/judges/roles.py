"""One act, two actors, where the act has only one: "chaired by Ruiz" against "Okoro chaired the session"."""

from __future__ import annotations

import re

from checker.language.names import keys
from checker.models import Claim, Kind

from .interface import Opinion, stems

# What is done by one person or body alone, or by one side.
_ACTS = (
    *("chaired|presided over", "wrote|written|drafted", "won", "founded", "designed"),
    *("built", "hosted", "bought|acquired", "mediated|brokered"),
)


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless both name the one who did the same thing, the names differ, and they share another word."""
    for forms in _ACTS:
        first, second = _actor(a, forms), _actor(b, forms)
        if first and second and not keys((first,)) & keys((second,)):
            # Neither the act nor its actors count, so one is enough: what was chaired, written or won.
            if not (stems(a.text) & stems(b.text)) - stems(f"{forms} {first} {second}"):
                return None
            act = forms.split("|", maxsplit=1)[0]
            return Opinion(Kind.ENTITY, f"Who {act} it differs: {first} against {second}.")
    return None


def _actor(claim: Claim, forms: str) -> str | None:
    """The one name that does the act or that it is done by."""
    verb = re.search(rf"\b(?:{forms})\b( by (?:the )?(?:[a-z-]+ ){{0,3}})?", claim.text)
    if verb is None:
        return None
    before = re.sub(r"(?:, [^,]{1,60},)?(?: had| has| have| also)? $", "", claim.text[: verb.start()])
    after = claim.text[verb.end() :]
    found = {name for name in claim.entities if (after.startswith(name) if verb[1] else before.endswith(name))}
    return found.pop() if len(found) == 1 else None
