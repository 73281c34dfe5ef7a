"""What would go out of a draft, or goes out of a warning, before it does: to whom, by what, how."""

from collections.abc import Mapping
from datetime import datetime

from tocsin.desk.answering import AnswerPage
from tocsin.desk.settings import Settings
from tocsin.errors import NotFoundError
from tocsin.records import Record, identify
from tocsin.warn import deeds, lifecycle, tokens
from tocsin.warn.asking import Circle, Reach, who
from tocsin.warn.case import Case
from tocsin.warn.lifecycle import Issuer
from tocsin.warn.messages import Carried, Message, barred, message
from tocsin.warn.people import Channel, Contact, Recipient
from tocsin.warn.policies import named
from tocsin.warn.policy import Policy
from tocsin.warn.warning import Warning

# What stands in a preview for the key in a link, which opens the page of answers to whoever has it.
_HIDDEN = "x"


class Preview(Record, frozen=True):
    """What would go out, or went.

    Attributes:
        warning: as it is, or would be if it were issued now.
        alert: its CAP message; unsigned of a draft, empty where none can be made.
        problem: why none can be made.
        reach: who has it at once, and who would be asked later if nobody answered.
    """

    warning: Warning
    alert: str
    problem: str
    reach: tuple[Reach, ...]


class Sample(Record, frozen=True):
    """What a recipient is sent first by one of their contacts; `barred` is why they aren't."""

    channel: Channel
    address: str
    message: Message
    barred: str


class Previewing:
    """A draft or a warning of a case, as it goes out.

    Args:
        case: with it.
        id_: of either.
        people: everybody who can be told, by id.
        policies: by name.
        issuer: who would issue it, and signs nothing: what is signed counts as issued.
        settings: of the desk.
        now: the moment.
    """

    def __init__(
        self,
        case: Case,
        id_: str,
        people: Mapping[str, Recipient],
        policies: Mapping[str, Policy],
        issuer: Issuer,
        settings: Settings,
        now: datetime,
    ) -> None:
        self._case, self._people, self._settings, self._now = case, people, settings, now
        out = case.warnings.get(id_)
        self._warning = out.warning if out else lifecycle.would_be(case, id_, issuer, now)
        self._alert, self._problem = (out.alert, "") if out else _alert(case, self._warning, issuer)
        self._policy = named(policies, self._warning.text.policy)

    def preview(self) -> Preview:
        """All but the messages."""
        text = self._warning.text
        return Preview(
            warning=self._warning,
            alert=self._alert,
            problem=self._problem,
            reach=who(text, self._policy, self._people, self._case, self._now),
        )

    def samples(self, recipient: str) -> tuple[Sample, ...]:
        """The first messages to somebody whom it is for, one for each of their contacts.

        Raises NotFoundError where it isn't for them.
        """
        known = self._known(recipient)
        circle = Circle(self._warning.text, self._policy, self._people, self._case)
        contacts = circle.contacts(recipient, self._policy.steps[0].channels)
        return tuple(self._sample(known, one) for one in contacts)

    def page(self, recipient: str) -> AnswerPage:
        """What the page shows that the link in their messages leads to; its form has no mark."""
        return AnswerPage(
            warning=self._warning,
            updated=False,
            recipient=self._known(recipient),
            answers=(),
            mark="",
            closed=self._case.closed is not None,
        )

    def _known(self, recipient: str) -> Recipient:
        known = self._people.get(recipient)
        if known is None or recipient not in self._warning.text.recipients:
            raise NotFoundError(recipient, "isn't one whom this is for", "choose one of those")
        return known

    def _sample(self, to: Recipient, contact: Contact) -> Sample:
        first = next(iter(self._warning.refers), None)
        carried = Carried(
            warning=self._warning,
            recipient=to,
            queued=self._queued(to, contact),
            moment=self._now,
            link=self._link(),
            earlier=self._case.warnings[first].warning if first else None,
            alert=self._alert,
            desk=self._settings.name,
        )
        return Sample(
            channel=contact.channel,
            address=contact.address,
            message=message(carried),
            barred=barred(carried),
        )

    def _queued(self, to: Recipient, contact: Contact) -> deeds.Queued:
        delivery = deeds.Delivery(
            id=_id(self._warning.id),
            warning=self._warning.id,
            recipient=to.id,
            channel=contact.channel,
            address=contact.address,
            step=0,
            round=0,
            expires=self._warning.text.expires,
        )
        return deeds.Queued(delivery=delivery, due=self._now, why=self._warning.kind)

    def _link(self) -> str:
        """A link as long as those that are sent, which opens nothing."""
        url, secret = self._settings.url, self._settings.secret
        if not url or not secret:
            return ""
        until = tokens.until(self._warning)
        made = tokens.token(secret, _id(self._warning.id), self._case.id, until)
        return f"{url}/answer/{_HIDDEN * len(made)}"


def _id(warning: str) -> str:
    """The id of a message that is never sent."""
    return identify("preview", warning)


def _alert(case: Case, warning: Warning, issuer: Issuer) -> tuple[str, str]:
    """The CAP message of what isn't issued, or why there can be none."""
    try:
        return lifecycle.sound(case, warning, issuer), ""
    except ValueError as error:
        return "", str(error)
