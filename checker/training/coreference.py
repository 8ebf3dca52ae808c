"""Fit what tells whom pronouns mean: `python -m checker.training.coreference` writes checker/claims/antecedents.json.

It learns from GUM, from GAP's development split and from articles of our training sets in which readers said what each
pronoun stands for (claims/coreference), and prints how often it is right on texts that were kept apart.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc, Token

from checker.claims.antecedents import WEIGHTS, AntecedentModel, Mention, Scene, mentions_in, shipped_model
from checker.claims.coreference import SURE
from checker.claims.speakers import Listener
from checker.claims.turns import Cast
from checker.documents import Article, read_article
from checker.language.parsing import load_language
from checker.models import Sentence

from .article_sets import SETS
from .language.conllu import read_conllu
from .language.entities import entities_at
from .news import SHARED

LABELS = SETS.parents[1] / "claims" / "coreference" / "pronouns.jsonl"
TREEBANKS = SHARED / "treebanks"
# A sign seen in fewer cases is about one text; what the squares of the weights cost; what a case of GAP counts.
_LEAST_SEEN, _PENALTY, _GAP_COUNTS = 5, 2.0, 0.3
_LEAST_WEIGHT = 0.02  # below, a weight changes no answer and takes room


@dataclass(frozen=True)
class Text:
    """A parsed text in which it is known what words stand for: `entities` has it by their place; None is nothing."""

    sentences: Sequence[Sentence]
    turns: Sequence[str | None]
    parses: Sequence[Doc]
    entities: Mapping[int, str | None]
    counts: float = 1.0


@dataclass(frozen=True)
class Case:
    """A pronoun with the signs of each mention before it and of none, and which of these answers are right.

    `keys` are those by which what it stands for is known so far.
    """

    pronoun: Mention
    signs: Sequence[Sequence[str]]
    right: Sequence[bool]
    keys: frozenset[str]
    counts: float


def cases(text: Text, model: AntecedentModel | None = None) -> Iterator[Case]:
    """The pronouns of a text that readers went through; with a model, earlier ones mean what it takes them for."""
    listener, scene = Listener(text.sentences), Scene()
    keys: dict[str | None, set[str]] = defaultdict(set)
    read: dict[Token, str | None] = {}
    for number, (sentence, doc) in enumerate(zip(text.sentences, text.parses, strict=True)):
        quote, speaker = listener.quoted[number], listener.speakers[number] or text.turns[number]
        for mention in mentions_in(doc, number, [quote.holds(token.idx) for token in doc]):
            place = sentence.start + mention.token.idx
            entity = text.entities.get(place)
            if mention.pronoun and place in text.entities:
                near, signs = scene.answers(mention, speaker)
                mention = replace(mention, meant=model.meant(near, signs) if model else {})
                known = [number for number, one in enumerate(near) if one.token in read]
                right = [entity is not None and read[near[number].token] == entity for number in known]
                shown = [*(signs[number] for number in known), signs[-1]]
                yield Case(mention, shown, [*right, not any(right)], frozenset(keys[entity]), text.counts)
                for key in keys[entity]:
                    scene.learn(key, mention.gender)
            if mention.key or place in text.entities:
                read[mention.token] = entity
            if mention.key:
                keys[entity].add(mention.key)
            scene.enter(mention)


def fit(those: Sequence[Case]) -> AntecedentModel:
    """The weights under which the right answers are likeliest."""
    rows = [set(signs) for case in those for signs in case.signs]
    seen = Counter(sign for row in rows for sign in row)
    columns = {
        sign: number for number, sign in enumerate(sorted(s for s, count in seen.items() if count >= _LEAST_SEEN))
    }
    kept = [sorted(columns[sign] for sign in row if sign in columns) for row in rows]
    starts = np.cumsum([0, *map(len, kept)])
    matrix = csr_matrix((np.ones(starts[-1]), np.concatenate(kept), starts), (len(rows), len(columns)))
    case_of = np.repeat(np.arange(len(those)), [len(case.signs) for case in those])
    right = np.concatenate([case.right for case in those])
    counts = np.array([case.counts for case in those])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        totals = matrix @ weights
        odds = np.exp(totals - np.maximum.reduceat(totals, np.searchsorted(case_of, np.arange(len(those))))[case_of])
        shares = odds / np.bincount(case_of, odds)[case_of]
        good = np.maximum(np.bincount(case_of, shares * right), 1e-9)
        slope = matrix.T @ ((shares - np.where(right, shares / good[case_of], 0)) * counts[case_of])
        return float(_PENALTY * weights @ weights - counts @ np.log(good)), slope + 2 * _PENALTY * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    weights = {sign: round(float(found[column]), 2) for sign, column in columns.items()}
    return AntecedentModel({sign: weight for sign, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT})


def treebank_texts(split: str) -> Iterator[Text]:
    """The documents of one split of GUM, as one paragraph each."""
    sentences = read_conllu(TREEBANKS / f"en_gum_permissive.{split}.conllu.gz")
    for _, those in groupby(sentences, key=lambda sentence: sentence.document):
        text, found, entities = "", list[Sentence](), dict[int, str | None]()
        for sentence in those:
            start, places = len(text), []
            for word in sentence.words:
                places.append(len(text))
                text += word.form + " " * word.space
            text = f"{text.rstrip()} "
            found.append(Sentence(start=start, end=len(text) - 1, text=text[start:-1], paragraph=0))
            entities |= {places[number]: entity for number, entity in entities_at(sentence).items()}
        yield _parsed(found, [None] * len(found), entities)


def gap_texts(split: str) -> Iterator[Text]:
    """The passages of one split of GAP in which a pronoun means one of its two names."""
    with gzip.open(TREEBANKS / "coreference" / f"gap_{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            meant = next((name for name in "AB" if row[f"{name}-coref"] == "TRUE"), None)
            if meant is not None:
                start = int(row[f"{meant}-offset"])
                answers = {int(row["Pronoun-offset"]): (start, start + len(row[meant]))}
                article = read_article(row["Text"].encode(), row["ID"], row["ID"])
                yield replace(_answered(article, answers), counts=_GAP_COUNTS)


def read_texts(kept_apart: bool) -> Iterator[Text]:
    """The articles whose pronouns readers went through (claims/coreference/README.md)."""
    for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
        if row["kept_apart"] is kept_apart:
            path = SETS / row["document"]
            article = read_article(path.read_bytes(), path.name, str(path))
            text, answers = article.document.text, dict[int, tuple[int, int] | None]()
            for place, pronoun, antecedent in row["pronouns"]:
                assert text[place : place + len(pronoun)] == pronoun, (path, place)
                start = text.rfind(antecedent, 0, place) if antecedent else -1
                if start >= 0 or antecedent is None:
                    answers[place] = (start, start + len(antecedent)) if antecedent else None
            yield _answered(article, answers)


def _answered(article: Article, answers: Mapping[int, tuple[int, int] | None]) -> Text:
    """A text with the spans that pronouns stand for; a noun is taken for a mention of whatever bears its name."""
    cast = Cast(article.document, article.sentences)
    plain = _parsed(cast.sentences, cast.turns, {})
    entities: dict[int, str | None] = {}
    for number, (sentence, doc) in enumerate(zip(plain.sentences, plain.parses, strict=True)):
        for mention in mentions_in(doc, number, [False] * len(doc)):
            place = sentence.start + mention.token.idx
            if mention.key:
                entities[place] = mention.key
            elif place in answers:
                span = answers[place]
                inside = [entities[at] for at in entities if span and span[0] <= at < span[1]]
                if inside or span is None:
                    entities[place] = inside[0] if inside else None
    return replace(plain, entities=entities)


def _parsed(sentences: Sequence[Sentence], turns: Sequence[str | None], entities: Mapping[int, str | None]) -> Text:
    docs = list(load_language().pipe([sentence.text for sentence in sentences]))
    return Text(sentences, turns, docs, entities)


def measured(texts: Sequence[Text], model: AntecedentModel) -> dict[str, tuple[int, float, float]]:
    """For each pronoun how many there are, for which share the model is sure, and for which share of these right."""
    told: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for text in texts:
        for case in cases(text, model):
            key, share = max(case.pronoun.meant.items(), key=lambda item: item[1], default=("", 0.0))
            told[case.pronoun.pronoun].append((share >= SURE[case.pronoun.pronoun], key in case.keys))
    table = {}
    for pronoun, those in sorted(told.items()):
        sure = [right for is_sure, right in those if is_sure]
        table[pronoun] = (len(those), len(sure) / len(those), sum(sure) / max(len(sure), 1))
    return table


def main() -> None:
    """Fit, write the weights, measure on what was kept apart; with `--measure` only measure what ships."""
    apart = {
        "claims/coreference": list(read_texts(kept_apart=True)),
        "GUM dev": list(treebank_texts("dev")),
        "GUM test": list(treebank_texts("test")),
        "GAP validation": list(gap_texts("validation")),
    }
    model = shipped_model()
    if "--measure" not in sys.argv:
        texts = [*treebank_texts("train"), *gap_texts("development"), *read_texts(kept_apart=False)]
        model = fit([case for text in texts for case in cases(text)])
        WEIGHTS.write_text(json.dumps(model.weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, those in apart.items():
        for pronoun, (count, sure, right) in measured(those, model).items():
            sys.stdout.write(f"{name}: {count} {pronoun}, sure of {sure:.2f}, right {right:.3f}\n")


if __name__ == "__main__":
    main()
