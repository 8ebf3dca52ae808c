"""claimcheck: where sources disagree, claim by claim, on your own machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.models import Claim, Document, Finding, Report

__all__ = ["Claim", "Document", "Finding", "Report", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The vocabulary on first use: what is loaded here, every start of pytest pays, since the plugin is in here."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from checker import models

    return getattr(models, name)
