"""A feed of issued alerts."""

from datetime import timedelta

import pytest
from lxml import etree

from tests.collect.feeds.made import fetched
from tests.warn.cap.made import ALERT, SENT, altered
from tocsin.collect.feeds import listing
from tocsin.warn.cap import Alert, Feed, Issued, feed

_ABOUT = Feed(
    title="Warnings for Varnia",
    address="https://warnings.varnia.example/feed",
    author="Warning desk of Varnia",
    updated=SENT,
)
_NS = {"a": "http://www.w3.org/2005/Atom"}


def _issued(alert: Alert) -> Issued:
    return Issued(alert=alert, address=f"https://warnings.varnia.example/{alert.identifier}")


_LATER = altered(
    identifier="karsk-2026-0002",
    sent=SENT + timedelta(hours=1),
    msg_type="Update",
    references=(ALERT.reference,),
)


def test_a_feed_has_what_atom_asks_for() -> None:
    root = etree.fromstring(feed(_ABOUT, (_issued(ALERT),)))
    for needed in ("id", "title", "updated", "author/a:name", "link[@rel='self']"):
        assert root.find(f"a:{needed}", _NS) is not None
        if "link" not in needed and "author" not in needed:
            assert root.find(f"a:entry/a:{needed}", _NS) is not None


def test_each_entry_leads_to_the_whole_alert() -> None:
    root = etree.fromstring(feed(_ABOUT, (_issued(ALERT),)))
    link = root.find("a:entry/a:link", _NS)
    assert link is not None
    assert link.get("rel") == "alternate"
    assert link.get("type") == "application/cap+xml"
    assert link.get("href") == "https://warnings.varnia.example/karsk-2026-0001"


def test_the_latest_comes_first_in_whatever_order_they_are_given() -> None:
    issued = (_issued(ALERT), _issued(_LATER))
    assert feed(_ABOUT, issued) == feed(_ABOUT, issued[::-1])
    titles = [item.title for item in listing(fetched(feed(_ABOUT, issued))).items]
    headline = "Stay away from crowds in Karsk until Sunday"
    assert titles == [f"Update: {headline}", headline]


def test_times_are_utc() -> None:
    root = etree.fromstring(feed(_ABOUT, ()))
    assert root.findtext("a:updated", namespaces=_NS) == "2026-03-20T16:30:00Z"


@pytest.mark.parametrize("alert", [altered(scope="Private"), altered(status="Draft")])
def test_what_is_not_for_the_public_is_in_no_feed(alert: Alert) -> None:
    with pytest.raises(ValueError, match="no public alert"):
        feed(_ABOUT, (_issued(alert),))


def test_a_drill_says_so_in_its_title() -> None:
    (item,) = listing(fetched(feed(_ABOUT, (_issued(altered(status="Exercise")),)))).items
    assert item.title == "Exercise: Stay away from crowds in Karsk until Sunday"
