"""Hosts: how fast each may be asked and what it allows, whichever collector asks."""

from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from tocsin.collect.canonical import host
from tocsin.collect.pacing import Pace
from tocsin.collect.public import is_public
from tocsin.collect.robots import Robots, robots_address
from tocsin.store import View, turns
from tocsin.store.journal import written
from tocsin.store.packing import pack_record, unpack_record

# In whose place archives wait: of what waits for one host, one is given at a time.
ARCHIVES = "archives:"


def asked(address: str) -> str:
    """The host that is asked for an address; empty where none is, as for a path."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:  # a bracket that none closes, say
        return ""
    return (host(address) or "") if scheme in ("http", "https") else ""


def inside(address: str) -> bool:
    """Whether an address says by itself that it is of one's own machine or network.

    A name is looked up only when it is asked, by `tocsin.collect.public`.
    """
    name = asked(address).strip("[]").rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):  # RFC 6761, 6.3
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return not is_public(name)


def pace(view: View, name: str) -> Pace:
    """How fast a host may be asked."""
    kept = turns.host_named(view, name)
    since, free = (datetime.fromisoformat(one) if one else None for one in (kept.asked, kept.free))
    return Pace(host=name, asked=since, free=free, refusals=kept.refusals)


def keep(view: View, now: Pace) -> None:
    """Keep how fast a host may be asked."""
    since, free = (written(one) if one else None for one in (now.asked, now.free))
    turns.keep_host(view, turns.Host(now.host, since, free, now.refusals))


def rules(view: View, address: str) -> Robots | None:
    """What robots may ask of the origin of an address; None where it was never asked."""
    packed = turns.rules(view, _origin(address))
    return None if packed is None else unpack_record(packed, Robots)


def keep_rules(view: View, now: Robots) -> None:
    """Keep what an origin allows."""
    turns.keep_rules(view, now.origin, pack_record(now))


def forget(view: View, until: datetime) -> None:
    """Forget hosts that nothing is wanted of, and that weren't asked since a moment."""
    turns.forget_hosts(view, written(until))
    known = turns.hosts(view)
    turns.forget_rules(view, [one for one in turns.origins(view) if asked(one) not in known])


def _origin(address: str) -> str:
    return robots_address(address).removesuffix("/robots.txt")
