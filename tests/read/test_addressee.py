"""To whom a statement is made."""

import pytest

from tests.read.made import of_marks


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("[s The mayor] [c told] reporters [t that the pier was shut].", "reporters"),
        ("[s The embassy] [c warned] its citizens [t that a raid was likely].", "its citizens"),
        ("[s The embassy] [c is warning] travellers [t that a raid is likely].", "travellers"),
        ("[s Venn] [c urged] residents [t to stay indoors].", "residents"),
        ("[s Venn] [c urged] [t residents to stay indoors].", "residents"),
        ("[s The embassy] [c warned] [t its citizens to avoid concerts].", "its citizens"),
        ("[s The police] [c asked] drivers [t to wait].", "drivers"),
        ("[s The ministry] [c ordered] [t the crew to turn back].", "the crew"),
        ("[s The guide] [c advised] hikers [t not to cross].", "hikers"),
        ("[s The ministry] [c informed] the airline [t that the runway was shut].", "the airline"),
        ("“[t Go home],” [s Venn] [c told] the crowd.", "the crowd"),
        ("“[t Go home],” [s Venn] [c told] the crowd on Monday.", "the crowd"),
        (
            "[s Venn] [c said] in a letter to the harbour board [t that it was shut].",
            "the harbour board",
        ),
        ("[s Venn] [c wrote] in a message to the crew [t that it was shut].", "the crew"),
        ("[s The board] [c called on] the crew [t to turn back].", "the crew"),
    ],
)
def test_the_addressee_is_the_one_spoken_to(text: str, to: str) -> None:
    (statement,) = of_marks(text)
    assert statement.addressee is not None
    assert statement.addressee.text == to


@pytest.mark.parametrize(
    "text",
    [
        "[s The mayor] [c said] [t that the pier was shut].",
        "[s The mayor] [c warned] [t that the pier was unsafe].",
        "[s The mayor] [c warned] [t of a flood].",
        "[s The mayor] [c warned] [t against swimming].",
        "[s The mayor] [c asked] [t why the pier was shut].",
        "[s The mayor] [c asked] [t whether anybody had seen it].",
        "[s The mayor] [c ordered] [t that the pier be shut].",
        "[s The mayor] [c said] on Monday [t that the pier was shut].",
        "[s The mayor] [c denied] [t the report].",
        "“[t We are safe],” [s Venn] [c said].",
        "[c According to] [s the mayor], [t the pier was shut].",
    ],
)
def test_nobody_named_means_no_addressee(text: str) -> None:
    (statement,) = of_marks(text)
    assert (statement.to, statement.addressee) == (None, None)


def test_an_addressee_is_named_in_full() -> None:
    """Canonical names hold for those spoken to as for those who speak."""
    text = (
        "Mayor Orla Venn shut the pier. [s The board] [c told] Venn [t that it would sue], and "
        "[s the board] [c told] the UN [t that it had lost a boat]."
    )
    assert [s.to for s in of_marks(text)] == ["Orla Venn", "United Nations"]


def test_being_spoken_to_makes_nobody_the_last_speaker() -> None:
    text = (
        "Mayor Orla Venn and Captain Hugo Marrow met. [s Marrow] [c told] Venn [t that the pier "
        "was unsafe].\n\n“[t It must be shut].”"
    )
    assert {s.speaker for s in of_marks(text)} == {"Hugo Marrow"}
