"""Which files the given paths, folders and globs stand for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf")
# Packed or marked up: read as plain text, they would give markup for statements.
_UNSUPPORTED = (".doc", ".docx", ".eml", ".epub", ".msg", ".odt", ".rtf")
STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Found:
    """A file to read, or (`reason`) a path that names none."""

    path: str
    reason: str | None = None


def discover(paths: Iterable[str]) -> Iterator[Found]:
    """Each file once, in the order given; folders and globs in the order of their names."""
    seen: set[str] = set()
    for path in paths:
        for found in _expand(path):
            key = os.path.realpath(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def _expand(path: str) -> Iterator[Found]:
    if path == STANDARD_INPUT or os.path.isfile(path):
        suffix = os.path.splitext(path)[1].lower()
        others = f"{suffix} files are not supported; those that are: {' '.join(SUFFIXES)}"
        yield Found(path, others if suffix in _UNSUPPORTED else None)
    elif os.path.isdir(path):
        yield from _below(Path(path))
    elif os.path.lexists(path):
        yield Found(path, "not a regular file")
    elif glob.has_magic(path):
        matched = sorted(glob.glob(path, recursive=True))
        yield from (found for name in matched for found in _expand(name))
        if not matched:
            yield Found(path, "no file matches")
    else:
        yield Found(path, "no such file or folder")


def _below(folder: Path) -> Iterator[Found]:
    """Documents in a folder and below, hidden ones left out, and the folders that can't be looked into."""
    failed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield from _expand(str(Path(root) / name))
    yield from (Found(str(error.filename), error.strerror or str(error)) for error in failed)


def identify(paths: list[str]) -> list[str]:
    """An id for each path: itself, relative to the folder that all share, with `/`."""
    files = [path for path in paths if path != STANDARD_INPUT]
    common = os.path.commonpath([os.path.dirname(os.path.abspath(path)) for path in files]) if files else "."
    return [
        path if path == STANDARD_INPUT else Path(os.path.relpath(os.path.abspath(path), common)).as_posix()
        for path in paths
    ]
