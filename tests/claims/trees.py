"""Parsed sentences written by hand, so that the rules are tested apart from the parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import spacy
from spacy.tokens import Doc

from checker.claims import AtomicClaims
from checker.claims.cuts import CutModel
from checker.documents import Article, read_article
from checker.models import Claim

_VOCABULARY = spacy.blank("en").vocab
_TIGHT_BEFORE = ",.;:!?)”’"
_TIGHT_AFTER = "(“‘"


def tree(written: str) -> Doc:
    """A parse from words as `form|tag|label|head` with the lemma after it where it isn't the form in lower case."""
    rows = [word.split("|") for word in written.split()]
    words = [row[0] for row in rows]
    following = [*words[1:], "."]
    return Doc(
        _VOCABULARY,
        words=words,
        spaces=[a not in _TIGHT_AFTER and b not in _TIGHT_BEFORE for a, b in zip(words, following, strict=True)],
        tags=[row[1] for row in rows],
        pos=["VERB" if row[1].startswith("VB") else "PUNCT" if row[2] == "punct" else "X" for row in rows],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
    )


class WrittenParser:
    """Gives the written parse of each sentence that has one, and nothing for any other."""

    def __init__(self, trees: Iterable[str]) -> None:
        self._known = {doc.text: doc for doc in map(tree, trees)}

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """In order."""
        return (self._known.get(text) or Doc(_VOCABULARY, words=[]) for text in texts)

    def words(self, text: str) -> list[str]:
        """Those of the written parse."""
        return [word.text for doc in self.pipe([text]) for word in doc]


def article_of(text: str) -> Article:
    """A document with this text."""
    return read_article(text.encode(), "a.txt", "a.txt")


def claims_of(*trees: str, cuts: CutModel | None = None) -> list[Claim]:
    """The claims of an article made of written parses, cut as the shipped model or another says."""
    article = article_of(" ".join(doc.text for doc in map(tree, trees)))
    return list(AtomicClaims(lambda: WrittenParser(trees), cuts).extract(article.document, article.sentences))
