"""Who belongs: "only France and the UK" against a list that has more names, or a count against a list."""

from __future__ import annotations

import re

from checker.language.names import keys
from checker.models import Claim, Kind

from .interface import Opinion, stems

_EXCLUSIVE = re.compile(r"\b(?:only|alone|solely|no others?|nobody else|no one else|just|sole|exclusively)\b", re.I)
_NUMBERS = {word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)}
_COUNT = re.compile(rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<noun>[a-z]{{4,}}s)\b", re.I)
_ENOUGH = 1
_LIST = 3


def opine(a: Claim, b: Claim) -> Opinion | None:
    """Silent unless one claim closes its list, or counts, and the other names more."""
    if len(stems(a.text) & stems(b.text)) < _ENOUGH:
        return None
    return _closed(a, b) or _closed(b, a) or _counted(a, b) or _counted(b, a)


def _closed(a: Claim, b: Claim) -> Opinion | None:
    """`a` says that there are no others than those it names; `b` names some of them and others."""
    mark = _EXCLUSIVE.search(a.text)
    if mark is None or len(a.entities) < 1 or len(b.entities) < 2 or not keys(a.entities) & keys(b.entities):
        return None
    others = [name for name in b.entities if not keys((name,)) & keys(a.entities)]
    if not others or not _listed(b):
        return None
    return Opinion(
        Kind.MEMBERSHIP,
        (mark.group(), ", ".join(others)),
        f"One closes the list (“{mark.group()}” {_and(a.entities)}); the other has {_and(tuple(others))} as well.",
    )


def _counted(a: Claim, b: Claim) -> Opinion | None:
    """`a` counts as many as "only two countries"; `b` lists more of them by name."""
    found = _COUNT.search(a.text)
    if found is None or _EXCLUSIVE.search(a.text) is None or not _listed(b):
        return None
    count = _NUMBERS.get(found["count"].lower()) or int(found["count"])
    names = _names_in_list(b)
    if len(names) <= count:
        return None
    return Opinion(
        Kind.MEMBERSHIP,
        (found.group(), ", ".join(names)),
        f"One counts “{found.group()}” and no more; the other names {len(names)}: {_and(names)}.",
    )


def _listed(claim: Claim) -> bool:
    return len(_names_in_list(claim)) >= _LIST or bool(
        len(claim.entities) >= 2 and re.search(r"\b(?:and|as well as|besides|along with)\b", claim.text)
    )


def _names_in_list(claim: Claim) -> tuple[str, ...]:
    """The longest run of names that only commas and "and" part."""
    best: list[str] = []
    run: list[str] = []
    at = 0
    for name in claim.entities:
        start = claim.text.find(name, at)
        between = claim.text[at:start] if run else ""
        joined = start >= 0 and re.fullmatch(r",?\s*(?:and\s+|&\s*|or\s+)?(?:the\s+)?", between) is not None
        run = [*run, name] if run and joined else [name]
        best = max(best, run, key=len)
        at = max(at, start + len(name))
    return tuple(best)


def _and(names: tuple[str, ...]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
