"""Any cross-encoder with the three labels of natural language inference, by name or path, through torch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from checker.errors import ModelError
from checker.models import Probabilities

from .interface import Pair
from .onnx import softmax

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_LABELS = ("entailment", "neutral", "contradiction")
BATCH = 32  # sentence-transformers' own default


class CrossEncoderJudge:
    """A cross-encoder, loaded on first use."""

    reads_context = False

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def fingerprint(self) -> str:
        """The name the model was asked for by."""
        return self._name

    @cached_property
    def _model(self) -> CrossEncoder:
        from sentence_transformers import CrossEncoder

        try:
            return CrossEncoder(self._name, device="cpu", model_kwargs={"use_safetensors": True})
        except (OSError, ValueError, RuntimeError) as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise ModelError(f"verdict model {self._name!r} can't be loaded: {reason}") from error

    @cached_property
    def _columns(self) -> list[int]:
        """Where the model puts entailment, neutral and contradiction."""
        names = {str(label).lower(): int(column) for column, label in self._model.config.id2label.items()}
        try:
            return [next(column for name, column in names.items() if name.startswith(label[:7])) for label in _LABELS]
        except StopIteration:
            labels = ", ".join(sorted(names))
            raise ModelError(f"verdict model {self._name!r} has labels {labels}, not {', '.join(_LABELS)}") from None

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Probabilities for each (premise, hypothesis), in order."""
        if not pairs:
            return []
        logits = self._model.predict(list(pairs), batch_size=BATCH, activation_fn=_logits, show_progress_bar=False)
        rows = softmax(np.asarray(logits))[:, self._columns]
        return [Probabilities(**dict(zip(_LABELS, (round(float(v), 6) for v in row), strict=True))) for row in rows]


def _logits(scores: object) -> object:
    """No activation: the softmax is ours, whatever the model's own default."""
    return scores
