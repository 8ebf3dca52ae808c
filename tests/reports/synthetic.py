"""Reports of any size whose quotes stand in their documents where the findings say."""

from __future__ import annotations

from collections.abc import Iterator

from checker.models import (
    DocumentSummary,
    Finding,
    Kind,
    Modality,
    Position,
    Relation,
    Report,
    Side,
    Summary,
    Tool,
    Topic,
    digest,
    identity,
)

_PLACES = "Harbour Bridge Mill School Station Market Library Theatre Stadium Hospital".split()
_TOWNS = "Ardle Borrin Calder Dunmore Esk Farrow Glanton Hesket Ivel Jarrow".split()
_SPEAKERS = ("Ann Lee", "Bo Marsh", None, "Carla Nunes", None)
_DOCUMENTS = 8
_FILLER = "Nobody at the town hall would say more that evening. The mayor's office did not return calls."


def large_report(findings: int) -> tuple[Report, dict[str, str]]:
    """A report of so many findings over eight documents, and the documents' texts by id."""
    names = [f"paper-{number}.txt" for number in range(1, _DOCUMENTS + 1)]
    texts = dict.fromkeys(names, "")
    made = tuple(_findings(findings, names, texts))
    sides = {f.topic: (f.a, f.b) for f in made}
    return (
        Report(
            tool=Tool(name="claimcheck", version="0.0.0", models={"encoder": "none", "nli": "none"}),
            settings={"min_probability": 0.1},
            documents=tuple(_document(name, text) for name, text in texts.items()),
            skipped=(),
            findings=made,
            topics=tuple(_topic(name, pair) for name, pair in sides.items()),
            summary=_summary(made),
        ),
        texts,
    )


def _findings(number: int, names: list[str], texts: dict[str, str]) -> Iterator[Finding]:
    kinds = list(Kind)
    for n in range(number):
        place = f"{_TOWNS[n % 10]} {_PLACES[n // 10 % 10]}"
        first, second = names[n % _DOCUMENTS], names[(n * 3 + 1 + n // _DOCUMENTS) % _DOCUMENTS]
        a = _side(texts, first, f"The works at {place} cost {n + 3} million crowns and ended in May.", n)
        b = _side(texts, second, f"The works at {place} cost {n + 9} million crowns and ended in June.", n + 1)
        yield Finding(
            id=identity(a, b),
            relation=Relation.TENSION if n % 4 == 3 else Relation.CONTRADICTION,
            kind=kinds[n % len(kinds)],
            probability=round(1 - (n + 1) / (number + 1), 4),
            explanation=f"The figures differ: “{n + 3} million” against “{n + 9} million”.",
            topic=f"t{n // 3}",
            a=a,
            b=b,
        )


def _side(texts: dict[str, str], name: str, claim: str, number: int) -> Side:
    """The claim written at the end of its document, in a paragraph of its own."""
    text = f"{texts[name]}{_FILLER} "
    texts[name] = f"{text}{claim} {_FILLER}\n\n"
    return Side(
        document=name,
        start=len(text),
        end=len(text) + len(claim),
        quote=claim,
        claim=claim,
        speaker=_SPEAKERS[number % len(_SPEAKERS)],
        modality=Modality.ASSERTED,
        line=text.count("\n") + 1,
    )


def _topic(name: str, sides: tuple[Side, Side]) -> Topic:
    positions = (Position(statement=s.claim, claims=(digest(s.document, s.quote, s.claim),)) for s in sides)
    return Topic(id=name, question=f"Is it so that “{sides[0].claim}”?", positions=tuple(positions))


def _document(name: str, text: str) -> DocumentSummary:
    return DocumentSummary(
        id=name,
        path=f"papers/{name}",
        title=f"{name.removesuffix('.txt').capitalize()}: what the works cost",
        published=None,
        sha256="0" * 64,
        characters=len(text),
        sentences=text.count("."),
        claims=text.count("works"),
    )


def _summary(findings: tuple[Finding, ...]) -> Summary:
    relations = [finding.relation for finding in findings]
    return Summary(
        documents=_DOCUMENTS,
        claims=2 * len(findings),
        matched=9 * len(findings),
        judged=9 * len(findings),
        findings=len(findings),
        contradictions=relations.count(Relation.CONTRADICTION),
        tensions=relations.count(Relation.TENSION),
        agreements=0,
        below_threshold=0,
    )
