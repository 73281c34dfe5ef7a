"""Once: what programs ask for twice, as they never heard what came of it, is done once.

A program names each thing that it wants done by a key of its own choice
(draft-ietf-httpapi-idempotency-key-header). What came of it is kept for a day. Only what was done
is: where something was refused, nothing has become of it, and it may be asked for again.
"""

import hashlib
from datetime import timedelta

from tocsin.desk.part import Part
from tocsin.errors import TocsinError
from tocsin.records import Record
from tocsin.store import requests
from tocsin.store.journal import written

KEPT = timedelta(days=1)


class AnotherRequestError(TocsinError):
    """A key was used for something else."""

    def __init__(self) -> None:
        super().__init__(
            "this idempotency key was used for another request", "make a new key for each request"
        )


class UnfinishedError(TocsinError):
    """What a key was used for isn't done yet, or its end was never heard of."""

    def __init__(self) -> None:
        super().__init__(
            "what this idempotency key was used for isn't known to be done",
            "ask again in a while; if it stays so, look whether it was done, and take a new key",
        )


class Answered(Record, frozen=True):
    """What came of a request."""

    status: int
    body: bytes


class Once(Part):
    """What was done for whoever sits at the desk, by the keys that they gave."""

    def begin(self, key: str, request: bytes) -> Answered | None:
        """What came of a request before; None where it is to be done now.

        Raises AnotherRequestError, and UnfinishedError.
        """
        hash_, asked = self._hash(key), hashlib.sha256(request).hexdigest()
        with self._store.fill() as view:
            requests.forget(view, written(self._now() - KEPT))
            kept = requests.find(view, hash_)
            if kept is None:
                requests.begin(view, hash_, asked, self._clock())
                return None
        if kept.request != asked:
            raise AnotherRequestError
        if kept.status is None or kept.body is None:
            raise UnfinishedError
        return Answered(status=kept.status, body=kept.body)

    def end(self, key: str, answered: Answered) -> None:
        """Keep what came of it."""
        with self._store.fill() as view:
            requests.end(view, self._hash(key), answered.status, answered.body)

    def drop(self, key: str) -> None:
        """Nothing came of it: the key may be used anew."""
        with self._store.fill() as view:
            requests.drop(view, self._hash(key))

    def _hash(self, key: str) -> str:
        """By what it is kept: keys of two people may be the same."""
        return hashlib.sha256(f"{self._by}\0{key}".encode()).hexdigest()
