"""Any cross-encoder with the three labels of natural language inference, by name or path, through torch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
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
    """A cross-encoder, loaded on first use; its fingerprint is the name it was asked for by."""

    def __init__(self, name: str) -> None:
        self.fingerprint = name

    @cached_property
    def _model(self) -> CrossEncoder:
        from sentence_transformers import CrossEncoder

        with loading(f"verdict model {self.fingerprint!r}"):
            return CrossEncoder(self.fingerprint, device="cpu", model_kwargs={"use_safetensors": True})

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
            raise ModelError(f"verdict model {self.fingerprint!r} has labels {labels}, not {expected}")
        rows = softmax(np.asarray(logits))
        return [Probabilities(**{ours: round(float(row[at]), 6) for ours, at in columns.items()}) for row in rows]
