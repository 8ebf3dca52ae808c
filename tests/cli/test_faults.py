"""What goes wrong with files ends with a clear message and the contract's exit code, never with a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import CLAIMCHECK, Call, Run

SENTENCE = "The council approved the new tram line on Tuesday.\n"


def _clean(done: subprocess.CompletedProcess[str]) -> None:
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("content", "reason", "code"),
    [
        (b"", "empty file", 3),
        (b"   \n\n", "empty file", 3),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary file", 4),
        (b"\xff\xfe\x00\xd8", "not valid", 4),
        (b"Share this article\nCopyright 2025 Somebody. All rights reserved.\n", "no sentence in it", 3),
        (b"Is it so? Who knows?\n", None, 3),
    ],
)
def test_a_file_without_claims(tmp_path: Path, claimcheck: Run, content: bytes, reason: str | None, code: int) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    done = claimcheck("compare", "a.txt")
    _clean(done)
    assert done.returncode == code, done.stdout + done.stderr
    if reason:
        assert reason in done.stdout + done.stderr
        assert "a.txt" in done.stdout + done.stderr


def test_a_file_that_is_too_large(tmp_path: Path, claimcheck: Run) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(100_000_000)
    done = claimcheck("compare", "big.txt")
    _clean(done)
    assert done.returncode == 4
    assert "big.txt: 100,000,000 bytes, more than the limit" in done.stderr


def test_a_missing_path(claimcheck: Run) -> None:
    done = claimcheck("compare", "nowhere.txt")
    _clean(done)
    assert (done.returncode, done.stderr) == (4, "claimcheck: nowhere.txt: no such file or folder\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
@pytest.mark.parametrize("locked", ["b/a.txt", "b"])
def test_an_unreadable_file_or_folder(two_articles: tuple[Path, Path], claimcheck: Run, locked: str) -> None:
    folder = two_articles[0].parent
    (folder / "b").mkdir()
    (folder / "b" / "a.txt").write_text(SENTENCE)
    (folder / locked).chmod(0)
    done = claimcheck("compare", ".")
    (folder / locked).chmod(0o700)
    _clean(done)
    assert done.returncode == 4
    assert f"{locked}: Permission denied" in done.stderr


def test_a_device_is_not_read(claimcheck: Run) -> None:
    done = claimcheck("compare", "/dev/zero")
    _clean(done)
    assert done.returncode == 4
    assert "not a regular file" in done.stderr


def test_a_folder_may_hold_devices_pipes_and_dangling_links(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "x1.md").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "x2.md")
    (tmp_path / "x*.md").symlink_to("nowhere")
    for paths in (".", "?*.md"):
        done = claimcheck("compare", paths)
        _clean(done)
        assert done.returncode == 4
        assert done.stderr.count("not a regular file") == 3


def test_standard_input_over_the_limit_is_not_read_in_part(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "claimcheck.toml").write_text("max_bytes = 100\n", encoding="utf-8")
    done = claimcheck("compare", "-", stdin=SENTENCE * 20)
    _clean(done)
    assert done.returncode == 4
    assert "more than the limit of 100 bytes" in done.stderr


@pytest.mark.parametrize("tables", ['[tool]\nclaimcheck = "strict"\n', "tool = 1\n"])
def test_a_settings_file_that_holds_no_table(tmp_path: Path, claimcheck: Run, tables: str) -> None:
    (tmp_path / "pyproject.toml").write_text(tables, encoding="utf-8")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    _clean(claimcheck("claims", "a.txt"))


@pytest.mark.parametrize("line", [b"\xff\n", b'{"premise": "\\ud800", "hypothesis": "b"}\n', b"[" * 100_000 + b"\n"])
def test_pairs_that_are_none(tmp_path: Path, claimcheck: Run, line: bytes) -> None:
    (tmp_path / "pairs.jsonl").write_bytes(line)
    done = claimcheck("judge", "pairs.jsonl")
    _clean(done)
    assert done.returncode == 4
    assert "pairs.jsonl:1: not a line" in done.stderr


@pytest.mark.parametrize("command", ["compare", "claims"])
def test_a_folder_without_documents(tmp_path: Path, claimcheck: Run, command: str) -> None:
    (tmp_path / "folder").mkdir()
    done = claimcheck(command, "folder")
    _clean(done)
    assert done.returncode == 3
    assert "Nothing was checked" in done.stdout + done.stderr


def test_one_document_alone(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    done = claimcheck("compare", "a.txt")
    _clean(done)
    assert done.returncode == 0
    assert "1 document, 1 claim" in done.stdout


def test_the_same_file_twice_is_read_once(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "copy.txt").write_text(SENTENCE)
    done = claimcheck("compare", "a.txt", "./a.txt", "copy.txt")
    _clean(done)
    assert done.returncode == 0
    assert "1 document, 1 claim" in done.stdout
    assert "copy.txt: the same text as a.txt" in done.stdout


def test_the_others_are_checked_when_one_cannot_be_read(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    done = claimcheck("compare", *two_articles, "nowhere.txt", "--fail-on", "contradiction")
    _clean(done)
    assert "nowhere.txt: no such file or folder" in done.stderr
    assert done.returncode == 1
    assert claimcheck("compare", *two_articles, "nowhere.txt").returncode == 4


@pytest.mark.parametrize(
    ("paths", "code", "errors"),
    [
        (["drafts/good.md", "empty.txt"], 0, []),
        (["drafts/good.md", "empty.txt", "bad.pdf"], 4, ["bad.pdf"]),
        (["drafts/good.md", "nowhere.txt"], 4, ["nowhere.txt"]),
        (["drafts/bad.md", "bad.pdf"], 1, ["bad.pdf"]),
    ],
)
def test_reports_tell_of_unread_files_as_the_exit_code_does(
    repository: Path, call: Call, paths: list[str], code: int, errors: list[str]
) -> None:
    (repository / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
    (repository / "empty.txt").touch()
    assert call("gate", *paths, "--format", "json", "--output", "r.json").code == code
    suite = ElementTree.fromstring(call("report", "r.json", "--format", "junit").out)
    assert [case.get("name") for case in suite if case.find("error") is not None] == errors
    (run,) = json.loads(call("report", "r.json", "--format", "sarif").out)["runs"]
    assert run["invocations"][0]["executionSuccessful"] is not bool(errors)


def test_a_full_disk(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    done = claimcheck("compare", *two_articles, "--output", "/dev/full", "--format", "json")
    _clean(done)
    assert done.returncode == 4
    assert "/dev/full" in done.stderr
    assert "No space left on device" in done.stderr


def test_no_half_written_report(two_articles: tuple[Path, Path], tmp_path: Path, claimcheck: Run) -> None:
    report = tmp_path / "missing" / "report.json"
    done = claimcheck("compare", *two_articles, "--output", report)
    _clean(done)
    assert done.returncode == 4
    assert "report.json" in done.stderr
    assert not list(tmp_path.rglob("*report*"))


def test_interrupted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("".join(f"In {year} the town had {year} lamps.\n\n" for year in range(1500, 1900)))
    report = tmp_path / "report.json"
    running = subprocess.Popen(
        [str(CLAIMCHECK), "compare", "a.txt", "--output", str(report)],
        cwd=tmp_path,
        env={**os.environ, "CLAIMCHECK_CACHE": str(tmp_path / "cache")},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    time.sleep(1.5)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130, said
    assert "Traceback" not in said
    assert said.endswith("claimcheck: interrupted\n")
    assert not report.exists()


def test_a_closed_pipe(two_articles: tuple[Path, Path], tmp_path: Path) -> None:
    shell = f'set -o pipefail; "{CLAIMCHECK}" compare a.txt b.txt --format json | true'
    done = subprocess.run(
        ["bash", "-c", shell],
        cwd=tmp_path,
        env={**os.environ, "CLAIMCHECK_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    _clean(done)
    assert done.returncode in (0, 141)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("compare a.txt b.txt --fail-on contradiction >&-", 4, "claimcheck: standard output is closed;"),
        ("corpus list >&-", 4, "claimcheck: standard output is closed;"),
        ("--version >&-", 0, ""),
        ("compare nowhere.txt 2>&-", 4, ""),
    ],
)
def test_closed_streams(two_articles: tuple[Path, Path], tmp_path: Path, arguments: str, code: int, said: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{CLAIMCHECK}" {arguments}'],
        cwd=tmp_path,
        env={**os.environ, "CLAIMCHECK_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    _clean(done)
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert said or not done.stderr


def test_a_corpus_without_a_name(two_articles: tuple[Path, Path], tmp_path: Path, claimcheck: Run) -> None:
    done = claimcheck("corpus", "add", "a.txt", "--corpus", "")
    _clean(done)
    assert done.returncode == 2
    assert "corpus: String should have at least 1 character" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt", "b.txt"}


@pytest.mark.parametrize("flag", ["--encoder", "--nli-model"])
@pytest.mark.parametrize("name", ["./nope", "/no/pe", "models/no/pe"])
def test_a_folder_that_holds_no_model(call: Call, flag: str, name: str) -> None:
    done = call("models", flag, name)
    assert (done.code, done.err) == (4, f"claimcheck: {name}: no such folder\n")


def test_a_damaged_cache_costs_only_time(two_articles: tuple[Path, Path], tmp_path: Path, claimcheck: Run) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "verdicts.sqlite").write_bytes(b"this is no database at all, not in the least" * 50)
    done = claimcheck("compare", *two_articles)
    _clean(done)
    assert done.returncode == 0
    assert claimcheck("compare", *two_articles).stdout == done.stdout


def test_a_cache_that_cannot_be_made(two_articles: tuple[Path, Path], tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "file").write_text("in the way")
    done = claimcheck("compare", *two_articles, CLAIMCHECK_CACHE=str(tmp_path / "file" / "cache"))
    _clean(done)
    assert done.returncode == 0
