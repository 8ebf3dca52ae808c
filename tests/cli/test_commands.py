"""Each command as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.reports.escape import UNSAFE
from tests.conftest import Call, Run


def _report(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    report: dict[str, object] = json.loads(done.stdout)
    return report


def test_a_plain_contradiction_is_found(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    done = claimcheck("compare", *two_articles, "--format", "json", "--min-probability", "0.05")
    (finding,) = _report(done)["findings"]  # type: ignore[misc]
    assert finding["relation"] == "contradiction"
    assert finding["kind"] == "negation"
    assert {finding["a"]["document"], finding["b"]["document"]} == {"a.txt", "b.txt"}
    for side in (finding["a"], finding["b"]):
        text = Path(two_articles[0].parent / side["document"]).read_text(encoding="utf-8")
        assert text[side["start"] : side["end"]] == side["quote"]


def test_the_same_input_gives_the_same_report(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    cold, warm = (claimcheck("compare", *two_articles, "--format", "json").stdout for _ in range(2))
    turned = claimcheck("compare", *reversed(two_articles), "--format", "json").stdout
    assert cold == warm
    assert {f["id"] for f in json.loads(cold)["findings"]} == {f["id"] for f in json.loads(turned)["findings"]}


@pytest.mark.parametrize(("fail_on", "code"), [("contradiction", 1), ("tension", 1), ("never", 0)])
def test_fail_on(two_articles: tuple[Path, Path], claimcheck: Run, fail_on: str, code: int) -> None:
    done = claimcheck("compare", *two_articles, "--fail-on", fail_on, "--min-probability", "0.05")
    assert done.returncode == code


def test_standard_input(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    text = two_articles[1].read_text(encoding="utf-8")
    done = claimcheck("compare", two_articles[0], "-", "--format", "json", stdin=text)
    assert [document["id"] for document in _report(done)["documents"]] == ["a.txt", "-"]  # type: ignore[attr-defined]


def test_a_saved_report_in_every_form(two_articles: tuple[Path, Path], tmp_path: Path, claimcheck: Run) -> None:
    assert claimcheck("compare", *two_articles, "--output", "r.json", "--min-probability", "0.05").returncode == 0
    for form in ("terminal", "json", "jsonl", "markdown", "csv", "html"):
        done = claimcheck("report", "r.json", "--format", form)
        assert done.returncode == 0, done.stderr
        assert "fisheries treaty" in done.stdout
    assert claimcheck("report", "r.json", "--format", "json").stdout == (tmp_path / "r.json").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema_version": 99}'])
def test_a_report_that_is_none(tmp_path: Path, claimcheck: Run, content: str) -> None:
    (tmp_path / "r.json").write_text(content)
    done = claimcheck("report", "r.json")
    assert done.returncode == 4
    assert done.stderr.startswith("claimcheck: ")
    assert "r.json" in done.stderr


def test_claims_as_jsonl(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    done = claimcheck("claims", two_articles[0], "--format", "jsonl")
    (line,) = done.stdout.splitlines()
    claim = json.loads(line)
    wanted = {
        "id",
        "document",
        "start",
        "end",
        "quote",
        "text",
        "speaker",
        "modality",
        "polarity",
        "quantities",
        "dates",
    }
    assert wanted | {"entities"} <= set(claim)
    assert claim["text"] == "The minister signed the fisheries treaty in Oslo on Monday."


def test_claims_say_their_line(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "a.txt").write_text("The bridge opened on Monday.\n\nThe rain stopped. The ferry sank in May.\n")
    places = [line[: line.index(" ")] for line in claimcheck("claims", "a.txt").stdout.splitlines()]
    assert places == ["a.txt:1:1:", "a.txt:3:1:", "a.txt:3:19:"]


def test_questions_are_shown_only_on_demand(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "a.txt").write_text("The bridge opened on Monday. Will it last for long?\n")
    assert "Will it last" not in claimcheck("claims", "a.txt").stdout
    assert "Will it last for long? [not checkable]" in claimcheck("claims", "a.txt", "--all").stdout


def test_judge_keeps_order_and_fields(claimcheck: Run) -> None:
    pairs = [("The shop is open.", "The shop is closed.", 1), ("A dog sleeps on the red sofa.", "A dog is asleep.", 2)]
    lines = "\n".join(json.dumps({"premise": p, "hypothesis": h, "n": n}) for p, h, n in pairs)
    done = claimcheck("judge", "-", "--both", stdin=lines)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["n"] for row in rows] == [1, 2]
    assert rows[0]["contradiction"] > rows[0]["entailment"]
    assert rows[1]["entailment"] > rows[1]["contradiction"]
    for row in rows:
        assert sum(row[name] for name in ("entailment", "neutral", "contradiction")) == pytest.approx(1, abs=1e-4)
        assert set(row["reverse"]) == {"entailment", "neutral", "contradiction"}


@pytest.mark.parametrize("line", ["{", "[]", '{"premise": 1, "hypothesis": "x"}', '{"premise": "x"}'])
def test_judge_names_a_bad_line(claimcheck: Run, line: str) -> None:
    done = claimcheck("judge", "-", stdin=f'{{"premise": "a", "hypothesis": "b"}}\n{line}\n')
    assert done.returncode == 4
    assert "-:2:" in done.stderr


def test_evaluate(tmp_path: Path, two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    sides = [{"doc": path.name, "quote": path.read_text().strip()} for path in two_articles]
    entry = {"id": "x", "kind": "negation", "difficulty": "easy", "a": sides[0], "b": sides[1]}
    (tmp_path / "gold.json").write_text(json.dumps({"contradictions": [entry]}))
    done = claimcheck("evaluate", ".", "--format", "json")
    assert json.loads(done.stdout)["."]["scores"]["average_precision"] == 1.0
    assert "AP: average precision" in claimcheck("evaluate", ".").stdout


def test_evaluate_counts_passages_that_were_not_read(
    tmp_path: Path, two_articles: tuple[Path, Path], claimcheck: Run
) -> None:
    side = {"doc": "a.txt", "quote": "not in there"}
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps({"contradictions": [{"id": "x", "kind": "date", "a": side, "b": side}]}))
    done = claimcheck("evaluate", ".")
    assert done.returncode == 0
    assert "1 gold pairs name a passage that the text as read doesn't hold" in done.stdout
    gold.write_text(gold.read_text().replace("a.txt", "nobody.txt"))
    done = claimcheck("evaluate", ".")
    assert done.returncode == 4
    assert "no document nobody.txt was read" in done.stderr


def test_models_are_verified(claimcheck: Run) -> None:
    done = claimcheck("models")
    assert done.returncode == 0
    assert "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db verified" in done.stdout
    assert "language claimcheck-language 0.3" in done.stdout
    assert "pronouns claimcheck-pronouns 0.1" in done.stdout


@pytest.fixture
def small_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages of the large model are missing."""
    monkeypatch.setattr("checker.verdicts.mpnet_installed", lambda: False)
    monkeypatch.setattr("checker.verdicts.LargeJudge", None)


