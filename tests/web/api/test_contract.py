"""Schemathesis asks all that the document allows, and some that it doesn't, of a desk with a past.

Nothing may break, and every answer has to be one that the document tells of.
"""

import random
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.web.conftest import SCOPES, Seconds
from tests.web.desk.conftest import NOW
from tocsin.desk.desk import Desk
from tocsin.desk.settings import Settings
from tocsin.store.journal import written
from tocsin.web import app
from tocsin.web.api.document import document
from tocsin.web.api.problems import ROOT

_SEED = 20261127
_EXAMPLES = 6  # of each operation, of what fits the document and of what doesn't
_OFTEN = 0.6  # in so many of them names are those of things that there are
_LONGEST = 2000  # characters of what is told of a failure


@pytest.fixture(name="asker")
def _asker(sample: str, tmp_path: Path, cheap_hashes: None) -> Iterator[TestClient]:
    """A program that may do everything, at a copy of the sample's desk."""
    where = str(tmp_path / "desk.db")
    shutil.copy(sample, where)
    settings = Settings(url="https://desk.example", secret="s" * 40)
    moments = (written(datetime.fromisoformat(NOW) + timedelta(seconds=n)) for n in count())

    def desk() -> Desk:
        return Desk(where, create=False, clock=lambda: next(moments), settings=settings)

    with Desk(where, by="Ada Berg", clock=lambda: NOW) as opened:
        opened.accounts.add("ada", "Ada Berg", "admin")
        bearer = {"Authorization": f"Bearer {opened.keys.make('ada', 'fuzzing', SCOPES)}"}
    with TestClient(app(desk, Hours()), headers=bearer, raise_server_exceptions=False) as client:
        yield client


class Hours(Seconds):
    """A clock by which an hour has gone by whenever it is looked at: nobody asks too often."""

    def __call__(self) -> float:
        """The seconds."""
        self.now += 3600
        return self.now


class Names:
    """Names and ids of things that there are, by where they stand."""

    def __init__(self, asker: TestClient) -> None:
        self._asker, self._chance = asker, random.Random(_SEED)  # noqa: S311 - no secret
        incidents, recipients = self._of("incidents", "id"), self._of("recipients", "recipient.id")
        warnings, cases = self._of("warnings", "id"), self._of("cases", "id")
        self._rooms: Mapping[str, list[str]] = {
            "incidents": incidents,
            "stories": self._of("stories", "id"),
            "articles": self._of("statements", "source.article"),
            "watches": self._of("watches", "watch.name"),
            "proposals": self._of("proposals", "proposal.id"),
            "cases": cases,
            "warnings": warnings,
            "deliveries": self._of("deliveries", "id"),
            "recipients": recipients,
            "policies": self._of("policies", "name"),
        }
        self._fields: Mapping[str, list[str]] = {
            **dict.fromkeys(("one", "other", "incident"), incidents),
            **dict.fromkeys(("recipient", "to", "protects", "who", "deputy"), recipients),
            "warning": warnings,
            "case": cases,
        }

    def _of(self, path: str, field: str) -> list[str]:
        rows: list[Any] = self._asker.get(f"{ROOT}/{path}").json()["rows"]
        for step in field.split("."):
            rows = [row[step] for row in rows]
        return rows

    def put(self, path: str, *given: Any) -> None:
        """Put some where a request has names."""
        room = path.split("/")[1]
        steps, *others = given
        for name in steps or ():
            self._put(steps, name, self._rooms.get(room))
        for fields in others:
            for name in fields if isinstance(fields, dict) else ():
                self._put(fields, name, self._fields.get(name))

    def _put(self, fields: dict[str, Any], name: str, known: list[str] | None) -> None:
        if known and isinstance(fields[name], str) and self._chance.random() < _OFTEN:
            fields[name] = self._chance.choice(known)


@pytest.mark.slow
def test_whatever_is_asked_nothing_breaks_and_all_answers_are_as_the_document_says(
    asker: TestClient,
) -> None:
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.core.failures import FailureGroup
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    checks = [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
    ]
    quick = settings(
        max_examples=_EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    names, well, failures = Names(asker), 0, {}

    def ask(case: Any) -> None:
        nonlocal well
        names.put(case.operation.path, case.path_parameters, case.query, case.body)
        told = case.as_transport_kwargs(base_url=f"http://testserver{ROOT}")
        headers = {k: v for k, v in told.pop("headers").items() if k != "Authorization"}
        content, _ = told.pop("data", None), told.pop("cookies", None)
        response = asker.request(headers=headers, content=content, **told)
        well += response.is_success
        case.validate_response(response, checks=checks)

    schema = schemathesis.openapi.from_dict(msgspec.json.decode(msgspec.json.encode(document())))
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            strategy = operation.as_strategy(generation_mode=mode)
            try:
                asking: Any = given(strategy)
                fixed: Any = seed(_SEED)
                fixed(quick(asking(ask)))()
            except (Exception, FailureGroup) as error:
                those = getattr(error, "exceptions", (error,))
                failures[f"{operation.label} {mode.value}"] = "\n".join(map(str, those))[:_LONGEST]
    assert failures == {}
    assert well > 200  # or it was asked in vain, as by somebody who may nothing
