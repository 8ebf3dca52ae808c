"""The verdict model that ships with claimcheck, through ONNX Runtime: no torch, no pickle."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from checker.errors import ModelError
from checker.models import Probabilities
from checker.serving import one_by_one, open_session

from .interface import Pair

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(__file__).with_name("model")


class OnnxJudge:
    """The model in `folder`: `model.onnx`, `tokenizer.json`, and `card.json` with checksums and label order."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    @cached_property
    def card(self) -> dict[str, Any]:
        """What the model says of itself."""
        try:
            return dict(json.loads((self._folder / "card.json").read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise ModelError(f"{self._folder / 'card.json'}: {error}") from error

    @property
    def fingerprint(self) -> str:
        """The checksum of the weights."""
        return str(self.card["sha256"]["model.onnx"])

    @property
    def reads_context(self) -> bool:
        """As the card says."""
        return bool(self.card.get("reads_context"))

    def verify(self) -> None:
        """Raise ModelError unless every file is the one the card names."""
        for name, expected in self.card["sha256"].items():
            try:
                found = hashlib.sha256((self._folder / name).read_bytes()).hexdigest()
            except OSError as error:
                raise ModelError(f"{self._folder / name}: {error.strerror}") from error
            if found != expected:
                raise ModelError(
                    f"{self._folder / name}: SHA-256 is {found}, expected {expected}; reinstall claimcheck"
                )

    @cached_property
    def _session(self) -> InferenceSession:
        self.verify()
        return open_session(self._folder / "model.onnx", threads=1)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(max_length=int(self.card["max_length"]), strategy="longest_first")
        tokenizer.no_padding()
        return tokenizer

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order; a pair's don't depend on the others."""
        session, tokenizer = self._session, self._tokenizer  # opened here, not by each thread

        def read(pair: Pair) -> Probabilities:
            encoded = tokenizer.encode(*pair)
            inputs = {
                "input_ids": np.array([encoded.ids], dtype=np.int64),
                "attention_mask": np.array([encoded.attention_mask], dtype=np.int64),
                "token_type_ids": np.array([encoded.type_ids], dtype=np.int64),
            }
            (logits,) = session.run(["logits"], inputs)
            return _named(softmax(np.asarray(logits))[0], self.card["labels"])

        return one_by_one(read, pairs)


def softmax(logits: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """Rows of logits to rows of probabilities."""
    shifted = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def _named(row: NDArray[np.float64], labels: Sequence[str]) -> Probabilities:
    return Probabilities(**{label: round(float(value), 6) for label, value in zip(labels, row, strict=True)})
