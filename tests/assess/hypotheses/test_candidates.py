"""Hypotheses and their shares at the start."""

import pytest

from tests.assess.hypotheses.accusing import FRONT, case, heard, says
from tocsin.assess.hypotheses.candidates import NONE, Hypothesis, called, candidates
from tocsin.assess.hypotheses.edits import Edit, Prior, Proposal
from tocsin.assess.hypotheses.sayings import Grades, sayings
from tocsin.assess.parties import parties


def _candidates(*accused: str, edits: tuple[Edit, ...] = ()) -> dict[str, Hypothesis]:
    accounts = case(heard("Courier", *(says("Orla Venn", "blames", name) for name in accused)))
    told = sayings(accounts, parties(accounts), Grades())
    return {one.name: one for one in candidates(told, called(told, edits), edits)}


def _prior(hypothesis: str, share: float) -> Prior:
    return Prior(hypothesis=hypothesis, share=share, by="Mira Doval", why="as last year")


@pytest.mark.parametrize(("named", "none"), [(0, 1.0), (1, 0.5), (3, 0.25), (7, 0.125)])
def test_who_is_only_named_starts_like_none_of_these(named: int, none: float) -> None:
    found = _candidates(*(f"Sorland Column {chr(65 + n)}" for n in range(named)))
    assert len(found) == named + 1
    assert found[NONE].prior == pytest.approx(none)
    assert sum(one.prior for one in found.values()) == pytest.approx(1)


def test_a_person_s_prior_holds_and_the_others_share_what_is_left() -> None:
    found = _candidates(FRONT, "Keldoria", edits=(_prior(FRONT, 0.7),))
    assert [one.prior for one in found.values()] == pytest.approx([0.7, 0.15, 0.15])
    assert found[FRONT].set_by == _prior(FRONT, 0.7)


def test_priors_of_more_than_one_are_scaled() -> None:
    edits = (_prior(FRONT, 0.9), _prior("Keldoria", 0.9), _prior(NONE, 0.2))
    found = _candidates(FRONT, "Keldoria", edits=edits)
    assert [one.prior for one in found.values()] == pytest.approx([0.45, 0.45, 0.1])


def test_a_person_s_hypothesis_is_one_and_is_no_second_where_accounts_have_it() -> None:
    edit = Proposal(hypothesis="Government of Keldoria", by="Mira Doval", why="they gain by it")
    assert _candidates(FRONT, edits=(edit,))["Government of Keldoria"].proposed == edit
    assert list(_candidates("Keldoria", edits=(edit,))) == ["Keldoria", NONE]


def test_a_group_and_its_branch_are_kept_apart_and_noted() -> None:
    found = _candidates("Islamic State", "ISIS-K")
    branch = "Islamic State – Khorasan Province"
    assert found["Islamic State"].notes[0].startswith(f"{branch} is a branch of it")
    assert found[branch].notes[0].startswith("a branch of Islamic State")
