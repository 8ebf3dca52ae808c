"""Thinc layers of the language pipeline; importing this registers them with spaCy.

A word's vector is made of its own form (hash embeddings of its norm, prefix, suffix and shape) and of its context: the
mean of its pieces' hidden states in a MiniLM cut short and trained on with the parser.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed
from spacy.tokens import Doc
from thinc.api import Model, chain, concatenate, with_array
from thinc.layers import Maxout
from thinc.shims import Shim
from thinc.types import Floats2d

from checker.language.context_encoder import ContextEncoder
from checker.language.word_pieces import WIDTH

EmbeddedDocs: TypeAlias = list[Floats2d]
Encoder: TypeAlias = Model  # documents to the vectors of their words


@spacy.registry.architectures("claimcheck.FormAndContext.v1")  # type: ignore[untyped-decorator]
def form_and_context(
    width: int, form_width: int, rows: list[int], depth: int, dropout: float, context: Encoder
) -> Encoder:
    """Vectors of `width` from word forms beside `context`, then `depth` convolutions over neighbouring words."""
    form = MultiHashEmbed(
        width=form_width, attrs=["NORM", "PREFIX", "SUFFIX", "SHAPE"], rows=rows, include_static_vectors=False
    )
    mixed = with_array(Maxout(nO=width, nI=form_width + WIDTH, nP=2, dropout=dropout, normalize=True))
    layers: Encoder = chain(concatenate(form, context), mixed)
    if depth:
        layers = chain(layers, MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=2, depth=depth))
    layers.set_dim("nO", width)
    return layers


@spacy.registry.architectures("claimcheck.Context.v1")  # type: ignore[untyped-decorator]
def context() -> Encoder:
    """The shipped encoder; its graph is read with the pipeline."""
    return Model("context", _forward, shims=[OnnxShim()], dims={"nO": WIDTH})


class OnnxShim(Shim):  # type: ignore[misc]
    """A trained encoder as an ONNX graph: vectors of the pieces of one chunk in, hidden states out."""

    def __init__(self) -> None:
        super().__init__(None)
        self._graph = b""

    def to_bytes(self) -> bytes:
        """The graph."""
        return self._graph

    def from_bytes(self, data: bytes) -> OnnxShim:
        """Take the graph in `data` into use."""
        self._graph = data
        self.encoder = ContextEncoder(data)
        return self


def _forward(model: Encoder, docs: list[Doc], is_train: bool) -> tuple[EmbeddedDocs, Callable[..., Any]]:
    if is_train:
        raise RuntimeError("the shipped encoder can't be trained; checker.training.language has the one that can")
    return [model.shims[0].encoder.words([word.text for word in doc]) for doc in docs], lambda gradients: []
