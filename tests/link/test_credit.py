"""Whom an article credits for its text."""

import time

import pytest

from tests.link.told import article
from tocsin.link.credit import agency, credited
from tocsin.records import Article

BODY = "The pier was shut on Monday.\n\nNobody was hurt, police said.\n\nBoats left the harbour."


def _found(page: Article) -> list[tuple[str, str]]:
    return [(credit.agency, credit.strength) for credit in credited(page)]


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"ORLEC (VTA) – {BODY}", ["VTA"]),
        (f"ORLEC, Feb. 3 (Reuters) - {BODY}", ["Reuters"]),
        (f"(Reuters) - {BODY}", ["Reuters"]),
        (f"ORLEC, March 3. /TASS/. {BODY}", ["TASS"]),
        (f"AFP, Orlec — {BODY}", ["Agence France-Presse"]),
        (f"{BODY} (AFP)", ["Agence France-Presse"]),
        (f"{BODY}\n\nov/mt (AFP, dpa)", ["Agence France-Presse", "Deutsche Presse-Agentur"]),
        (f"{BODY}\n\nSource: TASS", ["TASS"]),
        (
            f"{BODY}\n\n© 2024 The Associated Press. All rights reserved.",
            ["Associated Press"],
        ),
        (f"{BODY}\n\nThis article originally appeared on the Marl Herald.", ["Marl Herald"]),
        (f"{BODY}\n\nThis story was first published by the Marl Herald.", ["Marl Herald"]),
    ],
)
def test_the_whole_text_is_credited_at_head_or_foot(text: str, agencies: list[str]) -> None:
    assert _found(article(text)) == [(name, "whole") for name in agencies]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BODY}\n\nWith reporting by AFP", "Agence France-Presse"),
        (f"{BODY}\n\nAdditional reporting by Orla Venn in Orlec and Reuters", "Reuters"),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", "Associated Press"),
        (f"The mayor said in a report by Reuters that it was shut. {BODY}", "Reuters"),
    ],
)
def test_a_part_of_the_text_is_credited(text: str, name: str) -> None:
    assert _found(article(text)) == [(name, "part")]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Orla Venn | Associated Press", [("Associated Press", "whole")]),
        ("Reuters Staff", [("Reuters", "whole")]),
        ("Orla Venn for The Associated Press", [("Associated Press", "whole")]),
        ("Orla Venn with AFP", [("Agence France-Presse", "part")]),
        ("Orla Venn", []),
    ],
)
def test_bylines_credit_agencies(byline: str, expected: list[tuple[str, str]]) -> None:
    page = article(BODY, byline=byline)
    assert _found(page) == expected
    assert all(credit.span is None for credit in credited(page))


@pytest.mark.parametrize(
    "text",
    [
        f"ORLEC — {BODY}",
        f"{BODY} (AP Photo/Orla Venn)",
        f"{BODY}\n\nOrla Venn/Reuters",
        f"{BODY}\n\nOrla Venn in Orlec contributed to this report.",
        f"The Harbour Office (VHO) said so. {BODY}",
        BODY,
    ],
)
def test_pictures_people_and_abbreviations_are_no_credit(text: str) -> None:
    assert _found(article(text)) == []


@pytest.mark.parametrize(
    ("footer", "expected"),
    [
        ("(Reuters)", ["Reuters"]),
        ("Copyright 2024 The Associated Press. Not to be copied.", ["Associated Press"]),
        ("Copyright 2024 Orlec Courier.", []),
        ("(Orla Venn/Reuters)", []),
    ],
)
def test_a_credit_dropped_behind_the_text_counts_unless_it_is_a_picture_s(
    footer: str, expected: list[str]
) -> None:
    assert [name for name, _ in _found(article(BODY, footer=footer))] == expected


def test_what_is_credited_stands_at_its_span() -> None:
    page = article(f"ORLEC (VTA) – {BODY}", title="Pier shut")
    (credit,) = credited(page)
    assert credit.span is not None
    assert page.text[credit.span.start : credit.span.end] == credit.words == "ORLEC (VTA)"


def test_a_table_of_ones_own_can_be_passed_in() -> None:
    page = article(f"{BODY}\n\nVarnian Telegraph")
    assert credited(page) == ()
    (credit,) = credited(page, {"Varnian Telegraph": "VTA"}.get)
    assert credit.agency == "VTA"


@pytest.mark.parametrize(
    ("written", "full"),
    [("AP", "Associated Press"), ("the Xinhua news agency", "Xinhua News Agency"), ("CIA", None)],
)
def test_only_news_agencies_are_agencies(written: str, full: str | None) -> None:
    assert agency(written) == full


@pytest.mark.parametrize("noise", ["A-", "A ", "A, ", "A/", "(A", "A & ", "with "])
def test_hostile_lines_take_no_longer(noise: str) -> None:
    began = time.perf_counter()
    credited(article("\n\n".join([noise * 40, noise * 20_000, noise * 40])))
    assert time.perf_counter() - began < 5
