"""What was issued to everybody: the feed of alerts, and each alert as it was issued."""

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from tocsin.collect.kinds import ALERT_TYPE
from tocsin.desk.desk import Desk
from tocsin.desk.warnings import FEED

_FEED_TYPE = "application/atom+xml"


class _Published:
    """What is for everybody, made anew only where something was done since."""

    def __init__(self) -> None:
        self._upto = -1
        self._files: dict[str, bytes] = {}

    def file(self, desk: Desk, path: str) -> bytes | None:
        """The bytes at a path below the desk's address; None where there is nothing for all."""
        if not desk.settings.url:
            return None
        head = desk.audit.head().number
        if head != self._upto:
            self._files, self._upto = desk.warn.published(), head
        return self._files.get(path)


def router() -> APIRouter:
    """The addresses that the feed itself and the alerts in it have."""
    made, published = APIRouter(), _Published()

    def given(request: Request, path: str, kind: str) -> Response:
        content = published.file(request.app.state.desk, path)
        if content is None:
            raise HTTPException(404)
        return Response(content, media_type=kind)

    @made.api_route(f"/{FEED}", methods=["GET", "HEAD"])
    def feed(request: Request) -> Response:
        return given(request, FEED, _FEED_TYPE)

    @made.api_route("/alerts/{name}", methods=["GET", "HEAD"])
    def alert(request: Request, name: str) -> Response:
        return given(request, f"alerts/{name}", ALERT_TYPE)

    return made
