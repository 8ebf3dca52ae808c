"""The large verdict model: all-mpnet-base-v2 out of its packages, plus what we ship, a low-rank difference and a head.

Only the difference is ours to store (LoRA, Hu et al. 2021): every matrix of the encoder is its official one plus the
product of two thin ones. Put together and brought to int8, the weights are kept in the user's cache folder. A few
features of the encoder are a hundred times the others and would take all of int8's range; where they enter a matrix
they are made smaller and their weights larger (SmoothQuant, Xiao et al. 2023).
"""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.files import replace_file
from checker.models import Claim
from checker.mpnet import mpnet_weights
from checker.progress import Progress, SilentProgress

from .context import in_place
from .onnx import OnnxJudge

LARGE_FOLDER = Path(__file__).with_name("large")
ADAPTER = "adapter.safetensors"
LAYERS = 12
# MPNet's own: buckets of distance between two word pieces, half of them for either direction, the outer ones wider.
_BUCKETS, _NARROW, _WIDEST = 16, 8, 128
# The furthest two word pieces of a pair may be apart, and the first of MPNet's positions in use.
FARTHEST, _FIRST_POSITION = 191, 2
Weights = dict[str, NDArray[Any]]
# Each matrix of a layer in the graph, and those of the official file that it is made of; then its norms.
MATRICES = {
    "qkv": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "o": ("attention.attn.o",),
    "wide": ("intermediate.dense",),
    "narrow": ("output.dense",),
}
_NORMS = {"norm": "attention.LayerNorm", "norm2": "output.LayerNorm"}


class LargeJudge(OnnxJudge):
    """The large model, its weights read from `cache` or put together there."""

    def __init__(self, cache: Path, folder: Path = LARGE_FOLDER) -> None:
        super().__init__(folder)
        self._cache = cache
        self._weights: Weights = {}

    @property
    def fingerprint(self) -> str:
        """The checksum of the difference."""
        return str(self.card["sha256"][ADAPTER])

    def reads(self, claim: Claim) -> str:
        """Its sentence and, in brackets behind it, the two before it."""
        return in_place(claim)

    @property
    def _kept(self) -> Path:
        return self._cache / f"verdict-large-{self.fingerprint[:16]}.safetensors"

    def prepare(self, progress: Progress) -> None:
        """Put the weights together unless they are in the cache."""
        if not self._weights and not self._kept.is_file():
            self._put_together(progress)

    def _put_together(self, progress: Progress) -> None:
        """Some eight seconds and 1.3 GB of memory. Where the cache can't be written, the weights are for this run."""
        from safetensors.numpy import load, load_file, save

        self.verify()
        self._weights = merged(load(mpnet_weights(progress)), load_file(self._folder / ADAPTER))
        with suppress(OSError):
            self._cache.mkdir(parents=True, exist_ok=True)
            replace_file(self._kept, save(self._weights))
            for other in self._cache.glob("verdict-large-*.safetensors"):
                if other != self._kept:
                    os.unlink(other)

    def _outside_weights(self) -> Weights:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        if not self._weights:
            with suppress(OSError, SafetensorError):  # not there, cut off or damaged
                return load_file(self._kept)
            self._put_together(SilentProgress())
        return self._weights


def merged(base: Mapping[str, NDArray[np.float32]], adapter: Mapping[str, NDArray[Any]]) -> Weights:
    """The graph's weights by name, out of the official weights and of the difference (checker.training.export)."""
    found: Weights = {
        "words": base["embeddings.word_embeddings.weight"].astype(np.float16),
        "positions": base["embeddings.position_embeddings.weight"][: _FIRST_POSITION + FARTHEST + 1],
        "distances": base["encoder.relative_attention_bias.weight"][bucket_of_distance()],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
    }
    for name in ("dense", "dense_bias", "out", "out_bias"):
        found[name] = adapter[name].astype(np.float32)
    for number in range(LAYERS):
        ours, theirs = f"layers.{number}.", f"encoder.layer.{number}."
        for name, matrices in MATRICES.items():
            rows = np.concatenate([base[f"{theirs}{each}.weight"] for each in matrices])
            a, b, weight = (adapter[f"{ours}{name}.{part}"].astype(np.float32) for part in ("a", "b", "scale"))
            rows = rows + ((b * weight[:, None, :]) @ a).reshape(rows.shape)
            if (smooth := adapter.get(f"{ours}{name}.smooth")) is not None:
                rows = rows * smooth.astype(np.float32)
                found[f"{ours}{name}_smooth"] = 1 / smooth.astype(np.float32)
            scale = np.maximum(np.abs(rows).max(axis=1), np.finfo(np.float32).tiny) / 127
            found[f"{ours}{name}_quantized"] = np.ascontiguousarray(np.rint(rows / scale[:, None]).astype(np.int8).T)
            found[f"{ours}{name}_scale"] = scale.astype(np.float32)
            found[f"{ours}{name}_zero_point"] = np.zeros(len(rows), dtype=np.int8)
            found[f"{ours}{name}_bias"] = np.concatenate([base[f"{theirs}{each}.bias"] for each in matrices])
        for name, norm in _NORMS.items():
            for part in ("weight", "bias"):
                found[f"{ours}{name}.{part}"] = base[f"{theirs}{norm}.{part}"]
    return {name: np.ascontiguousarray(value) for name, value in found.items()}


def bucket_of_distance() -> NDArray[np.int64]:
    """For each distance from -FARTHEST to FARTHEST, the row of MPNet's table of biases (T5's, Raffel et al. 2020)."""
    distance = np.arange(-FARTHEST, FARTHEST + 1)
    far = np.abs(distance)
    wider = np.log(np.maximum(far, 1) / _NARROW) / math.log(_WIDEST / _NARROW) * (_BUCKETS - _NARROW)
    bucket = np.where(far < _NARROW, far, np.minimum(_NARROW + wider.astype(np.int64), _BUCKETS - 1))
    return np.asarray(bucket + (distance > 0) * _BUCKETS)
