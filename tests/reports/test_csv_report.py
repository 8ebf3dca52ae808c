"""Rows for spreadsheets, none of which is a formula."""

from __future__ import annotations

import csv
import io

import pytest

from checker.models import Report
from checker.reports.csv_report import COLUMNS, render_csv, safe_cell
from checker.reports.escape import UNSAFE

from .conftest import side


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(report), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\r\n=", "\u2028@", "\uff1d"])
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    cell = safe_cell(f"{start}cmd|' /C calc'!A0")
    assert cell.startswith("'")
    assert not UNSAFE.search(cell)


@pytest.mark.parametrize("text", ["", "plain", "1 - 2", "a=b", "“-5”", "'quoted'"])
def test_other_cells_stay(text: str) -> None:
    assert safe_cell(text) == text


def test_a_row_for_each_finding(report: Report) -> None:
    first, second = rows(report)
    assert list(first) == list(COLUMNS)
    assert (first["relation"], first["kind"], first["probability"]) == ("contradiction", "negation", "0.91")
    assert (first["a_document"], first["a_speaker"], first["b_speaker"]) == ("wire.txt", "", "Ann Lee")
    assert (first["question"], first["echoes"]) == ("Did the United States sign the declaration?", "1")
    assert (second["b_modality"], second["b_quote"]) == ("planned", "The deal covers 35 countries.")


def test_every_column_is_guarded(report: Report) -> None:
    bad = side("=d", "=q", claim="=c", speaker="=s")
    finding = report.findings[0].model_copy(update={"a": bad, "b": bad, "explanation": "=e", "id": "=i"})
    cells = rows(report.model_copy(update={"findings": (finding,)}))[0].values()
    assert not [cell for cell in cells if cell.startswith("=")]
    assert sum(cell.startswith("'=") for cell in cells) == 14


def test_hostile_text_stays_in_its_cells(hostile: Report) -> None:
    text = render_csv(hostile)
    assert not UNSAFE.search(text)
    assert len(rows(hostile)) == 1
    assert rows(hostile)[0]["a_quote"].endswith("end yes")


def test_no_finding_leaves_the_heading(quiet: Report) -> None:
    assert render_csv(quiet) == ",".join(COLUMNS) + "\n"
