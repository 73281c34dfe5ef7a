"""Views of an invented attack, made by hand: two articles, two who claim it, two denials."""

from tocsin.desk.views import (
    Account,
    BlameRow,
    IncidentFile,
    Reference,
    StatementRow,
    WarningRow,
)
from tocsin.link.dossier import Dossier
from tocsin.link.incidents.account import Spot
from tocsin.link.origins import Origin, OriginGraph
from tocsin.link.tally import Strand, Summary
from tocsin.records import Blame, Incident, Stance, Statement, Warned, identify
from tocsin.records.base import Span, span

COURIER = (
    "A bomb killed 12 people at a market in Oskara on Sunday, and the Varnian Front planted it. "
    "“The market was ours,” the Varnian Front said. "
    "The Government of Arvenia blamed the Marsh League for the bomb. "
    "The Marsh League denied that it had planted it."
)
POST = (
    "At least 14 people died when a bomb went off in Oskara. "
    "The Government of Arvenia blamed the Marsh League. "
    "The Varnian Front was not behind it, said the Government of Lorne."
)
OSKARA = Spot(
    name="Oskara", country="NL", area="Marsh", latitude=53.05, longitude=-4.8, precision="town"
)
ARVENIA = Spot(
    name="Arvenia", country="NL", area=None, latitude=52.0, longitude=5.0, precision="country"
)


def reference(name: str = "courier") -> Reference:
    """An article of the Harbour Courier or the Lorne Post."""
    return Reference(
        article=identify("article", name),
        address=f"https://{name}.example/bomb",
        title=f"Bomb in Oskara ({name})",
        outlet={"courier": "Harbour Courier", "post": "Lorne Post"}[name],
        published={"courier": "2031-05-05", "post": "2031-05-06T09:30:00+02:00"}[name],
        version=1,
        reading={"courier": 1, "post": 2}[name],
    )


def found(text: str, words: str) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return span(text, start, start + len(words))


def dossier() -> Dossier:
    """The attack as both articles tell it."""
    return Dossier(
        accounts=2,
        kinds={"bombing": 2},
        statuses={"happened": 2},
        days={"2031-05-04": 2},
        spots=(ARVENIA, OSKARA),
        places={"Arvenia": 2, "Oskara": 2},
        by={"Varnian Front": 1},
        against={"=SUM(traders)": 1, "shoppers": 1},
        weapon={"bomb": 2},
        figures={"killed": (12, 14), "wounded": (None, 30)},
        sources=Summary(
            articles=("courier", "post"),
            told={
                outlet: {f"text of {outlet}": Strand(published="~", chains=((),))}
                for outlet in ("name:harbour courier", "name:lorne post")
            },
        ),
        trigger="A bomb killed 12 people",
        fullness=5,
    )


def account(name: str = "courier", by: tuple[str, ...] = ("Varnian Front",)) -> Account:
    """What one of them tells of the attack."""
    text = {"courier": COURIER, "post": POST}[name]
    trigger = found(text, "bomb")
    id_ = identify("incident", name)
    told = Incident(
        id=id_,
        kind="bombing",
        status="happened",
        when="2031-05-04",
        where=("Oskara", "Arvenia"),
        by=by,
        against=("shoppers",),
        weapon=("bomb",),
        figures={"killed": (12, 12)},
        trigger=trigger,
        mentions=(trigger,),
        parts=(),
        certainty=3.0,
        reasons=(),
    )
    return Account(
        id=id_,
        source=reference(name),
        incident=told,
        sentences=(),
        figures=(),
        score=0.9,
        reasons="same place and day",
        learnt={"courier": "2031-05-06T08:00:00.000000Z", "post": "2031-05-07T08:00:00.000000Z"}[
            name
        ],
    )


def blame(stance: Stance, accused: str, by: str, sentence: str, name: str = "courier") -> BlameRow:
    """Who says who did it, in a sentence of an article."""
    words = found({"courier": COURIER, "post": POST}[name], sentence)
    said = Blame(
        id=identify("blame", name, words.start),
        incident=identify("incident", name),
        accused=accused,
        by=by,
        stance=stance,
        evidence=words,
        sentence=words,
        offered="none",
        proof=None,
        tainted=None,
        reasons=(),
    )
    return BlameRow(source=reference(name), incident=identify("incident", "oskara"), blame=said)


CLAIM = blame(
    "claims",
    "Varnian Front",
    "Varnian Front",
    "“The market was ours,” the Varnian Front said.",
)
ACCUSATION = blame(
    "blames",
    "Marsh League",
    "Government of Arvenia",
    "The Government of Arvenia blamed the Marsh League for the bomb.",
)
ECHO = blame(
    "blames",
    "Marsh League",
    "Government of Arvenia",
    "The Government of Arvenia blamed the Marsh League.",
    "post",
)
DENIAL = blame(
    "denies",
    "Marsh League",
    "Marsh League",
    "The Marsh League denied that it had planted it.",
)
REJECTION = blame(
    "rejects",
    "Varnian Front",
    "Government of Lorne",
    "The Varnian Front was not behind it, said the Government of Lorne.",
    "post",
)


def incident_file(
    accounts: tuple[Account, ...] | None = None,
    told: tuple[BlameRow, ...] = (CLAIM, ACCUSATION, DENIAL, ECHO, REJECTION),
    held: Dossier | None = None,
) -> IncidentFile:
    """The attack, opened."""
    accounts = accounts or (account(), account("post", by=()))
    held = held or dossier()
    origins = tuple(
        Origin(id=one.id, unit=one.id, accounts=(one.id,), repeated=(), kinds=())
        for one in accounts
    )
    return IncidentFile(
        id=identify("incident", "oskara"),
        day=held.day,
        dossier=held,
        accounts=accounts,
        blame=told,
        origins=OriginGraph(nodes=(), edges=(), origins=origins, summary=held.sources),
    )


def statement_row() -> StatementRow:
    """A statement whose content is in two parts."""
    said = Statement(
        id=identify("statement", 1),
        speaker="Varnian Front",
        source=None,
        named=None,
        cue=found(COURIER, "said"),
        content=(found(COURIER, "The market was ours"), found(COURIER, "planted it")),
        sentence=CLAIM.blame.sentence,
        act="claims",
        to="Government of Arvenia",
        addressee=None,
        quoted=True,
        negated=False,
        modality=None,
        confidence=0.9,
        reasons=(),
    )
    return StatementRow(source=reference(), statement=said)


def warning_row() -> WarningRow:
    """A warning that came before it."""
    said = found(COURIER, "A bomb killed 12 people")
    warned = Warned(
        id=identify("warned", 1),
        from_="Government of Lorne",
        to=("Government of Arvenia", "Lornish citizens"),
        threat="an attack on markets",
        target=None,
        when="2031-05",
        given=None,
        response="dismissed",
        answer=None,
        evidence=said,
        sentence=said,
        reasons=(),
    )
    return WarningRow(source=reference(), warned=warned)
