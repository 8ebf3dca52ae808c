"""JUnit XML: a test case for each checked document, failed by its contradictions, from whichever side.

The shape is that of https://github.com/testmoapp/junitxml, which CI servers read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from checker.models import Finding, Relation, Report, Role

from .escape import flat, plain
from .lines import line_of, with_reason
from .overview import paths_of


def render_junit(report: Report) -> str:
    """The report as one test suite; what fails no test is in its document's output."""
    paths, suite = paths_of(report), ElementTree.Element("testsuite", name="claimcheck")
    claims = {document.id: document.claims for document in report.documents if document.role is Role.CHECKED}
    found: dict[str, list[Finding]] = {name: [] for name in claims}
    for finding in report.findings:
        found.setdefault(finding.a.document, []).append(finding)
        if finding.b.document in claims and finding.b.document != finding.a.document:
            found[finding.b.document].append(finding.turned)
    for name, findings in found.items():
        case = _case(suite, paths.get(name, name))
        failing = [finding for finding in findings if finding.relation in _failing(report)]
        if failing:
            # One failure that holds all findings: a reader may take only the first of several.
            failure = ElementTree.SubElement(case, "failure", type=failing[0].relation.value)
            failure.set("message", line_of(failing[0], paths))
            failure.text = _text(failing, paths)
        elif not claims.get(name) and not findings:
            ElementTree.SubElement(case, "skipped", message="no claim in it")
        if harmless := [finding for finding in findings if finding not in failing]:
            ElementTree.SubElement(case, "system-out").text = _text(harmless, paths)
    for item in report.skipped:
        ElementTree.SubElement(_case(suite, item.path), "skipped", message=flat(item.reason))
    _count(suite)
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _failing(report: Report) -> Sequence[Relation]:
    """Contradictions always fail their test; tensions where the run was told to."""
    tension = report.settings.get("fail_on") == Relation.TENSION.value
    return (Relation.CONTRADICTION, Relation.TENSION) if tension else (Relation.CONTRADICTION,)


def _case(suite: ElementTree.Element, path: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname="claimcheck", name=plain(path), file=plain(path))


def _text(findings: Iterable[Finding], paths: dict[str, str]) -> str:
    return "\n".join(with_reason(finding, paths) for finding in findings)


def _count(suite: ElementTree.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))
    suite.set("errors", "0")
