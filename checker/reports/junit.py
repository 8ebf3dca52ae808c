"""JUnit XML: a test case for each checked document, failed by its contradictions and tensions.

The shape is that of https://github.com/testmoapp/junitxml, which CI servers read.
"""

from __future__ import annotations

from xml.etree import ElementTree

from checker.models import Finding, Relation, Report, Role

from .escape import flat, plain
from .lines import line_of
from .overview import paths_of

_FAILING = (Relation.CONTRADICTION, Relation.TENSION)


def render_junit(report: Report) -> str:
    """The report as one test suite."""
    checked = [document for document in report.documents if document.role is Role.CHECKED]
    failing = [finding for finding in report.findings if finding.relation in _FAILING]
    failed = {finding.a.document for finding in failing}
    suite = ElementTree.Element(
        "testsuite",
        name="claimcheck",
        tests=str(len(checked) + len(report.skipped)),
        failures=str(len(failed)),
        errors="0",
        skipped=str(len(report.skipped) + sum(not document.claims for document in checked)),
    )
    for document in checked:
        case = ElementTree.SubElement(suite, "testcase", classname="claimcheck", name=plain(document.path))
        case.set("file", plain(document.path))
        mine = [finding for finding in failing if finding.a.document == document.id]
        if mine:
            _fail(case, mine, paths_of(report))
        elif not document.claims:
            ElementTree.SubElement(case, "skipped", message="no claim in it")
    for item in report.skipped:
        case = ElementTree.SubElement(suite, "testcase", classname="claimcheck", name=plain(item.path))
        ElementTree.SubElement(case, "skipped", message=flat(item.reason))
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _fail(case: ElementTree.Element, findings: list[Finding], paths: dict[str, str]) -> None:
    """One failure that holds all findings: a reader may take only the first of several."""
    first = findings[0]
    failure = ElementTree.SubElement(case, "failure", type=first.relation.value, message=line_of(first, paths))
    failure.text = "\n".join(f"{line_of(finding, paths)}\n    {flat(finding.explanation)}" for finding in findings)
