"""ONNX Runtime as every model here is served: threads for the cores there are, and no core kept busy by waiting."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

# Speed is aimed at for four cores (benchmarks/README.md); on a larger machine others, such as parallel tests, want
# the rest.
MAX_THREADS = 4
Item = TypeVar("Item")
Result = TypeVar("Result")


def open_session(
    model: Path | bytes, weights: Mapping[str, NDArray[np.float32]] | None = None, threads: int | None = None
) -> InferenceSession:
    """The model in a file or in memory; `weights` by name for a graph that comes without its own.

    One run takes up to MAX_THREADS of the cores, or `threads`: 1 for a session that `one_by_one` shares out.
    """
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


def one_by_one(work: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    """`work` done on each item by itself, in order, on as many threads as there are cores.

    In a batch, an item's result would depend a little on its neighbours: int8 activations share a scale, and what is
    padded adds up in another order. One by one nothing is padded either, so that it is no slower.
    """
    with ThreadPoolExecutor(min(MAX_THREADS, cores())) as pool:
        return list(pool.map(work, items))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
