"""A message as e-mail (RFC 5322, MIME)."""

from dataclasses import dataclass
from email.charset import QP, Charset
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr

from tocsin.warn.messages import Message

# Every server takes seven bits; those that don't take eight seldom say so.
_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP
# The older of the library's two ways: it writes the same in a quarter of the time.
_POLICY = compat32.clone(linesep="\r\n")


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
    made = MIMEMultipart("alternative")
    made["From"] = formataddr((sender.name, sender.address))
    made["To"] = Header(address).encode()
    made["Subject"] = Header(message.subject, header_name="Subject").encode()
    made["Date"] = format_datetime(message.moment)
    made["Message-ID"] = f"<{message.id}@{sender.domain}>"
    if message.thread:
        matter = f"<matter-{message.thread}@{sender.domain}>"
        made["In-Reply-To"], made["References"] = matter, matter
    # That no machine answers it (RFC 3834).
    made["Auto-Submitted"] = "auto-generated"
    for words, kind in ((message.text, "plain"), (message.html, "html")):
        made.attach(MIMEText(words, kind, _UTF8))  # type: ignore[arg-type]
    return made.as_bytes(policy=_POLICY)
