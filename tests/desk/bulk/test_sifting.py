"""What has nothing for a desk is sifted out, and nothing else."""

import pytest
from msgspec.structs import replace

from tests.desk.made import fair, page, press
from tocsin.desk.bulk.sifting import sifted

DULL = "The harvest was good this year and the fair sold more apples than in the year before. " * 3


def test_a_page_without_a_word_of_it_is_sifted_out() -> None:
    assert (
        sifted(fair("fair", "2026-05-02", DULL)) == "has no word of an incident, a warning or blame"
    )


@pytest.mark.parametrize(
    "words",
    [
        "A bomb killed 12 people at the market.",
        "The embassy warned travellers.",
        "The mayor accused the minister.",
        "<i>Gun</i>men opened fire on the crowd.",
    ],
)
def test_a_word_of_it_is_enough(words: str) -> None:
    dull = fair("fair", "2026-05-02", DULL)
    told = replace(
        dull, content=dull.content.replace(b"</article>", f"<p>{words}</p></article>".encode())
    )
    assert sifted(told) is None


def test_menus_and_links_elsewhere_count_for_nothing() -> None:
    elsewhere = b'<nav>Shooting in Lorne</nav><p><a href="/x">Bomb kills 12</a></p></article>'
    dull = fair("fair", "2026-05-02", DULL)
    assert sifted(replace(dull, content=dull.content.replace(b"</article>", elsewhere)))


@pytest.mark.parametrize("content", [b"", bytes(range(256)), b"<html><p>Loading</p></html>"])
def test_what_cannot_be_judged_is_read(content: bytes) -> None:
    assert sifted(replace(fair(), content=content)) is None


def test_the_pages_of_an_attack_pass() -> None:
    told = [each for each in press() if "fair" not in each.source]
    assert [sifted(each) for each in told] == [None] * len(told)


def test_an_alert_is_read_whatever_it_warns_of() -> None:
    content = b"<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'>" + DULL.encode() + b"</alert>"
    assert sifted(replace(page("a", "2026-05-01", "A"), content=content)) is None
