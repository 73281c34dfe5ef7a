"""How many independent origins units and their terminals make."""

from collections.abc import Iterable

import pytest

from tocsin.link.tally import Settled, Strand, Summary, Trace, grown, settled

Chains = Iterable[tuple[str, ...]]
OWN: Chains = [()]


def told(
    outlet: str,
    chains: Chains = OWN,
    *,
    text: str | None = None,
    article: str | None = None,
    signed: tuple[str, ...] = (),
    parts: tuple[str, ...] = (),
    published: str = "~",
    **actors: str,
) -> Trace:
    """What `outlet` has of the incident, in a text of its own unless it is named."""
    strand = Strand(published=published, signed=signed, parts=parts, chains=tuple(chains))
    ids: dict[str, tuple[str, ...]] = {key: (id_,) for key, id_ in actors.items()}
    own = text or f"{outlet} {chains}"
    return Trace(
        article=article or f"{outlet} {own}", outlet=outlet, text=own, strand=strand, actors=ids
    )


def tally(*accounts: Trace) -> Summary:
    summary = Summary()
    for one in accounts:
        summary = grown(summary, one)
    return summary


def count(*accounts: Trace) -> int:
    return tally(*accounts).origins


def _settled(*accounts: Trace) -> Settled:
    return settled(tally(*accounts))


def test_ten_outlets_that_only_repeat_one_minister_are_one() -> None:
    assert count(*(told(f"paper {n}", [("minister",)]) for n in range(10))) == 1


def test_two_papers_with_a_minister_and_witnesses_of_their_own_are_two() -> None:
    assert count(*(told(n, [("minister",), (f"witness of {n}",)]) for n in "ab")) == 2


def test_two_papers_with_the_same_two_speakers_are_two() -> None:
    """Each vouches for one of them; a third adds nothing."""
    both = [("minister",), ("mayor",)]
    assert (count(told("a", both), told("b", both)), count(*(told(n, both) for n in "abc"))) == (
        2,
        2,
    )


def test_a_unit_vouches_for_one_however_many_speak_to_it() -> None:
    assert count(told("a", [("minister",), ("mayor",), ("witness",)])) == 1


def test_own_words_beside_a_speaker_s_add_nothing() -> None:
    """In one article or in two: that is the speaker's word once."""
    assert count(told("a", [(), ("minister",)]), told("b", [("minister",)])) == 1
    assert count(told("a"), told("a", [("minister",)]), told("b", [("minister",)])) == 1


def test_copies_of_an_agency_leave_an_outlet_its_own_articles() -> None:
    copies = [told(n, text="t", signed=("agency:x",)) for n in "abc"]
    assert count(*copies) == 1
    assert count(*copies, told("a", [("witness of a",)])) == 2


def test_a_copy_without_credit_is_the_agency_s_by_another_copy_s_credit() -> None:
    """In whichever order they come."""
    silent, signed = told("a", text="t"), told("b", text="t", signed=("agency:x",))
    other = told("c", signed=("agency:x",))
    assert count(silent, other) == 2
    assert tally(silent, other, signed) == tally(signed, silent, other)
    assert count(silent, other, signed) == 1


def test_a_text_that_no_agency_signs_is_whose_it_was_first() -> None:
    first, copy = (told(n, text="t", published=at) for n, at in (("b", "1"), ("a", "2")))
    unit = _settled(first, copy).units
    assert unit["a", "t"] == unit["b", "t"] == "b"
    assert count(first, copy, told("b", [("mayor",)])) == 1


@pytest.mark.parametrize("chains", [[("agency:x",)], [(), ("agency:x",)], [("agency:x", "mayor")]])
def test_an_outlet_that_has_it_from_an_agency_repeats_that_one(chains: Chains) -> None:
    assert count(told("a", chains), told("agency:x", [("minister",)], signed=("agency:x",))) == 1


def test_two_that_cite_one_agency_are_one_though_it_has_no_article_here() -> None:
    assert count(told("a", [(), ("agency:x",)]), told("b", [("agency:x",)])) == 1


def test_an_outlet_with_a_witness_beside_an_agency_has_an_origin_of_its_own() -> None:
    agency = told("agency:x", [("minister",)], signed=("agency:x",))
    assert count(agency, told("a", [("agency:x",), ("witness of a",)])) == 2


def test_who_quotes_a_paper_that_quotes_an_agency_repeats_the_agency() -> None:
    agency = told("agency:x", signed=("agency:x",))
    chain = told("a", [("agency:x",)]), told("b", [("a",)])
    assert count(agency, *chain) == count(*chain) == 1


def test_papers_that_quote_each_other_are_one() -> None:
    assert count(told("a", [("b",)]), told("b", [("a",)])) == 1
    assert count(told("a", [(), ("b",)]), told("b", [(), ("a",)])) == 1


def test_an_agency_known_by_copies_only_has_it_from_whom_these_name() -> None:
    copies = [told(n, [("minister",)], signed=(f"agency:{n}",)) for n in "ab"]
    assert count(*copies) == 1


def test_two_names_of_one_actor_are_one_and_so_is_one_name_of_two() -> None:
    one, other = told("a", [("orla",)], orla="1"), told("b", [("venn",)], venn="1")
    assert count(one, other) == 1
    assert count(one, told("b", [("orla",)], orla="2")) == 1


def test_who_has_nothing_else_repeats_the_origin_of_its_first_terminal() -> None:
    one, other = told("a", [("minister",)]), told("b", [("minister",)])
    done = _settled(one, other)
    assert done.origin(one.outlet, one.text) == ("minister", True)
    assert done.origin(other.outlet, other.text) == ("minister", False)


def test_counts_are_told_in_words() -> None:
    assert tally(told("a"), told("a", text="t"), told("b")).words == (
        "3 articles, 2 outlets, 2 origins"
    )


def test_an_article_counts_once_however_many_accounts_it_has() -> None:
    twice = [told("a", [("minister",)], article="one"), told("a", [("mayor",)], article="one")]
    assert tally(*twice, told("b")).words.startswith("2 articles, 2 outlets")
