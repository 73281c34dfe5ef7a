"""A desk on whose record everything is hostile: what was read, and what people wrote down."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from tests.desk.feeds import Web
from tests.desk.made import page
from tests.desk.sent import Clock
from tests.desk.test_collecting import run
from tests.desk.threats import proposal
from tests.desk.watches import alert, plot
from tocsin.assess.hypotheses.edits import Note, Proposal
from tocsin.assess.hypotheses.ratios import Band
from tocsin.desk.adding import Added
from tocsin.desk.desk import Desk
from tocsin.desk.settings import Settings, Smtp, Webhook
from tocsin.records import Page
from tocsin.warn.people import Contact, Recipient

SCRIPT = "<script>window.hit=1</script><img src=x onerror=window.hit=1>"
BREAKING = "\"'></title></textarea></option><svg onload=window.hit=1><a href=javascript:hit=1>"
TURNED = "Oskara \u202egnibmob\u2066 \u200fkilled"
BROKEN = "\ufffd \ufeff \U000e0041 a\u0301\u0300\u0316\u20e0"
# What the desk takes for one line of plain text, and what it takes anywhere else.
LINE = f"{SCRIPT}{BREAKING} {{{{7*7}}}} ${{7*7}} &lt;b&gt; %3Cb%3E"
ALL = f"{LINE} {TURNED} {BROKEN}"
TYPED = f"{ALL} \x07\x1b[31m\x9b\x00"  # in texts that may be longer than a line
HUGE = "Very long " * 10_000
# Some that a desk holds; others are made with it.
SECRETS = ("a-secret-that-signs-links-of-a-test", "a-secret-of-webhooks", "s3cret-of-mail", "t0ken")
SETTINGS = Settings(
    sender="desk@varnia.example",
    name=ALL,
    url="http://127.0.0.1",
    secret=SECRETS[0],
    webhook=Webhook(secret=SECRETS[1]),
    smtp=Smtp(host="mail.varnia.example", user="desk", password=SECRETS[2]),
)
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
_SCRIPTED = "javascript:window.hit=1//"


class Hostile(NamedTuple):
    """Where such a desk lies, a key that opens all of it, what is there by kinds, and secrets."""

    where: str
    key: str
    ids: dict[str, str]
    secrets: tuple[str, ...]

    def desk(self) -> Desk:
        """It, opened."""
        return Desk(self.where, create=False, clock=Clock(NOW), settings=SETTINGS)

    def path(self, route: str) -> str:
        """An address of a route; raises KeyError where nothing of its kind is there."""
        room = "drafts" if route == "/warnings/{id_}/issue" else route.split("/")[1]
        return re.sub(r"\{\w+\}", lambda _: self.ids[room], route)


def hostile(where: str) -> Hostile:
    """Such a desk, at a path."""
    clock = Clock(NOW)
    with Desk(where, by="Mira", clock=clock, settings=SETTINGS) as desk:
        desk.write_watch(_watch(), "market", replay=True)
        added = list(desk.add(_pages(), replay=True))
        assert all(isinstance(one, Added) for one in added), added
        key = _people(desk)
        source = _collected(desk, clock)
        case = _case(desk)
        ids = {
            "cases": case,
            "incidents": _judged(desk),
            "articles": desk.statements().rows[0].source.article,
            "actors": desk.actor("Pavo Lind")[0].id,
            "stories": desk.stories().rows[0].id,
            "watches": "market",
            "recipients": "market",
            "sources": source,
            **_warned(desk, case),
        }
        made = (key, desk.accounts.add("rut", "Rut", "reader"), _kept(desk))
    return Hostile(where, key, ids, (*SECRETS, *made))


def _people(desk: Desk) -> str:
    """People with accounts and those who are told; the key of one who may do everything."""
    desk.accounts.add("mira", "Mira", "admin")
    desk.accounts.add("jon", f"Jon {SCRIPT}", "approver")
    contacts = (
        Contact(channel="email", address=f"m{SCRIPT}@market.example", verified=date(2026, 5, 1)),
        Contact(channel="webhook", address=_SCRIPTED + ALL),
        Contact(channel="webhook", address=f"https://{SECRETS[3]}@hook.example/?k={SECRETS[3]}"),
        Contact(channel="apprise", address=f"json://{SECRETS[3]}{ALL}"),
    )
    market = Recipient(id="market", name=ALL, role="intended victim", contacts=contacts)
    police = Recipient(id="police", name=HUGE[:5_000], role="protector", protects=("market",))
    desk.directory.keep((market, police), f"{ALL}.toml")
    desk.keys.make("mira", SCRIPT, ["read"])
    return desk.keys.make("mira", "test", ["read", "judge", "warn", "admin"])


def _watch() -> str:
    said = LINE.replace('"', "'")
    return f'''question = """Is an attack on a market in Oskara being prepared? {said}"""
name = "market"
places = ["Oskara"]
actors = ["Varnian Front"]
targets = ["market"]
from = 2026-04-01
until = 2026-12-31
base_rate = 0.05
base_source = """{said}"""
threshold = 0.1
'''


def _pages() -> list[Page]:
    return [
        plot(),
        alert(),
        page(
            "market",
            "2026-05-05",
            f"Bomb kills 12 at Oskara market {ALL}",
            "A bomb killed 12 people at the covered market in Oskara on Tuesday 5 May 2026.",
            f"“The market {SCRIPT} was ours,” the Varnian Front said, claiming the bombing.",
            f"“{TURNED} twelve people in the market,” Minister Pavo Lind said on Tuesday.",
            outlet=f"Courier {ALL}",
        ),
        page(
            "title",
            "2026-05-06",
            "=cmd() " + HUGE,
            'Pavo Lind blamed the =HYPERLINK("x") Front for the bombing of the market in Oskara.',
            "Pavo Lind blamed the Varnian Front for the bombing of the market in Oskara.",
            "A bomb killed 14 people at the covered market in Oskara on Tuesday 5 May 2026.",
            f"“Broken \ufffd\u0085 {BROKEN} and {'long' * 25_000},” said Pavo Lind, of the market.",
            canonical=_SCRIPTED,
        ),
        replace(  # as an archive may have it
            page("script", "2026-05-07", "Pavo Lind blamed the Varnian Front for the bombing."),
            source=f"{_SCRIPTED}courier.example/script",
            address=f"{_SCRIPTED}courier.example/script",
        ),
    ]


def _collected(desk: Desk, clock: Clock) -> str:
    """A source that is broken, after some polls; its id."""
    address = f"https://courier.example/<script>?user=desk&token={SECRETS[3]}"
    row = desk.sources.add(address, name=ALL, group=ALL, country="VA", grade="B")
    run(desk, Web({address: f"<html><title>{ALL}</title></html>".encode()}), clock, hours=5)
    desk.sources.pause(row.id, why=TYPED)
    desk.sources.resume(row.id)
    return row.id


def _judged(desk: Desk) -> str:
    """The incident that most is told of, of which much is said; its id."""
    rows = desk.incidents().rows
    id_ = max(rows, key=lambda row: row.dossier.accounts).id
    desk.triage.assign(id_, "jon", why=TYPED)
    desk.triage.dismiss(id_, why=TYPED)
    weighed = desk.weigh(id_)
    desk.grade_report(weighed.accounts[0].id, 3, why=TYPED)
    desk.edit(id_, Proposal(desk.by, TYPED, hypothesis=ALL))
    desk.edit(id_, Note(desk.by, TYPED, text=TYPED, bands={ALL: Band(low=2, high=3)}))
    desk.grade_source("courier.example", "C", why=TYPED)
    desk.reviews.find(id_, "hit", why=TYPED)
    return id_


def _case(desk: Desk) -> str:
    """The case of what the watch proposes; its id."""
    desk.note("market", "threat", "seen", day="2026-05-01", why=TYPED)
    case = desk.cases.open(proposal(desk), why=TYPED).id
    desk.cases.propose(LINE, why=TYPED)
    desk.cases.tick(case, "credible", "yes", why=TYPED, known=TYPED)
    desk.cases.harm(case, TYPED)
    desk.cases.name(case, "market", "intended victim", why=TYPED)
    desk.cases.name(case, "police", "protector", why=TYPED)
    desk.cases.waive(case, ground="already aware", why=TYPED, recipient="police")
    desk.cases.put(case, TYPED, who=SCRIPT, review=date(2026, 7, 1), protects="market")
    desk.tending.silence(case, "2026-06-03", why=TYPED)
    return case


def _warned(desk: Desk, case: str) -> dict[str, str]:
    """A warning that is out, and a draft."""
    words = dict.fromkeys(("hazard", "headline", "what", "where", "when", "who", "basis"), ALL)
    more = {"do": (ALL, HUGE[:20_000]), "assistance": _SCRIPTED + ALL, "limits": ALL, "actor": LINE}
    draft = desk.warn.draft(case, "security alert", overrides={**words, **more}).row.id
    desk.seated(f"Jon {SCRIPT}").warn.approve(draft)
    id_ = desk.warn.issue(draft, despite=TYPED).row.id
    other = desk.warn.draft(case, "security alert", overrides=words).row.id
    desk.tending.tend()
    return {"warnings": id_, "drafts": other}


def _kept(desk: Desk) -> str:
    """A view that was saved; the secret of its feed."""
    name = "<img src=x onerror=window.hit=1>"  # the desk takes no longer ones
    desk.filters.save(name, "incidents", {"place": LINE})
    return desk.filters.feed(name)
