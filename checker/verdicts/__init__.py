"""Pairs of claims to verdicts, by cross-encoders: ours through ONNX Runtime, or any other through torch."""

from pathlib import Path

from checker.mpnet import mpnet_installed

from .cache import CachedJudge, default_folder
from .context import in_context, in_place
from .cross_encoder import CrossEncoderJudge
from .interface import Judge, Pair
from .large import LargeJudge
from .narrow import narrowed
from .onnx import OnnxJudge
from .read import reread, verdicts

DEFAULT_MODEL = "claimcheck-verdict"
SMALL_MODEL, LARGE_MODEL = f"{DEFAULT_MODEL}-small", f"{DEFAULT_MODEL}-large"

__all__ = [
    "DEFAULT_MODEL",
    "LARGE_MODEL",
    "SMALL_MODEL",
    "CachedJudge",
    "CrossEncoderJudge",
    "Judge",
    "LargeJudge",
    "OnnxJudge",
    "Pair",
    "bare_judge",
    "in_context",
    "in_place",
    "judges_of",
    "load_judges",
    "narrowed",
    "reread",
    "verdicts",
]


def bare_judge(name: str) -> Judge:
    """One judge, that remembers nothing: one of the two models that ship, or any cross-encoder."""
    if name == SMALL_MODEL:
        return OnnxJudge()
    return LargeJudge(default_folder()) if name == LARGE_MODEL else CrossEncoderJudge(name)


def judges_of(name: str) -> tuple[str, ...]:
    """The judges that `name` stands for: the first reads every pair, a second one those that the first suspects.

    By default the small model and the large one, or the small one alone where the other isn't installed.
    """
    if name != DEFAULT_MODEL:
        return (name,)
    return (SMALL_MODEL, LARGE_MODEL) if mpnet_installed() else (SMALL_MODEL,)


def load_judges(name: str, cache: Path | None = None) -> tuple[Judge, ...]:
    """The judges that `name` stands for; what they say is remembered in `cache`, or in the user's cache folder."""
    return tuple(CachedJudge(bare_judge(each), cache or default_folder()) for each in judges_of(name))
