"""`claimcheck review`."""

from __future__ import annotations

import secrets
import socket
import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import BaselineError, CannotRunError, SettingsError

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
    from checker.models import Decision
    from checker.reports import load_report
    from checker.reports.html import render_html
    from checker.review import Desk, serve
    from checker.review.server import HOST, application

    report, token, path = load_report(saved), secrets.token_urlsafe(32), Path(settings.baseline)
    desk = Desk(report, path, by or options.logged_in())
    desk.decisions()  # what can't be read or written is better known now than at the first decision
    try:
        tempfile.TemporaryFile(dir=path.resolve().parent).close()
        if path.exists():
            path.open("ab").close()
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror}") from error
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
            kept = sum(made.decision is not Decision.IGNORED for made in desk.decisions().values())
            say(f"claimcheck: {kept} decided" + (f", kept in {path}" if kept else ""))
    return Exit.PASSED
