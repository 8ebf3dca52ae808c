"""The whole story: documents → claims → matches → verdicts → findings → report. Alone knows the order of the stages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import numpy as np

from checker import __version__
from checker.baseline import Baseline, sift, stale, suppressed
from checker.claims import AtomicClaims, ClaimExtractor, SentenceClaims
from checker.config import Settings
from checker.corpus import Corpus, Entry
from checker.documents import Article, Reading, load
from checker.findings import Assembled, Calibration, assemble, clashes_of, lists_of, opinions, proven
from checker.index import DEFAULT_ENCODER, MINILM_SHA256, Encoder, load_encoder
from checker.language.parsing import load_language
from checker.matches import Accepted, Matcher
from checker.models import (
    Answer,
    Claim,
    DocumentSummary,
    Finding,
    Match,
    Opinion,
    Relation,
    Relevant,
    Report,
    Role,
    Summary,
    Suppressed,
    Tool,
    Verdict,
)
from checker.progress import Progress, SilentProgress
from checker.verdicts import Judge, load_judges, narrowed, reread, verdicts

# How many claims an answer looks at, and from which cosine with the question a claim counts as about it: lower,
# claims about anything come in; higher, what says it in other words stays out.
_NEAR_A_QUESTION, _ABOUT = 12, 0.35
# Pairs judged for their lists alone: documents made to be slow hold thousands.
_CLASHES = 500
# A second judge reads a pair too from this probability up by the first judge's own calibration, or from this share of
# contradiction in the first judge's bare word, since the calibration knows invented articles best. Of the pairs of the
# development sets 0.13 are above, of those that gold calls contradictions 0.84.
_SUSPECTED, _SAID = 0.0085, 0.1
# Sentences that are split to say what conflicts in them, the likeliest findings' documents first: five seconds.
_SPLIT = 500
# Of a folder of thousands, the claims and vectors of so many articles are in memory together.
_ADDED_AT_ONCE = 200


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
    verdicts: tuple[Verdict, ...] = ()
    assembled: Assembled = field(default_factory=Assembled)
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[str, ...] = ()
    accepted: Mapping[str, DocumentSummary] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """Those shown, and those that a person has decided."""
        return [*self.assembled.findings, *(item.finding for item in self.suppressed)]


class Pipeline:
    """The stages, ready to run."""

    def __init__(self, settings: Settings, encoder: Encoder, judges: Sequence[Judge], progress: Progress) -> None:
        self.settings = settings
        self._judges = judges
        self._progress = progress
        # Whole sentences: split ones were found a little less often on the development sets (benchmarks/README.md).
        self._reader = Reader(SentenceClaims(), settings.max_bytes, progress)
        self._matcher = Matcher(encoder, progress, settings.neighbours)

    @classmethod
    def from_settings(cls, settings: Settings, progress: Progress | None = None) -> Pipeline:
        """The real parts, by name; their weights are read on first use."""
        judges = load_judges(settings.nli_model, Path(settings.cache) if settings.cache else None)
        return cls(settings, load_encoder(settings.encoder), judges, progress or SilentProgress())

    def compare(self, paths: Sequence[str]) -> Comparison:
        """Read the documents behind `paths` and find where they disagree, across and within them."""
        reading, claims, judged = self.judged(paths)
        return self._settled(Comparison(self.settings.for_compare(), reading, tuple(claims), judged))

    def judged(self, paths: Sequence[str]) -> tuple[Reading, list[Claim], tuple[Verdict, ...]]:
        """Every candidate pair of claims with its verdict, before it is known which are worth a person's time."""
        # Where accepted documents are kept, all go by the names that a gate knows them by, and so do decisions on them.
        folder = Path(self.settings.corpus)
        named = Corpus(folder, self.settings.encoder).name_of if folder.is_dir() else None
        reading, claims = self._reader.read(paths, named)
        return reading, claims, self._judged(self._matcher.matches(claims), claims)

    def gate(
        self, paths: Sequence[str], corpus: Corpus, baseline: Baseline | None = None, beside: Sequence[str] = ()
    ) -> Comparison:
        """Find where the documents behind `paths` disagree with those accepted, with each other and with themselves.

        They are held against those behind `beside` too, and these against nothing. A document that is in the corpus
        already is not held against its own earlier text.
        """
        reading, claims = self._reader.read(paths, corpus.name_of)
        comparison = Comparison(self.settings.for_gate(), reading, tuple(claims))
        checkable = [claim for claim in claims if claim.checkable]
        if checkable:
            vectors = self._matcher.vectors(checkable)
            others, told = self._reader.read(beside, corpus.name_of)
            told = [claim for claim in told if claim.checkable]
            given = frozenset(article.document.id for article in (*reading.articles, *others.articles))
            near = corpus.nearest(vectors, without=given)
            stacked = [near.vectors, self._matcher.vectors(told)] if told else [near.vectors]
            known = Accepted([*near.claims, *told], np.concatenate(stacked))
            accepted = sorted(known.claims, key=lambda claim: (claim.document, claim.start))
            judged = self._judged(self._matcher.against(checkable, vectors, known), claims, accepted)
            summaries = {article.document.id: _summary(article, told, Role.ACCEPTED) for article in others.articles}
            comparison = replace(
                comparison,
                reading=replace(reading, skipped=(*reading.skipped, *others.skipped)),
                verdicts=judged,
                accepted={**near.documents, **summaries},
            )
        return self._settled(comparison, baseline)

    def accept(self, paths: Sequence[str], corpus: Corpus) -> Reading:
        """Add the documents behind `paths` to the corpus; one that is there with the same text costs nothing."""
        known = corpus.checksums()
        reading = load(
            paths, max_bytes=self.settings.max_bytes, progress=self._progress, name=corpus.name_of, known=known
        )
        if reading.articles:
            corpus.put(self._entries(reading.articles))
        return reading

    def _entries(self, articles: Sequence[Article]) -> Iterator[Entry]:
        """What a corpus keeps of each article, encoded some articles at a time."""
        for start in range(0, len(articles), _ADDED_AT_ONCE):
            part = articles[start : start + _ADDED_AT_ONCE]
            every = [self._reader.claims(article) for article in part]
            checkable = [claim for claims in every for claim in claims if claim.checkable]
            vectors = iter(self._matcher.vectors(checkable) if checkable else ())
            for article, claims in zip(part, every, strict=True):
                spans = tuple((sentence.start, sentence.end) for sentence in article.sentences)
                own = tuple(next(vectors) for claim in claims if claim.checkable)
                yield Entry(article.document, spans, tuple(claims), own)

    def _judged(
        self, matches: Sequence[Match], claims: Sequence[Claim], accepted: Sequence[Claim] = ()
    ) -> tuple[Verdict, ...]:
        """The verdicts on `matches`, and on the claims whose lists clash though nothing else brought them together."""
        own, matched = {claim.id for claim in claims}, {match.pair for match in matches}
        every = clashes_of([*claims, *accepted])
        clashes = [clash for clash in every if clash.pair & own and clash.a.checkable and clash.b.checkable]
        further = {clash.pair: (clash.a, clash.b) for clash in clashes if clash.pair not in matched}
        paired = self._matcher.pairs(list(further.values())[:_CLASHES])
        return proven(self._read([*matches, *paired]), clashes)

    def _read(self, matches: Sequence[Match]) -> list[Verdict]:
        """Every match as the first judge reads it and, where that makes a contradiction thinkable, a better one."""
        first, *second = self._judges
        read = list(verdicts(matches, first, self._progress))
        for judge in second:
            told = Calibration.fitted_to(first.fingerprint).probabilities(read)
            chances = enumerate(zip(told, read, strict=True))
            suspected = [number for number, (p, v) in chances if p >= _SUSPECTED or v.contradiction >= _SAID]
            again = reread([read[number] for number in suspected], judge, self._progress)
            for number, verdict in zip(suspected, again, strict=True):
                read[number] = verdict
        return read

    @property
    def calibration(self) -> Calibration:
        """What makes probabilities of these judges' verdicts."""
        return Calibration.fitted_to(self._fingerprint)

    @property
    def _fingerprint(self) -> str:
        """What tells verdicts of these judges from others."""
        return "+".join(judge.fingerprint for judge in self._judges)

    def _settled(self, comparison: Comparison, baseline: Baseline | None = None) -> Comparison:
        """The findings out of the verdicts, without those that a person has decided."""
        sifted = sift(comparison.verdicts, baseline)
        known = suppressed(self._assembled(comparison, sifted.settled).findings, baseline)
        checked = {article.document.id for article in comparison.reading.articles}
        floor = comparison.settings.min_probability or 0.0
        return replace(
            comparison,
            assembled=self._assembled(comparison, sifted.open, comparison.settings.agreements),
            suppressed=known,
            stale=stale(baseline, known, checked=checked, min_probability=floor) if baseline else (),
        )

    def _assembled(self, comparison: Comparison, judged: Sequence[Verdict], agreements: bool = False) -> Assembled:
        """The findings out of some of the verdicts of a run."""
        dates = {article.document.id: article.document.published for article in comparison.reading.articles}
        dates |= {name: summary.published for name, summary in comparison.accepted.items()}
        return assemble(
            judged,
            self.calibration,
            min_probability=comparison.settings.min_probability or 0.0,
            agreements=agreements,
            published={name: date for name, date in dates.items() if date},
            parser=load_language(),
            among=comparison.verdicts,
            narrow=partial(self._narrowed, comparison.reading.articles),
        )

    def _narrowed(self, articles: Sequence[Article], matches: Sequence[Match]) -> Mapping[str, tuple[Claim, Claim]]:
        """The atomic claims that conflict in each match; what was accepted earlier stays whole."""
        whole: dict[str, set[Claim]] = defaultdict(set)
        for match in matches:
            for claim in (match.a, match.b):
                whole[claim.document].add(claim)
        known = {article.document.id: article for article in articles}
        parts: dict[str, list[Claim]] = defaultdict(list)
        left = _SPLIT
        for article in (known[name] for name in whole if name in known):
            if len(article.sentences) > left:
                continue
            left -= len(article.sentences)
            for part in AtomicClaims().extract(article.document, article.sentences):
                for claim in whole[article.document.id]:
                    if part.checkable and claim.start <= part.start < claim.end:
                        parts[claim.id].append(part)
        return narrowed(matches, parts, self._judges[-1])

    def opinions(self, comparison: Comparison) -> tuple[Opinion, ...]:
        """What became of every pair that was judged, likeliest first."""
        made = opinions(comparison.verdicts, comparison.findings, self.calibration)
        return tuple(sorted(made, key=lambda opinion: (-opinion.probability, opinion.id)))

    def answer(self, comparison: Comparison, question: str) -> Answer:
        """What the run makes of one question, in the words of a statement: claims near it and the pairs among them."""
        claims = [claim for claim in comparison.claims if claim.checkable]
        if not claims:
            return Answer(question=question, claims=(), opinions=())
        asked = Claim(document="", start=0, end=len(question), quote=question, text=question)
        first, *rows = self._matcher.vectors([asked, *claims])
        near = [Relevant(claim=c, similarity=round(float(row @ first), 4)) for c, row in zip(claims, rows, strict=True)]
        near.sort(key=lambda item: -item.similarity)
        near = [item for item in near[:_NEAR_A_QUESTION] if item.similarity >= _ABOUT]
        ids = {item.claim.id for item in near}
        pairs = (o for o in self.opinions(comparison) if o.verdict.match.pair <= ids)
        return Answer(question=question, claims=tuple(near), opinions=tuple(pairs))

    def report(self, comparison: Comparison) -> Report:
        """The comparison as a report value."""
        named = {side.document for finding in comparison.findings for side in (finding.a, finding.b)}
        return Report(
            tool=Tool(
                name="claimcheck",
                version=__version__,
                models={
                    "encoder": self.settings.encoder,
                    "nli": self.settings.nli_model,
                    "verdicts": self._fingerprint,
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
            lists=lists_of(comparison.claims),
        )


def encoder_identity(name: str) -> str:
    """What a corpus keeps of the encoder that made its vectors: its name, and for the default its checksum."""
    return f"{name} {MINILM_SHA256[:12]}" if name == DEFAULT_ENCODER else name


def _summary(article: Article, claims: Sequence[Claim], role: Role = Role.CHECKED) -> DocumentSummary:
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
        role=role,
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
