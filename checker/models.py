"""The vocabulary: one frozen value for each thing that the stages pass on, with the few verbs that belong to it.

Spans are half-open and count Unicode characters in `Document.text`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """What all values here share: frozen, and strict about the names of their parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Modality(StrEnum):
    """How sure a claim's speaker is of it."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    CONDITIONAL = "conditional"


class Polarity(StrEnum):
    """Whether a claim affirms or negates its predicate."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Relation(StrEnum):
    """What a finding says of its two sides, gravest first."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    AGREEMENT = "agreement"


class Kind(StrEnum):
    """What two claims differ in."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    ENTITY = "entity"
    MEMBERSHIP = "membership"
    SCOPE = "scope"
    STATUS = "status"
    ATTRIBUTION = "attribution"
    LOCATION = "location"
    ORDER = "order"
    CAUSE = "cause"
    OTHER = "other"


class Document(Value):
    """One source: its exact text, and what the text tells about itself."""

    id: str
    path: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: dt.date | None = None

    def quote(self, start: int, end: int) -> str:
        """The exact slice of the text."""
        return self.text[start:end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both from 1, as editors count them."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]


class Skipped(Value):
    """A path that was not checked, and why; an `unreadable` one makes a run fail."""

    path: str
    reason: str
    unreadable: bool = False


class Sentence(Value):
    """One sentence of a document as a reader takes it in.

    `text` is what is said once notes and interruptions are taken out, so it may be shorter than the slice from
    `start` to `end`. `lead` introduces a list item ("The agreement provides for"). `paragraph` counts from 0.
    `ignored` is the reason that a `claimcheck: ignore` comment above its paragraph gives. `headings` are what it
    stands under, the widest first.
    """

    start: int
    end: int
    text: str
    paragraph: int
    lead: str | None = None
    ignored: str | None = None
    headings: tuple[str, ...] = ()


class Quantity(Value):
    """A number with its unit and how exactly it is meant: `comparator` is one of = ~ > >= < <=."""

    text: str
    value: float
    unit: str | None = None
    comparator: str = "="


class DateMention(Value):
    """A date as written, and as far as it is known in ISO form (2026, 2026-01 or 2026-01-06)."""

    text: str
    value: str | None = None


class Claim(Value):
    """One statement that can be true or false by itself, with where it stands and who says it.

    `exclusive` holds words that shut out others ("only"), `frequency` words for how often ("for the first time").
    `line` and `column` count from 1 and say where `start` is; `ignored` is why a comment in the text says that no
    finding about this claim should count. `context` is the sentence before it, `earlier` the one before that; the title
    stands before the first. `headings` are the title and what it stands under.
    """

    document: str
    start: int
    end: int
    quote: str
    text: str
    speaker: str | None = None
    modality: Modality = Modality.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    entities: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    frequency: tuple[str, ...] = ()
    context: str = ""
    earlier: str = ""
    headings: tuple[str, ...] = ()
    checkable: bool = True
    line: int = 1
    column: int = 1
    ignored: str | None = None

    @cached_property
    def id(self) -> str:
        """Twelve hexadecimal digits that depend on the document and on what the claim says, not on where."""
        return digest(self.document, self.quote, self.text)


class Match(Value):
    """Two claims that may be about one thing.

    `similarity` is a cosine between -1 and 1; `shared` says how many names, numbers, dates and rare words both hold
    (0 to about 0.7); `rank` is 1 when one of the two is the other's nearest in its document; `lift` is how far the
    similarity lies above what is usual for these two claims, since where all is about one subject all is alike.
    """

    a: Claim
    b: Claim
    similarity: float
    shared: float = 0.0
    rank: int = 1
    lift: float = 0.0

    @property
    def pair(self) -> frozenset[str]:
        """The ids of its claims."""
        return frozenset((self.a.id, self.b.id))

    @property
    def id(self) -> str:
        """The id that a finding of these two claims has."""
        return identity(Side.from_claim(self.a), Side.from_claim(self.b))


class Probabilities(Value):
    """What a judge makes of a premise and a hypothesis; the three sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


class Proof(Value):
    """Why two claims can't both hold, in a sentence, and the question that they answer differently."""

    question: str
    why: str


class Verdict(Value):
    """How two matched claims relate: read from `a` to `b` and from `b` to `a`.

    There is a `proof` where the lists of their two sources, each read as a whole, exclude each other.
    """

    match: Match
    forward: Probabilities
    backward: Probabilities
    proof: Proof | None = None

    @property
    def contradiction(self) -> float:
        """The mean of both directions."""
        return (self.forward.contradiction + self.backward.contradiction) / 2

    @property
    def entailment(self) -> float:
        """The mean of both directions."""
        return (self.forward.entailment + self.backward.entailment) / 2


class Side(Value):
    """One of the two passages of a finding; `point` is the atomic claim in it that conflicts, where it says more."""

    document: str
    start: int
    end: int
    quote: str
    claim: str
    speaker: str | None
    modality: Modality
    line: int = 1
    column: int = 1
    ignored: str | None = None
    point: str | None = None

    @classmethod
    def from_claim(cls, claim: Claim, point: Claim | None = None) -> Side:
        """What a report shows of a claim, and of the part of it that matters."""
        return cls(
            document=claim.document,
            start=claim.start,
            end=claim.end,
            quote=claim.quote,
            claim=claim.text,
            speaker=claim.speaker,
            modality=claim.modality,
            line=claim.line,
            column=claim.column,
            ignored=claim.ignored,
            point=None if point in (None, claim) else point.text,
        )


class Echo(Value):
    """A second pair of passages for the same disagreement."""

    a: Side
    b: Side


def identity(a: Side, b: Side) -> str:
    """A finding's id: from its two claims' text and documents, in whatever order they come."""
    return digest(*sorted(digest(side.document, side.claim) for side in (a, b)))


Probability = Annotated[float, Field(ge=0, le=1)]


class Finding(Value):
    """A verdict worth a person's time. `probability` is calibrated: near 0.8, about four in five are right."""

    id: str
    relation: Relation
    kind: Kind
    probability: Probability
    explanation: str
    topic: str
    a: Side
    b: Side
    echoes: tuple[Echo, ...] = ()

    @property
    def turned(self) -> Finding:
        """The same seen from the other side."""
        echoes = tuple(Echo(a=echo.b, b=echo.a) for echo in self.echoes)
        return self.model_copy(update={"a": self.b, "b": self.a, "echoes": echoes})


class Fate(StrEnum):
    """What became of a judged pair of claims."""

    FINDING = "a finding"
    ECHO = "shown with another finding"
    UNLIKELY = "below the threshold"
    AGREEING = "no contradiction: they say the same"
    UNRELATED = "no contradiction: both may be true"


class Opinion(Value):
    """A judged pair of claims, with what became of it and why.

    `probability` is calibrated; `features` are what the calibration knew of the pair; `finding` is the one that shows
    it, where one does.
    """

    verdict: Verdict
    probability: float
    fate: Fate
    features: dict[str, float]
    finding: Finding | None = None

    @property
    def id(self) -> str:
        """The id that a finding of this pair has or would have."""
        return self.verdict.match.id


class Relevant(Value):
    """A claim and how near it is to a question: a cosine between -1 and 1."""

    claim: Claim
    similarity: float


class Answer(Value):
    """What a run makes of one question: the claims near it and every judged pair among them, likeliest first."""

    question: str
    claims: tuple[Relevant, ...]
    opinions: tuple[Opinion, ...]


class Position(Value):
    """What some of the sources say on a topic. `claims` are claim ids."""

    statement: str
    claims: tuple[str, ...]


class Topic(Value):
    """Findings about one question, with who says what."""

    id: str
    question: str
    positions: tuple[Position, ...]


class Standing(StrEnum):
    """What a source says of a name on a list."""

    LISTED = "listed"
    DENIED = "denied"
    SILENT = "not mentioned"


class Passage(Value):
    """Where a source says something, and its words there."""

    document: str
    start: int
    end: int
    quote: str

    @classmethod
    def from_claim(cls, claim: Claim) -> Passage:
        """Where a claim stands."""
        return cls(document=claim.document, start=claim.start, end=claim.end, quote=claim.quote)


class ListSource(Value):
    """One source of a list: a document, and who speaks in it where that isn't the document itself.

    `closing` are the words by which it shuts out others ("only", "three names"), `count` is how many it says they are
    where it gives a number in the place of names.
    """

    document: str
    speaker: str | None
    closing: str | None
    count: int | None
    passages: tuple[Passage, ...]


class ListedName(Value):
    """A name with what each source says of it, in the order of the list's sources."""

    name: str
    standings: tuple[Standing, ...]


class NamedList(Value):
    """Who does one act according to each source that names some, gathered over its sentences."""

    id: str
    question: str
    sources: tuple[ListSource, ...]
    names: tuple[ListedName, ...]


class Role(StrEnum):
    """Why a document is in a report: to be checked, or as one that was accepted before."""

    CHECKED = "checked"
    ACCEPTED = "accepted"


class DocumentSummary(Value):
    """What a report keeps of a document."""

    id: str
    path: str
    title: str | None
    published: dt.date | None
    sha256: str
    characters: int
    sentences: int
    claims: int
    role: Role = Role.CHECKED


class Decision(StrEnum):
    """What a person made of a finding; `ignored` is said in the document itself."""

    ACCEPTED = "accepted"
    FALSE_ALARM = "false_alarm"
    RESOLVED = "resolved"
    IGNORED = "ignored"


class Suppressed(Value):
    """A finding that doesn't count, with who decided so, why, and when (ISO date)."""

    finding: Finding
    decision: Decision
    reason: str
    by: str | None = None
    at: str | None = None


class Tool(Value):
    """What made a report."""

    name: str
    version: str
    models: dict[str, str]


class Summary(Value):
    """The headline figures of a report; `findings` are those shown, `judged` the pairs read for them."""

    documents: int
    claims: int
    matched: int
    judged: int
    findings: int
    contradictions: int
    tensions: int
    agreements: int
    below_threshold: int


class Report(Value):
    """Everything a run found, in the form of JSON reports that `schema_version` numbers.

    `suppressed` are findings that a person has decided, `stale` the ids of decided ones that are found no more. `lists`
    show who does what according to whom, also where nobody's list excludes another's.
    """

    schema_version: int = 1
    tool: Tool
    settings: dict[str, str | int | float | bool | None]
    documents: tuple[DocumentSummary, ...]
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...]
    topics: tuple[Topic, ...]
    summary: Summary
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[str, ...] = ()
    lists: tuple[NamedList, ...] = ()
    generated: dt.datetime | None = None


def digest(*parts: str) -> str:
    """Twelve hexadecimal digits that stand for `parts`."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
