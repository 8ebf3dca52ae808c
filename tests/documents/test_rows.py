from __future__ import annotations

import pytest

from checker.claims import AtomicClaims
from checker.documents import read_article
from checker.documents.rows import told_by


@pytest.mark.parametrize(
    ("row", "header", "told"),
    [
        ("| Basic | 60 | 5 GB |", "| Plan | Rate | Disk |", [("Plan Basic", "Rate: 60"), ("Plan Basic", "Disk: 5 GB")]),
        ("Basic | 60", "Plan | Rate", [("Plan Basic", "Rate: 60")]),
        ("| **Basic** | – | `5 GB` |", "| | Rate | _Disk_ |", [("Basic", "Disk: 5 GB")]),
        ("| Cost | 36 |", None, [("Cost", "36")]),
        ("| Ships | 4 | 17 |", None, [(None, "Ships, 4, 17")]),
        ("| Ships | 4 | 17 |", "| Item | Now |", [(None, "Ships, 4, 17")]),
        (r"| a\|b | 4 |", "| Mark | Count |", [("Mark a|b", "Count: 4")]),
        ("| snake_case | 4 |", "| Name | Count |", [("Name snake_case", "Count: 4")]),
        ("|  | 4 |", "| Name | Count |", [(None, "4")]),
        ("| - |", None, []),
    ],
)
def test_what_a_row_tells(row: str, header: str | None, told: list[tuple[str | None, str]]) -> None:
    assert list(told_by(row, header)) == told


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("| Limit | Free | Pro |\n|---|---|---|\n| API calls | 1,000 | 1,000,000 |", ["Free: 1,000", "Pro: 1,000,000"]),
        ("Port | Now\n---|---\nHttp | 8080", ["Now: 8080"]),
        (
            "| Year | Ships |\n|---|---|\n| 2023 | 4 |\n\n| Year | Men |\n|---|---|\n| 2023 | 4 |",
            ["Ships: 4", "Men: 4"],
        ),
        ("| Port | Now |\n|---|---|\n| Http | 8080 |\n| Http | 8080 |", ["Now: 8080"]),
        ("| 1 | 2 |\n|---|---|\n| 2023 | 4 |", []),
    ],
)
def test_rows_of_figures_are_no_noise(table: str, told: list[str]) -> None:
    sentences = read_article(f"# Limits\n\n{table}\n".encode(), "a.md", "a.md").sentences
    assert [sentence.text for sentence in sentences] == told


MARKDOWN = "# Limits\n\n| Plan | Rate | SSO |\n|---|---:|:-:|\n| Basic | 60 a minute | no |\n| Pro | - | yes |\n"
HTML = (
    "<html><body><article><h1>Limits</h1><p>These are the limits of the service as they stand in May.</p><table>"
    "<tr><th>Plan</th><th>Rate</th><th>SSO</th></tr><tr><td>Basic</td><td>60 a minute</td><td>no</td></tr>"
    "<tr><td>Pro</td><td>-</td><td>yes</td></tr></table></article></body></html>"
)


@pytest.mark.parametrize(("text", "name"), [(MARKDOWN, "a.md"), (HTML, "a.html")])
def test_each_cell_is_a_claim_with_the_row_as_its_quote(text: str, name: str) -> None:
    article = read_article(text.encode(), name, name)
    claims = [claim for claim in AtomicClaims().extract(article.document, article.sentences) if claim.checkable]
    rows = [(claim.text, claim.quote) for claim in claims if "|" in claim.quote]
    assert rows == [
        ("Plan Basic: Rate: 60 a minute", "| Basic | 60 a minute | no |"),
        ("Plan Basic: SSO: no", "| Basic | 60 a minute | no |"),
        ("Plan Pro: SSO: yes", "| Pro | - | yes |"),
    ]
    assert {claim.speaker for claim in claims} == {None}
