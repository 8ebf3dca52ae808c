"""Train what tells whom pronouns mean: `python -m checker.training.coreference` writes checker/claims/model.

It learns from GUM, from GAP's development split and from articles of our training sets in which readers said what each
pronoun stands for (claims/coreference), and prints how often it is right on texts that were kept apart.
"""

from __future__ import annotations

import gzip
import json
import logging
import random
import sys
import tomllib
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from spacy.tokens import Doc, Token
from torch import nn

from checker.claims.antecedents import (
    ENCODER,
    FOLDER,
    HEAD,
    KINDS,
    MOST_PIECES,
    RANKS,
    SIGNS,
    AntecedentModel,
    Mention,
    Page,
    Pages,
    Scene,
    Vectors,
    mentions_in,
    sign,
)
from checker.claims.coreference import SURE
from checker.claims.speakers import Listener
from checker.claims.turns import Cast
from checker.documents import Article, read_article
from checker.language.parsing import load_language
from checker.language.word_pieces import WIDTH
from checker.models import Sentence
from checker.serving import CARD, checksums

from .article_sets import SETS
from .language.conllu import read_conllu
from .language.encoder import TorchShim, trapezoid
from .language.entities import entities_at
from .language.export import encoder_graph
from .news import SHARED

LABELS = SETS.parents[1] / "claims" / "coreference" / "pronouns.jsonl"
TREEBANKS = SHARED / "treebanks"
_CARD = Path(__file__).with_name("coreference.toml")
_GAP_COUNTS = 0.3  # what a case of GAP counts
# From a third round on what is learnt is these articles by heart.
_ROUNDS, _BATCH, _SEED = 2, 8, 20261127
_LAYERS, _HIDDEN, _DROPOUT = 6, 256, 0.1
_RATE, _HEAD_RATE, _DECAY, _CLIP, _WARMUP = 1e-4, 1e-3, 0.01, 1.0, 16
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Text:
    """A parsed text in which it is known what words stand for: `entities` has it by their place; None is nothing."""

    sentences: Sequence[Sentence]
    turns: Sequence[str | None]
    parses: Sequence[Doc]
    entities: Mapping[int, str | None]
    counts: float = 1.0

    @property
    def pages(self) -> Pages:
        """Its sentences word by word."""
        return Pages(len(self.parses), lambda number: [word.text for word in self.parses[number]])


@dataclass(frozen=True)
class Case:
    """A pronoun, the mentions before it with their signs, and which of these or, last, none it stands for.

    `keys` are those by which what it stands for is known so far.
    """

    pronoun: Mention
    near: Sequence[Mention]
    signs: Sequence[int]
    right: Sequence[bool]
    keys: frozenset[str]


@dataclass(frozen=True)
class Window:
    """Some sentences in a row, word by word and by number, with the pronouns in them that have an answer."""

    pages: Sequence[Page]
    cases: Sequence[Case]
    counts: float

    @property
    def words(self) -> list[str]:
        """All of its words."""
        return [word for _, words in self.pages for word in words]


def cases(text: Text, model: AntecedentModel | None = None) -> Iterator[Case]:
    """The pronouns of a text that readers went through; with a model, each means what that takes it for."""
    listener, scene, pages = Listener(text.sentences), Scene(), text.pages
    vectors: Mapping[int, Vectors] = {}
    keys: dict[str | None, set[str]] = defaultdict(set)
    read: dict[Token, str | None] = {}
    for number, (sentence, doc) in enumerate(zip(text.sentences, text.parses, strict=True)):
        speaker = listener.speakers[number] or text.turns[number]
        for mention in mentions_in(doc, number, range(len(doc))):
            place = sentence.start + mention.token.idx
            entity = text.entities.get(place)
            if mention.pronoun and place in text.entities:
                if model is not None:
                    vectors = vectors if number in vectors else model.read(pages.around(number))
                    mention = replace(mention, meant=model.meant(scene, mention, vectors, speaker))
                near = [one for one in scene.candidates(mention) if one.token in read]
                right = [entity is not None and read[one.token] == entity for one in near]
                signs = [sign(mention, one, speaker) for one in near]
                yield Case(mention, near, signs, [*right, not any(right)], frozenset(keys[entity]))
                for key in keys[entity]:
                    scene.learn(key, mention.gender)
            if mention.key or place in text.entities:
                read[mention.token] = entity
            if mention.key:
                keys[entity].add(mention.key)
            scene.enter(mention)


def windows(text: Text) -> Iterator[Window]:
    """Stretches of a text with the sentences before each pronoun that it may need; each pronoun is in one of them."""
    waiting = deque((number, list(those)) for number, those in groupby(cases(text), lambda case: case.pronoun.sentence))
    while waiting:
        pages = text.pages.around(waiting[0][0])
        those: list[Case] = []
        while waiting and waiting[0][0] <= pages[-1][0]:
            those += waiting.popleft()[1]
        yield Window(pages, those, text.counts)


