"""One judged pair in full, and all that was found on one question, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from checker.models import Answer, Claim, Fate, Opinion

from .differences import starred
from .escape import flat, inner
from .wording import OWN_VOICE, counted

# Four lines each, likeliest first: more scrolls away unread.
_SHOWN = 20


def render_opinion(opinion: Opinion) -> str:
    """Both claims with their spans, what the judge says each way round, nearness, probability, and what came of it."""
    verdict, match = opinion.verdict, opinion.verdict.match
    lines = [f"{opinion.id}  {opinion.fate.value}, probability {opinion.probability:.2f}", ""]
    for name, claim, other in (("A", match.a, match.b), ("B", match.b, match.a)):
        lines += [*_claim(name, claim, other), ""]
    lines.append("Judge")
    for order, told in (("A, then B", verdict.forward), ("B, then A", verdict.backward)):
        odds = f"contradiction {told.contradiction:.2f}, entailment {told.entailment:.2f}, neutral {told.neutral:.2f}"
        lines.append(f"  {order}  {odds}")
    lines += [
        "Nearness",
        f"  similarity {match.similarity:.2f}, {match.lift:+.2f} against the usual",
        f"  rank {match.rank} among its neighbours, names and numbers in common {match.shared:.2f}",
        "Calibration",
        f"  {', '.join(f'{name} {value:.2f}' for name, value in opinion.features.items())}",
    ]
    if verdict.proof:
        said = f"{flat(verdict.proof.question)} {flat(verdict.proof.why)} The probability is raised for it."
        lines += ["Lists", f"  {said}"]
    lines += ["Why", f"  {flat(_why(opinion))}"]
    return "\n".join(lines) + "\n"


def render_answer(answer: Answer) -> str:
    """The claims near a question, then every judged pair among them, what was dismissed too."""
    lines = [flat(answer.question), ""]
    if not answer.claims:
        return "\n".join([*lines, "No claim is about that."]) + "\n"
    lines.append(f"{counted(len(answer.claims), 'claim')} near it")
    for item in answer.claims:
        claim = item.claim
        said = f" — {flat(claim.speaker)}" if claim.speaker else ""
        lines.append(f"  {item.similarity:.2f}  {flat(claim.document)}:{claim.line}  “{inner(claim.quote)}”{said}")
    found = [opinion for opinion in answer.opinions if opinion.finding is not None]
    dismissed = [opinion for opinion in answer.opinions if opinion.finding is None]
    for heading, opinions in (("Found", found), ("Judged and dismissed", dismissed)):
        lines += ["", f"{heading}: {counted(len(opinions), 'pair')}"]
        for opinion in opinions[:_SHOWN]:
            a, b = opinion.verdict.match.a, opinion.verdict.match.b
            lines += [
                f"  {opinion.id}  {opinion.probability:.2f}  {opinion.fate.value}",
                f"      {flat(a.document)}: “{starred(a.quote, b.quote)}”",
                f"      {flat(b.document)}: “{starred(b.quote, a.quote)}”",
                f"      {flat(_why(opinion))}",
            ]
        if len(opinions) > _SHOWN:
            lines.append(f"  and {len(opinions) - _SHOWN} less likely")
    lines += ["", "claimcheck compare PATH... --explain ID shows a pair in full."]
    return "\n".join(lines) + "\n"


def _claim(name: str, claim: Claim, other: Claim) -> Iterator[str]:
    yield f"{name}  {flat(claim.document)}:{claim.line}:{claim.column}, characters {claim.start} to {claim.end}"
    yield f"   “{starred(claim.quote, other.text)}”"
    if flat(claim.text) != flat(claim.quote):
        yield f"   read as: {starred(claim.text, other.text)}"
    yield f"   {flat(claim.speaker or OWN_VOICE)}, {claim.modality.value}, {claim.polarity.value}"
    told = [*(q.text for q in claim.quantities), *(d.text for d in claim.dates), *claim.entities]
    if told:
        yield f"   {', '.join(map(flat, told))}"


def _why(opinion: Opinion) -> str:
    """What the finding says or, of a pair that is none, what spoke against it."""
    verdict, finding = opinion.verdict, opinion.finding
    if opinion.fate is Fate.FINDING and finding is not None:
        return finding.explanation
    if opinion.fate is Fate.ECHO and finding is not None:
        return f"The same disagreement as {finding.id}, which is likelier: {finding.explanation}"
    if verdict.proof:
        return f"{verdict.proof.why} Below the threshold all the same."
    if opinion.fate is Fate.UNLIKELY:
        return (
            f"The judge leans to contradiction ({verdict.contradiction:.2f}), but of pairs with this nearness and "
            f"these odds about {opinion.probability:.0%} are contradictions, which is below the threshold."
        )
    if opinion.fate is Fate.AGREEING:
        return f"The judge takes one to follow from the other ({verdict.entailment:.2f})."
    return f"The judge sees two statements that can both be true (contradiction {verdict.contradiction:.2f})."
