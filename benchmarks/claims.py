"""How well sentences are split into claims: our splitter, and whole sentences.

`python benchmarks/claims.py [--show] [--articles N]` prints the tables and writes results/claims.json; it needs the
shared data.

Gold: the 20 sentences of ../shared/gold. A claim counts when its words (lower case, no marks, no articles) and those of
a gold claim have F1 >= 0.8, each gold claim used once. Claims whose span lies in the gold quote's place are compared.
PropSegmEnt dev: propositions are sets of token numbers; ours are a claim's words found in the sentence. One-to-one
pairs, best Jaccard first; F1 counts pairs from Jaccard 0.8 up, the soft F1 sums Jaccard. Raters are held against the
reference rater the same way.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from writing import ROOT, SHARED, write

from checker.claims import AtomicClaims, ClaimExtractor, SentenceClaims
from checker.documents import Article, load
from checker.evaluation import at_span
from checker.language.aliases import canonical
from checker.language.names import without_title
from checker.models import Claim, Document, Sentence

JUDGED = ROOT / "claims" / "judged" / "judged.jsonl"
_ARTICLES = {"a", "an", "the"}
_SAME = 0.8


def words(text: str) -> list[str]:
    """What two claims are compared by."""
    return [word for word in re.findall(r"[^\W_]+", text.lower().replace("’", "'")) if word not in _ARTICLES]


def token_f1(a: str, b: str) -> float:
    """F1 of two texts' bags of words."""
    first, second = words(a), words(b)
    shared = (Counter(first) & Counter(second)).total()
    return 2 * shared / (len(first) + len(second)) if shared else 0.0


def best_pairs(scores: Sequence[Sequence[float]]) -> list[tuple[int, int, float]]:
    """One-to-one pairs of rows and columns, best first."""
    ordered = sorted(((s, i, j) for i, row in enumerate(scores) for j, s in enumerate(row)), key=lambda x: -x[0])
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for score, i, j in ordered:
        if i not in rows and j not in columns and score > 0:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j, score))
    return pairs


def gold_scores(extractor: ClaimExtractor, show: bool = False) -> dict[str, float]:
    """Precision and recall on the gold sentences; speaker and modality of the claims that were found."""
    entries = json.loads((SHARED / "gold" / "seeds_gold.json").read_text(encoding="utf-8"))["atomic"]
    made = found = wanted = speakers = modalities = 0
    claims: dict[str, list[Claim]] = {}
    texts: dict[str, str] = {}
    for article in load([str(SHARED / "articles")]).articles:
        claims[article.document.id] = list(extractor.extract(article.document, article.sentences))
        texts[article.document.id] = article.document.text
    for entry in entries:
        start = texts[entry["doc"]].index(entry["quote"])
        own = [c for c in claims[entry["doc"]] if at_span(c, (c.document, start, start + len(entry["quote"])))]
        gold = entry["claims"]
        pairs = best_pairs([[token_f1(c.text, g["text"]) for g in gold] for c in own])
        pairs = [pair for pair in pairs if pair[2] >= _SAME]
        made, wanted, found = made + len(own), wanted + len(gold), found + len(pairs)
        speakers += sum(_same_speaker(own[i].speaker, gold[j]["speaker"]) for i, j, _ in pairs)
        modalities += sum(own[i].modality.value == gold[j]["modality"] for i, j, _ in pairs)
        if show:
            _show(entry["quote"], own, gold, pairs)
    precision, recall = found / max(1, made), found / wanted
    return {
        "claims": made,
        "gold claims": wanted,
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "speaker accuracy": speakers / max(1, found),
        "modality accuracy": modalities / max(1, found),
    }


def _show(quote: str, own: list[Claim], gold: list[dict[str, str]], pairs: list[tuple[int, int, float]]) -> None:
    print("#", quote)
    hit = {i: j for i, j, _ in pairs}
    for i, claim in enumerate(own):
        print("   ", "ok" if i in hit else "--", claim.text, "|", claim.speaker, "|", claim.modality.value)
    for j, g in enumerate(gold):
        if j not in hit.values():
            print("    missed", g["text"], "|", g["speaker"], "|", g["modality"])


