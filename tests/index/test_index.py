from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from checker.errors import ModelError
from checker.index import VectorIndex, load_encoder, verified_weights
from checker.index.encoder import minilm_folder


def test_nearest_speaks_cosine() -> None:
    rows = np.eye(3, dtype=np.float32)
    numbers, cosines = VectorIndex(rows).nearest(np.array([[0.6, 0.8, 0.0]], dtype=np.float32), k=2)
    assert numbers.tolist() == [[1, 0]]
    assert cosines[0] == pytest.approx([0.8, 0.6])


def test_fewer_rows_than_asked_for() -> None:
    numbers, _ = VectorIndex(np.eye(2, dtype=np.float32)).nearest(np.eye(2, dtype=np.float32), k=9)
    assert numbers.shape == (2, 2)


def test_other_weights_than_the_official_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ModelError, match="expected 53aa5117"):
        verified_weights(tmp_path)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.safetensors: No such file"):
        verified_weights(tmp_path)


def test_an_encoder_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="no-such-encoder"):
        load_encoder("./no-such-encoder").encode(["a"])


def test_a_vector_does_not_depend_on_the_texts_beside_it() -> None:
    texts = ["It rains.", "Three ministers signed the declaration on Tuesday, the palace said. " * 9, "Nobody came."]
    together = load_encoder().encode(texts)
    assert np.linalg.norm(together, axis=1) == pytest.approx([1.0, 1.0, 1.0], abs=1e-5)
    assert all((load_encoder().encode([text])[0] == row).all() for text, row in zip(texts, together, strict=True))


def test_the_same_model_by_its_path_goes_through_sentence_transformers() -> None:
    texts = ["It rains.", "Three ministers signed the declaration on Tuesday, the palace said.", "Nobody came."]
    by_path = load_encoder(str(minilm_folder())).encode(texts)
    assert by_path.dtype == np.float32
    assert np.abs(by_path - load_encoder().encode(texts)).max() < 1e-4


def test_nothing_to_encode() -> None:
    assert load_encoder().encode([]).shape == (0, 384)
