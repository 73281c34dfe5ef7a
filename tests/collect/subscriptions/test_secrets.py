"""What only the reader may know is cut from an address, and nothing else."""

import pytest

from tocsin.collect.subscriptions import redacted


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://me:pw@courier.example/a", "https://REDACTED@courier.example/a"),
        (
            "https://courier.example/?a=1&token=x&b=2",
            "https://courier.example/?a=1&token=REDACTED&b=2",
        ),
        ("https://courier.example/?api_key=x", "https://courier.example/?api_key=REDACTED"),
        (
            "https://courier.example/feed/private/x1/rss",
            "https://courier.example/feed/private/REDACTED/rss",
        ),
    ],
)
def test_secrets_are_cut(address: str, shown: str) -> None:
    assert redacted(address) == shown


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/?channel_id=UC123&lang=cs&monkey=1",
        "https://courier.example/private-eye/rss?token=",
        "folder/of/pages",
        "https://[broken",
    ],
)
def test_all_else_stays(address: str) -> None:
    assert redacted(address) == address
