"""Train the verdict model: all-MiniLM-L6-v2 weights under a three-way head, on the recipe's stages.

`python -m checker.training.verdict OUTPUT` writes one folder a stage, each with the checkpoints of its run and,
once it is done, `model/`. Run again, it skips finished stages and goes on from the last checkpoint. A stage begins
where the one before it ended, or where its `start` did; one with `average_of` is the mean of the stages named there
(model soups, Wortsman et al. 2022), which may be trained side by side, each with `--only`.
"""

from __future__ import annotations

import argparse
import logging
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from sentence_transformers import CrossEncoder
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from sentence_transformers.cross_encoder.losses import CrossEntropyLoss
from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from checker.training.dossiers import LabelledPair
from checker.training.pairs import LABELS, read_source

RECIPE = Path(__file__).with_name("verdict.toml")
# Word pieces: two sentences of some seventy words each. What a pair costs grows with the square of its length.
_MAX_LENGTH = 192
# Dropout costs a CPU dear, and no pair is seen often enough to be learnt by heart.
_CONFIG = {
    "id2label": dict(enumerate(LABELS)),
    "label2id": {name: number for number, name in enumerate(LABELS)},
    "hidden_dropout_prob": 0.0,
    "attention_probs_dropout_prob": 0.0,
}
_log = logging.getLogger(__name__)


class LengthGroupedBatches(DefaultBatchSampler):  # type: ignore[misc]
    """Batches of pairs of about one length, in random order: little padding, twice the speed on a CPU."""

    # Batches sorted by length at a time: more would pad little less and leave less to chance.
    window = 50

    def __iter__(self) -> Iterator[list[int]]:
        rng = random.Random(self.seed + self.epoch)
        rows = self.sampler  # torch's name for what it draws from: here the data set itself
        lengths = [len(a) + len(b) for a, b in zip(rows["premise"], rows["hypothesis"], strict=True)]
        order = list(range(len(lengths)))
        rng.shuffle(order)
        width = self.window * self.batch_size
        batches: list[list[int]] = []
        for start in range(0, len(order), width):
            near = sorted(order[start : start + width], key=lengths.__getitem__)
            batches += [near[i : i + self.batch_size] for i in range(0, len(near), self.batch_size)]
        rng.shuffle(batches)
        yield from batches


class StopAt(TrainerCallback):  # type: ignore[misc]
    """Ends a stage before its learning rate is down to nothing."""

    def __init__(self, step: int) -> None:
        self.step = step

    def on_step_end(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **kwargs: object
    ) -> None:
        """Ask for the end once the step is reached."""
        control.should_training_stop |= state.global_step >= self.step


def sample(stage: dict[str, Any], seed: int) -> list[LabelledPair]:
    """The pairs of one stage: of each source as many as the recipe says, drawn with a fixed seed."""
    rng = random.Random(seed)
    chosen: list[LabelledPair] = []
    for name, count in stage["pairs"].items():
        pairs = read_source(name)
        taken = pairs if count >= len(pairs) else rng.sample(pairs, count)
        _log.info("%s: %d of %d pairs", name, len(taken), len(pairs))
        chosen += taken
    return chosen


def _optimizer(model: CrossEncoder, stage: dict[str, Any]) -> torch.optim.Optimizer:
    """AdamW with a faster head, since only the head starts from nothing; word vectors stay as they are.

    So do the lowest `frozen_layers`, which saves a part of the way back.
    """
    frozen = ["embeddings" if stage.get("frozen_layers") else "word_embeddings"]
    frozen += [f"encoder.layer.{number}." for number in range(stage.get("frozen_layers", 0))]
    head: list[torch.nn.Parameter] = []
    body: list[torch.nn.Parameter] = []
    for name, parameter in model.named_parameters():
        if any(part in name for part in frozen):
            parameter.requires_grad_(False)
        else:
            (head if "classifier" in name else body).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": body, "lr": stage["learning_rate"]},
            {"params": head, "lr": stage.get("head_learning_rate", stage["learning_rate"])},
        ],
        weight_decay=0.01,
        fused=True,
    )


def classifier(start: str) -> CrossEncoder:
    """The weights at `start` under a three-way head."""
    return CrossEncoder(
        start,
        num_labels=len(LABELS),
        max_length=_MAX_LENGTH,
        config_kwargs=_CONFIG,
        model_kwargs={"attn_implementation": "eager"},  # fused attention's way back takes three times as long in bf16
    )


def train_stage(stage: dict[str, Any], recipe: dict[str, Any], start: str, folder: Path) -> None:
    """One stage from the weights at `start` to `folder/model`, resuming from a checkpoint in `folder`."""
    model = classifier(start)
    pairs = sample(stage, recipe["seed"])
    data = Dataset.from_dict(
        {
            "premise": [p.premise for p in pairs],
            "hypothesis": [p.hypothesis for p in pairs],
            "label": [LABELS.index(p.label) for p in pairs],
        }
    )
    steps = stage["epochs"] * len(data) // recipe["batch_size"]
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=stage["epochs"],
        per_device_train_batch_size=recipe["batch_size"],
        warmup_steps=max(1, steps // 16),
        lr_scheduler_type="linear",
        bf16=True,
        use_cpu=not torch.cuda.is_available(),
        batch_sampler=LengthGroupedBatches,
        save_steps=300,
        save_total_limit=1,
        logging_steps=50,
        disable_tqdm=True,
        report_to="none",
        seed=recipe["seed"],
    )
    trainer = CrossEncoderTrainer(
        model=model,
        args=arguments,
        train_dataset=data,
        loss=CrossEntropyLoss(model, label_smoothing=stage.get("label_smoothing", 0.0)),
        optimizers=(_optimizer(model, stage), None),
        callbacks=[StopAt(stage.get("stop_at_step", steps + 1))],
    )
    trainer.train(resume_from_checkpoint=any(folder.glob("checkpoint-*")) or None)
    model.save_pretrained(str(folder / "model"), create_model_card=False)


def average(folders: list[Path], target: Path) -> None:
    """Write a model whose every weight is the mean of those in `folders`."""
    models = [classifier(str(folder)) for folder in folders]
    states = [model.state_dict() for model in models]
    mean = {name: torch.stack([state[name].float() for state in states]).mean(dim=0) for name in states[0]}
    models[0].load_state_dict({name: value.to(states[0][name].dtype) for name, value in mean.items()})
    models[0].save_pretrained(str(target), create_model_card=False)


def main() -> None:
    """Train every stage of the recipe that has not been trained yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="folder for checkpoints and models")
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--start", type=Path, help="begin from the model in this folder")
    parser.add_argument("--only", help="train this stage alone")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    recipe = tomllib.loads(options.recipe.read_text(encoding="utf-8"))
    from checker.index.encoder import minilm_folder

    start = str(options.start or minilm_folder())
    for stage in recipe["stages"]:
        folder = options.output / stage["name"]
        if "start" in stage:
            start = str(options.output / stage["start"] / "model")
        if not (folder / "model").is_dir() and options.only in (None, stage["name"]):
            if "average_of" in stage:
                average([options.output / name / "model" for name in stage["average_of"]], folder / "model")
            else:
                seed = stage.get("seed", recipe["seed"])
                torch.manual_seed(seed)
                train_stage(stage, recipe | {"seed": seed}, start, folder)
        start = str(folder / "model")


if __name__ == "__main__":
    main()