@pytest.mark.usefixtures("small_alone")
def test_the_small_model_is_used_alone_where_the_other_is_missing(tmp_path: Path, call: Call) -> None:
    listed = call("models")
    assert (listed.code, "claimcheck-verdict-small" in listed.out) == (0, True)
    assert "claimcheck-verdict-large" not in listed.out
    (tmp_path / "pairs.jsonl").write_text('{"premise": "The shop is open.", "hypothesis": "The shop is closed."}\n')
    done = call("judge", tmp_path / "pairs.jsonl")
    assert done.code == 0
    assert json.loads(done.out)["contradiction"] > 0.5


def test_no_json_holds_orders_to_a_terminal(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    row = {"premise": "The shop\x9b is open.", "hypothesis": "It is \u202eclosed.\x7f", "n": float("nan")}
    Path("pairs.jsonl").write_text(json.dumps(row))
    name = "a\u202e.md"
    Path(name).write_text("The ferry \u202esank in May.\n", encoding="utf-8")
    assert call("corpus", "add", name).code == 0
    for command in (
        ("judge", "pairs.jsonl", "--nli-model", "claimcheck-verdict-small"),
        ("claims", name, "--format", "jsonl"),
        ("corpus", "list", "--format", "json"),
    ):
        done = call(*command)
        assert (done.code, UNSAFE.search(done.out)) == (0, None)
        assert "\\u202e" in done.out
        json.loads(done.out)


def test_quiet_tells_of_errors_alone(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The ferry sank in May.\n")
    Path("empty.txt").touch()
    for command in (("claims",), ("corpus", "add")):
        assert call(*command, "a.txt", "empty.txt").err == "claimcheck: empty.txt: empty file\n"
        assert call(*command, "a.txt", "empty.txt", "--quiet").err == ""
        assert call(*command, "a.txt", "gone.txt", "--quiet").err == "claimcheck: gone.txt: no such file or folder\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare",), "Missing argument"),
        (("compare", "a.txt", "--min-probability", "2"), "--min-probability"),
        (("compare", "a.txt", "--fail-on", "always"), "--fail-on"),
        (("compare", "a.txt", "--config", "none.toml"), "none.toml"),
        (("evaluate", "a", "b", "--gold", "g.json"), "--gold goes with one DIR"),
        (("nonsense",), "No such command"),
    ],
)
def test_misuse(claimcheck: Run, arguments: tuple[str, ...], said: str) -> None:
    done = claimcheck(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_an_unknown_setting_names_key_and_file(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "claimcheck.toml").write_text("min-probabilty = 0.3\n")
    done = claimcheck("compare", "a.txt")
    assert done.returncode == 2
    assert "min_probabilty: unknown setting" in done.stderr
    assert "claimcheck.toml" in done.stderr


@pytest.mark.parametrize("flag", ["--encoder", "--nli-model"])
def test_a_model_that_is_not_there(two_articles: tuple[Path, Path], claimcheck: Run, flag: str) -> None:
    done = claimcheck("compare", *two_articles, flag, "./no-such-model", HF_HUB_OFFLINE="1")
    assert done.returncode == 4
    assert "no-such-model" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_is_quick_and_import_is_light() -> None:
    models = ("torch", "faiss", "transformers", "sentence_transformers", "onnxruntime", "numpy")
    heavy = (*models, "pint", "rich", "trafilatura")
    code = f"import sys, checker; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
    code = code.replace("checker;", "checker.cli.app;").replace("'rich', ", "").replace('"rich", ', "")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_compare_never_loads_torch(two_articles: tuple[Path, Path]) -> None:
    code = (
        "import sys\n"
        "from checker.cli.app import app\n"
        "try:\n"
        "    app(sys.argv[1:])\n"
        "finally:\n"
        "    print(*sorted({'spacy', 'torch'} & set(sys.modules)))\n"
    )
    command = ["compare", "--min-probability", "0.05", *map(str, two_articles)]
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "fisheries treaty" in done.stdout
    assert done.stdout.splitlines()[-1] == "spacy"  # claims were split, so the parser was there


def test_version(claimcheck: Run) -> None:
    assert claimcheck("--version").stdout.startswith("claimcheck 0.")


def test_one_finding_in_full(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    done = claimcheck("compare", *two_articles, "--min-probability", "0.05", "--explain", "1")
    assert done.returncode == 0
    name = done.stdout.split()[0]
    assert "The minister did *not sign* the fisheries treaty" in done.stdout
    assert claimcheck("compare", *two_articles, "--explain", name[:6]).stdout.startswith(name)
    assert claimcheck("compare", *two_articles, "--explain", "zzz").returncode == 2
    beyond = claimcheck("compare", *two_articles, "--explain", "2", "--min-probability", "0.05")
    assert (beyond.returncode, "--explain 2: the report has 1 finding\n" in beyond.stderr) == (2, True)


def test_what_was_found_on_a_question(two_articles: tuple[Path, Path], claimcheck: Run) -> None:
    done = claimcheck("explain", *two_articles, "the minister signed a treaty", "--min-probability", "0.05")
    assert done.returncode == 0
    assert done.stdout.startswith("the minister signed a treaty\n\n2 claims near it\n")
    assert "Found: 1 pair\n" in done.stdout
    assert "No claim is about that." in claimcheck("explain", *two_articles, "penguins swim well").stdout
    assert claimcheck("explain", "gone.txt", "penguins swim well").returncode == 4


def test_of_two_long_sentences_the_claims_that_conflict_are_named(tmp_path: Path, claimcheck: Run) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("The council closed the harbour bridge to lorries in March, and the ferry ran all summer.\n")
    second.write_text("The harbour bridge stayed open to lorries in March, and the old mill was sold to a brewer.\n")
    (finding,) = json.loads(claimcheck("compare", first, second, "--format", "json").stdout)["findings"]
    closed = "The council closed the harbour bridge to lorries in March"
    opened = "The harbour bridge stayed open to lorries in March"
    assert (finding["a"]["point"], finding["b"]["point"]) == (f"{closed}.", f"{opened}.")
    assert f"“{closed}” against “{opened}”" in finding["explanation"]
    assert finding["a"]["claim"] == finding["a"]["quote"] == first.read_text().strip()
