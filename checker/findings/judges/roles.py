"""One act, two actors, where the act has only one: "chaired by Ruiz" against "Okoro chaired the session"."""

from __future__ import annotations

import re

from checker.language.names import keys
from checker.models import Claim, Kind

from .interface import Opinion, stems

# What is done by one person or body alone, or by one side; the last word of a phrase tells them apart.
_ACTS = (
    ("chaired", "chaired|presided over"),
    ("wrote", "wrote|written|drafted|penned"),
    ("won", "won"),
    ("founded", "founded"),
    ("discovered", "discovered"),
    ("designed", "designed"),
    ("built", "built"),
    ("directed", "directed"),
    ("commanded", "commanded|captained|skippered"),
    ("refereed", "refereed"),
    ("hosted", "hosted"),
    ("proposed", "proposed|moved|tabled"),
    ("bought", "bought|acquired"),
    ("painted", "painted"),
    ("mediated", "mediated|brokered"),
    ("appointed", "appointed|named"),
)
_PASSIVE = {act: re.compile(rf"\b(?:{forms}) by (?:the )?(?:[a-z-]+ ){{0,3}}") for act, forms in _ACTS}
_ACTIVE = {
    act: re.compile(rf"(?:, [^,]{{1,60}},)? (?:(?:had|has|have|also|himself|herself|itself) )?(?:{forms})\b(?! by)")
    for act, forms in _ACTS
}
_ANY = re.compile(rf"\b(?:{'|'.join(forms for _, forms in _ACTS)})\b")
# Neither the act nor its actors count, so one is enough: what was chaired, written or won.
_ENOUGH = 1


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless both name the one who did the same thing, the names differ, and they share another word."""
    if not (_ANY.search(a.text) and _ANY.search(b.text)):
        return None
    for act, forms in _ACTS:
        first, second = _actor(a, act), _actor(b, act)
        if first and second and not keys((first,)) & keys((second,)):
            if len((stems(a.text) & stems(b.text)) - stems(f"{forms} {first} {second}")) < _ENOUGH:
                return None
            return Opinion(Kind.ENTITY, (first, second), f"Who {act} it differs: {first} against {second}.")
    return None


def _actor(claim: Claim, act: str) -> str | None:
    """The one name that does the act or that it is done by."""
    text = claim.text
    after = [text[match.end() :] for match in _PASSIVE[act].finditer(text)]
    before = [text[: match.start()] for match in _ACTIVE[act].finditer(text)]
    found = {
        name
        for name in claim.entities
        if any(part.startswith(name) for part in after) or any(part.endswith(name) for part in before)
    }
    return found.pop() if len(found) == 1 else None
