from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.findings import Calibration, assemble, calibration
from checker.findings.features import NAMES, features, logit, rivals
from checker.models import Claim, Kind, Relation, Side, identity
from tests.making import claim, verdict

SIGNED = claim("The United States signed the declaration.", "a.txt")
UNSIGNED = claim("The United States did not sign the declaration.", "b.txt")
AGAIN = claim("Washington never signed the declaration.", "b.txt", start=500)
LATE = claim("The strike began on 3 March 2025.", "a.txt", start=300)
LATER = claim("The strike began on 5 March 2025.", "c.txt")


@pytest.fixture
def plain() -> Calibration:
    """The mean contradiction, unchanged."""
    weights = tuple(float(name == "contradiction") for name in NAMES)
    return Calibration(0.0, weights, (0.0,) * len(NAMES), (1.0,) * len(NAMES))


def test_likeliest_first_and_the_rest_counted(plain: Calibration) -> None:
    found = assemble([verdict(LATE, LATER, 0.6), verdict(SIGNED, UNSIGNED, 0.9)], plain, min_probability=0.7)
    assert [(f.kind, f.probability) for f in found.findings] == [(Kind.NEGATION, 0.9)]
    assert found.below_threshold == 1


def test_no_sentence_contradicts_itself(plain: Calibration) -> None:
    again = claim(SIGNED.text, "b.txt", context="Nobody signed.")
    assert not assemble([verdict(SIGNED, again, 0.9)], plain, min_probability=0.0).findings


def test_one_disagreement_is_one_finding(plain: Calibration) -> None:
    verdicts = [
        verdict(SIGNED, UNSIGNED, 0.9),
        verdict(SIGNED, AGAIN, 0.8),
        verdict(UNSIGNED, AGAIN, 0.01, similarity=0.8, entailment=0.9),
        verdict(LATE, LATER, 0.7),
    ]
    found = assemble(verdicts, plain, min_probability=0.5).findings
    assert [len(f.echoes) for f in found] == [1, 0]
    assert found[0].echoes[0].b.quote == AGAIN.quote
    assert found[0].topic != found[1].topic


def test_different_conflicts_of_one_claim_stay_apart(plain: Calibration) -> None:
    verdicts = [
        verdict(SIGNED, UNSIGNED, 0.9),
        verdict(SIGNED, LATER, 0.8),
        verdict(UNSIGNED, LATER, 0.01, similarity=0.2),
    ]
    assert len(assemble(verdicts, plain, min_probability=0.5).findings) == 2


def test_findings_that_share_a_claim_share_a_topic_with_its_positions(plain: Calibration) -> None:
    third = claim("Nobody signed anything in the end, the mayor says.", "c.txt")
    found = assemble([verdict(SIGNED, UNSIGNED, 0.9), verdict(SIGNED, third, 0.8)], plain, min_probability=0.5)
    (topic,) = found.topics
    assert topic.question == "Is it so that “The United States signed the declaration”?"
    assert [position.claims for position in topic.positions] == [(SIGNED.id,), (UNSIGNED.id,), (third.id,)]
    assert {finding.topic for finding in found.findings} == {topic.id}


def test_what_else_a_sentence_holds_excuses_nothing(plain: Calibration) -> None:
    a = claim("She has signed until 2030 and may wear number nine.")
    b = claim("She has signed until 2029.", "b.txt")
    point = claim("She has signed until 2030.")
    judged = [verdict(a, b, 0.9)]
    (finding,) = assemble(
        judged, plain, min_probability=0.5, narrow=lambda matches: {match.id: (point, b) for match in matches}
    ).findings
    assert finding.relation is Relation.CONTRADICTION
    (finding,) = assemble(judged, plain, min_probability=0.5).findings
    assert finding.relation is Relation.TENSION


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (SIGNED, UNSIGNED, Relation.CONTRADICTION),
        (
            claim("It will be 5.", speaker="Ann Bell"),
            claim("It will be 6.", "b.txt", speaker="Bo Carr"),
            Relation.TENSION,
        ),
        (claim("It was 5.", speaker="Ann Bell"), claim("It was 6.", "b.txt", speaker="Bell"), Relation.CONTRADICTION),
        (claim("They may sign it."), claim("They refused to sign it.", "b.txt"), Relation.TENSION),
        (claim("Discs may be mixed."), claim("No discs are ever mixed.", "b.txt"), Relation.CONTRADICTION),
        (claim("If it rains, it is shut."), claim("It is open in the rain.", "b.txt"), Relation.CONTRADICTION),
    ],
)
def test_relation(plain: Calibration, a: Claim, b: Claim, relation: Relation) -> None:
    (finding,) = assemble([verdict(a, b, 0.9)], plain, min_probability=0.5).findings
    assert finding.relation is relation


