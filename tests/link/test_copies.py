"""Copies: which articles have their words from one text."""

import random
from collections.abc import Sequence
from itertools import permutations

import pytest

from tests.link.told import article
from tests.records import made
from tocsin.link.copies import SHORTEST, CopyLinker, Imprint, imprint, likeness
from tocsin.link.grouping import Group, Placement
from tocsin.records import Reading
from tocsin.records.base import decode, encode

_STEMS = ["marl", "orl", "tess", "venn", "zub", "harl", "pell", "sorn", "bree", "dalt", "fenn"]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]


def _text(seed: int, words: int = 300) -> str:
    """Words of nobody's language, different ones for each seed."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    made_up = [dice.choice(_STEMS) + dice.choice(_VOWELS) for _ in range(words)]
    return ". ".join(" ".join(made_up[at : at + 10]) for at in range(0, words, 10))


def _read(text: str, **facts: str) -> Reading:
    own = made.reading()
    return Reading(
        **{name: getattr(own, name) for name in own.__struct_fields__ if name != "article"},
        article=article(text, **facts),
    )


def _imprint(text: str, **facts: str) -> Imprint:
    return imprint(_read(text, **facts))


def _group(name: str, *members: Imprint) -> Group[Imprint]:
    return Group(id=name, members=members, size=len(members))


def _placed(member: Imprint, *groups: Group[Imprint]) -> Placement:
    """Where it belongs, whatever the order of the groups."""
    (placed,) = {CopyLinker().place(member, order) for order in permutations(groups)}
    return placed


def _part(text: str, low: float, high: float) -> str:
    words = text.split()
    return " ".join(words[int(low * len(words)) : int(high * len(words))])


def _edited(text: str, every: int) -> str:
    """With one word in so many exchanged."""
    words: Sequence[str] = text.split()
    return " ".join("changed" if at % every == 0 else word for at, word in enumerate(words))


LEAD = _text(1)
OTHER = _text(2)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        LEAD.upper(),
        _part(LEAD, 0, 0.5),
        _part(LEAD, 0.3, 1),
        _edited(LEAD, 8),
        f"{LEAD}\n\n{OTHER}",
        f"{OTHER}\n\n{_part(LEAD, 0, 0.4)}",
        f"ORLEC (VTA) – {LEAD}\n\nSource: Reuters",
    ],
)
def test_a_copy_shares_a_key_and_joins(text: str) -> None:
    first, copy = _imprint(LEAD, title="Pier shut"), _imprint(text, title="Boats go elsewhere")
    linker = CopyLinker()
    assert set(linker.keys(first)) & set(linker.keys(copy))
    assert _placed(copy, _group("a", first)).group == "a"


def test_another_text_founds_its_own_group_and_says_why() -> None:
    placed = _placed(_imprint(OTHER), _group("a", _imprint(LEAD)))
    assert placed.group is None
    assert placed.reasons == ("0 of 10 five-word runs stand in the text of Orlec Courier",)


def test_reasons_say_how_much_stands_where() -> None:
    placed = _placed(_imprint(_part(LEAD, 0, 0.5)), _group("a", _imprint(LEAD)))
    assert placed.reasons == ("10 of 10 five-word runs stand in the text of Orlec Courier",)


def test_headline_and_credit_lines_do_not_count() -> None:
    plain, signed = _imprint(LEAD), _imprint(f"ORLEC (VTA) – {LEAD}. (AFP)", title="Pier shut")
    assert (signed.signature, signed.size) == (plain.signature, plain.size)
    assert signed.credits == ("Agence France-Presse", "VTA")


def test_an_imprint_is_the_same_everywhere() -> None:
    """The digest of a fixed text: with another, archives of two machines could not be compared."""
    made_here = _imprint(LEAD)
    assert made_here.bands[:8].hex() == "626eac1bd994c06b"
    assert decode(encode(made_here), Imprint) == made_here


def test_too_little_text_is_never_a_copy() -> None:
    short = _imprint(_text(3, SHORTEST))
    assert CopyLinker().keys(short) == ()
    assert not likeness(short, short).copied
    assert _placed(short, _group("a", short)).group is None


def test_the_estimate_is_near_the_truth() -> None:
    like = likeness(_imprint(LEAD), _imprint(f"{LEAD}\n\n{OTHER}"))
    assert like.jaccard == pytest.approx(0.5, abs=0.07)
    assert like.contained == pytest.approx(1, abs=0.1)


def test_what_two_groups_hold_whole_unites_them() -> None:
    long = [_imprint(f"{LEAD}\n\n{_text(seed)}") for seed in (5, 6)]
    placed = _placed(_imprint(LEAD), _group("a", long[0]), _group("b", long[1]))
    assert {placed.group, *placed.united} == {"a", "b"}


def test_a_roundup_unites_nothing() -> None:
    """Two agencies' texts in one article are still two."""
    roundup = _imprint(f"{LEAD}\n\n{OTHER}")
    placed = _placed(roundup, _group("a", _imprint(LEAD)), _group("b", _imprint(OTHER)))
    assert placed.group in {"a", "b"}
    assert placed.united == ()


def test_a_roundup_in_a_group_draws_no_others_in() -> None:
    members = (_imprint(LEAD), _imprint(f"{LEAD}\n\n{OTHER}"), _imprint(_edited(LEAD, 20)))
    placed = _placed(_imprint(OTHER), _group("a", *members))
    assert placed.group is None
    assert "nothing of most others" in placed.reasons[0]
