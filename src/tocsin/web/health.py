"""Whether this process lives and its record can be had: for what watches over it, and no more."""

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from tocsin.desk.vitals import Vitals
from tocsin.errors import DeskError


def router() -> APIRouter:
    """Its address."""
    made = APIRouter()
    made.add_api_route("/health", health, methods=["GET", "HEAD"], response_model=None)
    return made


def health(request: Request) -> Response:
    """200 where all is well, else 503; anybody may ask, and learns nothing else."""
    desk = request.app.state.desk
    try:
        Vitals(desk.store, "", desk.now).alive()
    except DeskError:
        return JSONResponse({"status": "fail"}, 503)
    return JSONResponse({"status": "pass"})
