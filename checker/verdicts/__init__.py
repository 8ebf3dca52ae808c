"""Pairs of claims to verdicts, by cross-encoders: ours through ONNX Runtime, or any other through torch."""

from pathlib import Path

from checker.mpnet import mpnet_installed

from .cache import CachedJudge, default_folder
from .cascade import Cascade
from .context import in_context
from .cross_encoder import CrossEncoderJudge
from .interface import Judge, Pair
from .large import LargeJudge
from .onnx import OnnxJudge
from .read import verdicts

DEFAULT_MODEL = "claimcheck-verdict"
SMALL_MODEL, LARGE_MODEL = f"{DEFAULT_MODEL}-small", f"{DEFAULT_MODEL}-large"

__all__ = [
    "DEFAULT_MODEL",
    "LARGE_MODEL",
    "SMALL_MODEL",
    "CachedJudge",
    "Cascade",
    "CrossEncoderJudge",
    "Judge",
    "LargeJudge",
    "OnnxJudge",
    "Pair",
    "bare_judge",
    "in_context",
    "load_judge",
    "verdicts",
]


def bare_judge(name: str) -> Judge:
    """The judge called `name`, that remembers nothing.

    Ours is a cascade of two, or the small model alone where the large one isn't installed; either has a name as well.
    """
    return _judge(name, None)


def load_judge(name: str, cache: Path | None = None) -> Judge:
    """The judge called `name`; what its models say is remembered in `cache`, or in the user's cache folder."""
    return _judge(name, cache or default_folder())


def _judge(name: str, cache: Path | None) -> Judge:
    def kept(judge: Judge) -> Judge:
        return CachedJudge(judge, cache) if cache else judge

    ours: dict[str, Judge] = {SMALL_MODEL: kept(OnnxJudge()), LARGE_MODEL: kept(LargeJudge(default_folder()))}
    ours[DEFAULT_MODEL] = Cascade(ours[SMALL_MODEL], ours[LARGE_MODEL]) if mpnet_installed() else ours[SMALL_MODEL]
    return ours.get(name) or kept(CrossEncoderJudge(name))
