"""The services that Apprise knows: telephones, chats, push. The library is the last hop only."""

import socket
from typing import TYPE_CHECKING

from tocsin.collect.public import is_public
from tocsin.warn.channels.channel import LIMIT, Refused
from tocsin.warn.messages import Message

if TYPE_CHECKING:
    import apprise

_TEXT = 200  # what a service takes fewer characters than is told in a few words


class Services:
    """Sends by whatever service an address (an Apprise URL) names.

    Apprise has no key by which a service would know a message that is sent twice, and its failures
    seldom say whether another try is of use.

    Args:
        private: whether services of one's own network may be called. Otherwise the machine that an
            address names is looked up first. Apprise looks it up again: who rules a name may lead
            it elsewhere meanwhile, and learns nothing by it.
    """

    def __init__(self, *, private: bool = False) -> None:
        self._private = private

    def send(self, message: Message, address: str) -> str:
        """Hand it to the service; how Apprise calls it, without its secrets."""
        service = _service(address)
        service.redirects = False  # they could lead to one's own network
        if not self._private:
            _check_public(service)
        few = int(service.body_maxlen) < _TEXT + len(message.subject)
        result = _notified(service, message.subject, message.short if few else message.brief)
        told = str(service.url(privacy=True))  # type: ignore[no-untyped-call]
        if not result:
            raise Refused(f"{service.service_name} didn't take it: {result.status.name}, {told}")
        return f"taken by {service.service_name}, {told}"

    def close(self) -> None:
        """Nothing is held open."""


def _service(address: str) -> "apprise.NotifyBase":
    try:
        import apprise
    except ModuleNotFoundError as error:
        raise Refused("Apprise isn't installed; pip install 'tocsin[apprise]'") from error
    found = apprise.Apprise.instantiate(address, suppress_exceptions=True)
    if not isinstance(found, apprise.NotifyBase):
        raise Refused("the address names no service that Apprise knows", permanent=True)
    return found


def _check_public(service: "apprise.NotifyBase") -> None:
    """That no machine which an address names is in one's own network. Raises Refused.

    Where the templates of a service have no host, what stands there is a token.
    """
    templates: tuple[str, ...] = service.templates
    named = service.host if any("{host}" in one for one in templates) else ""
    for host in filter(None, (named, getattr(service, "smtp_host", ""))):
        if not all(map(is_public, _found(host))):
            problem = f"{host} is in a private network, which the settings don't allow"
            raise Refused(problem, permanent=True)


def _found(host: str) -> list[str]:
    """The IP addresses of a machine; none where it can't be found, by Apprise no more than here."""
    try:
        return [str(one[4][0]) for one in socket.getaddrinfo(host.strip("[]"), None)]
    except OSError:
        return []


def _notified(service: "apprise.NotifyBase", title: str, body: str) -> "apprise.AppriseResult":
    import apprise

    sender = apprise.Apprise()
    sender.add(service)
    return sender.notify(body=body, title=title, timeout=LIMIT)
