"""The tables of the record.

Rows are only ever added. Each carries two clocks: when it was true (a day, a time, or nothing
where the text doesn't tell), and when the desk learnt it: `learnt` is the number of an entry in the
`journal`, which holds the moment and who did it. Entries are numbered in the order in which they
were made and their moments never run backwards, so that what the desk knew at a moment is what it
had learnt up to one number. Where rows say something of the same thing, the one that was learnt
last holds.

What was read is kept whole, once, as `reading.packed`; the rows beside it (`statement`, `account`,
`blame`…) are what readings are found by, and can be made again from them. So are `state` and
`mark` from memberships.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ID = String(20)  # `tocsin.records.identify`
_DAY = String(10)  # YYYY-MM-DD
# Of tables that stay where they are: whoever gets an export learns nothing that opens the desk.
PRIVATE = {"private": True}


def _learnt(primary_key: bool = False) -> Column[int]:
    return Column(
        "learnt", Integer, ForeignKey("journal.id"), nullable=False, primary_key=primary_key
    )


def _table(
    name: str, *items: Column[Any] | Index | CheckConstraint, info: dict[str, bool] | None = None
) -> Table:
    # Without a row number of its own a table is its primary key's index: half the size. Not so
    # where rows are long, as those with something packed: an index of these is sparse and deep.
    rowid = any(_is_packed(one) for one in items)
    return Table(name, metadata, *items, sqlite_with_rowid=rowid, info=info or {})


def _is_packed(item: Column[Any] | Index | CheckConstraint) -> bool:
    return isinstance(item, Column) and isinstance(item.type, LargeBinary)


journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    # ISO 8601 in UTC to the microsecond, always of one length, so that text sorts as time.
    Column("moment", String(27), nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),
)

raw = _table(
    "raw",
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    _learnt(),
)

article = _table(
    "article",
    Column("id", _ID, primary_key=True),
    # The address that stands for it, else the file it came from.
    Column("address", Text, nullable=False),
    _learnt(),
)

page = _table(
    "page",
    Column("id", _ID, primary_key=True),
    Column("article", _ID, ForeignKey("article.id"), nullable=False),
    Column("raw", String(64), ForeignKey("raw.sha256"), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("address", Text),
    Column("media_type", Text),
    Column("charset", Text),
    Column("fetched", Text),
    Column("headers", Text, nullable=False),
    _learnt(),
    Index(None, "article", "learnt"),
)

reading = Table(
    "reading",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", _ID, nullable=False, unique=True),
    Column("article", _ID, ForeignKey("article.id"), nullable=False),
    Column("page", _ID, ForeignKey("page.id"), nullable=False, index=True),
    # Pages of an article are counted where their text differs from the one before.
    Column("version", Integer, nullable=False),
    Column("model", Text, nullable=False),
    Column("given", Text),  # the day of publication, where the user gave it
    Column("published", Text),
    Column("modified", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("host", Text),
    Column("text_sha256", String(64), nullable=False),
    Column("packed", LargeBinary, nullable=False),
    _learnt(),
    Index(None, "article", "learnt"),
    Index(None, "published", "learnt"),
)


def _read(name: str, *items: Column[Any] | Index | CheckConstraint) -> Table:
    """A table of what readings hold; nothing without the sentence that it stands in."""
    return _table(
        name,
        Column("id", _ID, primary_key=True),
        Column("reading", Integer, ForeignKey("reading.number"), primary_key=True),
        Column("article", _ID, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        # When it was true: said, happened, given. Empty where that isn't known.
        Column("day", _DAY, nullable=False),
        _learnt(),
        CheckConstraint('0 <= start AND start < "end"', name="span"),
        Index(f"ix_{name}_day_learnt", "day", "learnt"),
        Index(f"ix_{name}_reading", "reading"),
        *items,
    )


statement = _read(
    "statement",
    Column("act", Text, nullable=False),
)

account = _read(
    "account",
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
)

blame = _read(
    "blame",
    Column("account", _ID, index=True),
    Column("stance", Text, nullable=False),
)

warned = _read(
    "warned",
    Column("last", _DAY, nullable=False),  # `day` is the first on which it may have been given
    Column("response", Text, nullable=False),
)

party = _table(
    "party",
    # Somebody whom a row names, folded as names are compared: speaker, addressee, accused, warned.
    Column("name", Text, primary_key=True),
    Column("id", _ID, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.number"), primary_key=True),
    Column("named", _ID, nullable=False),  # the same as a member of an actor
    _learnt(),
    Index(None, "named"),
)

about = _table(
    "about",
    # A place or country that the article names, and where it stood: `place:orlec`, `country:GB`,
    # `source:orlec courier`.
    Column("mark", Text, primary_key=True),
    Column("reading", Integer, ForeignKey("reading.number"), primary_key=True),
    _learnt(),
)

membership = _table(
    "membership",
    # Keys begin with what tells rows apart: by `kind` first, a database may look through them all.
    Column("member", _ID, primary_key=True),
    Column("kind", String(8), primary_key=True),
    _learnt(primary_key=True),
    Column("group", _ID),  # nothing: it belongs nowhere any more
    # The how manieth of those that stand for the group; nothing: it is one of many like it.
    Column("rank", Integer),
    Column("article", _ID, nullable=False),
    # Whose place it took: what an earlier version or reading of the article had in its stead.
    Column("former", _ID),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("packed", LargeBinary),  # the member, where it stands for the group
    # All that it takes to choose who stands for a group.
    Index("ix_membership_group_kind_rank", "group", "kind", "rank", "member", "learnt"),
    Index(None, "article", "kind"),
)

key = _table(
    "key",
    Column("key", Text, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("group", _ID, primary_key=True),
    _learnt(),
    Index(None, "group", "kind"),  # what a group is found by that is united with another
)

judgement = _table(
    "judgement",
    Column("id", _ID, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("one", _ID, nullable=False),
    Column("other", _ID, nullable=False),
    Column("verdict", String(9), nullable=False),
    Column("why", Text, nullable=False),
    Column("withdraws", _ID),  # the judgement that is withdrawn, where that is the verdict
    _learnt(),
    CheckConstraint("verdict IN ('same', 'different', 'withdrawn')", name="verdict"),
    CheckConstraint("(verdict = 'withdrawn') = (withdraws IS NOT NULL)", name="withdraws"),
    Index(None, "one", "kind"),
    Index(None, "other", "kind"),
    Index(None, "learnt"),
    Index(None, "withdraws"),
)

state = _table(
    "state",
    Column("group", _ID, primary_key=True),
    Column("kind", String(8), primary_key=True),
    _learnt(primary_key=True),
    Column("day", _DAY, nullable=False),  # when it was true; empty where that isn't known
    Column("size", Integer, nullable=False),
    # The entry at which it was last made anew: older marks than that count no more.
    Column("since", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    # All that a listing needs to pass over a row without opening it.
    Index(None, "kind", "day", "group", "learnt", "size"),
)

mark = _table(
    "mark",
    Column("mark", Text, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("group", _ID, primary_key=True),
    Column("since", Integer, primary_key=True, autoincrement=False),
    _learnt(),
    Index(None, "group", "kind"),
)

# What people judge of what was read, and what is watched for.

grade = _table(
    "grade",
    # What is graded: the key of a source, the id of an account or a statement.
    Column("about", Text, primary_key=True),
    _learnt(primary_key=True),
    Column("kind", String(6), nullable=False),
    Column("grade", String(1), nullable=False),
    Column("why", Text, nullable=False),
    # The entry of the grade that is taken back, where this one does nothing else.
    Column("withdraws", Integer),
    CheckConstraint(
        "kind = 'source' AND grade IN ('A', 'B', 'C', 'D', 'E', 'F') OR "
        "kind = 'report' AND grade IN ('1', '2', '3', '4', '5', '6')",
        name="grade",
    ),
)

edit = _table(
    "edit",
    # A change that a person made to the table of who did an incident.
    Column("id", _ID, primary_key=True),
    Column("incident", _ID, nullable=False),
    Column("change", Text, nullable=False),  # what is changed, as JSON
    Column("why", Text, nullable=False),
    Column("withdraws", _ID),  # the edit that is taken back, where this one does nothing else
    _learnt(),
    Index(None, "incident"),
)

watch = _table(
    "watch",
    Column("name", Text, primary_key=True),
    _learnt(primary_key=True),
    Column("text", Text, nullable=False),  # as it was written
    Column("closed", Text),  # why it was closed; nothing: it is open
)

sighting = _table(
    "sighting",
    # What an article shows of a watch as it was written at the entry `version`.
    Column("id", _ID, primary_key=True),
    Column("version", Integer, ForeignKey("journal.id"), primary_key=True, autoincrement=False),
    Column("reading", Integer, ForeignKey("reading.number"), primary_key=True),
    Column("watch", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("article", _ID, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("day", _DAY, nullable=False),  # when it was true; empty where that isn't known
    Column("packed", LargeBinary, nullable=False),
    _learnt(),
    CheckConstraint('0 <= start AND start < "end"', name="span"),
    Index(None, "watch", "version"),
    Index(None, "reading"),
)

note = _table(
    "note",
    # What a person says of an indicator: seen, absent, or not looked for.
    Column("watch", Text, primary_key=True),
    Column("indicator", Text, primary_key=True),
    _learnt(primary_key=True),
    Column("state", String(14), nullable=False),
    Column("day", _DAY, nullable=False),
    Column("why", Text, nullable=False),
    CheckConstraint("state IN ('seen', 'absent', 'not looked for')", name="state"),
)

triage = _table(
    "triage",
    # What becomes of an incident: the last that was said of any of its accounts.
    Column("account", _ID, primary_key=True),
    _learnt(primary_key=True),
    Column("what", String(9), nullable=False),
    Column("assignee", Text),  # the name of whoever is to see to it
    Column("why", Text, nullable=False),
    CheckConstraint("what IN ('dismissed', 'open', 'assigned')", name="what"),
    CheckConstraint("(what = 'assigned') = (assignee IS NOT NULL)", name="assignee"),
)

saved = _table(
    "saved",
    # A list as it was filtered, under a name.
    Column("name", Text, primary_key=True),
    _learnt(primary_key=True),
    Column("list", Text, nullable=False),
    Column("query", Text, nullable=False),  # as it stands in the list's address
    Column("withdrawn", Text),  # why it was; nothing: it wasn't
)

feed = _table(
    "feed",
    # The secret in the address at which a saved list is read as a feed: the one given last.
    Column("saved", Text, primary_key=True),
    _learnt(primary_key=True),
    Column("hash", String(64), index=True),  # SHA-256; nothing: there is no feed any more
    info=PRIVATE,
)

proposal = _table(
    "proposal",
    Column("id", _ID, primary_key=True),
    Column("watch", Text, nullable=False, index=True),
    Column("packed", LargeBinary, nullable=False),
    _learnt(),
    Index(None, "learnt"),
)

decision = _table(
    "decision",
    Column("proposal", _ID, ForeignKey("proposal.id"), primary_key=True),
    _learnt(primary_key=True),
    Column("verdict", String(9), nullable=False),
    Column("why", Text, nullable=False),
    CheckConstraint("verdict IN ('taken', 'dismissed', 'open')", name="verdict"),
)

# What is done about threats.

ledger = _table(
    "ledger",
    # Lines are numbered without gaps; each is chained to the one before (`tocsin.warn.ledger`).
    Column("number", Integer, primary_key=True, autoincrement=False),
    _learnt(),
    Column("matter", Text, nullable=False),  # the id of a case; empty for the directory
    Column("kind", String(12), nullable=False),
    Column("body", Text, nullable=False),  # the deed, as JSON
    Column("hash", String(64), nullable=False),
    Index(None, "matter", "number"),
    Index(None, "kind", "number"),
)

outbox = _table(
    "outbox",
    # Messages that are still to be sent. Unlike all other rows these are changed and taken away:
    # they are what the ledger says of messages, kept where it is found at once.
    Column("delivery", _ID, primary_key=True),
    Column("matter", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("attempt", Integer, nullable=False),  # how often it was tried
    # From when on it may be tried (again): moments, as in the journal.
    Column("due", String(27), nullable=False),
    Column("packed", LargeBinary, nullable=False),  # the delivery
    Column("queued", Integer, nullable=False),  # the line of the ledger that says so
    Index(None, "channel", "due", "delivery"),  # in the order in which they are sent
    Index(None, "due"),
)

beat = _table(
    "beat",
    # When each process last showed that it lives. Changed, and no part of what the desk knows.
    Column("name", Text, primary_key=True),
    Column("moment", String(27), nullable=False),
)

# Who may sit at the desk. Of secrets only hashes are kept, and tables of these aren't exported.

person = _table(
    "person",
    Column("account", Text, primary_key=True),  # the name by which they sign in
    _learnt(primary_key=True),
    Column("name", Text, nullable=False),  # what stands beside what they do; it never changes
    Column("role", String(8), nullable=False),
    Column("disabled", Text),  # why nobody may sign in with it; nothing: they may
    CheckConstraint("role IN ('reader', 'analyst', 'approver', 'admin')", name="role"),
)

credential = _table(
    "credential",
    # What a person signs in with: the one that was given last.
    Column("account", Text, primary_key=True),
    _learnt(primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("hash", Text, nullable=False),
    Column("ends", String(27)),  # until when an invitation holds
    CheckConstraint("kind IN ('password', 'invitation')", name="kind"),
    info=PRIVATE,
)

apikey = _table(
    "apikey",
    Column("hash", String(64), primary_key=True),  # SHA-256: a key is too long to be guessed
    _learnt(primary_key=True),
    Column("name", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("scopes", Text, nullable=False),  # parted by spaces
    Column("revoked", Text),  # why it opens nothing any more; nothing: it does
    info=PRIVATE,
)

session = _table(
    "session",
    # Who is signed in. Changed, as `beat` is, and no part of what the desk knows.
    Column("hash", String(64), primary_key=True),  # SHA-256 of what the browser holds
    Column("account", Text, nullable=False, index=True),
    Column("way", String(8), nullable=False),  # how they signed in
    Column("agent", Text, nullable=False),  # what the browser calls itself
    Column("began", String(27), nullable=False),
    Column("seen", String(27), nullable=False),
    Column("ends", String(27), nullable=False),
    Column("revoked", String(27)),  # when it was ended before its time
    CheckConstraint("way IN ('password', 'proxy', 'oidc')", name="way"),
    info=PRIVATE,
)

attempt = _table(
    "attempt",
    # Tries to sign in since the last that went well; changed and taken away. By SHA-256 of what
    # was given for a name: it need be none, and some type their passwords there.
    Column("hash", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("moment", String(27), nullable=False, index=True),  # of the last
    info=PRIVATE,
)

# What is collected from, and how that goes.

subscription = _table(
    "subscription",
    # A source as it was written at an entry.
    Column("source", _ID, primary_key=True),
    _learnt(primary_key=True),
    Column("text", Text),  # what is subscribed to, as JSON; nothing: it was removed
    Column("why", Text, nullable=False),  # why it was paused or removed; else empty
)

poll = _table(
    "poll",
    # One try to collect from a source. It is known from its own moment on: an entry for each would
    # be most of the journal.
    Column("source", _ID, primary_key=True),
    Column("moment", String(27), primary_key=True),
    # What came of it, and what was to be said of the source then, as JSON.
    Column("text", Text, nullable=False),
)

turn = _table(
    "turn",
    # When each source is to be asked, and what is kept to ask with. Changed, as `outbox` is.
    Column("source", _ID, primary_key=True),
    Column("host", Text, nullable=False),  # empty of what lies on a disk
    Column("due", String(27), index=True),  # nothing: not any more
    Column("known", Text, nullable=False),  # what the last answer left, as JSON
    # What became of pages since the last poll.
    Column("read", Integer, nullable=False),
    Column("empty", Integer, nullable=False),
    Column("lost", Integer, nullable=False),
    Column("walled", Integer, nullable=False, server_default=text("0")),  # of those that were read
)

item = _table(
    "item",
    # What sources told of and wasn't got yet; changed, and taken away when its page is in the
    # record, or given up.
    Column("id", _ID, primary_key=True),
    Column("source", _ID, nullable=False, index=True),
    Column("host", Text, nullable=False),
    Column("due", String(27), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    # 1: its page was got, and stands behind a paywall.
    Column("walled", Integer, nullable=False, server_default=text("0")),
    Index(None, "host", "due"),
)

seen = _table(
    "seen",
    # All items that were ever told of, so that each is got once; changed when its page was got, or
    # the source says that it was edited.
    Column("id", _ID, primary_key=True),
    Column("source", _ID, nullable=False),
    Column("moment", String(27), nullable=False),  # when it was last to be got
    Column("edited", Text, nullable=False),  # what the source says; empty: nothing
    Column("article", _ID),  # whose page it led to
    Index(None, "source", "moment"),
)

host = _table(
    "host",
    # How fast each host may be asked, whoever asks: changed with every request.
    Column("name", Text, primary_key=True),
    Column("asked", String(27)),
    Column("free", String(27)),
    Column("refusals", Integer, nullable=False),
)

robots = _table(
    "robots",
    # What each host allows, as it last said so; changed.
    Column("origin", Text, primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)

notice = _table(
    "notice",
    # Of which notices of sources people were told, so that they are told once, by whichever
    # process; changed, and taken away when a notice is over.
    Column("source", _ID, primary_key=True),
    Column("trouble", Text, primary_key=True),
    Column("told", String(27)),  # when they were; nothing: not yet
    Column("lease", String(27)),  # until when somebody is at it
)

work = _table(
    "work",
    # Pages on their way into the record: changed, and taken away when they are in it. What is lost
    # here is asked for again, as its item still waits.
    # In the order in which they came. Of a million a day 32 bits would be used up in six years.
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("key", _ID, nullable=False, unique=True, index=True),  # the item's
    Column("step", String(5), nullable=False),  # "read", then "enter"
    Column("since", String(27), nullable=False),  # when it came
    Column("tries", Integer, nullable=False),  # how often this step was begun
    Column("owner", Text),  # who is at it
    Column("lease", String(27)),  # and until when
    Column("packed", LargeBinary, nullable=False),
    Index(None, "step", "number"),
    info=PRIVATE,
)

request = _table(
    "request",
    # What programs had done by keys of their own choice, so that it is done once; forgotten after
    # a day. By SHA-256: of who asked and their key, and of what they asked.
    Column("hash", String(64), primary_key=True),
    Column("request", String(64), nullable=False),
    Column("moment", String(27), nullable=False, index=True),
    Column("status", Integer),  # of the answer; nothing: there is none yet
    Column("body", LargeBinary),
    info=PRIVATE,
)
