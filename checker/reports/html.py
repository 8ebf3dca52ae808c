"""One self-contained page: our own style and script, nothing fetched, and a policy that forbids all else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from checker.models import Relation, Report

from . import lists, wording
from .articles import around, fitting, full_texts
from .escape import plain
from .overview import Entry, entries_of, subjects_of


def render_html(report: Report, texts: Mapping[str, str] | None = None, review: str | None = None) -> str:
    """The report as a page, with the documents in full where `texts` (by document id) holds them.

    `review` is the secret that a page served by `claimcheck review` sends along with each decision.
    """
    entries = entries_of(report, known=True)
    at_hand = fitting(texts or {}, entries)
    quoted = {passage.side.document for entry in entries for passage in entry.sides}
    sources = [document.id for document in report.documents if document.id in quoted]
    return _template().render(
        report=report,
        entries=entries,
        subjects=subjects_of(report),
        sources=sources,
        filters=_filters(entries, sources),
        articles=full_texts(report, at_hand, entries),
        texts=at_hand,
        around=around,
        review=review,
        wording=wording,
        lists=lists,
        style=Markup(_packaged("report.css")),  # these two are ours, from the package
        script=Markup(_packaged("report.js")),
        policy=policy(review=review is not None),
    )


def _filters(entries: tuple[Entry, ...], sources: list[str]) -> dict[str, list[str]]:
    """What the page can be filtered by: the values that occur."""
    relations = {entry.finding.relation for entry in entries}
    speakers = {passage.side.speaker for entry in entries for passage in entry.sides}
    return {
        "relation": [relation.value for relation in Relation if relation in relations],
        "kind": sorted({entry.finding.kind.value for entry in entries}),
        "source": sources,
        "speaker": sorted(speaker for speaker in speakers if speaker),
    }


def policy(*, review: bool) -> str:
    """What the page may do: its one style and one script, and while reviewed talk to the server it came from."""
    parts = (
        "default-src 'none'",
        f"style-src '{_hash(_packaged('report.css'))}'",
        f"script-src '{_hash(_packaged('report.js'))}'",
        *(["connect-src 'self'"] if review else []),
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(parts)


@cache
def _template() -> Template:
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


@cache
def _packaged(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression that lets this one inline element through (CSP level 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
