"""What of the evidence counts."""

from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tocsin.assess.hypotheses.evidence import Evidence, evidence
from tocsin.assess.hypotheses.rows import rows
from tocsin.assess.hypotheses.sayings import Grades, sayings
from tocsin.assess.parties import parties
from tocsin.records import Blame
from tocsin.records.incident import Offered


def _shown(*told: Blame) -> Evidence:
    accounts = case(heard("Courier", *told))
    return evidence(rows(sayings(accounts, parties(accounts), Grades())))


def _blames(by: str, *offered: Offered) -> list[Blame]:
    return [says(by, "blames", FRONT, one) for one in offered]


def _counted(shown: Evidence) -> dict[str, str]:
    return {piece.speaker: piece.offered for piece in shown.counted.values()}


def test_a_word_alone_and_what_is_tainted_are_no_evidence() -> None:
    forced = says("Bela Kiss", "admits", FRONT, "confession", tainted="torture")
    assert _shown(*_blames("Orla Venn", "none"), forced).pieces == ()


def test_one_piece_to_an_origin_and_one_of_a_kind_the_strongest_first() -> None:
    shown = _shown(*_blames("Ada Lind", "document", "video"), *_blames("Orla Venn", "document"))
    assert _counted(shown) == {"Ada Lind": "video", "Orla Venn": "document"}
    again = _shown(*_blames("Ada Lind", "video"), *_blames("Orla Venn", "video"))
    assert _counted(again) == {"Ada Lind": "video"}


def test_what_counts_does_not_depend_on_what_origins_are_called() -> None:
    """Both show a video, one a document too: that one counts by the document, whoever it is."""
    for one, other in (("Ada Lind", "Orla Venn"), ("Orla Venn", "Ada Lind")):
        shown = _shown(*_blames(one, "video", "document"), *_blames(other, "video"))
        assert _counted(shown) == {one: "document", other: "video"}


def test_without_an_origin_another_s_video_counts() -> None:
    shown = _shown(says(FRONT, "claims", FRONT, "video"), *_blames("Orla Venn", "video"))
    assert _counted(shown) == {FRONT: "video"}
    assert _counted(shown.without(f"name:{FRONT.lower()}")) == {"Orla Venn": "video"}
