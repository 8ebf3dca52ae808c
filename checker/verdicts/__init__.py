"""Pairs of claims to verdicts, by a cross-encoder: ours through ONNX Runtime, or any other through torch."""

from pathlib import Path

from .cache import CachedJudge, default_folder
from .context import in_context
from .cross_encoder import CrossEncoderJudge
from .interface import Judge, Pair
from .onnx import OnnxJudge
from .read import verdicts

DEFAULT_MODEL = "claimcheck-verdict"

__all__ = [
    "DEFAULT_MODEL",
    "CachedJudge",
    "CrossEncoderJudge",
    "Judge",
    "OnnxJudge",
    "Pair",
    "bare_judge",
    "in_context",
    "load_judge",
    "verdicts",
]


def bare_judge(name: str) -> Judge:
    """The judge called `name`, that remembers nothing."""
    return OnnxJudge() if name == DEFAULT_MODEL else CrossEncoderJudge(name)


def load_judge(name: str, cache: Path | None = None) -> Judge:
    """The judge called `name`, with its cache in `cache`, or in the user's cache folder."""
    return CachedJudge(bare_judge(name), cache or default_folder())
