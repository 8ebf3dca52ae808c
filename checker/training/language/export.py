"""Make the shipped pipeline out of a trained one: `python -m checker.training.language.export TRAINED OUTPUT`.

The encoder's layers become an ONNX graph with int8 weights, without word vectors: those are the MiniLM package's. The
rest stays as spaCy writes it. `card.json` gets the checksum of every file. Needs the `train` extra.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import spacy
import srsly
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from checker.language.word_pieces import WIDTH
from checker.serving import CARD, checksums

from .encoder import TorchShim

_CARD = Path(__file__).with_name("card.toml")
_TOK2VEC = "tok2vec"
_META = {
    "name": "claimcheck_language",
    "license": "CC BY-SA 4.0",
    "description": "English tags, lemmas, dependencies and names for claimcheck.",
}


class _Hidden(nn.Module):
    """The encoder as a function of the vectors of one chunk's pieces, of shape (1, pieces, width)."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """Hidden states of the same shape."""
        hidden: torch.Tensor = self.encoder.embeddings(inputs_embeds=vectors)  # type: ignore[operator]
        for layer in self.encoder.encoder.layer:  # type: ignore[union-attr]
            output = layer(hidden, None)
            hidden = output[0] if isinstance(output, tuple) else output
        return hidden


def export(trained: Path, output: Path) -> None:
    """Write the pipeline in `trained` to `output`, as `ShippedPipeline` reads it; a README.md there is kept."""
    nlp = spacy.load(trained)
    shim: TorchShim = next(node for node in nlp.get_pipe(_TOK2VEC).model.walk() if node.name == "context").shims[0]
    graph = encoder_graph(shim)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        nlp.to_disk(folder)
        _replace_encoder(folder, graph)
        # Name and licence, without the scores of a development set.
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8")) | _META
        meta.pop("performance", None)
        _write_json(folder / "meta.json", meta)
        for path in output.glob("*"):
            if path.name != "README.md":
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(folder, output, dirs_exist_ok=True)
    card = tomllib.loads(_CARD.read_text(encoding="utf-8"))
    labels = {name: sorted(nlp.get_pipe(name).labels) for name in ("parser", "ner")}
    _write_json(output / CARD, {**card, "labels": labels, "sha256": checksums(output)})


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def encoder_graph(shim: TorchShim) -> bytes:
    """The encoder as an ONNX graph, `vectors` in and `hidden` out, its weights int8."""
    encoder = shim._model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain, small = Path(scratch) / "fp32.onnx", Path(scratch) / "int8.onnx"
        torch.onnx.export(
            _Hidden(encoder),
            (torch.zeros(1, 9, WIDTH),),
            str(plain),
            input_names=["vectors"],
            output_names=["hidden"],
            dynamic_axes={name: {1: "pieces"} for name in ("vectors", "hidden")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
        return small.read_bytes()


def _replace_encoder(folder: Path, graph: bytes) -> None:
    """Put the graph in the place of the PyTorch weights, and name the layer that serves it in the configuration."""
    path = folder / _TOK2VEC / "model"
    stored: dict[str, Any] = srsly.msgpack_loads(path.read_bytes())
    stored["shims"] = [[graph for _ in shims] for shims in stored["shims"]]
    path.write_bytes(srsly.msgpack_dumps(stored))
    config = spacy.util.load_config(folder / "config.cfg")
    config["components"][_TOK2VEC]["model"]["context"] = {"@architectures": "claimcheck.Context.v1"}
    for section in ("training", "corpora", "initialize", "paths"):  # of no use in service; pipeline.cfg has them
        config.pop(section)
    config.to_disk(folder / "config.cfg")


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    export(arguments.trained, arguments.output)


if __name__ == "__main__":
    main()
