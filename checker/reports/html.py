"""One self-contained page: our own style and script, nothing fetched, and a policy that forbids all else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING

from checker.models import DocumentSummary, NamedList, Relation, Report, Side

from . import lists, wording
from .articles import FullText, around, fitting, full_texts
from .escape import plain
from .matrix import Row, Standing, matrix_of
from .overview import Entry, Passage, Subject, all_entries_of, subjects_of

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True)
class Page:
    """Everything that the template asks for. `texts` are the documents' own, by id, as far as they are to be had.

    `review` is the secret that a page served by `claimcheck review` sends along with each decision.
    """

    report: Report
    texts: Mapping[str, str]
    review: str | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every finding, those decided before at the end."""
        return all_entries_of(self.report)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The topics."""
        return subjects_of(self.report)

    @cached_property
    def sources(self) -> tuple[DocumentSummary, ...]:
        """The documents that some finding quotes, in the report's order."""
        quoted = {side.document for entry in self.entries for side in (entry.finding.a, entry.finding.b)}
        return tuple(document for document in self.report.documents if document.id in quoted)

    @cached_property
    def matrix(self) -> tuple[Row, ...]:
        """Topics against sources."""
        return matrix_of(self.subjects, [document.id for document in self.sources])

    def entries_about(self, shown: NamedList) -> tuple[Entry, ...]:
        """The findings that a list bears on."""
        return lists.entries_about(shown, self.entries)

    @cached_property
    def articles(self) -> tuple[FullText, ...]:
        """The documents in full."""
        return full_texts(self.report, self._fitting, self.entries)

    @cached_property
    def places(self) -> frozenset[str]:
        """The anchors of all passages that the articles show."""
        stretches = (s for article in self.articles for paragraph in article.paragraphs for s in paragraph.stretches)
        return frozenset(anchor for stretch in stretches for anchor in stretch.anchors)

    @cached_property
    def _fitting(self) -> dict[str, str]:
        return fitting(self.texts, self.entries)

    def around(self, side: Side) -> tuple[str, str]:
        """What stands before and after a quote; nothing where the text can't be had."""
        text = self._fitting.get(side.document)
        return around(text, side) if text is not None else ("", "")

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that occur, for the filter."""
        return tuple(sorted({entry.finding.kind.value for entry in self.entries}))

    @cached_property
    def relations(self) -> tuple[str, ...]:
        """The relations that occur, gravest first."""
        found = {entry.finding.relation for entry in self.entries}
        return tuple(relation.value for relation in Relation if relation in found)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Everyone quoted, for the filter."""
        sides = (passage.side for entry in self.entries for passage in entry.sides)
        return tuple(sorted({side.speaker for side in sides if side.speaker}))

    def sources_of(self, entry: Entry) -> str:
        """The numbers of the sources of a finding and of its echoes, parted by spaces."""
        numbers = {document.id: number for number, document in enumerate(self.sources)}
        quoted = {passage.side.document for pair in (entry.sides, *entry.echoes) for passage in pair}
        return _spaced(numbers[name] for name in quoted if name in numbers)

    def speakers_of(self, entry: Entry) -> str:
        """The numbers of the speakers of a finding, parted by spaces."""
        return _spaced(self.speakers.index(p.side.speaker) for p in entry.sides if p.side.speaker)

    def published(self, passage: Passage) -> str:
        """The date of the passage's document, where it gives one."""
        found = (d.published for d in self.report.documents if d.id == passage.side.document and d.published)
        return next((date.isoformat() for date in found), "")


def render_html(report: Report, texts: Mapping[str, str] | None = None, review: str | None = None) -> str:
    """The report as a page, with the documents in full where `texts` (by document id) holds them."""
    from markupsafe import Markup

    return _template().render(
        page=Page(report, texts or {}, review),
        report=report,
        wording=wording,
        lists=lists,
        Standing=Standing,
        style=Markup(_packaged("report.css")),  # these two are ours, from the package
        script=Markup(_packaged("report.js")),
        policy=policy(review=review is not None),
    )


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


def _spaced(numbers: Iterable[int]) -> str:
    return " ".join(str(number) for number in sorted(set(numbers)))


@cache
def _packaged(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression that lets this one inline element through (CSP level 3, section 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
