"""Addresses as people are shown them open nothing."""

import pytest

from tocsin.warn.people import Channel, shown


@pytest.mark.parametrize(
    ("channel", "address", "told"),
    [
        ("apprise", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#desk", "slack://…"),
        ("apprise", "mailtos://mira:hunter2@mail.karsk.example?to=a@b.example", "mailtos://…"),
        ("apprise", "hunter2", "…"),
        ("webhook", "https://hall.example/in", "https://hall.example/in"),
        (
            "webhook",
            "https://u:hunter2@hall.example:8443/in?k=1",
            "https://…@hall.example:8443/in?…",
        ),
        ("webhook", "https://hunter2@hall.example?k=1/@", "https://…@hall.example?…"),
        ("email", "glassworks@karsk.example", "glassworks@karsk.example"),
        ("file", "hall/in", "hall/in"),
    ],
)
def test_an_address_is_shown_without_what_opens_it(
    channel: Channel, address: str, told: str
) -> None:
    assert shown(channel, address) == told
