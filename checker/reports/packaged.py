"""The files that come in this package's folder `templates`: the templates, and the page's style and script."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup


@cache
def packaged(name: str) -> str:
    """The text of a file."""
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def template(name: str, harmless: Callable[[str], str]) -> Template:
    """A template that makes every text `harmless` before it is escaped for HTML, so that none gets past it."""
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).from_string(packaged(name))
