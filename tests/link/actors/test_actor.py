"""An actor as a list shows it: what kind its articles have it for."""

from tests.link.actors.made import name
from tocsin.link.actors.actor import actor


def test_the_kind_is_what_most_articles_have_it_for() -> None:
    members = [name("VPA"), name("VPA"), name("VPA", "person")]
    assert actor(members).kind == "organisation"


def test_a_state_that_one_text_shows_is_no_person_by_guesses() -> None:
    members = [name("Varnia", "person"), name("Varnia", "person"), name("Varnia", "government")]
    assert actor(members).kind == "government"


def test_a_person_in_full_is_no_state_by_one_article() -> None:
    members = [name("Ada Varnia", "person"), name("Varnia", "person"), name("Varnia", "government")]
    assert actor(members).kind == "person"