class Head(nn.Module):
    """The layer above the reader: how well a pronoun and a mention go together, and whether it stands for none."""

    def __init__(self) -> None:
        super().__init__()
        self.pair = nn.Linear(3 * WIDTH, _HIDDEN, bias=False)
        self.alone = nn.Linear(WIDTH, _HIDDEN, bias=False)
        self.rank, self.sign = nn.Embedding(RANKS, _HIDDEN), nn.Embedding(SIGNS, _HIDDEN)
        self.kind = nn.Embedding(len(KINDS), _HIDDEN)
        self.fits, self.lacks = nn.Linear(_HIDDEN, 1, bias=False), nn.Linear(_HIDDEN, 1, bias=False)
        self.dropout = nn.Dropout(_DROPOUT)
        for table in (self.rank, self.sign, self.kind):
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, window: Window, rows: torch.Tensor) -> torch.Tensor:
        """The mean loss of a window's pronouns; `rows` has the vectors of its words."""
        starts = np.cumsum([0, *(len(words) for _, words in window.pages)])
        begins = {number: int(start) for (number, _), start in zip(window.pages, starts, strict=False)}
        rows = torch.cat([rows, torch.zeros(1, WIDTH)])  # the last one is for what is too far back

        def at(mention: Mention) -> int:
            return begins[mention.sentence] + mention.place if mention.sentence in begins else -1

        losses = [
            self._loss(case, rows[[at(one) for one in case.near]], rows[at(case.pronoun)]) for case in window.cases
        ]
        return torch.stack(losses).mean()

    def _loss(self, case: Case, others: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        ranks = torch.arange(len(case.near) - 1, -1, -1).clamp(max=RANKS - 1)
        pairs = self.dropout(torch.cat([others, own.expand_as(others), others * own], dim=1))
        signs = torch.tensor(case.signs, dtype=torch.long)
        hidden = self.pair(pairs) + self.rank(ranks) + self.sign(signs)
        kind = torch.tensor(KINDS.index(case.pronoun.pronoun))
        none = self.lacks(torch.relu(self.alone(self.dropout(own)) + self.kind(kind)))
        totals = torch.cat([self.fits(torch.relu(hidden))[:, 0], none])
        return totals.logsumexp(0) - totals[torch.tensor(case.right)].logsumexp(0)

    def arrays(self) -> dict[str, NDArray[np.float16]]:
        """The weights as `AntecedentModel` reads them."""
        found = {name.removesuffix(".weight"): value.half().numpy() for name, value in self.state_dict().items()}
        return found | {name: found[name][0] for name in ("fits", "lacks")}


def fit(those: Sequence[Window], rounds: int = _ROUNDS) -> tuple[TorchShim, Head]:
    """The reader and the layer above it, trained on windows in random order."""
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)
    steps = rounds * -(-len(those) // _BATCH)
    rates = trapezoid(_RATE, steps // _WARMUP + 1, steps // 10, steps + 1)
    reader, head = TorchShim(_LAYERS, rates, MOST_PIECES), Head()
    adam = torch.optim.AdamW(head.parameters(), weight_decay=_DECAY)
    head_rates = trapezoid(_HEAD_RATE, steps // _WARMUP + 1, steps // 10, steps + 1)
    for _ in range(rounds):
        shuffled = chance.sample(those, len(those))
        for batch in (shuffled[at : at + _BATCH] for at in range(0, len(those), _BATCH)):
            rows = reader.words([window.words for window in batch], is_train=True)
            parts = torch.split(rows, [len(window.words) for window in batch])
            counts = sum(window.counts * len(window.cases) for window in batch)
            loss = sum(
                head(window, part) * (window.counts * len(window.cases) / counts)
                for window, part in zip(batch, parts, strict=True)
            )
            loss.backward()
            reader.waiting = True
            nn.utils.clip_grad_norm_(head.parameters(), _CLIP)
            rate = next(head_rates)
            for group in adam.param_groups:
                group["lr"] = rate
            adam.step()
            adam.zero_grad()
            _log.info("rate %.2e, loss %.3f", rate, loss.item())
    reader.words([["."]], is_train=True)  # takes the last step
    return reader, head


def write(reader: TorchShim, head: Head, output: Path) -> None:
    """Write the files that `AntecedentModel` reads, and a card with their checksums, beside the README there."""
    output.mkdir(parents=True, exist_ok=True)
    (output / ENCODER).write_bytes(encoder_graph(reader))
    save_file(head.arrays(), output / HEAD)
    card = {**tomllib.loads(_CARD.read_text(encoding="utf-8")), "sha256": checksums(output)}
    (output / CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


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
    cast = Cast.of(article.document, article.sentences)
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
            told[case.pronoun.pronoun].append((share >= SURE, key in case.keys))
    table = {}
    for pronoun, those in sorted(told.items()):
        sure = [right for is_sure, right in those if is_sure]
        table[pronoun] = (len(those), len(sure) / len(those), sum(sure) / max(len(sure), 1))
    return table


def main() -> None:
    """Train, write the model, measure on what was kept apart; with `--measure` only measure what ships."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if "--measure" not in sys.argv:
        texts = chain(treebank_texts("train"), gap_texts("development"), read_texts(kept_apart=False))
        write(*fit([window for text in texts for window in windows(text)]), FOLDER)
    apart = {
        "claims/coreference": read_texts(kept_apart=True),
        "GUM dev": treebank_texts("dev"),
        "GUM test": treebank_texts("test"),
        "GAP validation": gap_texts("validation"),
    }
    for name, those in apart.items():
        for pronoun, (count, sure, right) in measured(list(those), AntecedentModel()).items():
            sys.stdout.write(f"{name}: {count} {pronoun}, sure of {sure:.2f}, right {right:.3f}\n")


if __name__ == "__main__":
    main()
