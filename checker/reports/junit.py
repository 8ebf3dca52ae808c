"""JUnit XML: a test case for each checked document, failed by what fails the run, from whichever side.

The shape is that of https://github.com/testmoapp/junitxml, which CI servers read.
"""

from __future__ import annotations

from xml.etree import ElementTree

from checker.models import DocumentSummary, Relation, Report, Role

from .escape import flat, plain
from .lines import line_of, with_reason
from .overview import paths_of

# By the setting `fail_on`; under any other no document fails.
_FAILING = {"contradiction": (Relation.CONTRADICTION,), "tension": (Relation.CONTRADICTION, Relation.TENSION)}


def render_junit(report: Report) -> str:
    """The report as one test suite; what fails no test is in its document's output."""
    suite = ElementTree.Element("testsuite", name="claimcheck")
    for document in report.documents:
        if document.role is Role.CHECKED:
            _document(_case(suite, document.path), document, report)
    for item in report.skipped:
        tag = "error" if item.unreadable else "skipped"
        ElementTree.SubElement(_case(suite, item.path), tag, message=flat(item.reason))
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(list(suite.iter(tag)))))
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _document(case: ElementTree.Element, document: DocumentSummary, report: Report) -> None:
    """What the run fails on fails a document's test; what else was found is its output."""
    paths = paths_of(report)
    relations = _FAILING.get(str(report.settings.get("fail_on")), ())
    found = [f if f.a.document == document.id else f.turned for f in report.findings]
    found = [finding for finding in found if finding.a.document == document.id]
    failing = [finding for finding in found if finding.relation in relations]
    harmless = [finding for finding in found if finding.relation not in relations]
    if failing:
        # One failure that holds all findings: a reader may take only the first of several.
        message = line_of(failing[0], paths)
        failure = ElementTree.SubElement(case, "failure", type=failing[0].relation.value, message=message)
        failure.text = "\n".join(with_reason(finding, paths) for finding in failing)
    elif not document.claims:
        ElementTree.SubElement(case, "skipped", message="no claim in it")
    if harmless:
        output = ElementTree.SubElement(case, "system-out")
        output.text = "\n".join(with_reason(finding, paths) for finding in harmless)


def _case(suite: ElementTree.Element, path: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname="claimcheck", name=plain(path), file=plain(path))
