"""The page and its decisions over HTTP, for a browser on this machine and for nobody else.

Other pages in the same browser can send requests to loopback addresses. So the address holds a secret, a decision must
carry it in a header too (no other origin may set one), and the Host header must name the loopback address, whatever a
name server says (DNS rebinding).
"""

from __future__ import annotations

import json
import secrets
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from checker.errors import BaselineError
from checker.models import Decision, Value
from checker.reports.html import policy

from .desk import ChangedMeanwhileError, Desk, Made, UnknownFindingError

if TYPE_CHECKING:
    from starlette.requests import Request

HOST = "127.0.0.1"
TOKEN_HEADER = "x-claimcheck-token"
# Bytes: three notes of MAX_REASON characters, were each escaped in six bytes, and the rest of a wish.
MAX_BODY = 40_000
# A few paragraphs; the note's field on the page has the same bound (report.html.jinja).
MAX_REASON = 2_000
# After Ctrl-C: time to keep a decision under way, and no tab left open holds up the end.
_GRACE_SECONDS = 2
_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": f"{policy(review=True)}; frame-ancestors 'none'",
}
_REFUSALS: dict[type[Exception], tuple[int, str]] = {
    ValidationError: (422, "no decision that can be kept"),
    UnknownFindingError: (404, "no such finding in this report"),
    BaselineError: (500, ""),  # says it itself
}


class Wish(Value):
    """What the page asks for: a decision or, to take one back, none and the former one; and what it shows by then."""

    decision: Literal[Decision.ACCEPTED, Decision.FALSE_ALARM, Decision.RESOLVED] | None
    reason: str = Field(default="", max_length=MAX_REASON)
    seen: Made | None = None
    former: Made | None = None


def application(desk: Desk, page: str, token: str) -> Starlette:
    """The page at `/TOKEN/`, its decisions at `/TOKEN/decisions`."""

    async def show(_: Request) -> Response:
        return HTMLResponse(page, headers=_HEADERS)

    async def tell(request: Request) -> Response:
        _require(token, request)
        return _answer(200, decisions=await run_in_threadpool(desk.decisions))

    async def decide(request: Request) -> Response:
        _require(token, request)
        wish = Wish.model_validate_json(await _body(request))
        asked = request.path_params["key"], wish.decision, wish.reason.strip(), wish.seen, wish.former
        return _answer(200, decisions=await run_in_threadpool(desk.decide, *asked))

    async def refuse(_: Request, error: Exception) -> Response:
        """What went wrong; after a change by another, with the decisions as they are."""
        if isinstance(error, ChangedMeanwhileError):
            now = await run_in_threadpool(desk.decisions)
            return _answer(409, "decided meanwhile in another tab or by another person; look again", now)
        if isinstance(error, HTTPException):
            return _answer(error.status_code, error.detail)
        status, said = _REFUSALS[type(error)]
        return _answer(status, said or str(error))

    routes = [Route("/", show), Route("/decisions", tell), Route("/decisions/{key}", decide, methods=["POST"])]
    return Starlette(
        routes=[Mount(f"/{token}", routes=routes)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)],
        exception_handlers=dict.fromkeys((HTTPException, ChangedMeanwhileError, *_REFUSALS), refuse),
    )


def serve(app: Starlette, listener: socket.socket) -> None:
    """Serve until interrupted."""
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _require(token: str, request: Request) -> None:
    if not secrets.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), token.encode()):
        raise HTTPException(403, "the token is missing")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise HTTPException(413, "too long a note")
    return body


def _answer(status: int, error: str = "", decisions: Mapping[str, Made] | None = None) -> Response:
    told: dict[str, object] = {"error": error} if error else {}
    if decisions is not None:
        told["decisions"] = {key: made.model_dump(mode="json") for key, made in decisions.items()}
    return Response(json.dumps(told), status, _HEADERS, "application/json")
