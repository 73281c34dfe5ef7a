"""A desk with somebody else sitting at it is the same desk."""

from tocsin.desk.desk import Desk
from tocsin.store import journal


def test_what_is_done_at_it_has_their_name_beside_it(desk: Desk) -> None:
    seated = desk.seated("Jon Ek")
    seated.accounts.add("ada", "Ada Berg", "admin")
    desk.accounts.add("jon", "Jon Ek", "analyst")
    with desk.store.look() as view:
        assert [line.by for line in journal.lines(view)] == ["Jon Ek", "Mira"]


def test_it_has_the_same_record_settings_and_clock(desk: Desk) -> None:
    seated = desk.seated("Jon Ek")
    assert seated.store is desk.store and seated.settings is desk.settings
    assert (desk.by, seated.by) == ("Mira", "Jon Ek")
