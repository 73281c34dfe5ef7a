"""Asking from this machine: whoever can, sits at the desk as long as it has no accounts."""

from ipaddress import ip_address

from fastapi import Request

# What says that a request came from elsewhere, through a proxy or a tunnel.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


def here(request: Request) -> bool:
    """Whether a browser on this machine asks, by a name of this machine.

    A page elsewhere can have its own name lead to loopback (DNS rebinding); it can't have the
    browser ask in the name of loopback.
    """
    passed = any(name in request.headers for name in _PASSED_ON)
    return not passed and is_loopback(request.url.hostname or "")


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
