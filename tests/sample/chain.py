"""The whole chain on the sample: from what a watch proposes to the review after the attack.

`python -m tests.sample.chain DESK` walks it on a clock of its own, from 7 to 31 March 2026, and
says what happens; the desk stays, to be looked at. Mail and webhooks go to real servers on
loopback, answers through the real page. Everybody in it is invented.
"""

import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import uvicorn

from tests.warn.channels.receivers import Hook, PostOffice, hook, post_office
from tocsin.collect import expand
from tocsin.desk.adding import Added
from tocsin.desk.desk import Desk
from tocsin.desk.ordering import in_order
from tocsin.desk.settings import Settings, Smtp, Webhook
from tocsin.errors import SourceError, TocsinError
from tocsin.store.journal import written
from tocsin.warn import directory
from tocsin.warn.channels import signing
from tocsin.web import app

SAMPLE = Path(__file__).parents[2] / "sample"
ATTACK = "2026-03-21"
_BEGAN = datetime(2026, 3, 7, 18, tzinfo=UTC)
_END = datetime(2026, 4, 1, 9, tzinfo=UTC)
_SECRET = "a-secret-of-the-sample-which-signs-nothing-of-value"  # noqa: S105
_WITHIN = re.compile(r"https?://\S+/answer/\S+")


