"""Lists as JSON: what the views hold, a row a line."""

import json

from tests.wording.lists import made
from tocsin.wording.lists import json as form


def test_rows_and_where_they_go_on() -> None:
    written = "".join(form.rows([made.incident_row(), made.incident_row()], lambda: "here"))
    read = json.loads(written)
    assert (len(read["rows"]), read["next"]) == (2, "here")
    assert read["rows"][0]["id"] == "1" * 20
    assert len(written.splitlines()) == 4


def test_no_rows_are_a_list_as_well() -> None:
    assert json.loads("".join(form.rows([], lambda: None))) == {"rows": [], "next": None}


def test_an_opened_thing_is_one_object() -> None:
    assert json.loads(form.opened(made.incident_file()))["accounts"][0]["score"] == 0.93
