"""The shipped language pipeline: tags, morphology, lemmas, dependencies and names for texts, best one sentence a text.

Labels. `dep_`: Universal Dependencies with subtypes ("nsubj:pass"), the root is "ROOT"; `pos_`: UPOS; `tag_`: Penn
Treebank; `morph`: UD features; `ents`: PERSON, PLACE, ORG, EVENT (named), TIME ("last week", dates, durations) and MISC
(works, products, nationalities). The files are msgpack, JSON and an ONNX graph; nothing is unpickled.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.errors import ModelError
from checker.serving import verify_files

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOLDER = Path(__file__).with_name("model")
# No parse depends on it; more would only hold more parsed texts in memory at a time.
BATCH = 64
# spaCy refuses more than a million characters; how long a document may be is for `max_bytes` to say.
_LONGEST_TEXT = 100_000_000


class Parser(Protocol):
    """What claims need of a language pipeline."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """A parsed document for each text, in order."""
        ...

    def words(self, text: str) -> list[str]:
        """The words and marks of a text, without a parse."""
        ...


@cache
def load_language() -> Parser:
    """The shipped pipeline; its files are read and verified on first use. Raises ModelError then."""
    return ShippedPipeline()


class ShippedPipeline:
    """The spaCy pipeline in `folder`, with `card.json`: what it is made of and the checksum of every file."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """A parsed document for each text, in order; a text's parse does not depend on the texts beside it."""
        yield from self.nlp.pipe(map(self._tokenized, texts), batch_size=BATCH)

    def words(self, text: str) -> list[str]:
        """The words and marks of a text, without a parse."""
        return [word.text for word in self._tokenized(text)]

    def _tokenized(self, text: str) -> Doc:
        """The words of a text, without a parse; spaCy takes a letter with its stop for one even in "90 km/h."."""
        doc = self.nlp.make_doc(text)
        with doc.retokenize() as retokenizer:
            for sign, word in pairwise(doc):
                if sign.text == "/" and re.fullmatch(r"[a-z]\.", word.text):
                    retokenizer.split(word, list(word.text), heads=[(word, 0), (word, 1)])
        return doc

    def verify(self) -> None:
        """Raise ModelError unless the files are those that the card names, byte for byte, and no others."""
        verify_files(self._folder)

    @cached_property
    def nlp(self) -> Language:
        """The pipeline itself, its files verified."""
        self.verify()
        # thinc loads torch wherever it is installed, and we don't use it there.
        hidden = "torch" not in sys.modules
        if hidden:
            sys.modules["torch"] = None  # type: ignore[assignment]
        try:
            import spacy
            from thinc.api import NumpyOps

            import checker.language.layers  # noqa: F401, registers what the configuration names
        finally:
            if hidden:
                del sys.modules["torch"]
        try:
            nlp = spacy.load(self._folder)
        except (OSError, ValueError) as error:
            raise ModelError(f"{self._folder}: {error}") from error
        nlp.max_length = _LONGEST_TEXT
        # numpy's matrix product takes half the time of BLIS, as thinc builds it, and gives the same parses.
        plain = NumpyOps(use_blis=False)
        for node in chain.from_iterable(pipe.model.walk() for _, pipe in nlp.pipeline if hasattr(pipe, "model")):
            node.ops = plain
        return nlp
