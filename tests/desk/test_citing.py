"""What is cited as evidence brings its sentence, its source, when it was learnt and its origin."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from tests.desk.made import add, post
from tests.desk.threats import proposal, threatened
from tests.desk.watches import alert, plot, toml
from tocsin.desk import citing, naming
from tocsin.desk.adding import Added
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError
from tocsin.store import View, watches
from tocsin.warn.evidence import Evidence


@pytest.fixture(name="threat")
def _threat(desk: Desk) -> Desk:
    return threatened(desk)


def _cited(desk: Desk, *names: str) -> tuple[Evidence, ...]:
    with desk.store.look() as view:
        return citing.named(view, names)


def test_statements_blame_and_warnings_are_cited_with_their_sentence(threat: Desk) -> None:
    said, blamed, warned = (
        threat.statements().rows[0],
        threat.blame().rows[0],
        threat.warnings().rows[-1],
    )
    told = _cited(threat, said.statement.id, blamed.blame.id, warned.warned.id)
    assert [one.sentence for one in told] == [
        said.statement.sentence,
        blamed.blame.sentence,
        warned.warned.sentence,
    ]
    assert [one.source for one in told] == [
        said.statement.speaker,
        blamed.blame.by,
        warned.warned.from_,
    ]
    assert [one.article for one in told] == [
        said.source.article,
        blamed.source.article,
        warned.source.article,
    ]
    assert all(one.origin for one in told)
    assert told[2].day == date(2026, 5, 1)


def test_an_incident_is_cited_once_for_each_origin_and_an_account_alone(threat: Desk) -> None:
    row = max(threat.incidents().rows, key=lambda one: one.dossier.accounts)
    file = threat.incident(row.id)
    told = _cited(threat, row.id)
    assert len(told) == len({one.origin for one in told}) == len(file.origins.origins)
    (alone,) = _cited(threat, file.accounts[-1].id)
    assert alone.sentence in file.accounts[-1].sentences
    assert alone.learnt.isoformat()[:16] == file.accounts[-1].learnt[:16]


def test_nothing_is_cited_twice(threat: Desk) -> None:
    warned = threat.warnings().rows[0].warned.id
    assert len(_cited(threat, warned, warned[:8])) == 1


def test_what_is_cited_was_learnt_when_its_version_first_was(threat: Desk) -> None:
    warned = threat.warnings().rows[-1].warned.id
    (before,) = _cited(threat, warned)
    (again,) = threat.add([alert()], published="2026-05-02")
    assert isinstance(again, Added) and again.what == "new day"
    (after,) = _cited(threat, warned)
    assert after.learnt == before.learnt
    assert (before.learnt.date(), after.day) == (date(2026, 5, 1), date(2026, 5, 2))


def test_a_proposal_rests_on_what_was_known_then_whatever_came_later(threat: Desk) -> None:
    made = proposal(threat)
    with threat.store.look() as view:
        before = citing.proposed(view, _proposed(view, made))
    threat.write_watch(toml(threshold="0.5"), "market")
    add(threat, [post("late", "2026-05-28")], replay=False)
    with threat.store.look() as view:
        assert citing.proposed(view, _proposed(view, made)) == before
    assert before


def test_what_a_person_noted_is_evidence_without_an_article(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot("2026-05-30")])
    desk.note("market", "weapons", "seen", day="2026-06-01", why="A trader was offered a rifle")
    (row,) = desk.proposals()
    with desk.store.look() as view:
        told = citing.proposed(view, _proposed(view, row.proposal.id))
    (noted,) = (one for one in told if one.article is None)
    assert (noted.source, noted.says) == ("Mira", "weapons: A trader was offered a rifle")


def test_a_whole_article_shows_nothing_by_itself(threat: Desk) -> None:
    article = threat.warnings().rows[0].source.article
    with pytest.raises(NotFoundError, match="is a whole article and shows nothing by itself; name"):
        _cited(threat, article)


def test_signs_have_what_was_read_from_their_sentences(threat: Desk) -> None:
    warned = threat.warnings().rows[-1].warned
    told = _cited(threat, warned.id)
    with threat.store.look() as view:
        (sign,) = citing.signs(view, told)
        own = citing.own("A trader saw men", "Mira", told[0].learnt)
        (bare,) = citing.signs(view, [own])
    assert (sign.target, sign.past) == (warned.target, False)
    assert (bare.target, bare.text) == (None, "A trader saw men")


def test_what_happened_is_a_sign_of_the_past(threat: Desk) -> None:
    row = next(one for one in threat.incidents().rows if one.dossier.status == "happened")
    with threat.store.look() as view:
        assert all(one.past for one in citing.signs(view, citing.named(view, [row.id])))


def _proposed(view: View, id_: str) -> watches.Proposed:
    wanted = naming.proposal(view, id_)
    return next(one for one in watches.proposals(view) if one.id == wanted)


@pytest.mark.parametrize(
    ("source", "private"),
    [
        ("Ada Orn", True),
        ("Interior Minister Jan Hold", False),
        ("embassy of Astrand", False),
        ("Astrand's intelligence chief", False),
        ("Orlec Evening Bell", False),
        ("the desk", False),
        ("", False),
    ],
)
def test_a_source_is_private_if_it_is_somebody_without_an_office(
    source: str, private: bool
) -> None:
    assert citing._private(source, "Orlec Evening Bell") == private


def test_evidence_of_an_article_that_changed_leads_to_the_version_with_its_sentence(
    threat: Desk,
) -> None:
    (cited,) = _cited(threat, threat.warnings().rows[-1].warned.id)
    content = alert().content.replace(b"Embassy warns", b"An embassy warns")
    (new,) = threat.add([replace(alert(), content=content)])
    assert isinstance(new, Added)
    (place,) = threat.cases.places([cited]).values()
    *_, before, last = threat.versions(place.article)
    assert (before.source.version, last.source.version) == (place.version, place.version + 1)


def test_what_a_person_knows_stands_in_no_article(threat: Desk) -> None:
    own = citing.own("A trader saw men measure it", "Mira", datetime(2026, 5, 3, tzinfo=UTC))
    assert threat.cases.places([own]) == {}
