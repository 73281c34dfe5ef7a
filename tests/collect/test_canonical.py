"""Addresses of one thing are told to be the same."""

import pytest

from tocsin.collect.canonical import canonical, host, site


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/bomb#comments",
        "https://courier.example/bomb?utm_source=mail",
        "https://courier.example:443/bomb",
        "https://COURIER.example/bomb",
    ],
)
def test_what_tells_only_where_a_reader_came_from_is_left_out(address: str) -> None:
    assert canonical(address) == "https://courier.example/bomb"


def test_a_host_is_told_without_www() -> None:
    assert host("https://www.Courier.example:80/a") == "courier.example"
    assert host("http://[broken") is None
    assert host("bomb.txt") is None
    assert host(None) is None


@pytest.mark.parametrize("query", ["fbclid=1&id=5", "id=5&ref=rss", "mc_cid=7&id=5", "xtor=A&id=5"])
def test_trackers_are_cut_wherever_they_stand(query: str) -> None:
    assert canonical(f"https://courier.example/a?{query}") == "https://courier.example/a?id=5"


@pytest.mark.parametrize("name", ["fbclid", "gclid", "dclid", "ttclid", "msclkid", "igshid"])
def test_the_click_ids_of_networks_are_cut(name: str) -> None:
    assert canonical(f"https://courier.example/a?{name}=4711&id=5").endswith("/a?id=5")


NUMBERED = ["cid", "uid", "eid", "ref", "source", "keyword", "newsid"]
LIKE_CLICKS = ["gid", "fbid", "yid", "twid", "dcid"]


@pytest.mark.parametrize("name", [*NUMBERED, *LIKE_CLICKS])
def test_a_number_that_may_name_the_page_is_kept(name: str) -> None:
    """Else every article of `story.php?cid=…` would pass for a version of the first."""
    one, other = (canonical(f"https://courier.example/story.php?{name}={n}") for n in (4711, 4712))
    assert one != other


def test_the_order_of_parameters_makes_no_other_page() -> None:
    assert canonical("https://courier.example?b=2&a=1") == "https://courier.example/?a=1&b=2"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.bbc.co.uk/a", "https://news.bbc.co.uk/b", True),
        ("https://one.co.uk/", "https://other.co.uk/", False),
        ("https://one.github.io/", "https://other.github.io/", False),
        ("https://www.courier.example/", "http://courier.example/", True),
        ("http://127.0.0.1:1/", "http://127.0.0.2:1/", False),
        ("http://localhost/", "http://127.0.0.1/", False),
    ],
)
def test_hosts_under_one_registered_domain_are_one_site(one: str, other: str, same: bool) -> None:
    assert (site(one) == site(other)) is same


def test_the_plainest_form_is_plain_already() -> None:
    for address in ("https://courier.example/ä?x=ö%20ü", "https://courier.example/?4711", "bomb"):
        assert canonical(canonical(address)) == canonical(address)
