"""The channels as the settings have them. Each is made in the thread that uses it."""

from collections.abc import Callable, Mapping

from tocsin.desk.settings import Settings
from tocsin.warn import people
from tocsin.warn.channels import Channel

Makers = Mapping[people.Channel, Callable[[], Channel]]


def makers(settings: Settings) -> Makers:
    """How each channel is made; what one needs is imported only then."""
    return {
        "email": lambda: _mail(settings),
        "webhook": lambda: _webhook(settings),
        "file": lambda: _files(settings),
        "apprise": lambda: _services(settings),
    }


def _mail(settings: Settings) -> Channel:
    from tocsin.warn.channels.composing import Sender
    from tocsin.warn.channels.mail import Mail, Server

    smtp = settings.smtp
    server = Server(smtp.host, smtp.port, smtp.starttls, smtp.user, smtp.password)
    return Mail(server, Sender(smtp.sender or settings.sender, settings.name))


def _webhook(settings: Settings) -> Channel:
    from tocsin.warn.channels.webhook import Webhook

    return Webhook(settings.webhook.secret, private=settings.webhook.private)


def _files(settings: Settings) -> Channel:
    from tocsin.warn.channels.files import Files

    return Files(settings.files.folder)


def _services(settings: Settings) -> Channel:
    from tocsin.warn.channels.services import Services

    return Services(private=settings.webhook.private)
