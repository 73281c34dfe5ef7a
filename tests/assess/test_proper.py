"""Words name somebody by how their article writes them, and not by a headline's capitals."""

import pytest

from tests.link.told import reading
from tocsin.assess.proper import is_proper


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Gunman", "Gunman kills six in Orlec\n\nA gunman shot six people in the arcade."),
        ("Gunmen", "TESSEL – Gunmen attacked a choir on Sunday.\n\nThe gunmen fled."),
        ("Attackers", "Attackers strike pier in Orlec\n\nSix people died."),
        ("Hunters", "Hunters blamed for fire\n\nThe mayor blamed hunters for the fire."),
        ("Masked Gunmen", "Masked Gunmen Storm Orlec Pier\n\nSix people were killed there."),
        ("GUNMAN", "GUNMAN KILLS SIX IN ORLEC\n\nSix people were killed there."),
        ("Hunters", "Karsk Hunters fled over the border, he said.\n\nThe hunters denied it."),
        ("Hunters", "He said: Hunters did it.\n\nThe hunters denied it."),
        ("Suspects", "The police say that Suspects One and Two did it."),
        ("security services", "He blamed the security services for it."),
    ],
)
def test_what_only_says_what_sort_of_people_they_are_is_no_name(words: str, text: str) -> None:
    assert not is_proper(words, reading(text))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Front", "He stood in front of the hall.\n\nThe Front claimed the blast, he said."),
        ("ORD", "ORD blew up the pier.\n\nIt was in no ord, he said."),
        ("Tidewater Column", "Tidewater Column claims Orlec blast\n\nIt said so in a letter."),
        ("Kestrin", "Kestrin is wanted over the blast.\n\nHe was seen in Orlec."),
        ("Free Varnian Rebels", "He blamed the Free Varnian Rebels for it."),
        ("Norway", "Norway did it, he said."),
        ("Abdul Osman", "The court has convicted him."),
    ],
)
def test_a_name_is_one_wherever_the_article_says_so_or_nothing_else(words: str, text: str) -> None:
    assert is_proper(words, reading(text))


def test_a_headline_of_capitals_says_nothing_of_a_word() -> None:
    title = "Orlec Blames Harbour Hunters for Blast\n\n"
    assert is_proper("Harbour Hunters", reading(title + "It was told on Sunday."))
    assert not is_proper("Harbour Hunters", reading(title + "The harbour hunters denied it."))
