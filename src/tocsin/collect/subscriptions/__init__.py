"""What is collected from: feeds, pages, folders, archives; and lists of them in and out.

Lists are OPML, CSV or JSON. Each reader gives a subscription or what is wrong with it in its
place, so that one bad line never costs the others.
"""

from tocsin.collect.subscriptions.opml import read_opml, write_opml
from tocsin.collect.subscriptions.secrets import redacted
from tocsin.collect.subscriptions.subscription import (
    GRADES,
    KINDS,
    Grade,
    Kind,
    Subscription,
    subscribed,
)
from tocsin.collect.subscriptions.tables import read_csv, read_json, write_csv, write_json
from tocsin.collect.subscriptions.wishes import unwanted

__all__ = [
    "GRADES",
    "KINDS",
    "Grade",
    "Kind",
    "Subscription",
    "read_csv",
    "read_json",
    "read_opml",
    "redacted",
    "subscribed",
    "unwanted",
    "write_csv",
    "write_json",
    "write_opml",
]
