"""What an article holds of an incident, in short."""

from datetime import date

import msgspec

from tests.link.incidents.made import TEXT, at, reading
from tocsin.link.incidents.account import account_at, accounts
from tocsin.records import encode


def test_an_account_has_what_the_incident_has() -> None:
    (account,) = accounts(reading())
    (incident,) = reading().incidents
    assert account.id == incident.id
    assert (account.kind, account.status) == ("shooting", "alleged")
    assert account.figures == incident.figures
    assert account.by == ("Varnian Front",)


def test_its_time_is_bounded_and_its_publication_stands_apart() -> None:
    (account,) = accounts(reading())
    assert (account.first, account.last) == (date(2024, 3, 1), date(2024, 3, 31))
    assert account.stated
    assert account.published == date(2024, 4, 2)


def test_a_time_that_the_incident_does_not_have_is_left_open() -> None:
    told = reading()
    (incident,) = told.incidents
    undated = msgspec.structs.replace(incident, when=None, parts=())
    (account,) = accounts(msgspec.structs.replace(told, incidents=(undated,)))
    assert account.first is None
    assert account.last is None
    assert account.undated is None


def test_a_time_without_its_year_is_kept_as_it_is_told() -> None:
    told = reading()
    (incident,) = told.incidents
    yearless = msgspec.structs.replace(incident, when="XXXX-03-22", parts=())
    (account,) = accounts(msgspec.structs.replace(told, incidents=(yearless,)))
    assert (account.first, account.last, account.undated) == (None, None, "XXXX-03-22")


def test_its_places_are_the_gazetteers() -> None:
    (account,) = accounts(reading())
    (spot,) = account.spots
    assert (spot.name, spot.country, spot.precision) == ("Tessel", "NL", "town")


def test_its_words_are_of_the_sentences_that_tell_of_it() -> None:
    (account,) = accounts(reading())
    assert {"shoot", "angler", "shock"} <= set(account.words)
    assert not {"baker", "venn"} & set(account.words)


def test_its_names_are_names_and_not_descriptions() -> None:
    (account,) = accounts(reading())
    assert account.names == ("long pier", "orla venn")


def test_an_account_takes_less_than_a_kilobyte() -> None:
    (account,) = accounts(reading())
    assert len(encode(account)) < 1024


def test_words_that_tell_of_a_read_incident_have_its_account() -> None:
    start = at("shooting").start
    account = account_at(reading(), start, start + len("shooting"))
    assert (account.kind, account.trigger) == ("shooting", "shooting")
    assert "shock" in account.words
    assert "angler" not in account.words


def test_words_that_tell_of_no_read_incident_have_an_open_account() -> None:
    start = TEXT.index("baking")
    account = account_at(reading(), start, start + len("baking"))
    assert account.kind == "other"
    assert not account.figures
    assert account.first is None
