"""The page and its decisions over HTTP, for a browser on this machine and for nobody else.

Other pages in the same browser can send requests to loopback addresses. So the address holds a secret, a decision must
carry it in a header too (no other origin may set one), and the Host header must name the loopback address, whatever a
name server says (DNS rebinding).
"""

from __future__ import annotations

import json
import secrets
import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
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
# Bytes: a note of MAX_REASON characters, were each escaped in six bytes, and the rest of a wish.
MAX_BODY = 20_000
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


class Wish(Value):
    """What the page asks for: a decision or, to take one back, none; and which one it shows at the time."""

    decision: Literal[Decision.ACCEPTED, Decision.FALSE_ALARM, Decision.RESOLVED] | None
    reason: str = Field(default="", max_length=MAX_REASON)
    seen: Decision | None = None


def new_token() -> str:
    """A secret for the address of one review."""
    return secrets.token_urlsafe(32)


def application(desk: Desk, page: str, token: str) -> Starlette:
    """The page at `/TOKEN/`, its decisions at `/TOKEN/decisions`."""

    async def show(_: Request) -> Response:
        return HTMLResponse(page, headers=_HEADERS)

    async def tell(request: Request) -> Response:
        if not _trusted(request, token):
            return _answer(403, "the token is missing")
        return await _told(lambda: run_in_threadpool(desk.decisions), desk)

    async def decide(request: Request) -> Response:
        if not _trusted(request, token):
            return _answer(403, "the token is missing")
        body = await _body(request)
        if body is None:
            return _answer(413, "too long a note")
        try:
            wish = Wish.model_validate_json(body)
        except ValidationError:
            return _answer(422, "no decision that can be kept")
        key = request.path_params["key"]
        return await _told(
            lambda: run_in_threadpool(desk.decide, key, wish.decision, wish.reason.strip(), wish.seen), desk
        )

    routes = [Route("/", show), Route("/decisions", tell), Route("/decisions/{key}", decide, methods=["POST"])]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"], www_redirect=False)
    return Starlette(routes=[Mount(f"/{token}", routes=routes)], middleware=[hosts])


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


def _trusted(request: Request, token: str) -> bool:
    return secrets.compare_digest(request.headers.get(TOKEN_HEADER, "").encode(), token.encode())


async def _body(request: Request) -> bytes | None:
    """The body of a request; None when it is longer than any wish."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            return None
    return body


async def _told(action: Callable[[], Awaitable[Mapping[str, Made]]], desk: Desk) -> Response:
    """All decisions after `action`, or what went wrong; after a change by another, with the decisions as they are."""
    try:
        return _answer(200, decisions=await action())
    except UnknownFindingError:
        return _answer(404, "no such finding in this report")
    except ChangedMeanwhileError:
        now = await run_in_threadpool(desk.decisions)
        return _answer(409, "decided meanwhile in another tab or by another person; look again", now)
    except BaselineError as error:
        return _answer(500, str(error))


def _answer(status: int, error: str = "", decisions: Mapping[str, Made] | None = None) -> Response:
    told: dict[str, object] = {"error": error} if error else {}
    if decisions is not None:
        told["decisions"] = {key: made.model_dump(mode="json") for key, made in decisions.items()}
    return Response(json.dumps(told), status, _HEADERS, "application/json")
