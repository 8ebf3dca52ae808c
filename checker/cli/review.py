"""`claimcheck review`."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import CannotRunError, SettingsError

from . import options
from .run import Exit, command, say

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")]
Browser = Annotated[bool, typer.Option("--open", help="Open the page in the browser as well.")]


@command
def review(
    saved: Annotated[Path, typer.Argument(metavar="REPORT.json", help="A report saved with --format json.")],
    baseline: options.BaselineFile = None,
    by: options.By = None,
    port: Port = 0,
    browser: Browser = False,
    config: options.Config = None,
) -> int:
    """Decide findings on a local page; each decision goes to the baseline file at once."""
    settings = options.settings(config, baseline=baseline)
    if settings.baseline is None:
        raise SettingsError("--baseline FILE is needed: where the decisions are kept")
    from checker.reports import load_report
    from checker.reports.html import render_html
    from checker.review import Desk, serve
    from checker.review.server import HOST, application

    report, token = load_report(saved), secrets.token_urlsafe(32)
    desk = Desk(report, Path(settings.baseline), by or options.logged_in())
    desk.decisions()  # a file that can't be read is better known now than at the first decision
    page = render_html(report, options.full_texts(report), review=token)
    try:
        listener = socket.create_server((HOST, port))
    except OSError as error:
        raise CannotRunError(f"port {port}: {error.strerror}") from error
    with listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/{token}/"
        options.write_out(f"Review at {address}\nCtrl-C ends it.")
        if browser:
            webbrowser.open(address)
        try:
            serve(application(desk, page, token), listener)
        except KeyboardInterrupt:  # how a review ends
            say(f"claimcheck: {len(desk.decisions())} decided, kept in {settings.baseline}")
    return Exit.PASSED