class Clock:
    """Stands until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> str:
        """The moment, as the desk writes it."""
        return written(self.now)

    def wait(self, minutes: float) -> None:
        """Let minutes pass."""
        self.now += timedelta(minutes=minutes)


class Chain:
    """The desk of the sample, those who sit at it, and those whom it reaches.

    `say` is told each step; `case`, `warning` and `incident` are the ids of what it led to.
    """

    def __init__(self, where: str, say: Callable[[str], None], rooms: ExitStack) -> None:
        self.clock = Clock(_BEGAN)
        self.say = say
        self.post: PostOffice = rooms.enter_context(post_office())
        self.hook: Hook = rooms.enter_context(hook())
        self._where = where
        self._settings = Settings(
            sender="desk@tocsin.example",
            name="The desk of the sample",
            url="http://127.0.0.1",
            secret=_SECRET,
            smtp=Smtp(host="127.0.0.1", port=self.post.port, starttls=False),
            webhook=Webhook(secret=_SECRET, private=True),
        )
        self.mira = rooms.enter_context(self._at("Mira"))
        self.jon = rooms.enter_context(self._at("Jon"))
        self.rounds = rooms.enter_context(self._at(""))  # what nobody sits at: `tocsin deliver`
        self.page = rooms.enter_context(_served(lambda: self._at("")))
        self.case = self.warning = self.incident = ""
        self._last = ""  # the page that was read last

    def _at(self, by: str) -> Desk:
        return Desk(self._where, by=by, clock=self.clock, settings=self._settings)

    # Before

    def prepare(self) -> None:
        """Write the watch, read the news up to 7 March, and write down whom the desk can tell."""
        watch = SAMPLE / "watches" / "karsk-crowds.toml"
        self.mira.write_watch(watch.read_text("utf-8"), watch.stem, replay=True)
        read = self._read()
        self.say(f"{_day(self.clock.now)}: the desk has read {read} articles since October.")
        people = SAMPLE / "recipients.toml"
        police = "https://duty.karsk-police.example/warnings"
        text = people.read_text("utf-8").replace(police, self.hook.address)
        self.mira.directory.keep(directory.parsed(text, people.name), people.name)
        policy = SAMPLE / "policies" / "hall.toml"
        self.mira.tending.keep_policy(policy.read_text("utf-8"), policy.stem)

    def _read(self) -> int:
        """Read the news that came out meanwhile; how many articles."""
        seen = sorted(one for one in (SAMPLE / "archive").glob("20*") if self._is_out(one.name))
        new = [str(one) for one in seen if one.name > self._last]
        self._last = seen[-1].name
        return len([_added(one) for one in self.mira.add(in_order(expand(new)), replay=True)])

    def _is_out(self, name: str) -> bool:
        """Whether a page was printed by now: its name begins with the day."""
        return name[:10] <= f"{self.clock.now:%Y-%m-%d}"

    def open(self) -> None:
        """Take what the watch proposes, and judge whether there is a duty to warn."""
        crossing = next(row for row in self.mira.proposals() if row.proposal.kind == "crossing")
        self.say(f"The watch proposes a warning: {crossing.proposal.reasons[0]}.")
        cases = self.mira.cases
        self.case = cases.open(crossing.proposal.id).id
        for told in cases.show(self.case).suggested:
            if told.met == "yes":
                cases.tick(self.case, told.criterion, "yes", why=told.why, evidence=["1", "2"])
        rifles = "rifles and petrol against a crowd, says who read the letter"
        cases.tick(self.case, "killing", "yes", why=rifles, evidence=["1"])
        cases.name(self.case, "glassworks-hall", "intended victim", why="the letter names it")
        cases.name(self.case, "karsk-police", "protector")
        case = cases.show(self.case)
        hall = case.coverage.rows[0]
        self.say(f"Mira opens a case. {' '.join(case.threshold.words)}")
        self.say(f"The hall is {hall.colour}: {'; '.join(hall.reasons)}.")

    def issue(self) -> None:
        """Draft a warning, have another approve it, and issue it."""
        draft = self.mira.warn.draft(
            self.case,
            "timely warning",
            to=("glassworks-hall", "karsk-police", "astrand-embassy"),
            overrides={
                "hazard": "attack with firearms",
                "scope": "restricted",
                "marking": "TLP:AMBER",
                "policy": "hall",
                "urgency": "Immediate",
            },
        ).row.id
        for finding in self.mira.warn.lint(draft):
            self.say(f"The linter, {finding.severity}: {finding.what}; {finding.remedy}.")
        try:
            self.mira.warn.approve(draft)
        except TocsinError as error:
            self.say(f"Mira can't approve what she wrote: {error.problem}.")
        self.jon.warn.approve(draft)
        self.clock.wait(5)
        issued = self.mira.warn.issue(draft)
        self.warning = issued.row.id
        self.say(f"Jon approves it, and it is issued: “{issued.warning.text.headline}”.")

    # Told, and answering

    def deliver(self) -> None:
        """Send what is due now."""
        self.rounds.tending.tend()
        before = len(self.post.to), len(self.hook.taken)
        self.rounds.sending.send()
        mail, hooks = self.post.to[before[0] :], len(self.hook.taken) - before[1]
        if mail or hooks:
            webhook = f", {hooks} signed webhook{'s' * (hooks > 1)}" if hooks else ""
            self.say(f"{_time(self.clock.now)}: mail to {', '.join(mail)}{webhook}.")

    def hooked(self) -> str:
        """The key of the first webhook, which must bear the desk's signature."""
        headers, body = self.hook.requests[0]
        return signing.verify(_SECRET, headers, body, float(headers[signing.TIMESTAMP]))

    def mail(self, address: str) -> EmailMessage:
        """The last mail to an address."""
        return next(
            mail
            for mail, to in zip(reversed(self.post.taken), reversed(self.post.to), strict=True)
            if to == address
        )

    def answer(self, address: str, **fields: str) -> int:
        """Answer as whoever has an address, through the page that their mail leads to."""
        body = self.mail(address).get_body(("plain",))
        assert body is not None
        link = _WITHIN.search(body.get_content())
        assert link is not None
        at = self.page + urlsplit(link.group()).path
        shown = httpx2.get(at)
        mark = re.search(r'name="mark" value="([^"]*)"', shown.text)
        assert mark is not None
        taken = httpx2.post(at, data={**fields, "mark": mark.group(1)})
        by, reply = fields["by"], fields["reply"]
        self.say(
            f"{_time(self.clock.now)}: {by} answers: {reply}, {fields['why'] or fields['what']}."
        )
        return taken.status_code

    # While nothing happens

    def pass_to(self, day: int, hour: int) -> None:
        """Let days of March pass, with the news that they bring."""
        # What came out later that day would be read before what the desk does then.
        self.clock.now = datetime(2026, 3, day - 1, 23, 59, tzinfo=UTC)
        self._read()
        self.clock.now = datetime(2026, 3, day, hour, tzinfo=UTC)

    def measure(self) -> None:
        """Write down what the hall did."""
        self.mira.cases.put(
            self.case,
            "armed guards at all doors",
            who="Lida Korvan",
            review=date(2026, 3, 14),
            protects="glassworks-hall",
        )

    def withdraw(self) -> None:
        """Write down that it did so no longer."""
        measure = self.mira.cases.show(self.case).measures[0].put.id
        why = "a fortnight without anything, and nobody pays for them"
        self.mira.cases.withdraw(self.case, measure, who="the owners of the hall", why=why)
        self.say(f"{_time(self.clock.now)}: the owners of the hall withdraw the guards: {why}.")

    def run_out(self) -> None:
        """Let the warning's time run out."""
        due = self.rounds.tending.tend().due
        self.say(f"{_time(self.clock.now)}: {due} warning ran out; that is no all-clear.")

    # After

    def read_on(self) -> None:
        """Read the rest of the news, up to the end of March."""
        self.clock.now = _END
        read = self._read()
        told = [
            row
            for row in self.mira.incidents(limit=200).rows
            if row.day == ATTACK and "Glassworks Hall" in row.dossier.places
        ]
        self.incident = max(told, key=lambda row: row.dossier.accounts).id
        self.say(
            f"{_day(self.clock.now)}: the attack came on 21 March; {read} articles tell of it."
        )

    def close(self) -> None:
        """Close the case with what happened."""
        why = "gunmen attacked the hall that was warned"
        self.mira.cases.close(self.case, "hit", why=why, incident=self.incident)


