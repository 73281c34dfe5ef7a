"""A message as e-mail (RFC 5322, MIME)."""

from dataclasses import dataclass
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate

from tocsin.warn.messages import Message

# Every server takes seven bits; those that don't take eight seldom say so.
_POLICY = policy.SMTP.clone(cte_type="7bit")


@dataclass(frozen=True)
class Sender:
    """Whom mail is from: an address, and a name for people."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What the ids of messages end in."""
        return self.address.rpartition("@")[2] or "localhost"


def composed(message: Message, address: str, sender: Sender) -> bytes:
    """The message as a server takes it.

    Its Message-ID follows from the delivery, so that a message that is sent twice can be known for
    one; all messages of a matter refer to one id, so that people see them as one conversation.
    """
    made = EmailMessage(policy=_POLICY)
    made["From"] = str(Address(sender.name, addr_spec=sender.address))
    made["To"] = address
    made["Subject"] = message.subject
    made["Date"] = formatdate()
    made["Message-ID"] = f"<{message.id}@{sender.domain}>"
    if message.thread:
        made["In-Reply-To"] = made["References"] = f"<matter-{message.thread}@{sender.domain}>"
    # That no machine answers it (RFC 3834).
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(message.text)
    made.add_alternative(message.html, subtype="html")
    return made.as_bytes()
