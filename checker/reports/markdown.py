"""Markdown for pull requests and notes: nothing that a source says can become markup or a link."""

from __future__ import annotations

from markupsafe import Markup

from checker.models import Report

from . import wording
from .escape import flat, inner
from .overview import Passage, subjects_of, without_topic
from .packaged import template

# A word joiner behind "@" leaves no name there to be notified and no address to be linked.
_ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in r"\`*_[]|~$#"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8288;"}
)


def render_markdown(report: Report) -> str:
    """Headline, topics with their findings, other findings, lists, documents and skipped files, under headings."""
    subjects, others = subjects_of(report), without_topic(report)
    return template("report.md.jinja", safe).render(
        report=report, subjects=subjects, others=others, quoted=quoted, inner=inner, wording=wording
    )


def safe(text: str) -> Markup:
    """`text` on one line, showing in Markdown as it is. It must not begin a line: list markers stay."""
    return Markup(_escaped(flat(text)))


def quoted(passage: Passage) -> Markup:
    """The quote, bold where the other side differs."""
    pieces = passage.marked(inner(passage.side.quote))
    shown = (f"**{_escaped(piece.text)}**" if piece.differs else _escaped(piece.text) for piece in pieces)
    return Markup(f"“{''.join(shown)}”")


def _escaped(text: str) -> str:
    # Bare addresses become links, too.
    return text.translate(_ESCAPES).replace("://", "&#58;//").replace("www.", "www&#46;")
