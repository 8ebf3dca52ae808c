"""A large corpus: its size, adding one article to it, gating one against it; and what the pytest plugin costs.

`python benchmarks/corpus.py --articles 10000` writes results/corpus.json. The articles are sentences of the seed
articles in a random order, with other names and numbers. Filling the store takes vectors made of word hashes, not the
encoder's: a store doesn't care what its vectors mean, and encoding would take hours. The articles added and gated by
the real command, which is what is timed, go through the real models.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray
from writing import ROOT, machine, write

from checker.claims import SentenceClaims
from checker.config import Settings
from checker.corpus import Corpus
from checker.pipeline import Pipeline, Reader, encoder_identity
from checker.progress import SilentProgress, TerminalProgress
from checker.verdicts import SMALL_MODEL, bare_judge

BIN = Path(sys.executable).parent
SENTENCES = 20
STARTS = 9
PLANTED = "The harbour of Brackwater was closed to all ships for nine days in March."
AGAINST = "The harbour of Brackwater was not closed to any ships in March."
_NUMBER = re.compile(r"\b\d{1,3}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_SYLLABLES = "bar den fal gor hel kin lom mar nor pel ros sel tam ul ver wen".split()


class WordHashes:
    """An Encoder without a model: a text is the sum of fixed random vectors of its words."""

    def __init__(self, width: int = 384) -> None:
        self._width = width
        self._of_word: dict[str, NDArray[np.float32]] = {}

    def _word(self, word: str) -> NDArray[np.float32]:
        if word not in self._of_word:
            random_ = np.random.default_rng(zlib.crc32(word.encode()))
            self._of_word[word] = random_.standard_normal(self._width).astype(np.float32)
        return self._of_word[word]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, as rows."""
        rows = np.stack([np.sum([self._word(word) for word in text.lower().split()], axis=0) for text in texts])
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def seed_sentences() -> list[str]:
    """The statements of the demonstration and of the development sets."""
    folders = [ROOT / "seeds" / "paris-summit", *sorted((ROOT / "seeds").glob("dev-*"))]
    reader = Reader(SentenceClaims(), Settings().max_bytes, SilentProgress())
    _, claims = reader.read([str(folder) for folder in folders])
    return sorted({claim.quote for claim in claims if claim.checkable and "\n" not in claim.quote})


def article(number: int, sentences: Sequence[str]) -> str:
    """Paragraphs of sentences whose numbers, and names within a sentence, are this article's own."""
    chance = random.Random(number)
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return names.setdefault(found.group(), "".join(chance.choices(_SYLLABLES, k=3)).capitalize())

    chosen = [
        _NAME.sub(name, _NUMBER.sub(lambda _: str(chance.randint(2, 999)), s))
        for s in chance.sample(sentences, SENTENCES)
    ]
    paragraphs = [" ".join(chosen[at : at + 4]) for at in range(0, len(chosen), 4)]
    return "\n\n".join(paragraphs) + "\n"


def fill(folder: Path, count: int, sentences: Sequence[str]) -> dict[str, object]:
    """Write `count` articles and add them in one go."""
    (folder / "accepted").mkdir()
    for number in range(count):
        (folder / "accepted" / f"{number:05}.txt").write_text(article(number, sentences), encoding="utf-8")
    settings = Settings()
    corpus = Corpus.open_or_new(folder / ".claimcheck", encoder_identity(settings.encoder))
    pipeline = Pipeline(settings, WordHashes(), [bare_judge(SMALL_MODEL)], TerminalProgress())
    start = time.perf_counter()
    done = pipeline.accept([str(folder / "accepted")], corpus)
    return {
        "articles": len(done.articles),
        "claims": sum(item.claims for item in corpus.listed()),
        "characters": sum(file.stat().st_size for file in (folder / "accepted").iterdir()),
        "seconds": round(time.perf_counter() - start, 1),
        "disk_mb": {path.suffix[1:]: round(path.stat().st_size / 1e6, 1) for path in corpus.folder.iterdir()},
    }


@dataclass(frozen=True)
class Run:
    """One command: wall and processor seconds, peak memory in MB, exit code and standard output."""

    seconds: float
    cpu: float
    peak: float
    code: int
    output: str


