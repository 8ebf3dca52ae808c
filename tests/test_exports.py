"""The public surface is a sorted list, and what it names is there."""

from __future__ import annotations

import importlib

import pytest


@pytest.mark.parametrize(
    "name",
    [
        "checker",
        *(
            f"checker.{part}"
            for part in ("documents", "claims", "corpus", "index", "matches", "verdicts", "findings", "reports")
        ),
    ],
)
def test_exports(name: str) -> None:
    module = importlib.import_module(name)
    constants_first = sorted(module.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert constants_first == list(module.__all__)
    assert all(hasattr(module, exported) for exported in module.__all__)
