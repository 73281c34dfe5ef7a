"""A small reading made by hand."""

from datetime import date

from tocsin.records import (
    Article,
    Blame,
    Dropped,
    Entity,
    Figure,
    Incident,
    Part,
    Place,
    Reading,
    Segment,
    Sourced,
    Statement,
    Warned,
    When,
)
from tocsin.records.base import identify, span

PAGE = "<h1>Pier shut</h1><p>“Stay  away,” said Orla Venn.</p>"
TEXT = "Pier shut\n\n“Stay away,” said Orla Venn."


def article() -> Article:
    """The article of `PAGE`, whose double blank was folded."""
    first, second, third = PAGE.index("Pier"), PAGE.index("“Stay"), PAGE.index(" away")
    return Article(
        id=identify("article", TEXT),
        page=identify("page", PAGE),
        source="pier.html",
        address=None,
        title=Sourced(value="Pier shut", where="visible", at="h1"),
        byline=None,
        outlet=None,
        language=None,
        published=None,
        modified=None,
        text=TEXT,
        segments=(
            Segment(start=0, end=9, page_start=first),
            Segment(start=11, end=16, page_start=second),
            Segment(start=16, end=len(TEXT), page_start=third),
        ),
        dropped=(Dropped(text="Read more", page_start=0, page_end=9, reason="teaser"),),
    )


def statement() -> Statement:
    """The one statement of `TEXT`."""
    return Statement(
        id=identify("statement", "pier", 1),
        speaker="Orla Venn",
        source=span(TEXT, 29, 38),
        named=None,
        cue=span(TEXT, 24, 28),
        content=(span(TEXT, 11, 23),),
        sentence=span(TEXT, 11, 39),
        act="urges",
        to=None,
        addressee=None,
        quoted=True,
        negated=False,
        modality=None,
        confidence=0.75,
        reasons=("act: urges by “stay away”",),
    )


def entity() -> Entity:
    """The one name in `TEXT`."""
    return Entity(
        id=identify("entity", "pier", (29, 38)),
        kind="person",
        name="Orla Venn",
        mentions=(span(TEXT, 29, 38),),
        confidence=0.75,
    )


def when() -> When:
    """A time as if “Stay” in `TEXT` were one."""
    return When(
        id=identify("when", "pier", 12, 16),
        span=span(TEXT, 12, 16),
        kind="date",
        value="2024-03",
        precision="month",
        earliest=date(2024, 3, 1),
        latest=date(2024, 3, 31),
        words="March 2024",
        anchor="its own words",
    )


def place() -> Place:
    """A place as if “Stay” in `TEXT` were one."""
    return Place(
        id=identify("place", "pier", 12, 16),
        span=span(TEXT, 12, 16),
        name="Tessel",
        kind="town",
        country="NL",
        area="Noord-Holland",
        latitude=53.05,
        longitude=4.8,
        precision="town",
        within=None,
        people=False,
        stands_for=None,
        reasons=("size +0.50",),
    )


def incident() -> Incident:
    """An incident as if “Pier shut” in `TEXT` told of one."""
    return Incident(
        id=identify("incident", "pier", 0, 9),
        kind="hostage_taking",
        status="alleged",
        when="2024-03-22",
        where=("Long Pier", "Tessel"),
        by=("Varnian Front",),
        against=("anglers",),
        weapon=("rifles",),
        figures={"killed": (0, 0), "held": (24, None), "wounded": (None, 5)},
        trigger=span(TEXT, 0, 9),
        mentions=(span(TEXT, 0, 9), span(TEXT, 12, 23)),
        parts=(Part(role="where", name="Long Pier", span=span(TEXT, 0, 4)),),
        certainty=-0.5,
        reasons=("status: alleged by “said”",),
    )


def figure() -> Figure:
    """A figure as if “Stay” in `TEXT` were one."""
    return Figure(
        id=identify("figure", "pier", 12, 16),
        kind="held",
        low=24,
        high=None,
        span=span(TEXT, 12, 16),
        sentence=span(TEXT, 11, 39),
        by="Orla Venn",
        as_of=None,
        incident=incident().id,
        part_of=False,
        revised=True,
    )


def warned() -> Warned:
    """A warning as if “Stay away” in `TEXT` told of one."""
    return Warned(
        id=identify("warned", "pier", 12, 21),
        from_="Orla Venn",
        to=("anglers",),
        threat="a storm",
        target=None,
        when="2024-03/2024-04",
        given=None,
        response="heeded",
        answer=span(TEXT, 5, 9),
        evidence=span(TEXT, 12, 21),
        sentence=span(TEXT, 11, 39),
        reasons=(),
    )


def blame() -> Blame:
    """Blame as if “said Orla Venn” in `TEXT` were some."""
    return Blame(
        id=identify("blame", "pier", 24, 38),
        incident=None,
        accused="Varnian Front",
        by="Orla Venn",
        stance="blames",
        evidence=span(TEXT, 24, 38),
        sentence=span(TEXT, 11, 39),
        offered="none",
        proof=None,
        tainted=None,
        reasons=("stance: by “said”",),
    )


def reading() -> Reading:
    """The reading of `PAGE`."""
    return Reading(
        article=article(),
        statements=(statement(),),
        entities=(entity(),),
        times=(when(),),
        places=(place(),),
        incidents=(incident(),),
        figures=(figure(),),
        warnings=(warned(),),
        blame=(blame(),),
        model="by hand",
    )
