"""The services that Apprise knows: telephones, chats, push. The library is the last hop only."""

from typing import TYPE_CHECKING

from tocsin.warn.channels.channel import LIMIT, Refused
from tocsin.warn.messages import Message

if TYPE_CHECKING:
    import apprise

_TEXT = 200  # what a service takes fewer characters than is told in a few words


class Services:
    """Sends by whatever service an address (an Apprise URL) names.

    Apprise has no key by which a service would know a message that is sent twice, and its failures
    seldom say whether another try is of use.
    """

    def send(self, message: Message, address: str) -> str:
        """Hand it to the service; how Apprise calls it, without its secrets."""
        service = _service(address)
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


def _notified(service: "apprise.NotifyBase", title: str, body: str) -> "apprise.AppriseResult":
    import apprise

    sender = apprise.Apprise()
    sender.add(service)
    return sender.notify(body=body, title=title, timeout=LIMIT)
