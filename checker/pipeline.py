"""The whole story: documents → claims → matches → verdicts → findings → report. Alone knows the order of the stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker import __version__
from checker.claims import ClaimExtractor, SentenceClaims
from checker.config import Settings
from checker.documents import Article, Reading, load
from checker.findings import Assembled, Calibration, assemble
from checker.index import Encoder, SentenceEncoder
from checker.matches import Matcher
from checker.models import Claim, DocumentSummary, Relation, Report, Summary, Tool, Verdict
from checker.progress import Progress, SilentProgress
from checker.verdicts import Judge, load_judge, verdicts


@dataclass(frozen=True)
class Reader:
    """The first half of the story, which needs no model: paths to documents and claims."""

    extractor: ClaimExtractor
    max_bytes: int
    progress: Progress

    def read(self, paths: Sequence[str]) -> tuple[Reading, list[Claim]]:
        """The documents behind `paths` and all their claims."""
        reading = load(paths, max_bytes=self.max_bytes, progress=self.progress)
        return reading, [claim for article in reading.articles for claim in self.claims(article)]

    def claims(self, article: Article) -> list[Claim]:
        """The claims of one document, in order."""
        return list(self.extractor.extract(article.document, article.sentences))


@dataclass(frozen=True)
class Comparison:
    """What a run read, matched, judged and found."""

    reading: Reading
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    assembled: Assembled


class Pipeline:
    """The stages, ready to run."""

    def __init__(self, settings: Settings, encoder: Encoder, judge: Judge, progress: Progress) -> None:
        self.settings = settings
        self._encoder = encoder
        self._judge = judge
        self._progress = progress
        self._reader = Reader(SentenceClaims(), settings.max_bytes, progress)

    @classmethod
    def from_settings(cls, settings: Settings, progress: Progress | None = None) -> Pipeline:
        """The real parts, by name; their weights are read on first use."""
        judge = load_judge(settings.nli_model, Path(settings.cache) if settings.cache else None)
        return cls(settings, SentenceEncoder(settings.encoder), judge, progress or SilentProgress())

    @cached_property
    def _calibration(self) -> Calibration:
        return Calibration.from_file()

    def compare(self, paths: Sequence[str]) -> Comparison:
        """Read the documents behind `paths` and find where they disagree, across and within them."""
        reading, claims, judged = self.judged(paths)
        assembled = assemble(
            judged,
            self._calibration,
            min_probability=self.settings.min_probability,
            agreements=self.settings.agreements,
        )
        return Comparison(reading, tuple(claims), judged, assembled)

    def judged(self, paths: Sequence[str]) -> tuple[Reading, list[Claim], tuple[Verdict, ...]]:
        """Every candidate pair of claims with its verdict, before it is known which are worth a person's time."""
        reading, claims = self._reader.read(paths)
        matched = Matcher(self._encoder, self._progress, self.settings.neighbours).matches(claims)
        return reading, claims, tuple(verdicts(matched, self._judge, self._progress))

    def report(self, comparison: Comparison) -> Report:
        """The comparison as a report value."""
        return Report(
            tool=Tool(
                name="claimcheck",
                version=__version__,
                models={
                    "encoder": self.settings.encoder,
                    "nli": self.settings.nli_model,
                    "verdicts": self._judge.fingerprint,
                },
            ),
            settings=self.settings.model_dump(mode="json", exclude={"cache"}),
            documents=tuple(_summary(article, comparison.claims) for article in comparison.reading.articles),
            skipped=comparison.reading.skipped,
            findings=comparison.assembled.findings,
            topics=comparison.assembled.topics,
            summary=_headline(comparison),
        )


def _summary(article: Article, claims: Sequence[Claim]) -> DocumentSummary:
    document = article.document
    return DocumentSummary(
        id=document.id,
        path=document.path,
        title=document.title,
        published=document.published,
        sha256=document.sha256,
        characters=len(document.text),
        sentences=len(article.sentences),
        claims=sum(claim.document == document.id and claim.checkable for claim in claims),
    )


def _headline(comparison: Comparison) -> Summary:
    relations = [finding.relation for finding in comparison.assembled.findings]
    return Summary(
        documents=len(comparison.reading.articles),
        claims=sum(claim.checkable for claim in comparison.claims),
        matched=len(comparison.verdicts),
        judged=len(comparison.verdicts),
        findings=len(relations),
        contradictions=relations.count(Relation.CONTRADICTION),
        tensions=relations.count(Relation.TENSION),
        agreements=relations.count(Relation.AGREEMENT),
        below_threshold=comparison.assembled.below_threshold,
    )