def _same_speaker(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return canonical(without_title(one)) == canonical(without_title(other))


def propsegment() -> list[tuple[str, list[str], list[int], list[list[frozenset[int]]]]]:
    """Sentences with text: the sentence, its tokens, their offsets, and each rater's propositions, reference first."""
    folder = SHARED / "claims"
    texts = {}
    for cluster in _unzipped(folder / "propsegment.document_clusters.dev.json.gz"):
        for document in cluster["documents"]:
            for number, sentence in enumerate(document["sentences"]):
                texts[cluster["cluster_id"], document["document_id"], number] = sentence
    found = []
    for item in _unzipped(folder / "propsegment.propositions.dev.json.gz"):
        name = item["sentence_id"]
        sentence = texts.get((name["cluster_id"], name["document_id"], name["sentence_index"]))
        raters = sorted(item["segmentation_responses"], key=lambda r: not r["is_reference_response"])
        sets = [[frozenset(p["token_indices"]) for p in r.get("propositions", ())] for r in raters]
        if sentence and sentence.get("sentence_text") and sets and sets[0]:
            tokens = sentence["tokens"]
            at = [token["character_offset_of_token_in_sentence"] for token in tokens]
            found.append((sentence["sentence_text"], [token["text"] for token in tokens], at, sets))
    return found


def _unzipped(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


def proposition_scores(extractor: ClaimExtractor) -> dict[str, float]:
    """F1 of our propositions against the reference rater."""
    items = propsegment()
    text, sentences, at = "", [], 0
    for sentence_text, *_ in items:
        sentences.append(Sentence(start=at, end=at + len(sentence_text), text=sentence_text, paragraph=len(sentences)))
        text += sentence_text + "\n"
        at = len(text)
    document = Document(id="p", path="p", text=text, sha256="p")
    claims = list(extractor.extract(document, sentences))
    pairs = []
    for sentence, (_, tokens, offsets, raters) in zip(sentences, items, strict=True):
        own = [c for c in claims if sentence.start <= c.start < sentence.end]
        pairs.append(([_token_set(c, sentence, tokens, offsets) for c in own], raters[0]))
    return _jaccard_scores(pairs)


def rater_scores() -> dict[str, float]:
    """F1 of the other raters against the reference rater."""
    return _jaccard_scores([(other, raters[0]) for *_, raters in propsegment() for other in raters[1:] if other])


def _token_set(claim: Claim, sentence: Sentence, tokens: list[str], offsets: list[int]) -> frozenset[int]:
    """The tokens of a sentence that a claim says."""
    low, high = claim.start - sentence.start, claim.end - sentence.start
    inside = [n for n, at in enumerate(offsets) if low <= at < high]
    said = re.findall(r"[^\W_]+|[^\w\s]", claim.text.lower())
    there = [tokens[n].lower() for n in inside]
    blocks = SequenceMatcher(None, there, said, autojunk=False).get_matching_blocks()
    kept = {inside[b.a + k] for b in blocks for k in range(b.size)}
    missing = [w for w in said if w not in {tokens[n].lower() for n in kept}]
    kept |= {n for n in inside if tokens[n].lower() in missing}
    return frozenset(n for n in kept if re.search(r"\w", tokens[n]))


def _jaccard_scores(pairs: Iterable[tuple[list[frozenset[int]], list[frozenset[int]]]]) -> dict[str, float]:
    made = wanted = same = 0
    soft = 0.0
    for own, gold in pairs:
        made, wanted = made + len(own), wanted + len(gold)
        best = best_pairs([[len(a & b) / max(1, len(a | b)) for b in gold] for a in own])
        same += sum(score >= _SAME for *_, score in best)
        soft += sum(score for *_, score in best)
    return {
        "propositions": made,
        "reference": wanted,
        "F1 at Jaccard 0.8": 2 * same / (made + wanted),
        "soft F1": 2 * soft / (made + wanted),
    }


def speed(extractor: ClaimExtractor, articles: int) -> dict[str, float]:
    """Words a second and peak memory on `articles` documents, made by repeating the seeds."""
    reading = load([str(gold.parent) for gold in sorted((ROOT / "seeds").glob("*/gold.json"))])
    every = [reading.articles[n % len(reading.articles)] for n in range(articles)]
    list(extractor.extract(every[0].document, every[0].sentences[:3]))
    began, count, claims = time.perf_counter(), 0, 0
    for article in every:
        count += sum(len(sentence.text.split()) for sentence in article.sentences)
        claims += sum(1 for _ in extractor.extract(article.document, article.sentences))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return {"articles": articles, "words": count, "claims": claims, "words a second": count / seconds, "peak GB": peak}


def judged_shares(extractor: ClaimExtractor) -> dict[str, float]:
    """The percentages of the judged file, and which share of the claims made now are ones that were judged."""
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    claims = [claim for row in rows for claim in row["claims"]]
    known = {claim["text"] for claim in claims}
    files = sorted({str(ROOT / row["file"]) for row in rows if "file" in row})
    sentences = {row["sentence"] for row in rows}
    articles = load([str(JUDGED.with_name("texts")), *files]).articles
    made = [text for article in articles for text in _of_judged(article, extractor, sentences)]
    names = ("grammatical", "faithful", "atomic", "self_contained")
    shares = {name: sum(claim[name] for claim in claims) / len(claims) for name in names}
    shares["covered"] = sum(row["covered"] for row in rows) / len(rows)
    shares["of the claims made now"] = sum(text in known for text in made) / len(made)
    return {"sentences": len(rows), "claims": len(claims)} | shares


def _of_judged(article: Article, extractor: ClaimExtractor, sentences: set[str]) -> Iterable[str]:
    """The claims made now of the sentences that were judged."""
    spans = [(s.start, s.end) for s in article.sentences if s.text in sentences]
    claims = extractor.extract(article.document, article.sentences)
    return [c.text for c in claims if c.checkable and any(c.start < end and start < c.end for start, end in spans)]


def main() -> None:
    """Measure, print, write."""
    options = argparse.ArgumentParser()
    options.add_argument("--show", action="store_true", help="the gold sentences one by one")
    options.add_argument("--articles", type=int, default=1000)
    chosen = options.parse_args()
    ways: dict[str, Callable[[], ClaimExtractor]] = {
        "atomic": AtomicClaims,
        "whole sentences": SentenceClaims,
    }
    results: dict[str, object] = {}
    for name, make in ways.items():
        extractor = make()
        results[name] = {
            "gold": gold_scores(extractor, chosen.show and name == "atomic"),
            "PropSegmEnt": proposition_scores(extractor),
        }
    results["raters"] = {"PropSegmEnt": rater_scores()}
    results["judged by reading"] = judged_shares(AtomicClaims())
    if chosen.articles:
        results["speed"] = {"atomic": speed(AtomicClaims(), chosen.articles)}
    shown = json.dumps(results, indent=1)
    print(shown)
    write("claims", json.loads(shown, parse_float=lambda number: round(float(number), 3)))


if __name__ == "__main__":
    main()
