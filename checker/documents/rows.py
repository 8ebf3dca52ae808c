"""Rows of tables as statements: each cell with what its row and its column are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EDGE = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"\*\*|__|`+|(?<!\w)[*_]|[*_](?!\w)")
# What stands in a cell that says nothing.
_EMPTY = frozenset(("", "-", "–", "—", "…", "..."))


def cells_of(row: str) -> list[str]:
    """The cells of a row in pipes, without marks."""
    cells = [" ".join(_MARKS.sub("", cell).replace("\\|", "|").split()) for cell in _EDGE.split(row.strip())]
    if not cells[0]:
        cells = cells[1:]
    if cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def told_by(row: str, header: str | None) -> Iterator[tuple[str | None, str]]:
    """What a row tells: for each cell but the first what it is said of, and what.

    "| Basic | 60 |" under "| Plan | Requests |" tells of "Plan Basic" that "Requests: 60". A row that doesn't fit its
    header tells all at once.
    """
    first, *cells = cells_of(row) or [""]
    named, *names = cells_of(header) if header else ("", *[""] * len(cells))
    if not first or len(names) != len(cells) or (len(cells) > 1 and not any(names)):
        text = ", ".join(cell for cell in (first, *cells) if cell not in _EMPTY)
        if text:
            yield None, text
        return
    for name, cell in zip(names, cells, strict=True):
        if cell not in _EMPTY:
            yield f"{named} {first}".strip(), f"{name}: {cell}" if name else cell
