"""Who is refused something in the browser is told of pages, not of commands."""

import pytest

from tocsin.web.desk.remedies import here


@pytest.mark.parametrize(
    ("remedy", "told"),
    [
        ("name it with `tocsin case name`", "name it on the page of the case"),
        (
            "see `tocsin recipients list`, or add it with `tocsin recipients add FILE`",
            "see the page of recipients, or add it on the page of recipients",
        ),
        (
            "have them offer it, or say --unasked WHY they can't be asked",
            "have them offer it, or say why they can't be asked",
        ),
        (
            "give an http or https address, or a folder or archive that is there",
            "give an http or https address",
        ),
        ("run `tocsin verify`", "run `tocsin verify`"),  # it has no page
        ("say why in words", "say why in words"),
    ],
)
def test_commands_become_the_pages_on_which_the_same_is_done(remedy: str, told: str) -> None:
    assert here(remedy) == told
