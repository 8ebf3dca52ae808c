"""The verdict model that ships with claimcheck, through ONNX Runtime: no torch, no pickle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from checker.minilm import minilm_folder, verified_weights
from checker.models import Claim, Probabilities
from checker.progress import Progress
from checker.serving import one_by_one, open_session, open_tokenizer, read_card, run, verify_files

from .context import in_context
from .interface import Pair

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(__file__).with_name("model")
WORDS = "embeddings.word_embeddings.weight"


class OnnxJudge:
    """The model in `folder`: `model.onnx`, `tokenizer.json`, and `card.json` with checksums and label order."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def card(self) -> dict[str, Any]:
        """What the model says of itself."""
        return read_card(self._folder)

    @property
    def fingerprint(self) -> str:
        """The checksum of the weights."""
        return str(self.card["sha256"]["model.onnx"])

    def reads(self, claim: Claim) -> str:
        """Its sentence and, in brackets behind it, the one before where it points back or is short."""
        return in_context(claim.text, claim.context)

    def verify(self) -> None:
        """Raise ModelError unless the files are those that the card names, byte for byte, and no others."""
        verify_files(self._folder)

    @cached_property
    def _model(self) -> tuple[InferenceSession, Tokenizer]:
        self.verify()
        tokenizer = open_tokenizer(self._folder / "tokenizer.json", int(self.card["max_length"]))
        return open_session(self._folder / "model.onnx", self._outside_weights(), threads=1), tokenizer

    def _outside_weights(self) -> dict[str, NDArray[Any]]:
        """What the graph leaves to others to store: here MiniLM's word vectors, that training doesn't touch."""
        from safetensors.numpy import load

        return {WORDS: load(verified_weights(minilm_folder()))[WORDS]}

    def prepare(self, progress: Progress) -> None:
        """Nothing takes long."""

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order; a pair's don't depend on the others."""
        session, tokenizer = self._model  # opened here, not by each thread

        def read(pair: Pair) -> Probabilities:
            (row,) = softmax(run(session, "logits", tokenizer.encode(*pair))[None])
            labelled = zip(self.card["labels"], row, strict=True)
            return Probabilities(**{label: round(float(value), 6) for label, value in labelled})

        return one_by_one(read, pairs)


def softmax(logits: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Rows of logits to rows of probabilities."""
    shifted = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))
