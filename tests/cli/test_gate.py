"""claimcheck gate, corpus, baseline and init, as a person runs them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from checker.cli.app import app
from checker.cli.init import STARTER
from checker.config import Settings
from tests.conftest import NOT_SIGNED, SIGNED, Call

LINE = re.compile(
    r"drafts/bad\.md:3:1: contradicts reports/jan6\.txt:5:1 \((0\.\d\d), negation\): "
    rf'"{re.escape(NOT_SIGNED)}" / "{re.escape(SIGNED)}"'
)


def test_a_failing_line_reads_like_a_compilers(repository: Path, call: Call) -> None:
    done = call("gate", "drafts")
    assert done.code == 1
    line, why, headline = done.out.splitlines()
    assert LINE.fullmatch(line)
    assert why.startswith("    One side affirms what the other denies")
    assert headline.startswith("2 documents, 2 claims, ")
    assert call("gate", "drafts", "--format", "terminal").out == done.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["drafts/good.md"], 0, "No disagreement found."),
        (["drafts/bad.md"], 1, "contradicts reports/jan6.txt:5:1"),
        (["drafts/bad.md", "--fail-on", "never"], 0, "contradicts"),
        (["drafts/bad.md", "--min-probability", "0.999"], 0, "No disagreement found."),
        (["drafts/good.md", "drafts/none.md"], 4, "drafts/none.md: no such file or folder"),
        (["drafts/bad.md", "drafts/none.md"], 1, "drafts/none.md: no such file or folder"),
        (["drafts/empty.md"], 3, "empty file"),
        (["drafts/question.md"], 3, "Nothing was checked"),
        (["nothing"], 3, "Nothing was checked"),
        (["reports/jan6.txt"], 0, "No disagreement found."),
        (["drafts", "--corpus", "elsewhere"], 4, "elsewhere: no corpus here; make one with claimcheck corpus add"),
        (["drafts", "--encoder", "other"], 4, "made by the encoder 'all-MiniLM-L6-v2 53aa51172d14', this run uses"),
        (["drafts", "--baseline", "none.json"], 4, "none.json: No such file or directory"),
        (["drafts", "--fail-on", "always"], 2, "--fail-on"),
        (["drafts", "--config", "none.toml"], 2, "none.toml"),
        (["drafts", "--changed-since", "main"], 4, "--changed-since: "),
    ],
)
def test_exit_codes(repository: Path, call: Call, arguments: list[str], code: int, said: str) -> None:
    (repository / "drafts" / "empty.md").write_text("")
    (repository / "drafts" / "question.md").write_text("Who did it? And why?\n")
    (repository / "nothing").mkdir()
    done = call("gate", *arguments)
    assert done.code == code, done
    assert said in done.out + done.err


def test_new_documents_meet_each_other(repository: Path, call: Call) -> None:
    (repository / "one.md").write_text("The opera house is closed on Sundays in winter.\n")
    (repository / "two.md").write_text("The opera house is not closed on Sundays in winter.\n")
    done = call("gate", "one.md", "two.md")
    assert done.code == 1
    assert "one.md:1:1: contradicts two.md:1:1" in done.out


def test_the_report_names_both_documents_and_their_roles(repository: Path, call: Call) -> None:
    report = json.loads(call("gate", "drafts/bad.md", "--format", "json").out)
    assert [(d["id"], d["role"]) for d in report["documents"]] == [
        ("drafts/bad.md", "checked"),
        ("reports/jan6.txt", "accepted"),
    ]
    assert report["settings"]["fail_on"] == "contradiction"
    assert report["settings"]["min_probability"] == 0.5


def test_an_output_file_tells_the_form(repository: Path, call: Call) -> None:
    assert call("gate", "drafts", "--output", "r.sarif").code == 1
    assert json.loads((repository / "r.sarif").read_text())["version"] == "2.1.0"
    assert call("gate", "drafts", "--output", "r.txt").code == 1
    assert LINE.match((repository / "r.txt").read_text())


def test_the_settings_file_is_found_from_below(repository: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / ".claimcheck").rename(repository / "store")
    (repository / "claimcheck.toml").write_text('corpus = "store"\nfail_on = "never"\n')
    monkeypatch.chdir(repository / "drafts")
    done = call("gate", "bad.md")
    assert done.code == 0
    assert "bad.md:3:1: contradicts ../reports/jan6.txt:5:1" in done.out


def test_the_corpus(repository: Path, call: Call) -> None:
    assert call("corpus", "add", "reports", "drafts/good.md").out == ".claimcheck: 1 added, 1 unchanged\n"
    (repository / "reports" / "jan6.txt").write_text("Treaties\n\nNobody signed anything in Oslo on Monday.\n")
    assert call("corpus", "add", "reports").out == ".claimcheck: 1 added, 0 unchanged\n"
    rows = json.loads(call("corpus", "list", "--format", "json").out)
    assert [(row["name"], row["claims"]) for row in rows] == [("drafts/good.md", 1), ("reports/jan6.txt", 1)]
    assert call("corpus", "verify").out == ".claimcheck: sound\n"
    missing = call("corpus", "remove", "reports/jan6.txt", "x.txt")
    assert (missing.code, missing.err) == (4, "claimcheck: x.txt: not in the corpus; nothing was removed\n")
    assert call("corpus", "remove", "./reports").code == 0
    assert call("corpus", "rebuild").code == 0
    assert f"{1:>6}  {'':10}  drafts/good.md" in call("corpus", "list").out
    assert call("corpus", "remove", ".").code == 0
    assert call("corpus", "list").out == "no document\n"
    nothing = call("corpus", "add", "nowhere.txt", "--corpus", "new")
    assert nothing.code == 4
    assert not (repository / "new").exists()


def test_damage_is_found(repository: Path, call: Call) -> None:
    (repository / ".claimcheck" / "corpus.sqlite").write_bytes(b"no database at all" * 99)
    for command in (["verify"], ["list"], ["add", "drafts"]):
        done = call("corpus", *command)
        assert done.code == 4
        assert "corpus.sqlite: file is not a database" in done.err
    assert call("gate", "drafts").code == 4


def test_the_baseline(repository: Path, call: Call) -> None:
    file = repository / "b.json"
    assert call("baseline", "create", "drafts").err.startswith("claimcheck: --baseline FILE is needed")
    made = call("baseline", "create", "drafts", "--baseline", file, "--reason", "ticket 12", "--by", "Ann")
    assert made.out == f"{file}: 1 added, 0 kept\n"
    (entry,) = json.loads(file.read_text())["entries"]
    assert (entry["decision"], entry["reason"], entry["by"]) == ("accepted", "ticket 12", "Ann")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry["at"])
    assert "is there already" in call("baseline", "create", "drafts", "--baseline", file).err

    bad = repository / "drafts" / "bad.md"
    bad.write_text(f"# Treaty\n\nThe weather was fine all week.\n\nThere was much to eat.\n\n{NOT_SIGNED}\n")
    known = call("gate", "drafts", "--baseline", file)
    assert known.code == 0
    assert f"drafts/bad.md:7:1: known, accepted: ticket 12 (Ann, {entry['at']})" in known.out
    (repository / "drafts" / "second.md").write_text(f"{NOT_SIGNED}\n")
    new = call("gate", "drafts", "--baseline", file)
    assert new.code == 1
    assert new.out.count(": contradicts ") == 1
    assert "drafts/second.md:1:1: contradicts" in new.out

    call("baseline", "update", "drafts", "--baseline", file, "--reason", "a quote", "--decision", "false_alarm")
    decisions = {e["a"]["document"]: e["decision"] for e in json.loads(file.read_text())["entries"]}
    assert decisions == {"drafts/bad.md": "accepted", "drafts/second.md": "false_alarm"}
    assert call("gate", "drafts", "--baseline", file).code == 0

    bad.write_text("# Treaty\n\nThe weather was fine all week.\n")
    (repository / "drafts" / "second.md").unlink()
    stale = call("gate", "drafts", "--baseline", file)
    assert stale.code == 0
    assert "1 reviewed finding no longer found; run claimcheck baseline prune" in stale.out
    assert call("baseline", "prune", "drafts", "--baseline", file).out == f"{file}: 2 taken out, 0 left\n"


def test_pruning_keeps_decisions_on_what_is_no_file_of_its_name(repository: Path, call: Call) -> None:
    odd = repository / "drafts" / os.fsdecode(b"caf\xe9.md")
    odd.write_text(f"{NOT_SIGNED}\n")
    assert call("baseline", "create", odd, "--baseline", "b.json").out == "b.json: 1 added, 0 kept\n"
    assert call("baseline", "prune", odd, "--baseline", "b.json").out == "b.json: 0 taken out, 1 left\n"


def test_a_comment_in_the_document(repository: Path, call: Call) -> None:
    comment = "<!-- claimcheck: ignore as spoken -->"
    (repository / "drafts" / "bad.md").write_text(f"# Treaty\n\n{comment}\n{NOT_SIGNED}\n")
    done = call("gate", "drafts")
    assert done.code == 0
    assert "drafts/bad.md:4:1: known, ignored: as spoken" in done.out
    (repository / "drafts" / "bad.md").write_text(f"# Treaty\n\n{comment}\n{NOT_SIGNED}\n\nAgain. {NOT_SIGNED}\n")
    assert call("gate", "drafts").code == 1


def _git(*arguments: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_only_what_has_changed(repository: Path, call: Call) -> None:
    _git("init", "--initial-branch", "main")
    _git("add", "drafts")
    _git("commit", "--message", "all")
    (repository / "drafts" / "new.md").write_text("A second bridge opened in 2004.\n")
    done = call("gate", "drafts", "--changed-since", "HEAD", "--format", "json")
    assert done.code == 0
    assert [d["id"] for d in json.loads(done.out)["documents"]] == ["drafts/new.md"]
    _git("switch", "--create", "branch")
    _git("add", "drafts")
    _git("commit", "--message", "new")
    _git("switch", "main")
    (repository / "drafts" / "good.md").write_text("A bridge opened in 1999 over there.\n")
    _git("commit", "--all", "--message", "meanwhile")
    _git("switch", "branch")
    done = call("gate", "drafts", "--changed-since", "main", "--format", "json")
    assert [d["id"] for d in json.loads(done.out)["documents"]] == ["drafts/new.md"]
    unchanged = call("gate", "drafts/bad.md", "--changed-since", "main")
    assert (unchanged.code, unchanged.out) == (0, "")
    assert "no document has changed since main" in unchanged.err
    written = call("gate", "drafts/bad.md", "--changed-since", "main", "--output", "none.xml", "--quiet")
    assert (written.code, written.err) == (0, "")
    assert "<testsuite " in Path("none.xml").read_text()
    (repository / "nothing").mkdir()
    assert call("gate", "nothing", "--changed-since", "main").code == 3
    for revision in ("nonsense", "--output=x"):
        wrong = call("gate", "drafts", "--changed-since", revision)
        assert wrong.code == 4
        assert wrong.err.startswith("claimcheck: --changed-since: ")


def test_what_has_changed_is_held_against_what_has_not(repository: Path, call: Call) -> None:
    Path("drafts/bad.md").write_text("The bridge opened in 1999.\n")
    _git("init", "--initial-branch", "main")
    _git("add", "drafts")
    _git("commit", "--message", "all")
    Path("drafts/new.md").write_text("The bridge opened in 2004.\n")
    done = call("gate", "drafts", "--changed-since", "main")
    assert done.code == 1
    assert "drafts/new.md:1:1: contradicts drafts/bad.md:1:1" in done.out
    report = json.loads(call("gate", "drafts", "--changed-since", "main", "--format", "json").out)
    roles = {document["id"]: document["role"] for document in report["documents"]}
    assert (roles["drafts/new.md"], roles["drafts/bad.md"]) == ("checked", "accepted")


def test_what_has_not_changed_and_cannot_be_read_is_named(repository: Path, call: Call) -> None:
    Path("drafts/bad.md").write_bytes(b"\0\1\2\0" * 99)
    _git("init", "--initial-branch", "main")
    _git("add", "drafts")
    _git("commit", "--message", "all")
    Path("drafts/new.md").write_text("The bridge opened in 1998.\n")
    done = call("gate", "drafts", "--changed-since", "main")
    assert done.code == 4
    assert "drafts/bad.md" in done.out + done.err


def test_a_review_of_a_comparison_counts_in_the_gate(repository: Path, call: Call) -> None:
    Path("drafts/one.md").write_text("The bridge opened in 1999.\n")
    Path("drafts/two.md").write_text("The bridge opened in 2004.\n")
    compared = json.loads(call("compare", "drafts/one.md", "drafts/two.md", "--format", "json").out)["findings"]
    gated = json.loads(call("gate", "drafts/one.md", "drafts/two.md", "--format", "json").out)["findings"]
    assert [finding["id"] for finding in compared] == [finding["id"] for finding in gated] != []


def test_init(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("init").out == "claimcheck.toml: written\n"
    assert call("init").err == "claimcheck: claimcheck.toml: is there already; it was left as it is\n"
    uncommented = re.sub(r"^# (?=\w+ = )", "", STARTER, flags=re.MULTILINE)
    explained = tomllib.loads(uncommented)
    assert set(explained) == set(Settings.model_fields)
    examples = {"baseline": "claimcheck-baseline.json", "cache": ".cache"}
    defaults = Settings().for_gate().model_dump(mode="json") | examples
    assert explained == {key: defaults[key] for key in explained}
    assert Settings.load({}) == Settings()


def test_shell_completion(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("_CLAIMCHECK_COMPLETE", "source_bash")
    with pytest.raises(SystemExit):
        app(prog_name="claimcheck")
    assert "complete -o default -F _claimcheck_completion claimcheck" in capfd.readouterr().out
    for name, value in (
        ("_CLAIMCHECK_COMPLETE", "complete_bash"),
        ("COMP_WORDS", "claimcheck ga"),
        ("COMP_CWORD", "1"),
    ):
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        app(prog_name="claimcheck")
    assert capfd.readouterr().out.split() == ["gate"]


def test_a_list_that_leaves_out_names_of_an_accepted_one(repository: Path, call: Call) -> None:
    (repository / "pact.txt").write_text(
        "Rain fell on the guests.\n\nFrance, Spain and Italy signed the pact in May.\n"
    )
    (repository / "drafts" / "pact.md").write_text("Only France signed the pact in May.\n")
    assert call("corpus", "add", "pact.txt").code == 0
    done = call("gate", "drafts/pact.md")
    assert done.code == 1
    assert "One names Spain and Italy among those who signed; the other has France (“Only”)." in done.out
