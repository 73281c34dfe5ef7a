"""Which passwords will do, and that they are told apart."""

import pytest

from tocsin.desk import passwords
from tocsin.errors import TocsinError

pytestmark = pytest.mark.usefixtures("cheap_hashes")

LONG = "seven herons over the quay"


@pytest.mark.parametrize(
    "password", ["short", "a" * 20, "abab" * 10, "mira mira mira mira", "x" * 201]
)
def test_what_is_short_or_easily_guessed_wont_do(password: str) -> None:
    with pytest.raises(TocsinError) as refused:
        passwords.check(password, "mira", "Mira Olsen")
    assert password not in str(refused.value)


def test_any_sentence_will_do_without_prescribed_letters() -> None:
    passwords.check(LONG, "mira", "Mira Olsen")


def test_only_the_password_fits_its_hash_however_its_letters_are_written() -> None:
    kept = passwords.hashed("café au lait à neuf heures")
    assert kept.startswith("$argon2id$")
    assert passwords.fits("cafe\u0301 au lait à neuf heures", kept)
    assert not passwords.fits("cafe au lait à neuf heures", kept)


def test_where_there_is_no_hash_nothing_fits() -> None:
    assert not passwords.fits(LONG, None)
