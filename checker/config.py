"""Settings: defaults < `[tool.claimcheck]` in pyproject.toml or claimcheck.toml < CLAIMCHECK_* < flags."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import SettingsError
from checker.models import Relation

_PREFIX = "CLAIMCHECK_"
# No folder beside a settings file takes the place of these.
_SHIPPED = ("all-MiniLM-L6-v2", "claimcheck-verdict", "claimcheck-verdict-small", "claimcheck-verdict-large")
_Name = Annotated[str, Field(min_length=1)]
# A reader would rather pass over false alarms than miss much; a build should fail only for what is likelier right
# than not. On the test sets half of what is told from 0.2 up is right, from 0.5 up seven in ten (benchmarks/README.md).
COMPARE_FROM, GATE_FROM = 0.2, 0.5


class FailOn(StrEnum):
    """Which relation ends a command with exit code 1."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    NEVER = "never"


class Settings(BaseModel):
    """Everything a run can be told. Field names are the keys of the file and, in capitals, of the environment.

    What is None goes by the command: `compare` shows findings from COMPARE_FROM up and never fails on them; `gate`
    shows those from GATE_FROM up and fails on contradictions.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    encoder: _Name = "all-MiniLM-L6-v2"
    nli_model: _Name = "claimcheck-verdict"
    min_probability: Annotated[float | None, Field(ge=0, le=1)] = None
    fail_on: FailOn | None = None
    corpus: _Name = ".claimcheck"
    baseline: _Name | None = None
    neighbours: Annotated[int, Field(ge=1, le=100)] = 8  # as NEIGHBOURS in checker.matches
    max_bytes: Annotated[int, Field(ge=1)] = 10_000_000  # as MAX_BYTES in checker.documents.load
    agreements: bool = False
    cache: _Name | None = None

    @classmethod
    def load(
        cls,
        flags: Mapping[str, Any],
        *,
        file: Path | None = None,
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Settings:
        """Settings from all sources; flags that are None are not given. Raises SettingsError.

        Without a `file` the nearest one is looked for from `folder` upwards, by default from the current one.
        """
        # A variable that a build leaves empty is not given.
        given = [item for item in (os.environ if environment is None else environment).items() if item[1]]
        settings = cls()
        merged: dict[str, Any] = {}
        for origin, values in (
            _from_file(file, folder or Path.cwd()),
            ("the environment", {k.removeprefix(_PREFIX).lower(): v for k, v in given if k.startswith(_PREFIX)}),
            ("the command line", {key: value for key, value in flags.items() if value is not None}),
        ):
            merged |= values
            try:
                settings = cls.model_validate(merged)
            except ValidationError as error:
                first = error.errors()[0]
                key = ".".join(str(part) for part in first["loc"])
                reason = "unknown setting" if first["type"] == "extra_forbidden" else first["msg"]
                raise SettingsError(f"{origin}: {key}: {reason}") from error
        return settings

    @property
    def failing(self) -> tuple[Relation, ...]:
        """The relations that a run fails on."""
        if self.fail_on is FailOn.TENSION:
            return Relation.CONTRADICTION, Relation.TENSION
        return (Relation.CONTRADICTION,) if self.fail_on is FailOn.CONTRADICTION else ()

    def for_compare(self) -> Settings:
        """With what `compare` does where nothing is said."""
        return self._filled(COMPARE_FROM, FailOn.NEVER)

    def for_gate(self) -> Settings:
        """With what `gate` does where nothing is said."""
        return self._filled(GATE_FROM, FailOn.CONTRADICTION)

    def _filled(self, min_probability: float, fail_on: FailOn) -> Settings:
        probability = min_probability if self.min_probability is None else self.min_probability
        return self.model_copy(update={"min_probability": probability, "fail_on": self.fail_on or fail_on})


def _from_file(file: Path | None, start: Path) -> tuple[str, dict[str, Any]]:
    """What the named file says, or the nearest claimcheck.toml or pyproject.toml from `start` upwards."""
    if file is not None:
        return str(file), _section(file)
    for folder in (start, *start.parents):
        for name in ("claimcheck.toml", "pyproject.toml"):
            candidate = folder / name
            if candidate.is_file() and (values := _section(candidate)):
                return str(candidate), values
        if (folder / ".git").exists():
            break
    # Without a settings file a store beside the folder looked from still counts (pytest may start elsewhere).
    corpus = start / Settings().corpus
    return "defaults", {"corpus": os.path.relpath(corpus)} if corpus.is_dir() else {}


def _section(file: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file}: {getattr(error, 'strerror', None) or error}") from error
    tools = content.get("tool") if file.name == "pyproject.toml" else {"claimcheck": content}
    section = tools.get("claimcheck", {}) if isinstance(tools, dict) else {}
    if not isinstance(section, dict):
        raise SettingsError(f"{file}: tool.claimcheck is not a table")
    values = {key.replace("-", "_"): value for key, value in section.items()}
    if section or file.name != "pyproject.toml":
        # The default corpus, too, lies beside the settings file.
        values = {"corpus": Settings().corpus, **values}
    return {key: _placed(key, value, file.resolve().parent) for key, value in values.items()}


def _placed(key: str, value: Any, folder: Path) -> Any:
    """A value with the folder or file that it names as meant from the folder of the settings file."""
    if not isinstance(value, str) or not value or os.path.isabs(value):
        return value
    there = os.path.normpath(folder / value)
    if key in ("corpus", "baseline", "cache"):
        return os.path.relpath(there)
    # Models in full, since stores and kept verdicts know them by this name.
    model = key in ("encoder", "nli_model") and value not in _SHIPPED and os.path.isdir(there)
    return there if model else value
