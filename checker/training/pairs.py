"""Labelled pairs for training, by the name of their source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from .article_sets import LABELS as NAMED
from .article_sets import PLAIN, View, named_pairs, unnamed_pairs
from .dossiers import LabelledPair, pairs_in_place, pairs_of, read_dossiers
from .news import SHARED, read_pairs, rows_of, similar_events, unread_pairs
from .worlds import worlds

# How many pairs of invented worlds are made for a recipe to draw from.
_WORLDS, _WORLDS_SEED = 60_000, 1


def read_source(name: str) -> list[LabelledPair]:
    """All training pairs of the source `name`: one of ours, `similar_events`, or a file of public pairs.

    Of the article sets, what gold calls by one name is a source (`contradiction`, `agreement`, `hard_negative`), and
    the rest is `unnamed`; what may stand behind these names says how the same pairs are shown (`_VIEWS`).
    """
    if name in _OURS:
        return list(_OURS[name]())
    return list(public_pairs(SHARED / "nli" / "train" / f"{name}.jsonl.gz"))


def public_pairs(path: Path) -> Iterator[LabelledPair]:
    """The pairs of a file of public data; their origin is its name."""
    for row in rows_of(path):
        yield LabelledPair(row["premise"], row["hypothesis"], row["label"], path.name.split(".")[0])


def _dossiers(split: str) -> Iterator[LabelledPair]:
    for dossier in read_dossiers(split):
        yield from pairs_of(dossier)


_VIEWS = {
    "": PLAIN,
    "_renamed": View(renamed=True),
    "_in_place": View(in_place=True),
    "_renamed_in_place": View(renamed=True, in_place=True),
    "_run_on": View(run_on=True),
    "_run_on_in_place": View(run_on=True, in_place=True),
}
_OURS: Mapping[str, Callable[[], Iterable[LabelledPair]]] = {
    "dossiers": lambda: _dossiers("train"),
    "news": read_pairs,
    "news_unread": unread_pairs,
    # In no recipe yet (benchmarks/README.md, "Long prose").
    "prose": lambda: (pair for dossier in read_dossiers("prose") for pair in pairs_in_place(dossier)),
    "reworded": lambda: _dossiers("reworded"),
    "similar_events": similar_events,
    "worlds": lambda: worlds(_WORLDS, seed=_WORLDS_SEED),
    **{f"unnamed{suffix}": partial(unnamed_pairs, view) for suffix, view in _VIEWS.items()},
    **{
        label.replace(" ", "_") + suffix: partial(named_pairs, label, view)
        for label in NAMED
        for suffix, view in _VIEWS.items()
    },
}
