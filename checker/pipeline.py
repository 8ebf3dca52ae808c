"""The whole story: documents → claims → matches → verdicts → findings → report. Alone knows the order of the stages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker import __version__
from checker.baseline import Baseline, sift
from checker.claims import AtomicClaims, ClaimExtractor
from checker.config import Settings
from checker.corpus import Corpus, Entry
from checker.documents import Article, Reading, load
from checker.findings import Assembled, Calibration, assemble
from checker.index import DEFAULT_ENCODER, MINILM_SHA256, Encoder, load_encoder
from checker.matches import Accepted, Matcher
from checker.models import Claim, DocumentSummary, Finding, Match, Relation, Report, Summary, Suppressed, Tool, Verdict
from checker.progress import Progress, SilentProgress
from checker.verdicts import Judge, load_judge, verdicts


@dataclass(frozen=True)
class Reader:
    """The first half of the story: paths to documents and claims."""

    extractor: ClaimExtractor
    max_bytes: int
    progress: Progress

    def read(self, paths: Sequence[str], name: Callable[[str], str] | None = None) -> tuple[Reading, list[Claim]]:
        """The documents behind `paths` and all their claims."""
        reading = load(paths, max_bytes=self.max_bytes, progress=self.progress, name=name)
        return reading, [claim for article in reading.articles for claim in self.claims(article)]

    def claims(self, article: Article) -> list[Claim]:
        """The claims of one document, in order."""
        return list(self.extractor.extract(article.document, article.sentences))


@dataclass(frozen=True)
class Comparison:
    """What a run read, matched, judged and found; `settings` are those it went by."""

    settings: Settings
    reading: Reading
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    assembled: Assembled
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[str, ...] = ()
    accepted: Mapping[str, DocumentSummary] = field(default_factory=dict)


@dataclass(frozen=True)
class Acceptance:
    """What came of adding documents to a corpus: the ids of those added and of those that were there as they are."""

    reading: Reading
    added: tuple[str, ...]
    unchanged: tuple[str, ...]


class Pipeline:
    """The stages, ready to run."""

    def __init__(
        self,
        settings: Settings,
        encoder: Encoder,
        judge: Judge,
        progress: Progress,
        extractor: ClaimExtractor | None = None,
    ) -> None:
        self.settings = settings
        self._judge = judge
        self._progress = progress
        self._reader = Reader(extractor or AtomicClaims(), settings.max_bytes, progress)
        self._matcher = Matcher(encoder, progress, settings.neighbours)

    @classmethod
    def from_settings(cls, settings: Settings, progress: Progress | None = None) -> Pipeline:
        """The real parts, by name; their weights are read on first use."""
        judge = load_judge(settings.nli_model, Path(settings.cache) if settings.cache else None)
        return cls(settings, load_encoder(settings.encoder), judge, progress or SilentProgress())

    @cached_property
    def _calibration(self) -> Calibration:
        return Calibration.from_file()

    def compare(self, paths: Sequence[str]) -> Comparison:
        """Read the documents behind `paths` and find where they disagree, across and within them."""
        reading, claims, judged = self.judged(paths)
        return self._settled(Comparison(self.settings.for_compare(), reading, tuple(claims), judged, _NOTHING), None)

    def judged(self, paths: Sequence[str]) -> tuple[Reading, list[Claim], tuple[Verdict, ...]]:
        """Every candidate pair of claims with its verdict, before it is known which are worth a person's time."""
        reading, claims = self._reader.read(paths)
        return reading, claims, self._verdicts(self._matcher.matches(claims))

    def gate(self, paths: Sequence[str], corpus: Corpus, baseline: Baseline | None = None) -> Comparison:
        """Find where the documents behind `paths` disagree with those accepted, with each other and with themselves.

        A document that is in the corpus already is not held against its own earlier text.
        """
        reading, claims = self._reader.read(paths, corpus.name_of)
        comparison = Comparison(self.settings.for_gate(), reading, tuple(claims), (), _NOTHING)
        claims = [claim for claim in claims if claim.checkable]
        if not claims:
            return comparison
        vectors = self._matcher.vectors(claims)
        near = corpus.nearest(vectors, without=frozenset(article.document.id for article in reading.articles))
        matched = self._matcher.against(claims, vectors, Accepted(near.claims, near.vectors))
        comparison = replace(comparison, verdicts=self._verdicts(matched), accepted=near.documents)
        return self._settled(comparison, baseline)

    def accept(self, paths: Sequence[str], corpus: Corpus) -> Acceptance:
        """Add the documents behind `paths` to the corpus; one that is there with the same text costs nothing."""
        known = corpus.checksums()
        reading = load(paths, max_bytes=self.settings.max_bytes, progress=self._progress, name=corpus.name_of)
        new = [a for a in reading.articles if known.get(a.document.id) != a.document.sha256]
        if new:
            corpus.put(self._entries(new))
        added = tuple(article.document.id for article in new)
        unchanged = tuple(a.document.id for a in reading.articles if a.document.id not in added)
        return Acceptance(reading, added, unchanged)

    def renew(self, corpus: Corpus) -> None:
        """Make the vectors and the index of a corpus again, with this run's encoder."""
        vectors: dict[int, NDArray[np.float32]] = {}
        for _, claims in corpus.claims():
            rows = self._matcher.vectors([claim for _, claim in claims]) if claims else ()
            vectors |= {number: row for (number, _), row in zip(claims, rows, strict=True)}
        corpus.rebuild(vectors)

    def _entries(self, articles: Sequence[Article]) -> list[Entry]:
        every = [self._reader.claims(article) for article in articles]
        checkable = [claim for claims in every for claim in claims if claim.checkable]
        vectors = iter(self._matcher.vectors(checkable) if checkable else ())
        return [
            Entry(
                article.document,
                tuple((sentence.start, sentence.end) for sentence in article.sentences),
                tuple(claims),
                tuple(next(vectors) for claim in claims if claim.checkable),
            )
            for article, claims in zip(articles, every, strict=True)
        ]

    def _verdicts(self, matches: Sequence[Match]) -> tuple[Verdict, ...]:
        return tuple(verdicts(matches, self._judge, self._progress))

    def _settled(self, comparison: Comparison, baseline: Baseline | None) -> Comparison:
        """The findings out of the verdicts, without those that a person has decided."""
        settings, articles = comparison.settings, comparison.reading.articles
        assembled = assemble(
            comparison.verdicts,
            self._calibration,
            min_probability=settings.min_probability or 0.0,
            agreements=settings.agreements,
        )
        sifted = sift(assembled.findings, baseline, [article.document.id for article in articles])
        return replace(
            comparison,
            assembled=assembled.only(sifted.counted),
            suppressed=sifted.suppressed,
            stale=sifted.stale,
        )

    def report(self, comparison: Comparison) -> Report:
        """The comparison as a report value."""
        named = {side.document for finding in _all_findings(comparison) for side in (finding.a, finding.b)}
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
            settings=comparison.settings.model_dump(mode="json", exclude={"cache"}),
            documents=(
                *(_summary(article, comparison.claims) for article in comparison.reading.articles),
                *(summary for name, summary in sorted(comparison.accepted.items()) if name in named),
            ),
            skipped=comparison.reading.skipped,
            findings=comparison.assembled.findings,
            topics=comparison.assembled.topics,
            summary=_headline(comparison),
            suppressed=comparison.suppressed,
            stale=comparison.stale,
        )


_NOTHING = Assembled((), (), 0)


def encoder_identity(name: str) -> str:
    """What a corpus keeps of the encoder that made its vectors: its name, and for the default its checksum."""
    return f"{name} {MINILM_SHA256[:12]}" if name == DEFAULT_ENCODER else name


def _all_findings(comparison: Comparison) -> list[Finding]:
    return [*comparison.assembled.findings, *(item.finding for item in comparison.suppressed)]


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
