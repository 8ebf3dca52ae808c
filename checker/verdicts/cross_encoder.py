"""Any cross-encoder with the three labels of natural language inference, by name or path, through torch."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.errors import ModelError
from checker.models import Claim, Probabilities
from checker.progress import Progress
from checker.serving import loading

from .interface import Pair
from .onnx import softmax

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_LABELS = ("entailment", "neutral", "contradiction")


class CrossEncoderJudge:
    """A cross-encoder, loaded on first use."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def fingerprint(self) -> str:
        """The name it was asked for by; of a folder its path and a checksum: another model may lie there later."""
        folder = Path(self._name)
        if not folder.is_dir():
            return self._name
        told = hashlib.sha256()
        with loading(f"verdict model {self._name!r}"):
            for file in sorted(folder.glob("*.safetensors")):
                with file.open("rb") as weights:
                    told.update(hashlib.file_digest(weights, "sha256").digest())
            if not any(folder.glob("*.safetensors")):
                told.update(repr([(file.name, file.stat().st_size) for file in sorted(folder.glob("*.bin"))]).encode())
        return f"{folder.resolve()} {told.hexdigest()}"

    @cached_property
    def _model(self) -> CrossEncoder:
        from sentence_transformers import CrossEncoder

        with loading(f"verdict model {self._name!r}"):
            return CrossEncoder(self._name, device="cpu", model_kwargs={"use_safetensors": True})

    def reads(self, claim: Claim) -> str:
        """The bare text."""
        return claim.text

    def prepare(self, progress: Progress) -> None:
        """Nothing to do: the model is in the user's hands."""

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order."""
        if not pairs:
            return []
        from torch.nn import Identity  # the softmax is ours, whatever activation the model has by default

        logits = self._model.predict(list(pairs), activation_fn=Identity(), show_progress_bar=False)
        names = {str(label).lower(): int(column) for column, label in self._model.config.id2label.items()}
        columns = {ours: column for name, column in names.items() for ours in _LABELS if name.startswith(ours[:7])}
        if len(columns) < len(_LABELS):
            labels, expected = ", ".join(sorted(names)), ", ".join(_LABELS)
            raise ModelError(f"verdict model {self._name!r} has labels {labels}, not {expected}")
        rows = softmax(np.asarray(logits))
        return [Probabilities(**{ours: round(float(row[at]), 6) for ours, at in columns.items()}) for row in rows]
