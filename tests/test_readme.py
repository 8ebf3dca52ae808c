"""What the documentation says is so."""

from __future__ import annotations

import re
import subprocess

from checker.config import Settings
from checker.reports import Format
from tests.conftest import CLAIMCHECK, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    shown = subprocess.run([CLAIMCHECK, "--help"], capture_output=True, text=True, check=True).stdout
    commands = set(re.findall(r"^│ (\w+) +[A-Z]", shown, re.MULTILINE))
    assert commands
    assert commands == set(re.findall(r"^\| `claimcheck (\w+)", README, re.MULTILINE))


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", README, re.MULTILINE))
    assert set(rows) == set(Settings.model_fields)
    compare, gate = Settings().for_compare(), Settings().for_gate()
    for name in Settings.model_fields:
        one, other = (_shown(getattr(settings, name)) for settings in (compare, gate))
        if name != "cache":
            assert rows[name].replace("`", "") == (one if one == other else f"{one}, in gate {other}")


def _shown(value: object) -> str:
    return {"None": "none", "False": "false"}.get(str(value), str(value))


def test_every_format_is_in_the_readme() -> None:
    assert all(f"`{form.value}`" in README or f"`--format {form.value}`" in README for form in Format)


def test_the_two_commands_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{verb}:", makefile, re.MULTILINE) for verb in ("demo", "test", "check", "bench", "train"))
