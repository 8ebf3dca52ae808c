"""Progress as an object handed down: the null one says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """What a stage needs to tell how far it is."""

    def track(self, items: Iterable[T], total: int | None, label: str) -> Iterator[T]:
        """Yield `items` unchanged and count them against `total`."""
        ...


class SilentProgress:
    """Tells nothing: for libraries, pipes and tests."""

    def track(self, items: Iterable[T], total: int | None, label: str) -> Iterator[T]:
        """Yield `items`."""
        yield from items


class TerminalProgress:
    """A bar on standard error for each stage, gone when the stage is over."""

    def track(self, items: Iterable[T], total: int | None, label: str) -> Iterator[T]:
        """Yield `items` while a bar shows how many are done."""
        from rich.console import Console
        from rich.progress import track

        yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)
