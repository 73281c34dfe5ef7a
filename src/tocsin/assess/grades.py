"""Grades: how reliable a source is (A–F) and how credible what it reports (1–6).

The Admiralty code (NATO STANAG 2511; AJP-2.1): the two are set independently of each other. What
nobody has judged is F and 6, "cannot be judged", which is not the same as bad.
"""

from typing import Literal, get_args

from tocsin.records import Record

Letter = Literal["A", "B", "C", "D", "E", "F"]
Number = Literal[1, 2, 3, 4, 5, 6]
LETTERS: tuple[Letter, ...] = get_args(Letter)
NUMBERS: tuple[Number, ...] = get_args(Number)

LETTER_WORDS: dict[Letter, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
NUMBER_WORDS: dict[Number, str] = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


class Grade(Record, frozen=True):
    """The letter of a source and the number of what it reports; neither follows from the other."""

    letter: Letter = "F"
    number: Number = 6

    def __str__(self) -> str:
        return f"{self.letter}{self.number}"

    @property
    def words(self) -> str:
        """The grade in words."""
        return f"{LETTER_WORDS[self.letter]}, {NUMBER_WORDS[self.number]}"