def walk(where: str, say: Callable[[str], None], rooms: ExitStack) -> Chain:
    """Walk the chain on a new desk; `rooms` closes what it opened."""
    chain = Chain(where, say, rooms)
    chain.prepare()
    chain.open()
    chain.issue()
    chain.deliver()
    chain.clock.wait(6)
    acting = {"reply": "acting", "what": "armed guards at all doors", "until": "2026-03-22T06:00"}
    chain.answer("director@glassworks.example", by="Lida Korvan", why="", **acting)
    chain.clock.wait(14)
    chain.deliver()
    chain.clock.wait(4)
    chain.measure()
    dismissed = {"reply": "dismissed", "why": "such papers arrive by the kilo"}
    chain.answer("deputy@karsk-police.example", by="Ferdinand Oth", what="", **dismissed)
    chain.pass_to(8, 19)
    chain.deliver()
    chain.pass_to(14, 19)
    chain.run_out()
    chain.pass_to(18, 9)
    chain.withdraw()
    chain.read_on()
    chain.close()
    return chain


@contextmanager
def _served(desk: Callable[[], Desk]) -> Iterator[str]:
    """The desk's pages, on loopback."""
    server = uvicorn.Server(uvicorn.Config(app(desk), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)


def _added(one: Added | SourceError) -> Added:
    if isinstance(one, SourceError):
        raise one
    return one


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _time(moment: datetime) -> str:
    return f"{moment.day} {moment:%B, %H:%M}"


def main() -> None:
    """Walk it on the desk that is named, and say what happens."""
    with ExitStack() as rooms:
        chain = walk(sys.argv[1], lambda line: print(line, flush=True), rooms)  # noqa: T201
        print(f"incident {chain.incident}")  # noqa: T201


if __name__ == "__main__":
    main()
