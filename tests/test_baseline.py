"""Reviewed findings: kept, subtracted, and known again after edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.baseline import Baseline, Reviewed, sift, stale, suppressed
from checker.errors import BaselineError
from checker.findings import Calibration, assemble
from checker.models import Claim, Decision, Finding, Verdict
from tests.making import claim, verdict

DRAFT = claim("The minister did not sign the treaty.", "draft.md", start=10)
REPORT = claim("The minister signed the treaty.", "report.txt", start=20)
OTHER = claim("The bridge is 70 metres long.", "draft.md", start=90)
BRIDGE = claim("The bridge is 40 metres long.", "report.txt", start=200)


def _findings(*verdicts: Verdict) -> tuple[Finding, ...]:
    return assemble(verdicts, Calibration.from_file(), min_probability=0).findings


def _baseline(*findings: Finding) -> Baseline:
    entries = [Reviewed.of(f, Decision.FALSE_ALARM, "checked", "Ann", "2026-01-06") for f in findings]
    return Baseline(tool="claimcheck 0", settings={}).decided(entries)


def _moved(one: Claim) -> Claim:
    return one.model_copy(update={"start": one.start + 500, "end": one.end + 500, "line": 40, "context": "New."})


def test_a_decided_pair_is_known_after_it_moved() -> None:
    old = verdict(DRAFT, REPORT, 0.95)
    baseline = _baseline(*_findings(old))
    moved, new = verdict(_moved(DRAFT), REPORT, 0.91), verdict(OTHER, BRIDGE, 0.9)
    sifted = sift([moved, new], baseline)
    assert (sifted.open, sifted.settled) == ((new,), (moved,))
    (known,) = suppressed(_findings(moved), baseline)
    assert (known.decision, known.reason, known.by, known.at) == ("false_alarm", "checked", "Ann", "2026-01-06")


def test_a_changed_claim_is_new() -> None:
    baseline = _baseline(*_findings(verdict(DRAFT, REPORT, 0.95)))
    edited = verdict(claim("The minister never signed any treaty.", "draft.md"), REPORT, 0.95)
    assert sift([edited], baseline).open == (edited,)


def test_a_new_passage_does_not_hide_behind_a_decided_one() -> None:
    old = verdict(DRAFT, REPORT, 0.95)
    baseline = _baseline(*_findings(old))
    again = verdict(claim("The minister did not sign the treaty.", "other.md"), REPORT, 0.9)
    assert len(_findings(old, again)) == 2 or _findings(old, again)[0].echoes
    assert sift([old, again], baseline).open == (again,)


def test_echoes_are_decided_along_with_their_finding() -> None:
    twice = claim("The minister did not sign the treaty.", "draft.md", start=12)
    longer = claim("The minister did not sign the treaty at all.", "draft.md", start=10)
    pairs = verdict(DRAFT, REPORT, 0.95), verdict(longer, REPORT, 0.9), verdict(twice, REPORT, 0.9)
    (finding,) = _findings(*pairs)
    assert finding.echoes
    assert not sift(pairs, _baseline(finding)).open


def test_the_decision_on_a_finding_outranks_that_on_one_it_is_an_echo_of() -> None:
    (own,) = _baseline(*_findings(verdict(DRAFT, REPORT, 0.95))).entries
    other = own.model_copy(update={"id": "x", "echoes": (own.id,), "decision": Decision.ACCEPTED})
    for entries in ((own, other), (other, own)):
        assert Baseline(tool="claimcheck 0", settings={}, entries=entries).known[own.id] == own


def test_a_comment_in_the_text() -> None:
    silenced = DRAFT.model_copy(update={"ignored": "ticket 12"})
    pair = verdict(silenced, REPORT, 0.95)
    assert sift([pair], None).settled == (pair,)
    (known,) = suppressed(_findings(pair), None)
    assert (known.decision, known.reason) == (Decision.IGNORED, "ticket 12")


@pytest.mark.parametrize(
    ("checked", "floor", "found", "gone"),
    [
        ({"draft.md"}, 0.0, False, True),
        ({"report.txt"}, 0.0, False, True),
        ({"elsewhere.md"}, 0.0, False, False),
        ({"draft.md"}, 0.99, False, False),
        ({"draft.md"}, 0.0, True, False),
    ],
)
def test_stale(checked: set[str], floor: float, found: bool, gone: bool) -> None:
    findings = _findings(verdict(DRAFT, REPORT, 0.95))
    baseline = _baseline(*findings)
    known = suppressed(findings if found else (), baseline)
    assert stale(baseline, known, checked=checked, min_probability=floor) == ((findings[0].id,) if gone else ())


def test_saved_and_loaded(tmp_path: Path) -> None:
    baseline = _baseline(*_findings(verdict(DRAFT, REPORT, 0.95), verdict(OTHER, BRIDGE, 0.9)))
    baseline.save(tmp_path / "b.json")
    assert Baseline.load(tmp_path / "b.json") == baseline
    assert len(baseline.entries) == 2
    assert baseline.without([baseline.entries[0].id]).entries == baseline.entries[1:]
    again = baseline.decided([baseline.entries[0].model_copy(update={"reason": "other"})])
    assert [entry.reason for entry in again.entries] == ["other", "checked"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No such file"),
        ("", "not a baseline"),
        ("[]", "not a baseline"),
        ('{"version": 1, "tool": "x", "settings": {}, "entries": [{}]}', "not a baseline: entries.0.id"),
        ('{"version": 2, "tool": "x", "settings": {}, "entries": []}', "not a baseline: version"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "b.json").write_text(content)
    with pytest.raises(BaselineError, match=rf"b\.json: .*{said}"):
        Baseline.load(tmp_path / "b.json")
