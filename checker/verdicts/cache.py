"""Verdicts kept between runs, by content: an unchanged pair is never judged twice."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from checker.models import Claim, Probabilities
from checker.progress import Progress

from .interface import Judge, Pair

_SCHEMA = "CREATE TABLE IF NOT EXISTS verdict (key BLOB PRIMARY KEY, e REAL, n REAL, c REAL) WITHOUT ROWID"
_MAX_ROWS = 2_000_000  # some 100 MB; nobody tidies a cache folder
_WAIT_SECONDS = 5.0  # a cache only saves time: better judge again than wait long for it


def default_folder() -> Path:
    """The user's cache folder for claimcheck, by the custom of the platform."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "claimcheck"


class CachedJudge:
    """A Judge that remembers. A cache that can't be read or written is done without: it only saves time."""

    def __init__(self, judge: Judge, folder: Path) -> None:
        self._judge = judge
        self._file = folder / "verdicts.sqlite"

    @property
    def fingerprint(self) -> str:
        """The judge's own."""
        return self._judge.fingerprint

    def reads(self, claim: Claim) -> str:
        """As the judge does."""
        return self._judge.reads(claim)

    def prepare(self, progress: Progress) -> None:
        """As the judge does."""
        self._judge.prepare(progress)

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order; only new pairs are judged."""
        said = ["\x1f".join((self._judge.fingerprint, *pair)).encode("utf-8", "surrogatepass") for pair in pairs]
        keys = [hashlib.sha256(text).digest()[:16] for text in said]
        known: dict[bytes, Probabilities] = {}

        def recall(store: sqlite3.Connection) -> None:
            for key in keys:
                for e, n, c in store.execute("SELECT e, n, c FROM verdict WHERE key = ?", (key,)):
                    known[key] = Probabilities(entailment=e, neutral=n, contradiction=c)

        self._with_store(recall)
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        judged = dict(zip(new, self._judge.judge(list(new.values())), strict=True)) if new else {}

        def remember(store: sqlite3.Connection) -> None:
            if store.execute("SELECT COUNT(*) FROM verdict").fetchone()[0] > _MAX_ROWS:
                store.execute("DELETE FROM verdict")
            rows = [(key, p.entailment, p.neutral, p.contradiction) for key, p in judged.items()]
            store.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?)", rows)
            store.commit()

        if judged:
            self._with_store(remember)
        known |= judged
        return [known[key] for key in keys]

    def _with_store(self, action: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the store. If that fails the run goes on without it; a damaged file is thrown away."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._file, timeout=_WAIT_SECONDS)) as store:
                store.execute(_SCHEMA)
                action(store)
        except (OSError, sqlite3.OperationalError):
            return  # read-only, full or locked
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
