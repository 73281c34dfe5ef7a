"""To whom what is said goes back."""

import pytest

from tests.assess.watch.made import page
from tocsin.assess.watch.tracing import spoken
from tocsin.link.origins import OFFICIALS
from tocsin.link.tally import Trace
from tocsin.records.base import span


def _trace(speaker: str, outlet: str = "Karsk Bell") -> Trace:
    reading = page("Stay at home.", outlet=outlet)
    words = span(reading.article.text, 0, 4)
    return spoken(reading, words, words, speaker, "text 1", {})


@pytest.mark.parametrize(
    ("speaker", "origin"),
    [
        ("Embassy of Sorland", "name:embassy of sorland"),
        ("Reuters", "agency:reuters"),
        ("foreign embassies", OFFICIALS),
    ],
)
def test_the_outlet_carries_it_and_the_speaker_is_whose_word_it_is(
    speaker: str, origin: str
) -> None:
    trace = _trace(speaker)
    assert (trace.outlet, trace.text) == ("name:karsk bell", "text 1")
    assert trace.strand.chains == ((origin,),)


def test_an_outlet_that_speaks_is_its_own_word() -> None:
    assert _trace("Karsk Bell").strand.chains == ((),)
