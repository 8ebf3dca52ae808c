"""Every error that reaches the person who ran a command.

ClaimcheckError            a message for the person who ran the command, no traceback
├── SettingsError          unknown key, bad value, flags that exclude each other       exit 2
├── NothingCheckedError    no claim in what was to be checked                          exit 3
└── CannotRunError         the run can't go on                                         exit 4
    ├── ModelError         weights missing, damaged or of the wrong shape
    ├── CorpusError        the store of accepted documents is missing, damaged, locked or made by another encoder
    ├── BaselineError      a file of reviewed findings can't be read, or is in the way
    ├── ReportError        a saved report can't be read
    ├── GoldError          a gold.json can't be read or names a passage that isn't there
    └── OutputError        the report can't be written
"""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Something that the user can understand and mend; `exit_code` is what the command ends with."""

    exit_code = 4


class SettingsError(ClaimcheckError):
    """A flag or a setting that can't be obeyed."""

    exit_code = 2


class NothingCheckedError(ClaimcheckError):
    """What was to be checked holds no claim, so that a verdict on it would mean nothing."""

    exit_code = 3


class CannotRunError(ClaimcheckError):
    """The run can't go on."""


class ModelError(CannotRunError):
    """A model that is missing, damaged or not what it claims to be."""


class CorpusError(CannotRunError):
    """A store of accepted documents that can't be used."""


class BaselineError(CannotRunError):
    """A file of reviewed findings that can't be used."""


class ReportError(CannotRunError):
    """A saved report that can't be read."""


class GoldError(CannotRunError):
    """A gold.json that can't be read."""


class OutputError(CannotRunError):
    """A report that can't be written where it was asked for."""
