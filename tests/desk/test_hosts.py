"""Hosts: which addresses say by themselves that they aren't public."""

import pytest

from tocsin.desk import hosts


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000/feed",
        "http://LOCALHOST/rss",
        "https://news.localhost./rss",
        "http://192.168.0.7/rss",
        "http://[::1]/rss",
        "http://169.254.169.254/latest",
    ],
)
def test_ones_own_machine_and_network_are_inside(address: str) -> None:
    assert hosts.inside(address)


@pytest.mark.parametrize(
    "address", ["https://localhost.example/rss", "http://8.8.8.8/rss", "/srv/pages"]
)
def test_names_public_addresses_and_folders_are_not(address: str) -> None:
    assert not hosts.inside(address)


@pytest.mark.parametrize("address", ["http://[/", "http://", "ftp://news.example/x", "x"])
def test_what_is_no_address_of_the_web_has_no_host(address: str) -> None:
    assert hosts.asked(address) == ""
