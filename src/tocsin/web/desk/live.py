"""Live updates: a stream of events that tells open pages how far the record goes.

Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html). They hold two
numbers and nothing of the record; a page that wants to show more asks for itself again. One poller
looks at the record for all streams of a process, and only while there are any.
"""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager

from fastapi import APIRouter, Depends, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from tocsin.desk.views import Extent
from tocsin.errors import TocsinError
from tocsin.web.accounts import forms, seating
from tocsin.web.accounts.replying import desk_of

EACH, ALL = 8, 100  # streams of a person, of all
_PACE = 1.0  # seconds between looks at the record
_BEAT = 15.0  # seconds until a stream shows that it lives, and looks whether it still may

_Queue = asyncio.Queue[Extent | None]  # None: it is over


class Pulse:
    """Tells streams when the record grows.

    Args:
        look: how far the record goes; in a thread of its own.
        leaving: whether the server is about to stop, for which no stream may keep it waiting.
    """

    def __init__(self, look: Callable[[], Extent], leaving: Callable[[], bool]) -> None:
        self._look, self._leaving = look, leaving
        self._streams: dict[_Queue, str] = {}
        self._poller: asyncio.Task[None] | None = None
        self._last: Extent | None = None

    def full(self, person: str) -> bool:
        """Whether there are too many streams for another one of this person."""
        return len(self._streams) >= ALL or Counter(self._streams.values())[person] >= EACH

    @contextmanager
    def followed(self, person: str) -> Iterator[_Queue]:
        """What a stream is told: at first how far the record goes, then how far it has grown."""
        told: _Queue = asyncio.Queue()
        if self._last is not None:
            told.put_nowait(self._last)
        self._streams[told] = person
        if self._poller is None or self._poller.done():
            self._poller = asyncio.create_task(self._poll())
        try:
            yield told
        finally:
            del self._streams[told]
            if not self._streams:
                self._poller.cancel()
                self._poller = self._last = None

    async def _poll(self) -> None:
        try:
            while not self._leaving():
                await self._see()
                await asyncio.sleep(_PACE)
        finally:
            self._tell(None)

    async def _see(self) -> None:
        try:
            found = await asyncio.to_thread(self._look)
        except TocsinError as error:  # another writes, say
            logging.getLogger(__name__).warning("live updates: %s", error)
            return
        if found != self._last:
            self._last = found
            self._tell(found)

    def _tell(self, news: Extent | None) -> None:
        for told in self._streams:
            told.put_nowait(news)


async def events(
    pulse: Pulse, person: str, still: Callable[[], bool], beat: float = _BEAT
) -> AsyncGenerator[str]:
    """The events of a stream, until it may go on no longer; `still` says whether it may."""
    checked = time.monotonic()
    with pulse.followed(person) as told:
        while True:
            if time.monotonic() - checked >= beat:
                checked = time.monotonic()
                if not await asyncio.to_thread(still):
                    return
            try:
                news = await asyncio.wait_for(told.get(), beat)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if news is None:
                return
            yield f'event: grown\ndata: {{"journal": {news.journal}, "ledger": {news.ledger}}}\n\n'


def router() -> APIRouter:
    """The route of the stream; only for those who sit at the desk."""
    seated = [Depends(_alone), Depends(forms.sent), Depends(_seated)]
    made = APIRouter(dependencies=seated)
    made.add_api_route("/live", _live, methods=["GET"], response_model=None)
    return made


def _alone(request: Request) -> None:
    request.state.alone = True  # that a page is open is no sign that anybody sits there


def _seated(request: Request) -> None:
    seating.seat(request)


async def _live(request: Request) -> Response:
    pulse, person = _pulse(request), seating.signed_in(request)
    name = person.account if person else ""
    if pulse.full(name):
        return PlainTextResponse("There are too many open pages.\n", 429)
    return StreamingResponse(
        events(pulse, name, lambda: seating.still(request)),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},  # or nginx would keep them back
    )


def _pulse(request: Request) -> Pulse:
    """The one of this process."""
    state = request.app.state
    if not hasattr(state, "pulse"):
        state.pulse = Pulse(desk_of(request).extent, lambda: state.leaving())
    pulse: Pulse = state.pulse
    return pulse
