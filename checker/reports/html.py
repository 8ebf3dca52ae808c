"""One self-contained page: our own style and script, nothing fetched, and a policy that forbids all else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from markupsafe import Markup

from checker.models import Relation, Report

from . import wording
from .articles import around, fitting, full_texts
from .escape import inner, plain
from .lines import is_as_read
from .overview import entries_of, subjects_of
from .packaged import packaged, template


def render_html(report: Report, texts: Mapping[str, str] | None = None, review: str | None = None) -> str:
    """The report as a page, with the documents in full where `texts` (by document id) holds them.

    `review` is the secret that a page served by `claimcheck review` sends along with each decision.
    """
    entries = entries_of(report, known=True)
    at_hand = fitting(texts or {}, entries)
    sides = [passage.side for entry in entries for passage in entry.sides]
    quoted = {passage.side.document for entry in entries for passage in entry.passages}
    relations = {entry.finding.relation for entry in entries}
    sources = [document.id for document in report.documents if document.id in quoted]
    # What the page can be filtered by: the values that occur.
    filters = {
        "relation": [relation.value for relation in Relation if relation in relations],
        "kind": sorted({entry.finding.kind.value for entry in entries}),
        "source": sources,
        "speaker": sorted({side.speaker for side in sides if side.speaker}),
    }
    return template("report.html.jinja", plain).render(
        report=report,
        entries=entries,
        subjects=subjects_of(report),
        sources=sources,
        filters=filters,
        articles=full_texts(report, at_hand, entries),
        texts=at_hand,
        around=around,
        inner=inner,
        is_as_read=is_as_read,
        review=review,
        wording=wording,
        style=Markup(packaged("report.css")),  # these two are ours, from the package
        script=Markup(packaged("report.js")),
        policy=policy(review=review is not None),
    )


def policy(*, review: bool) -> str:
    """What the page may do: its one style and one script, and while reviewed talk to the server it came from."""
    parts = ["default-src 'none'"]
    for kind, name in (("style", "report.css"), ("script", "report.js")):
        # The source expression that lets this one inline element through (CSP level 3, section 2.3.1).
        digest = base64.b64encode(hashlib.sha256(packaged(name).encode()).digest()).decode()
        parts.append(f"{kind}-src 'sha256-{digest}'")
    if review:
        parts.append("connect-src 'self'")
    return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])
