"""A form holds all of a draft: what nobody touches stays as it is."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from tests.warn.made import DRAFT, NOON
from tocsin.assess.scale import Likelihood
from tocsin.errors import TocsinError
from tocsin.records import Span
from tocsin.warn.cap.alert import Area, Circle, Geocode, Point, Polygon
from tocsin.warn.evidence import Evidence
from tocsin.web.desk.draftform import Written, draft, keyed, written

READ = Evidence(
    says="they look for crowds",
    source="Northlight",
    day=date(2026, 3, 4),
    learnt=NOON,
    article="a" * 20,
    sentence=Span(start=3, end=9, text="crowds"),
    private=True,
)
KNOWN = Evidence(says="two men came twice", source="a porter", day=None, learnt=NOON)
SQUARE = tuple(Point(latitude=a, longitude=b) for a, b in ((1, 2), (1, 3), (2, 3), (1, 2)))
AREAS = (
    Area(area_desc="Karsk: the east"),
    Area(
        area_desc="Karsk, Ring 4",
        circle=(Circle(centre=Point(latitude=47.1, longitude=24.5), radius=0.5),),
        polygon=(Polygon(points=SQUARE),),
        geocode=(Geocode(value_name="UN/LOCODE", value="XX KAR"),),
    ),
)
WHOLE = replace(
    DRAFT,
    likelihood=Likelihood(probability=0.20806656903179238, low=0.0519072852925944, high=1 / 3),
    onset=datetime(2026, 3, 8, 18, 30, 5, tzinfo=UTC),
    area=AREAS,
    response=("Avoid", "Monitor"),
    recipients=("arena", "glassworks"),
    evidence=(READ, KNOWN, replace(KNOWN, says="and once by night")),
    exercise=True,
    policy="hall",
)


def test_all_that_a_draft_says_comes_back_from_its_form() -> None:
    sent = written(WHOLE, ["arena"])
    assert (sent.recipients, sent.others) == (["arena"], "glassworks")
    assert draft(sent, keyed(WHOLE.evidence), WHOLE.likelihood) == WHOLE


def test_a_likelihood_is_written_in_per_cent_and_read_as_people_write_it() -> None:
    sent = written(WHOLE, ()).model_copy(update={"probability": "25 %", "high": "33,5"})
    told = draft(sent, keyed(WHOLE.evidence), WHOLE.likelihood).likelihood
    assert told is not None
    assert (told.probability, told.low, told.high) == (0.25, 0.0519072852925944, 0.335)


def test_evidence_has_the_same_key_however_it_is_worded() -> None:
    first, second = keyed([READ]), keyed([replace(READ, says="otherwise")])
    assert list(first) == list(second)
    assert len(keyed(WHOLE.evidence)) == 3


@pytest.mark.parametrize("name", ["expires", "shape", "low"])
def test_what_is_wrong_begins_with_the_name_of_its_field(name: str) -> None:
    sent: Written = written(WHOLE, ()).model_copy(update={name: "x"})
    with pytest.raises(TocsinError, match=f"^{name}"):
        draft(sent, keyed(WHOLE.evidence), None)
