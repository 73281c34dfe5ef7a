"""CSV: complete, safe to open, and each row leads back to its sentence."""

import csv
import io
from collections.abc import Iterable

from msgspec.structs import replace

from tests.desk.exchange import made
from tocsin.desk.exchange import table
from tocsin.desk.views import IncidentFile


def read(pieces: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(pieces), newline=""), strict=True))


def test_an_incident_is_one_row_with_its_finest_place_and_its_codes() -> None:
    (row,) = read(table.incidents([made.incident_file()]))
    assert (row["kind"], row["first_day"], row["place"]) == ("bombing", "2031-05-04", "Oskara")
    assert (row["killed_low"], row["killed_high"], row["wounded_low"]) == ("12", "14", "")
    assert (row["accounts"], row["outlets"], row["origins"]) == ("2", "2", "2")
    assert row["addresses"] == "https://courier.example/bomb; https://post.example/bomb"
    assert (row["plover"], row["acled_event"]) == ("ASSAULT", "Explosions/Remote violence")
    assert (row["acled_sub_event"], row["gtd_attack"]) == ("", "Bombing/Explosion")


def test_text_never_runs_as_a_formula_and_numbers_stay_numbers() -> None:
    (row,) = read(table.incidents([made.incident_file()]))
    assert row["against"] == "'=SUM(traders); shoppers"
    assert row["longitude"] == "-4.8"


def test_what_nobody_tells_stays_empty() -> None:
    bare = replace(made.dossier(), spots=(), places={}, days={}, figures={}, by={})
    nowhere = replace(made.account(), incident=replace(made.account().incident, where=()))
    (row,) = read(table.incidents([made.incident_file((nowhere,), held=bare)]))
    told = ("place", "country", "latitude", "longitude", "precision", "first_day", "by")
    assert {row[name] for name in (*told, "killed_low", "killed_high")} == {""}


def test_a_place_that_no_gazetteer_has_is_named_without_a_point() -> None:
    unknown = replace(made.dossier(), spots=(), spotted={}, places={"Oskara": 1})
    (row,) = read(table.incidents([made.incident_file(held=unknown)]))
    assert (row["place"], row["latitude"], row["precision"]) == ("Oskara", "", "")


def test_a_statement_leads_back_to_its_words_and_their_place() -> None:
    (row,) = read(table.statements([made.statement_row()]))
    said = made.statement_row().statement
    first, second = said.content
    assert row["words"] == "The market was ours … planted it"
    assert row["offsets"] == f"[{first.start}, {first.end}); [{second.start}, {second.end})"
    assert (row["negated"], row["addressee"]) == ("false", "Government of Arvenia")
    assert (row["outlet"], row["sentence"]) == ("Harbour Courier", said.sentence.text)


def test_blame_and_warnings_have_their_sentences_too() -> None:
    (blamed,) = read(table.blame([made.DENIAL]))
    (warned,) = read(table.warnings([made.warning_row()]))
    assert (blamed["stance"], blamed["by"]) == ("denies", "Marsh League")
    assert blamed["sentence"] == made.DENIAL.blame.sentence.text
    assert (warned["from"], warned["response"]) == ("Government of Lorne", "dismissed")
    assert warned["to"] == "Government of Arvenia; Lornish citizens"


def test_rows_are_written_one_by_one() -> None:
    def endless() -> Iterable[IncidentFile]:
        while True:
            yield made.incident_file()

    pieces = iter(table.incidents(endless()))
    head, row, _ = next(pieces), next(pieces), next(pieces)
    assert head.startswith("id,kind,status,") and row.endswith("\r\n")
