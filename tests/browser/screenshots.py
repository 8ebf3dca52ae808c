"""The pictures in docs/: `python -m tests.browser.screenshots seeds/paris-summit docs`."""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser

from checker.config import Settings
from checker.pipeline import Pipeline
from tests.reports.synthetic import large_report

from .conftest import PATIENCE, kept, launched

_WINDOW = {"width": 1200, "height": 760}
_PHONE = {"width": 390, "height": 760}


def main(folder: str, target: str) -> None:
    """Pictures of the report on the articles in `folder`, and of one with 500 findings."""
    pipeline = Pipeline.from_settings(Settings.load({}))
    comparison = pipeline.compare([folder])
    texts = {article.document.id: article.document.text for article in comparison.reading.articles}
    with tempfile.TemporaryDirectory() as scratch, closing(launched()) as browsers:
        small = kept(_made(scratch, "small"), pipeline.report(comparison), texts)
        large = kept(_made(scratch, "large"), *large_report(500))
        browser = next(browsers)
        _shoot(browser, small, Path(target, "topics-light.png"), "light", _WINDOW, "")
        _shoot(browser, small, Path(target, "finding-light.png"), "light", _WINDOW, "jj")
        _shoot(browser, small, Path(target, "finding-phone.png"), "light", _PHONE, "jj")
        _shoot(browser, large, Path(target, "large-dark.png"), "dark", _WINDOW, "jajdj")


def _made(folder: str, name: str) -> Path:
    path = Path(folder, name)
    path.mkdir()
    return path


def _shoot(browser: Browser, address: str, to: Path, scheme: str, window: dict[str, int], keys: str) -> None:
    """The window after some keys."""
    context = browser.new_context(color_scheme=scheme, viewport=window)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    page.locator("#tools").wait_for()
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(200)
    page.screenshot(path=to)
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
