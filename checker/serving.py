"""How every model is served here: by ONNX Runtime, with threads for the cores there are, none kept busy by waiting."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from checker.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

# Speed is aimed at for four cores (benchmarks/README.md); on a larger machine others, such as parallel tests, want
# the rest.
MAX_THREADS = 4
CARD = "card.json"
Item = TypeVar("Item")
Result = TypeVar("Result")


def read_card(folder: Path) -> dict[str, Any]:
    """What the model in a folder says of itself. Raises ModelError."""
    card = folder / CARD
    try:
        return dict(json.loads(card.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ModelError(f"{card}: {error}") from error


def verify_files(folder: Path) -> None:
    """Raise ModelError unless a model's files are those that its card names, byte for byte, and no others."""
    expected: dict[str, str] = read_card(folder)["sha256"]
    found = checksums(folder)
    for name in sorted(expected.keys() | found.keys()):
        if name not in expected:
            raise ModelError(f"{folder / name}: not a file of the model; reinstall claimcheck")
        if name not in found:
            raise ModelError(f"{folder / name} is missing; reinstall claimcheck")
        if found[name] != expected[name]:
            raise ModelError(
                f"{folder / name}: SHA-256 is {found[name]}, expected {expected[name]}; reinstall claimcheck"
            )


def checksums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of the model in `folder`, by its path there. Raises ModelError."""
    try:
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in (CARD, "README.md")
        }
    except OSError as error:
        raise ModelError(f"{folder}: {error}") from error


@contextmanager
def loading(what: str) -> Iterator[None]:
    """A library that can't load a model raises any of these; a ModelError gives the reason in one line."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ModelError(f"{what} can't be loaded: {reason}") from error


def open_session(
    model: Path | bytes, weights: Mapping[str, NDArray[Any]] | None = None, threads: int | None = None
) -> InferenceSession:
    """The model in a file or in memory; `weights` by name for a graph that comes without its own.

    One run takes up to MAX_THREADS of the cores, or `threads`: 1 for a session that `one_by_one` shares out.
    """
    # It would report its start to its makers, and keep an id for that; its Privacy.md names the switch.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads or min(MAX_THREADS, cores())
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
        options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(
        model if isinstance(model, bytes) else str(model), options, providers=["CPUExecutionProvider"]
    )


def open_tokenizer(file: Path, longest: int | None = None) -> Tokenizer:
    """A tokenizer that pads nothing, whatever its file says, and cuts what is of more than `longest` tokens."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    if longest:
        tokenizer.enable_truncation(max_length=longest)
    return tokenizer


def run(session: InferenceSession, output: str, encoded: Encoding) -> NDArray[np.float32]:
    """What a BERT-like model makes of one text or pair: the output of that name, without an axis for the batch."""
    rows = {"input_ids": encoded.ids, "attention_mask": encoded.attention_mask, "token_type_ids": encoded.type_ids}
    taken = {given.name: np.array([rows[given.name]], dtype=np.int64) for given in session.get_inputs()}
    (found,) = session.run([output], taken)
    return np.asarray(found[0])


def one_by_one(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """`work` done on each item by itself, in order, on up to MAX_THREADS threads.

    In a batch, an item's result would depend a little on its neighbours: int8 activations share a scale, and what is
    padded adds up in another order. One by one nothing is padded either, so that it is no slower.
    """
    with ThreadPoolExecutor(min(MAX_THREADS, cores())) as pool:
        return list(pool.map(work, items))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
