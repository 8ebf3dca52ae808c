"""The store of accepted documents: what is kept, found again, replaced, noticed."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import checker.corpus.store as store
from checker.corpus import Corpus
from checker.corpus.database import FILE, Database
from checker.errors import CorpusError
from tests.conftest import ROOT

from .filling import ENCODER, Hashes, entry, filled, text


@pytest.fixture
def always_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change writes a FAISS file."""
    monkeypatch.setattr(store, "_UNCOVERED", 0)


def index_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("claims-*"))


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    rows = list(corpus.listed())
    assert [(row.id, row.claims) for row in rows] == [(f"{number}.txt", 5) for number in range(4)]
    wanted = entry("2.txt", text(2))
    near = corpus.nearest(np.asarray(wanted.vectors))
    assert set(wanted.claims) <= set(near.claims)
    row = near.claims.index(wanted.claims[3])
    assert near.vectors[row] @ wanted.vectors[3] == pytest.approx(1, abs=2e-3)
    assert near.documents["2.txt"].claims == 5
    assert near.documents["2.txt"].role == "accepted"


@pytest.mark.usefixtures("always_indexed")
def test_the_index_finds_the_same(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    assert len(index_files(tmp_path / "c")) == 1
    wanted = entry("2.txt", text(2))
    assert set(wanted.claims) <= set(corpus.nearest(np.asarray(wanted.vectors)).claims)


def test_a_document_is_not_near_itself(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    near = corpus.nearest(np.asarray(entry("2.txt", text(2)).vectors), without=frozenset(["2.txt"]))
    assert {claim.document for claim in near.claims} == {"0.txt", "1.txt", "3.txt"}
    assert "2.txt" not in near.documents


@pytest.mark.usefixtures("always_indexed")
def test_a_changed_document_takes_its_own_place(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    corpus.put([entry("2.txt", text(2, "new"))])
    assert [row.id for row in corpus.listed()] == [f"{number}.txt" for number in range(4)]
    near = corpus.nearest(np.asarray(entry("2.txt", text(2)).vectors))
    assert {claim.quote.split()[1] for claim in near.claims if claim.document == "2.txt"} == {"new"}
    assert len(index_files(tmp_path / "c")) == 1


@pytest.mark.usefixtures("always_indexed")
def test_removing_is_all_or_nothing(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    assert corpus.remove(["1.txt", "x.txt"]) == ["x.txt"]
    assert len(corpus.checksums()) == 4
    assert corpus.remove(["1.txt", "2.txt"]) == []
    assert set(corpus.checksums()) == {"0.txt", "3.txt"}
    corpus.remove(["0.txt", "3.txt"])
    assert not corpus.nearest(Hashes().encode(["anything"])).claims
    assert index_files(tmp_path / "c") == []


def test_names_are_seen_from_where_the_store_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus.open_or_new(tmp_path / ".claimcheck", ENCODER)
    (tmp_path / "drafts").mkdir()
    monkeypatch.chdir(tmp_path / "drafts")
    assert corpus.name_of("a.md") == "drafts/a.md"
    assert corpus.name_of(str(tmp_path / "b.md")) == "b.md"
    assert corpus.name_of("-") == "-"
    assert corpus.path_of("reports/b.md") == "../reports/b.md"
    assert corpus.name_of(os.fsdecode(b"caf\xe9.txt")).encode("utf-8") == b"drafts/caf\\xe9.txt"


def test_no_store_is_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus here; make one with claimcheck corpus add"):
        Corpus.open(tmp_path / "c", ENCODER)
    assert Corpus.open_or_new(tmp_path / "c", ENCODER).checksums() == {}
    assert not (tmp_path / "c").exists()


def test_another_encoder_is_noticed(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    with pytest.raises(CorpusError, match="made by the encoder 'hashes', this run uses 'other'; say --encoder hashes"):
        Corpus.open(tmp_path / "c", "other")
    stale = Corpus(tmp_path / "c", "other")
    with pytest.raises(CorpusError, match="made by the encoder"):
        stale.put([entry("9.txt", text(9))])
    assert len(corpus.checksums()) == 4


@pytest.mark.parametrize(
    ("made_with", "said"),
    [("/my models/a", "'/my models/a'"), ("all-MiniLM-L6-v2 53aa51172d14", "all-MiniLM-L6-v2")],
)
def test_the_encoder_is_named_as_a_shell_takes_it(tmp_path: Path, made_with: str, said: str) -> None:
    Corpus.open_or_new(tmp_path / "c", made_with).put([entry("1.txt", text(1))])
    with pytest.raises(CorpusError, match=f"; say --encoder {said}, or remove"):
        Corpus.open(tmp_path / "c", "other")


def test_another_version_is_not_misread(tmp_path: Path) -> None:
    filled(tmp_path / "c")
    with Database(tmp_path / "c").writing() as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    with pytest.raises(CorpusError, match=r"has schema_version 99; this claimcheck reads 2; remove .* and add its"):
        Corpus.open(tmp_path / "c", ENCODER)


@pytest.mark.usefixtures("always_indexed")
def test_an_index_that_is_damaged_or_gone(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    (path,) = index_files(tmp_path / "c")
    whole = path.read_bytes()
    for data in (whole[:-7], whole[:50] + b"!" + whole[51:], b""):
        path.write_bytes(data)
        assert list(corpus.problems()) == [f"{path}: damaged; run claimcheck corpus rebuild"]
        with pytest.raises(CorpusError, match="damaged; run claimcheck corpus rebuild"):
            corpus.nearest(Hashes().encode(["anything"]))
    path.unlink()
    assert list(corpus.problems()) == [f"{path}: No such file or directory; run claimcheck corpus rebuild"]
    corpus.rebuild()
    assert list(corpus.problems()) == []
    assert path.read_bytes() == whole


def contents(corpus: Corpus) -> list[object]:
    """Everything that a gate could read."""
    vectors = Hashes().encode(["anything"])
    near = corpus.nearest(vectors)
    return [list(corpus.listed()), near.claims, near.vectors.tolist(), dict(near.documents)]


def test_a_flipped_bit_in_the_database_is_found_or_harmless(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c", 3)
    file = tmp_path / "c" / FILE
    whole, before = file.read_bytes(), contents(corpus)
    chance, found = random.Random(0), 0
    for _ in range(120):
        at = chance.randrange(len(whole))
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        try:
            problems = list(Corpus.open(tmp_path / "c", ENCODER).problems())
        except CorpusError as error:
            problems = [str(error)]
        found += bool(problems)
        assert problems or contents(corpus) == before, f"byte {at}"
    assert found > 20  # most of a small file is empty


@pytest.mark.parametrize("data", [b"", b"not a database, not in the least" * 200])
def test_a_file_that_is_no_database(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(CorpusError, match=r"not a database|no corpus here"):
        Corpus.open(tmp_path, ENCODER)


def test_a_reader_is_told_of_a_damaged_row(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")
    with Database(tmp_path / "c").writing() as connection:
        connection.execute("UPDATE claim SET body = '[1, 2' WHERE id = 1")
    with pytest.raises(CorpusError, match="damaged; claimcheck corpus verify tells more"):
        corpus.nearest(np.asarray(entry("0.txt", text(0)).vectors))
    assert "0.txt is not as it was written" in next(corpus.problems())


def test_killed_at_fifty_random_moments(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.corpus.filling", str(tmp_path), "50"]
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # it forks, which OpenMP's threads don't survive
    done = subprocess.run(command, cwd=ROOT, env=os.environ | one_thread, capture_output=True, text=True, check=True)
    seen = json.loads(done.stdout)
    assert len(seen) == 50
    assert {found for *_, found in seen} == {"old", "new"}  # and never a mix, and never damaged
    assert sum(killed and before == found for killed, before, found in seen) >= 5
    assert sum(before != found for _, before, found in seen) >= 5


HOLDING = """
import sys, time
from pathlib import Path
from checker.corpus.database import Database
with Database(Path(sys.argv[1])).writing():
    print("holding", flush=True)
    sys.stdin.readline()
"""


def test_one_process_at_a_time(tmp_path: Path) -> None:
    filled(tmp_path / "c")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path / "c")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin and holder.stdout
    assert holder.stdout.readline() == "holding\n"
    with (
        pytest.raises(CorpusError, match="another process is changing it; try again later"),
        Database(tmp_path / "c", wait=0.1).writing(),
    ):
        pass
    assert len(Corpus.open(tmp_path / "c", ENCODER).checksums()) == 4  # reading goes on
    waiting = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path / "c")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    holder.communicate("\n", timeout=60)
    assert waiting.communicate("\n", timeout=60)[0] == "holding\n"
    assert holder.returncode == waiting.returncode == 0
    assert list((tmp_path / "c").iterdir()) == [tmp_path / "c" / FILE]


def test_an_error_half_way_leaves_the_old_state(tmp_path: Path) -> None:
    corpus = filled(tmp_path / "c")

    def entries():  # type: ignore[no-untyped-def]
        yield entry("1.txt", text(1, "new"))
        raise KeyboardInterrupt

    before = contents(corpus)
    with pytest.raises(KeyboardInterrupt):
        corpus.put(entries())
    assert contents(corpus) == before
    assert list(corpus.problems()) == []


FULL = """
import resource, signal, sys
from pathlib import Path
import checker.corpus.store as store
from checker.errors import CorpusError
from tests.corpus.filling import change, entry, text
store._UNCOVERED = 0
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    change(Path(sys.argv[1]), [entry(f"{n}.txt", text(n, "new")) for n in range(10)])
except CorpusError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit of a file's size here")
@pytest.mark.parametrize("limit", [1000, 20_000])
def test_a_full_disk_leaves_the_old_state(tmp_path: Path, limit: int) -> None:
    corpus = filled(tmp_path / "c", 10)
    before = contents(corpus)
    command = [sys.executable, "-c", FULL, str(tmp_path / "c"), str(limit)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(str(tmp_path / "c")), done.stdout + done.stderr
    assert contents(corpus) == before
    assert list(corpus.problems()) == []
