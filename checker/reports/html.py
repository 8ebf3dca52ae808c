"""One self-contained page: no script, nothing fetched, and a policy that forbids both."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from checker.models import Report

from . import wording
from .escape import plain
from .overview import entries_of, subjects_of

if TYPE_CHECKING:
    from jinja2 import Template


def render_html(report: Report) -> str:
    """Headline figures, topics, every finding with both quotes side by side, documents and skipped files."""
    from markupsafe import Markup

    style = _packaged("report.css")
    return _template().render(
        report=report,
        subjects=subjects_of(report),
        entries=entries_of(report),
        wording=wording,
        style=Markup(style),  # ours, from the package
        style_hash=_policy_hash(style),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.from_string(_packaged("report.html.jinja"))


def _shown(value: object) -> object:
    """What the template does to each value before it escapes it, so that no control character gets past it."""
    return plain(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _packaged(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _policy_hash(style: str) -> str:
    """The source expression that lets this one style element through (CSP level 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"