def test_identity_knows_no_order_line_or_score(plain: Calibration) -> None:
    moved = claim(SIGNED.text, SIGNED.document, start=999)
    signed, unsigned, again, later = map(Side.from_claim, (SIGNED, UNSIGNED, AGAIN, moved))
    assert identity(signed, unsigned) == identity(unsigned, later)
    assert identity(signed, unsigned) != identity(signed, again)


def test_agreements_only_on_demand(plain: Calibration) -> None:
    same = [verdict(UNSIGNED, claim(AGAIN.text, "c.txt"), 0.01, entailment=0.95)]
    assert assemble(same, plain, min_probability=0.5).findings == ()
    (finding,) = assemble(same, plain, min_probability=0.5, agreements=True).findings
    assert finding.relation is Relation.AGREEMENT


def test_the_shipped_weights_fit_the_features() -> None:
    calibration = Calibration.from_file()
    (low,), (high,) = (calibration.probabilities([verdict(SIGNED, UNSIGNED, value)]) for value in (0.01, 0.99))
    assert 0 <= low < high <= 1


def test_two_claims_that_rather_agree_are_told_less() -> None:
    calibration = Calibration.from_file()
    apart, akin = (calibration.probabilities([verdict(SIGNED, AGAIN, 0.1, entailment=e)])[0] for e in (0.05, 0.9))
    assert akin < 0.6 * apart


def test_a_pair_is_held_against_the_other_pairs_of_its_claims() -> None:
    verdicts = [verdict(SIGNED, UNSIGNED, 0.9), verdict(SIGNED, LATER, 0.6), verdict(LATE, LATER, 0.2)]
    against = rivals(verdicts)
    assert against == {SIGNED.id: 0.6, UNSIGNED.id: 0.0, LATER.id: 0.2, LATE.id: 0.0}
    calibration = Calibration.from_file()
    assert calibration.probabilities(verdicts[:1], verdicts) == calibration.probabilities(verdicts)[:1]
    assert calibration.probabilities(verdicts[:1]) != calibration.probabilities(verdicts)[:1]


def test_what_says_the_same_is_no_rival() -> None:
    repeated = verdict(UNSIGNED, AGAIN, 0.01, similarity=0.9, entailment=0.9)
    verdicts = [verdict(SIGNED, UNSIGNED, 0.9), verdict(SIGNED, AGAIN, 0.8), verdict(SIGNED, LATER, 0.3), repeated]
    assert rivals(verdicts)[SIGNED.id] == 0.3
    assert rivals(verdicts[:-1])[SIGNED.id] == 0.8


def test_the_explanation_names_both_values(plain: Calibration) -> None:
    (finding,) = assemble([verdict(LATE, LATER, 0.9)], plain, min_probability=0.5).findings
    assert finding.explanation == "The dates differ: “3 March 2025” against “5 March 2025”."


def test_features_have_their_names() -> None:
    values = dict(zip(NAMES, features(verdict(SIGNED, UNSIGNED, 0.8), {SIGNED.id: 0.5, UNSIGNED.id: 0.1}), strict=True))
    assert values["contradiction"] == pytest.approx(logit(0.8))
    assert values["same document"] == 0.0
    assert values["lead of the first"] == pytest.approx(logit(0.8))


def test_parts_that_conflict_are_quoted_with_who_says_them(plain: Calibration) -> None:
    long = claim("The mill, the mayor said, was shut for good, and the baths stayed open.", "a.txt")
    other = claim("The mill works to this day, and it pays well.", "b.txt")
    parts = (
        claim("The mill was shut for good.", "a.txt", speaker="the mayor"),
        claim("The mill works to this day.", "b.txt"),
    )
    pair = verdict(long, other, 0.9)
    found = assemble([pair], plain, min_probability=0.5, narrow=lambda matches: {matches[0].id: parts})
    (finding,) = found.findings
    said = "“The mill was shut for good” (the mayor) against “The mill works to this day”."
    assert finding.explanation.endswith(said)
    assert (finding.a.claim, finding.a.point, finding.b.point) == (long.text, parts[0].text, parts[1].text)
    assert [position.statement for position in found.topics[0].positions] == [parts[0].text, parts[1].text]
    assert [position.claims for position in found.topics[0].positions] == [(long.id,), (other.id,)]


def test_damaged_weights_of_the_small_judge_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "calibration-small.json"
    damaged.write_text("{")
    monkeypatch.setattr(calibration, "SMALL_WEIGHTS", damaged)
    with pytest.raises(ModelError, match=r"calibration-small\.json"):
        Calibration.fitted_to("another")
