"""claimcheck: where sources disagree, claim by claim, on your own machine."""

from checker.models import Claim, Document, Finding, Report

__all__ = ["Claim", "Document", "Finding", "Report", "__version__"]

__version__ = "0.1.0"
