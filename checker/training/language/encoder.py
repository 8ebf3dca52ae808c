"""The encoder as it is trained: the lower layers of MiniLM in PyTorch, one more layer to spaCy's training system.

The parser, the taggers and the entity recogniser send their gradients through it. Word vectors stay as they are,
so that the shipped pipeline can take them from the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

import numpy as np
import spacy
import torch
from safetensors.torch import load, save
from spacy.tokens import Doc
from thinc.api import Model
from thinc.shims import Shim
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoModel

from checker.language.context_encoder import word_pieces
from checker.language.layers import EmbeddedDocs, Encoder
from checker.language.word_pieces import LONGEST_CHUNK, WIDTH, chunks
from checker.minilm import minilm_folder

# Batches of about one length: half of what 2048 pads is padding, and a step takes a quarter longer.
_PADDED_PIECES = 512
# Both as pipeline.cfg has them for the layers above (grad_clip, L2).
_CLIP = 1.0
_DECAY = 0.01


@spacy.registry.schedules("claimcheck.trapezoid.v1")  # type: ignore[untyped-decorator]
def trapezoid(rate: float, warmup: int, decay_from: int, steps: int) -> Iterator[float]:
    """Learning rates that rise to `rate`, stay there, and fall to 0 over the last steps (Zhai et al. 2022)."""
    for step in count():
        yield rate * min(1.0, (step + 1) / warmup, max(0.0, (steps - step) / (steps - decay_from)))


@spacy.registry.architectures("claimcheck.TrainedContext.v1")  # type: ignore[untyped-decorator]
def trained_context(layers: int, rates: Iterator[float]) -> Encoder:
    """MiniLM's first `layers` layers under AdamW, at a learning rate for each step."""
    return Model("context", _forward, shims=[TorchShim(layers, rates)], dims={"nO": WIDTH})


class TorchShim(Shim):  # type: ignore[misc]
    """The PyTorch side: forward in bfloat16, gradients back, its own optimizer."""

    def __init__(self, layers: int, rates: Iterator[float], longest: int = LONGEST_CHUNK) -> None:
        # In bfloat16 on a CPU, plain attention is a third faster than the fused one.
        encoder = AutoModel.from_pretrained(str(minilm_folder()), attn_implementation="eager")
        encoder.encoder.layer = encoder.encoder.layer[:layers]
        for layer in encoder.encoder.layer:
            layer.attention.self.dropout.p = 0.0
        encoder.pooler = None
        encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        super().__init__(encoder)
        self.pieces = word_pieces()
        self._longest = longest
        trained = [weight for weight in encoder.parameters() if weight.requires_grad]
        self._adam = torch.optim.AdamW(trained, weight_decay=_DECAY)
        self._rates = rates
        self.waiting = False

    def finish_update(self, optimizer: Any) -> None:
        """Nothing yet: spaCy calls this between forward and backward, when the weights must stay as they are."""

    def to_bytes(self) -> bytes:
        """The trained weights as safetensors."""
        weights = {name: value for name, value in self._model.state_dict().items() if "word_embeddings" not in name}
        return bytes(save({name: value.contiguous() for name, value in weights.items()}))

    def from_bytes(self, data: bytes) -> TorchShim:
        """Take trained weights into use."""
        self._model.load_state_dict(load(data), strict=False)
        return self

    def words(self, texts: Sequence[Sequence[str]], is_train: bool) -> torch.Tensor:
        """A row for each word of the texts, in order; first a step, where gradients have come in since the last."""
        if self.waiting:
            torch.nn.utils.clip_grad_norm_(self._model.parameters(), _CLIP)
            rate = next(self._rates)
            for group in self._adam.param_groups:
                group["lr"] = rate
            self._adam.step()
            self._adam.zero_grad()
            self.waiting = False
        self._model.train(is_train)
        with torch.set_grad_enabled(is_train):
            return self._words(texts)

    def _words(self, texts: Sequence[Sequence[str]]) -> torch.Tensor:
        """Pieces in padded batches of about one length; each word the mean of its pieces."""
        first, last = self.pieces.ends
        rows, states, offset = [], [], 0
        stretches = []
        for text in texts:
            pieces = self.pieces.of(text)
            for start, end in chunks(pieces, self._longest):
                ids = [first, *(piece for word in pieces[start:end] for piece in word), last]
                owners = [offset + start + at for at, word in enumerate(pieces[start:end]) for _ in word]
                stretches.append((ids, owners))
            offset += len(text)
        for batch in _batches(sorted(stretches, key=lambda stretch: len(stretch[0]))):
            lengths = torch.tensor([len(ids) for ids, _ in batch])[:, None]
            padded = pad_sequence([torch.tensor(ids) for ids, _ in batch], batch_first=True)
            at = torch.arange(padded.shape[1])[None]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = self._model(input_ids=padded, attention_mask=(at < lengths).long()).last_hidden_state
            states.append(hidden.float()[(at > 0) & (at < lengths - 1)])  # without padding and ends
            rows += [owner for _, owners in batch for owner in owners]
        index = torch.tensor(rows)
        sums = torch.zeros(offset, WIDTH).index_add(0, index, torch.cat(states))
        counts = torch.zeros(offset).index_add(0, index, torch.ones(len(rows))).clamp(min=1)
        return sums / counts[:, None]


def _batches(stretches: list[tuple[list[int], list[int]]]) -> Iterator[list[tuple[list[int], list[int]]]]:
    batch: list[tuple[list[int], list[int]]] = []
    for stretch in stretches:
        if batch and (len(batch) + 1) * len(stretch[0]) > _PADDED_PIECES:
            yield batch
            batch = []
        batch.append(stretch)
    if batch:
        yield batch


def _forward(
    model: Encoder, docs: list[Doc], is_train: bool
) -> tuple[EmbeddedDocs, Callable[[EmbeddedDocs], list[Doc]]]:
    shim: TorchShim = model.shims[0]
    words = shim.words([[word.text for word in doc] for doc in docs], is_train)
    ends = np.cumsum([len(doc) for doc in docs])[:-1]

    def backprop(gradients: EmbeddedDocs) -> list[Doc]:
        words.backward(torch.from_numpy(np.concatenate(gradients)))  # type: ignore[no-untyped-call]
        shim.waiting = True
        return []

    return np.split(words.detach().numpy(), ends), backprop
