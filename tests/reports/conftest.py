"""Reports small enough to read: one with a bit of everything, an empty one, and one made of hostile text."""

from __future__ import annotations

import datetime as dt

import pytest

from checker.models import (
    DocumentSummary,
    Echo,
    Finding,
    Kind,
    ListedName,
    ListSource,
    Modality,
    NamedList,
    Passage,
    Position,
    Relation,
    Report,
    Side,
    Skipped,
    Standing,
    Summary,
    Tool,
    Topic,
    digest,
)

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> \"'> {{ 7*7 }} [bold red]x[/] [go](javascript:1) | `c` "
    "\x1b[31mred\x1b]0;title\x07 \x9b2J \x00\x08\x7f\u202eesrever\u202c \u2066iso\u2069 \u200e\u200f\u061c "
    "\ufffe\uffff one\r\ntwo\rthree\u2028four end"
)
NOT_UTF8 = "caf\udce9.txt"  # how Python reads the name of a file that was named in Latin-1


def side(document: str, quote: str, **more: object) -> Side:
    values: dict[str, object] = {
        "document": document,
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "claim": quote,
        "speaker": None,
        "modality": Modality.ASSERTED,
    }
    return Side.model_validate(values | more)


def document(name: str, title: str | None, path: str | None = None) -> DocumentSummary:
    return DocumentSummary(
        id=name,
        path=path or f"articles/{name}",
        title=title,
        published=dt.date(2026, 1, 6),
        sha256="0" * 64,
        characters=900,
        sentences=12,
        claims=1200,
    )


def summary(**numbers: int) -> Summary:
    return Summary.model_validate(dict.fromkeys(Summary.model_fields, 0) | numbers)


def named_list(question: str, *names: str, document: str = "wire.txt", speaker: str = "Ann Lee") -> NamedList:
    """What a document lists, and what somebody in brief.md says who closes the list after the first name."""
    passage = Passage(document=document, start=700, end=700 + len(question), quote=question)
    told = ListSource(document=document, speaker=None, closing=None, count=5, passages=(passage,))
    closed = ListSource(
        document="brief.md", speaker=speaker, closing=f"only {speaker}", count=None, passages=(passage,)
    )
    shut = (Standing.LISTED, Standing.DENIED, Standing.SILENT)
    rows = (ListedName(name=n, standings=(Standing.LISTED, shut[min(i, 2)])) for i, n in enumerate(names))
    return NamedList(id="l1", question=question, sources=(told, closed), names=tuple(rows))


def claim_id(passage: Side) -> str:
    return digest(passage.document, passage.quote, passage.claim)


@pytest.fixture
def report() -> Report:
    """Two findings on one topic, an echo, a list, a skipped file."""
    wire = side("wire.txt", "The United States did not sign the declaration.")
    brief = side(
        "brief.md",
        "He said his country signed it.",
        claim="Ann Lee said the United States signed the declaration.",
        speaker="Ann Lee",
    )
    number = side("wire.txt", "The deal covers 22 countries.")
    other = side("brief.md", "The deal covers 35 countries.", modality=Modality.PLANNED)
    echo = Echo(a=side("wire.txt", "Washington stayed away."), b=brief)
    return Report(
        tool=Tool(name="claimcheck", version="0.1.0", models={"encoder": "minilm"}),
        settings={"min_probability": 0.5, "config": None},
        documents=(document("wire.txt", "Summit ends"), document("brief.md", None)),
        skipped=(Skipped(path="scan.pdf", reason="no text in it"),),
        findings=(
            Finding(
                id="f1",
                relation=Relation.CONTRADICTION,
                kind=Kind.NEGATION,
                probability=0.914,
                explanation="One says it signed, the other that it did not.",
                topic="t1",
                a=wire,
                b=brief,
                echoes=(echo,),
            ),
            Finding(
                id="f2",
                relation=Relation.TENSION,
                kind=Kind.NUMBER,
                probability=0.7,
                explanation="22 countries or 35.",
                topic="t2",
                a=number,
                b=other,
            ),
        ),
        topics=(
            Topic(
                id="t1",
                question="Did the United States sign the declaration?",
                positions=(
                    Position(statement="It did not sign.", claims=(claim_id(wire),)),
                    Position(statement="It signed.", claims=(claim_id(brief), "elsewhere")),
                ),
            ),
            Topic(id="t2", question="How many countries?", positions=()),
        ),
        summary=summary(
            documents=2,
            claims=412,
            matched=5000,
            judged=3011,
            findings=2,
            contradictions=1,
            tensions=1,
            below_threshold=31,
        ),
        lists=(named_list("Who signed the pact", "Norway", "Malta", "Chad"),),
    )


@pytest.fixture
def quiet(report: Report) -> Report:
    """The same run with nothing found."""
    return report.model_copy(
        update={
            "findings": (),
            "topics": (),
            "lists": (),
            "skipped": (),
            "summary": summary(documents=2, claims=1, judged=1, below_threshold=1),
        }
    )


@pytest.fixture
def hostile(report: Report) -> Report:
    """Every free text of a report is `HOSTILE`, and the quotes differ in a word."""
    a = side(HOSTILE, f"{HOSTILE} yes", speaker=HOSTILE)
    b = side(HOSTILE, f"{HOSTILE} no", speaker=HOSTILE, claim=f"{HOSTILE} never")
    topic = Topic(id="t", question=HOSTILE, positions=(Position(statement=HOSTILE, claims=(claim_id(a),)),))
    finding = report.findings[0].model_copy(
        update={"explanation": HOSTILE, "id": HOSTILE, "topic": "t", "a": a, "b": b, "echoes": (Echo(a=a, b=b),)}
    )
    return report.model_copy(
        update={
            "tool": Tool(name=HOSTILE, version=HOSTILE, models={HOSTILE: HOSTILE}),
            "settings": {HOSTILE: HOSTILE},
            "documents": (document(HOSTILE, HOSTILE, HOSTILE + NOT_UTF8),),
            "skipped": (Skipped(path=HOSTILE + NOT_UTF8, reason=HOSTILE),),
            "findings": (finding,),
            "topics": (topic,),
            "lists": (named_list(HOSTILE, HOSTILE, f"{HOSTILE} two", "Chad", document=HOSTILE, speaker=HOSTILE),),
        }
    )