def timed(command: Sequence[str | Path], folder: Path, cache: str) -> Run:
    """Run a command in `folder`, with verdicts kept in `cache`."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        child = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env={**os.environ, "CLAIMCHECK_CACHE": cache}, stdout=output
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        output.seek(0)
        cpu = usage.ru_utime + usage.ru_stime
        return Run(seconds, cpu, usage.ru_maxrss / 1024, child.returncode, output.read())


def shown(runs: Sequence[Run]) -> dict[str, object]:
    """Each run's seconds; on a busy machine the processor's say more."""
    return {
        "seconds": [round(run.seconds, 2) for run in runs],
        "cpu_seconds": [round(run.cpu, 2) for run in runs],
        "peak_mb": round(max(run.peak for run in runs)),
    }


def one_article(folder: Path, count: int, runs: int, sentences: Sequence[str]) -> dict[str, object]:
    """Adding one article, adding nothing new, and gating one, by the real command."""
    added, gated, again = [], [], []
    with tempfile.TemporaryDirectory() as cache:
        for run in range(runs):
            new, draft = folder / f"new-{run}.txt", folder / f"draft-{run}.txt"
            new.write_text(f"{article(count + run, sentences)}\n{PLANTED if not run else ''}\n", encoding="utf-8")
            draft.write_text(f"{article(count + runs + run, sentences)}\n{AGAINST}\n", encoding="utf-8")
            added.append(timed([BIN / "claimcheck", "corpus", "add", new], folder, cache))
            gate = [BIN / "claimcheck", "gate", draft, "--format", "json"]
            gated.append(timed(gate, folder, cache))
            again.append(timed(gate, folder, cache))
        same = timed([BIN / "claimcheck", "corpus", "add", "new-0.txt"], folder, cache)
    reports = [json.loads(run.output) for run in gated]
    found = [any(AGAINST in f["a"]["quote"] and PLANTED in f["b"]["quote"] for f in r["findings"]) for r in reports]
    return {
        "add_one": shown(added),
        "add_unchanged": shown([same]),
        "gate_one": {
            **shown(gated),
            "claims": [report["summary"]["claims"] for report in reports],
            "pairs": [report["summary"]["judged"] for report in reports],
            "planted_contradiction_found": found,
        },
        "gate_one_again": shown(again),
    }


def plugin_cost() -> dict[str, object]:
    """Processor time of a pytest start with and without the plugin, in turns, and of the plugin's import alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_one.py").write_text("def test_one():\n    pass\n", encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        with_, without = [], []
        for _ in range(STARTS):
            with_.append(timed(command, folder, name).cpu)
            without.append(timed([*command, "-p", "no:claimcheck"], folder, name).cpu)
    code = "import pytest, time; s = time.process_time(); import checker.pytest_plugin; print(time.process_time() - s)"
    alone = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(STARTS)
    ]
    return {
        "start_with_cpu_ms": round(1000 * median(with_), 1),
        "start_without_cpu_ms": round(1000 * median(without), 1),
        "import_cpu_ms": {"median": round(1000 * median(alone), 1), "least": round(1000 * min(alone), 1)},
    }


def main() -> None:
    """Measure everything and write it down."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--articles", type=int, default=1000)
    asked.add_argument("--runs", type=int, default=3, help="how many articles are added and gated, one at a time")
    count, runs = vars(asked.parse_args()).values()
    sentences = seed_sentences()
    # The peak memory of a command is never less than that of its parent: another process fills the store.
    other = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    with tempfile.TemporaryDirectory() as name, other as apart:
        folder = Path(name)
        results: dict[str, object] = {
            "machine": machine(),
            "load_average_at_start": round(os.getloadavg()[0], 1),
            "corpus": apart.submit(fill, folder, count, sentences).result(),
            **one_article(folder, count, runs, sentences),
            "pytest_plugin": plugin_cost(),
            "load_average_at_end": round(os.getloadavg()[0], 1),
        }
    print(json.dumps(results, indent=1))
    write("corpus", results)


if __name__ == "__main__":
    main()
