"""Pinging: an address is called to show that the desk lives; who watches it notices the silence."""

import httpx2

from tocsin.collect.trust import certificates

_PATIENCE = 5.0  # seconds: the desk has other things to do


def ping(address: str) -> str:
    """Call an address; what went wrong, empty if nothing did."""
    try:
        with httpx2.Client(verify=certificates(), timeout=_PATIENCE, trust_env=False) as client:
            code = client.get(address).status_code
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        return str(error) or type(error).__name__
    return "" if 200 <= code < 300 else f"it answered {code}"
