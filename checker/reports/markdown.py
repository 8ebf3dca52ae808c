"""Markdown for pull requests and notes: nothing that a source says can become markup or a link."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from checker.models import Report

from . import lists, wording
from .escape import flat
from .overview import Passage, subjects_of, without_topic

_MARKUP = re.compile(r"[\\`*_\[\]|~$#]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def render_markdown(report: Report) -> str:
    """Headline, topics with their findings, other findings, lists, documents and skipped files, under headings."""
    subjects, others = subjects_of(report), without_topic(report)
    return _template().render(
        report=report, subjects=subjects, others=others, quoted=quoted, wording=wording, lists=lists
    )


def safe(text: str) -> str:
    """`text` on one line, showing in Markdown as it is. It must not begin a line: list markers stay."""
    escaped = _MARKUP.sub(r"\\\g<0>", flat(text)).translate(_ENTITIES)
    return escaped.replace("://", "&#58;//").replace("www.", "www&#46;")  # bare addresses become links, too


def quoted(passage: Passage) -> Markup:
    """The quote, bold where the other side differs. Pieces are escaped one by one, so the spaces between stay."""
    pieces = passage.marked(flat(passage.side.quote))
    return Markup("“" + "".join(f"**{safe(p.text)}**" if p.differs else _spaced(p.text) for p in pieces) + "”")


def _spaced(text: str) -> str:
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() and text.strip() else ""
    return f"{start}{safe(text)}{end}"


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True, keep_trailing_newline=True
    )
    source = resources.files(__package__).joinpath("templates", "report.md.jinja")
    return environment.from_string(source.read_text(encoding="utf-8"))


def _shown(value: object) -> object:
    """Each text that the template shows, made harmless for Markdown instead of for HTML."""
    return Markup(safe(value)) if isinstance(value, str) and not hasattr(value, "__html__") else value
