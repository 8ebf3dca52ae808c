"""Headless Chromium, as Debian packages it: `apt-get install chromium`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from checker.models import Report
from checker.reports.html import render_html
from tests.reports.synthetic import large_report

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
FINDINGS = 12
PATIENCE = 240_000  # milliseconds: a busy machine is slow, not wrong
Open = Callable[..., Page]


def launched() -> Iterator[Browser]:
    """The browser with an empty profile of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS, timeout=PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if shutil.which("chromium") is None:
        pytest.skip("no chromium here; apt-get install chromium")
    yield from launched()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens an address in a window of its own; fails at the end when the page complained or fetched anything."""
    contexts, complaints = [], []

    def open_(address: str, **how: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if _is_ours(message.text) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(address)
        page.locator("#tools").wait_for()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _is_ours(message: str) -> bool:
    """Not what the browser itself says of an answer that isn't 200, or of a server that is gone."""
    return not message.startswith("Failed to load resource")


@pytest.fixture(scope="package")
def report() -> Report:
    return large_report(FINDINGS)[0]


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report on disk, opened as people open it."""
    return kept(tmp_path_factory.mktemp("page"), *large_report(FINDINGS))


def kept(folder: Path, report: Report, texts: dict[str, str]) -> str:
    """The address of the report's page in a file."""
    path = folder / "report.html"
    path.write_text(render_html(report, texts), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def page(open_page: Open, address: str) -> Page:
    return open_page(address)


def shown(page: Page) -> list[int]:
    """The numbers of the findings in sight, in their order on the page."""
    numbers = page.eval_on_selector_all(
        "#list > article:not([hidden])", "all => all.map(a => Number(a.dataset.number))"
    )
    return [int(number) for number in numbers]


def current(page: Page) -> int:
    """The number of the finding that has the focus; 0 for none."""
    return int(page.evaluate("Number(document.activeElement.closest('.finding')?.dataset.number || 0)"))
