"""Train the verdict models: a large one, all-mpnet-base-v2 with a low-rank difference, and a small one that it teaches.

`python -m checker.training.verdict OUTPUT` writes one folder a stage, each with the checkpoints of its run and,
once it is done, `model/`. Run again, it skips finished stages and goes on from the last checkpoint. A stage with an
`encoder` and a `rank` learns a low-rank difference to that encoder (LoRA, Hu et al. 2021); any other begins where its
`start` ended, or from MiniLM. One that is `taught_by` another learns from what that says of its pairs (distillation,
Hinton et al. 2015); one with `average_of` is the mean of the stages named there (model soups, Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from numpy.typing import NDArray
from peft import LoraConfig, PeftModel
from safetensors.torch import load_file, save_file
from sentence_transformers import CrossEncoder
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments
from sentence_transformers.cross_encoder.losses import CrossEntropyLoss

from checker.index import minilm_folder
from checker.mpnet import mpnet_archive

from .dossiers import LABELS, LabelledPair
from .pairs import read_source

RECIPE = Path(__file__).with_name("verdict.toml")
# Word pieces: two sentences of some seventy words each. What a pair costs grows with the square of its length.
_MAX_LENGTH = 192
_READ_AT_ONCE = 128
_log = logging.getLogger(__name__)


def read_recipe(path: Path = RECIPE) -> dict[str, Any]:
    """The recipe; a stage that is `like` an earlier one has what that has, but for what it says itself."""
    recipe = tomllib.loads(path.read_text(encoding="utf-8"))
    stages: dict[str, dict[str, Any]] = {}
    for stage in recipe["stages"]:
        stages[stage["name"]] = stages.get(stage.get("like", ""), {}) | stage
    return recipe | {"stages": list(stages.values())}


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


class ProbabilityLoss(CrossEntropyLoss):  # type: ignore[misc]
    """Cross-entropy against probabilities: a batch brings one tensor of shape (labels,) a pair."""

    def forward(self, inputs: list[list[str]], labels: list[torch.Tensor], **kwargs: Any) -> torch.Tensor:
        """The mean loss of a batch of premises and hypotheses."""
        loss: torch.Tensor = super().forward(inputs, torch.stack(labels), **kwargs)
        return loss


def sample(stage: Mapping[str, Any], seed: int) -> dict[str, list[LabelledPair]]:
    """The pairs of one stage by source, drawn with a fixed seed: `rounds` says how often each source is gone through.

    `share` takes that much of it all.
    """
    rng = random.Random(seed)
    drawn: dict[str, list[LabelledPair]] = {}
    for name, rounds in stage["rounds"].items():
        pairs = read_source(name)
        whole, rest = divmod(round(rounds * stage.get("share", 1.0) * len(pairs)), max(1, len(pairs)))
        drawn[name] = pairs * whole + rng.sample(pairs, rest)
        _log.info("%s: %d of %d pairs", name, len(drawn[name]), len(pairs))
    return drawn


def goals(stage: Mapping[str, Any], drawn: Mapping[str, Sequence[LabelledPair]], folder: Path) -> NDArray[np.float32]:
    """What the stage is to say of each pair, of shape (pairs, labels): its label, or that and its teacher's opinion.

    Of each label the share `label_smoothing` is spread over all labels; `teachers_share` tells how much of a source's
    goal is the teacher's. Opinions are kept in `folder`.
    """
    pairs = [pair for those in drawn.values() for pair in those]
    smoothing = stage.get("label_smoothing", 0.0)
    sure = np.eye(len(LABELS), dtype=np.float32)[[LABELS.index(pair.label) for pair in pairs]]
    labelled = sure * np.float32(1 - smoothing) + np.float32(smoothing / len(LABELS))
    if "taught_by" not in stage:
        return labelled
    kept = folder / "opinions.npy"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        once = {pair: number for number, pair in enumerate(dict.fromkeys(pairs))}
        said = opinions(folder.parent / stage["taught_by"] / "model", list(once))
        np.save(kept, said[[once[pair] for pair in pairs]])
    shares = stage["teachers_share"]
    share = np.concatenate([np.full((len(drawn[name]), 1), shares.get(name, shares["rest"])) for name in drawn])
    return np.asarray(labelled * (1 - share) + np.load(kept, allow_pickle=False) * share, dtype=np.float32)


def opinions(model_folder: Path, pairs: Sequence[LabelledPair]) -> NDArray[np.float32]:
    """What the model in `model_folder` says of each pair, of shape (pairs, labels); every row adds up to 1."""
    teacher = CrossEncoder(str(model_folder), model_kwargs={"attn_implementation": "eager", "dtype": torch.bfloat16})
    texts = [(pair.premise, pair.hypothesis) for pair in pairs]
    logits = teacher.predict(texts, batch_size=_READ_AT_ONCE, convert_to_tensor=True, activation_fn=torch.nn.Identity())
    said: NDArray[np.float32] = logits.float().softmax(dim=1).cpu().numpy()
    return said


def _optimizer(model: CrossEncoder, stage: dict[str, Any]) -> torch.optim.Optimizer:
    """AdamW with a faster head, since only that starts from nothing. Word vectors stay as they are."""
    head: list[torch.nn.Parameter] = []
    body: list[torch.nn.Parameter] = []
    for name, parameter in model.named_parameters():
        if "word_embeddings" in name:
            parameter.requires_grad_(False)
        elif parameter.requires_grad:
            (head if "classifier" in name else body).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": body, "lr": stage["learning_rate"]},
            {"params": head, "lr": stage["head_learning_rate"]},
        ],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )


def classifier(start: str, dropout: float = 0.0) -> CrossEncoder:
    """The weights at `start` under a three-way head."""
    labels = dict(enumerate(LABELS))
    return CrossEncoder(
        start,
        num_labels=len(LABELS),
        max_length=_MAX_LENGTH,
        config_kwargs={
            "id2label": labels,
            "label2id": {name: number for number, name in labels.items()},
            "hidden_dropout_prob": dropout,
            "attention_probs_dropout_prob": 0.0,
        },
        model_kwargs={"attn_implementation": "eager"},  # fused attention's way back takes three times as long in bf16
    )


def encoder_folder(name: str, parent: Path) -> Path:
    """The encoder of that name under `parent`, unpacked unless it is there already."""
    if not (parent / name).is_dir():
        with mpnet_archive() as archive:
            archive.extractall(parent)
    return parent / name


def train_stage(stage: dict[str, Any], recipe: dict[str, Any], start: str, folder: Path) -> None:
    """One stage from the weights at `start` to `folder/model`, resuming from a checkpoint in `folder`.

    A difference that another stage has learnt is taken up where the stage has a rank and a start.
    """
    model = classifier(start, stage.get("dropout", 0.0))
    if "rank" in stage and "start" in stage:
        model.load_adapter(str(folder.parent / stage["start"] / "difference"), is_trainable=True)
    elif "rank" in stage:
        # "encoder.layer.3.attention.attn.q"
        matrices = r".*layer\.\d+\.(attention\.attn\.[qkvo]|intermediate\.dense|output\.dense)"
        config = LoraConfig(
            r=stage["rank"], lora_alpha=stage["alpha"], target_modules=matrices, modules_to_save=["classifier"]
        )
        model.add_adapter(config)
    drawn = sample(stage, recipe["seed"])
    pairs = [pair for those in drawn.values() for pair in those]
    data = Dataset.from_dict(
        {
            "premise": [p.premise for p in pairs],
            "hypothesis": [p.hypothesis for p in pairs],
            "label": goals(stage, drawn, folder).tolist(),
        }
    )
    batch_size = stage["batch_size"]
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=1,
        per_device_train_batch_size=batch_size,
        warmup_steps=max(1, len(data) // batch_size // 32),
        lr_scheduler_type=stage.get("schedule", "linear"),
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
        loss=ProbabilityLoss(model),
        optimizers=(_optimizer(model, stage), None),
    )
    trainer.train(resume_from_checkpoint=any(folder.glob("checkpoint-*")) or None)
    if "rank" in stage:
        model.save_pretrained(str(folder / "difference"), create_model_card=False)
        model = _with_difference(start, folder / "difference")
    model.save_pretrained(str(folder / "model"), create_model_card=False)


def average(stages: Sequence[Path], start: str, folder: Path) -> None:
    """Write to `folder` what the stages in `stages` have learnt from `start`, every weight the mean of theirs.

    Of low-rank differences the mean is taken of either factor, so that it has their rank.
    """
    part = "difference" if (stages[0] / "difference").is_dir() else "model"
    (weights,) = (stages[0] / part).glob("*.safetensors")
    learnt = [load_file(stage / part / weights.name) for stage in stages]
    # The mean of the products would be exact but have the ranks of all together. Stages that begin from one another lie
    # so close that the mean of the factors judges better than any of them.
    mean = {name: torch.stack([each[name].float() for each in learnt]).mean(dim=0) for name in learnt[0]}
    mean = {name: value.to(learnt[0][name].dtype) for name, value in mean.items()}
    # Under its own name only once it is whole: what was interrupted is begun anew.
    scratch = folder / "unfinished"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stages[0] / part, scratch)
    save_file(mean, scratch / weights.name, {"format": "pt"})
    scratch.rename(folder / part)
    if part == "difference":
        whole = _with_difference(start, folder / "difference")
        whole.save_pretrained(str(folder / "model"), create_model_card=False)


def _with_difference(start: str, difference: Path) -> CrossEncoder:
    model = classifier(start)
    whole = PeftModel.from_pretrained(model.model, str(difference)).merge_and_unload()
    model.model.load_state_dict(whole.state_dict())
    return model


def main() -> None:
    """Train every stage of the recipe that has not been trained yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="folder for checkpoints and models")
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--only", help="train this stage alone")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    recipe = read_recipe(options.recipe)
    for stage in recipe["stages"]:
        folder = options.output / stage["name"]
        if "encoder" in stage:
            start = str(encoder_folder(stage["encoder"], options.output))
        elif "start" in stage:
            start = str(options.output / stage["start"] / "model")
        else:
            start = str(minilm_folder())
        if not (folder / "model").is_dir() and options.only in (None, stage["name"]):
            if "average_of" in stage:
                average([options.output / name for name in stage["average_of"]], start, folder)
            else:
                seed = stage.get("seed", recipe["seed"])
                torch.manual_seed(seed)
                train_stage(stage, recipe | {"seed": seed}, start, folder)


if __name__ == "__main__":
    main()
