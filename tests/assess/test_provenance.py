"""Whose word something is."""

import pytest

from tests.assess.heard import case, heard
from tocsin.assess.case import Heard
from tocsin.assess.provenance import Provenance
from tocsin.link.origins import OFFICIALS

WITNESSED = "[s Two witnesses] [c said] [t a blast shook the pier]."


def _whose(account: Heard, speaker: str | None, *others: Heard) -> str:
    return Provenance.of(case(account, *others)).whose(account.report, speaker)


@pytest.mark.parametrize(
    ("speaker", "node"),
    [
        ("Orla Venn", "name:orla venn"),
        ("Reuters", "agency:reuters"),
        ("police", OFFICIALS),
        ("two witnesses", "unnamed witnesses of name:courier"),
        ("its press service", "name:courier"),
        (None, "name:courier"),
    ],
)
def test_whose_a_word_is_follows_from_what_the_account_calls_the_speaker(
    speaker: str | None, node: str
) -> None:
    assert _whose(heard("Courier"), speaker) == node


def test_what_a_carrier_with_one_speaker_gives_to_nobody_is_that_speakers() -> None:
    told = heard("Courier", "[s Orla Venn] [c said] [t a blast shook the pier].")
    assert _whose(told, None) == "name:orla venn"


def test_the_witnesses_of_a_copy_are_those_of_the_original() -> None:
    first = heard("Courier", WITNESSED, copies="text", published="2026-03-21")
    copy = heard("Herald", WITNESSED, copies="text", published="2026-03-22")
    assert _whose(copy, "two witnesses", first) == _whose(first, "two witnesses", copy)


def test_the_witnesses_in_an_agencys_text_are_one_however_many_papers_have_it() -> None:
    papers = [heard(name, WITNESSED, byline="Reuters Staff") for name in ("Courier", "Herald")]
    found = {_whose(one, "two witnesses", *papers) for one in papers}
    assert found == {"unnamed witnesses of agency:reuters"}


def test_who_has_it_from_several_is_named_and_none_of_these() -> None:
    said = "[s Orla Venn] [c said] [t a blast shook the pier]."
    other = "[s Ada Lind] [c said] [t a crash shook the pier]."
    alone, both = (
        heard("Courier", said),
        heard("Herald", f"{said} {other}", mentions=("blast", "crash")),
    )
    assert Provenance.of(case(alone)).teller(alone.report) == "name:orla venn"
    assert Provenance.of(case(both)).teller(both.report) == "name:herald"
