"""What the desk shows, now and as of any moment."""

import pytest

from tests.desk.made import add, attack, fair, page, post, press, seen
from tests.desk.weighed import told
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.desk.views import Account
from tocsin.errors import NotFoundError
from tocsin.store import journal


def _moments(desk: Desk) -> list[str]:
    with desk.store.look() as view:
        count = len(press())
        return [journal.moment(view, number) for number in range(1, count + 1)]


def test_what_was_known_at_a_moment_stays_the_same(desk: Desk) -> None:
    """The record's first promise: whatever the desk learns later, as-of shows what it showed."""
    shown = []
    for each in press():
        add(desk, [each])
        shown.append(seen(desk))
    for moment, then in zip(_moments(desk), shown, strict=True):
        assert seen(desk, moment) == then


def test_judgements_too_change_nothing_of_what_was_known(desk: Desk) -> None:
    add(desk, press(), replay=False)
    (attack_,) = (row for row in desk.incidents().rows if row.dossier.accounts > 1)
    before = seen(desk)
    with desk.store.look() as view:
        moment = journal.moment(view, journal.last(view))
    told = desk.incident(attack_.id).accounts
    desk.different("incident", [told[-1].id], why="another bomb")
    assert seen(desk) != before
    assert seen(desk, moment) == before


def test_a_day_means_its_end(desk: Desk) -> None:
    add(desk, press())
    assert len(desk.search(["Oskara"], as_of="2026-05-04").rows) == 1
    assert len(desk.search(["Oskara"], as_of="2026-05-05").rows) == 2
    assert desk.search(["Oskara"], as_of="2026-04-30").rows == ()


def test_ten_accounts_are_one_incident_with_its_figures(desk: Desk) -> None:
    add(desk, press())
    (row,) = (row for row in desk.incidents().rows if row.dossier.accounts > 1)
    opened = desk.incident(row.id)
    assert {one.source.outlet for one in opened.accounts} == {"Orlec Courier", "Lorne Post"}
    assert row.dossier.figures["killed"] == (12, 15)
    assert [one.sentences[0].text for one in opened.accounts if one.source.version == 2] == [
        "Bomb kills 12 at Oskara market"
    ]


def test_an_incident_is_found_by_any_of_its_accounts(desk: Desk) -> None:
    add(desk, [attack(), post()])
    (row,) = desk.incidents().rows
    for account in desk.incident(row.id).accounts:
        assert desk.incident(account.id).id == row.id


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_pages_of_every_list_cover_it_once_and_in_order(desk: Desk, size: int) -> None:
    add(desk, press())
    lists = (desk.incidents, desk.statements, desk.blame, desk.warnings, desk.timeline)
    for ask in lists:
        part = ask(limit=size)
        rows = [*part.rows]
        while part.next is not None:
            part = ask(limit=size, after=part.next)
            rows += part.rows
        assert tuple(rows) == ask(limit=500).rows


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (["OŠKARA"], ["market"]),
        (["-market", "stay"], ["or"]),
        (["the", "market"], ["market", "or"]),
        (['"'], []),
    ],
)
def test_words_are_looked_for_as_they_are(desk: Desk, words: list[str], held: list[str]) -> None:
    """Accents make no difference, signs mean nothing, and both databases find the same."""
    add(desk, [fair("or", "2026-05-02", "Go to the market or stay, he said."), attack()])
    found = [one.source.address.rpartition("/")[2] for one in desk.search(words).rows]
    assert found == held


@pytest.mark.parametrize("asked", ["rene", "RENÉ", "Rene\u0301"])
def test_the_sentence_that_is_shown_holds_the_words_however_they_are_written(
    desk: Desk, asked: str
) -> None:
    add(desk, [fair("fair", "2026-05-02", "Renegades won. Élise of Brno met René’s aunt.")])
    (match,) = desk.search([asked]).rows
    assert match.sentence.text == "Élise of Brno met René’s aunt."


def test_pages_of_a_search_go_on_while_another_writes(desk: Desk) -> None:
    add(desk, press()[:4])
    first = desk.search(["Oskara"], limit=2)
    add(desk, press()[4:])
    second = desk.search(["Oskara"], limit=2, after=first.next)
    found = [one.source.address for one in first.rows + second.rows]
    assert len(found) == len(set(found))
    assert "https://courier.example/alert" in found  # known when the first page was shown


def test_a_timeline_has_all_three_in_the_order_of_their_days(desk: Desk) -> None:
    add(desk, press())
    rows = desk.timeline().rows
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    assert next(row.what for row in rows if row.day == "2026-05-05") == "incident"
    assert {row.what for row in rows} == {"incident", "warning", "blame"}


def test_of_an_edited_article_only_the_last_version_is_listed(desk: Desk) -> None:
    add(desk, [attack(), attack("market", "2026-05-06", "The Marsh League rejected the claim.")])
    versions = {row.source.version for row in desk.statements().rows + desk.blame().rows}
    assert versions == {2}
    assert [one.source.version for one in desk.search(["market"]).rows] == [2]
    (row,) = desk.incidents().rows
    assert row.dossier.accounts == 1


def test_a_list_is_filtered_by_source_by_its_name_or_host(desk: Desk) -> None:
    add(desk, press())
    for ask in (desk.incidents, desk.statements, desk.blame):
        by_name = ask(Question(source="lorne POST")).rows
        assert by_name and by_name == ask(Question(source="www.post.example")).rows
        assert len(by_name) < len(ask().rows)


def test_an_outlet_is_found_whatever_letters_its_name_has(desk: Desk) -> None:
    add(desk, [page("a", "2026-05-05", "Bomb", *fair_words(), outlet="Óslenska Ťažba")])
    assert len(desk.statements(Question(source="óslenska ťažba")).rows) == 1


def fair_words() -> tuple[str, ...]:
    return ("“We sold every seat,” said Ana Belk, who runs the trade fair in Reykjavik, Iceland.",)


def test_a_list_is_filtered_by_a_place_or_its_country_by_name(desk: Desk) -> None:
    add(desk, press())
    for name in ("Reykjavik", "iceland"):
        (row,) = desk.statements(Question(place=name)).rows
        assert row.statement.speaker == "Ana Belk"
    assert desk.statements(Question(place="Norway")).rows == ()


def test_a_list_is_filtered_by_period_kind_and_status(desk: Desk) -> None:
    add(desk, press())
    asked = Question(since="2026-05-06", until="2026-05-08")
    assert {row.day for row in desk.incidents(asked).rows} == {"2026-05-08"}
    assert {row.dossier.kind for row in desk.incidents(Question(kind="bombing")).rows} == {
        "bombing"
    }
    assert {row.blame.stance for row in desk.blame(Question(kind="denies")).rows} == {"denies"}
    assert desk.incidents(Question(status="threatened")).rows == ()


def test_a_list_is_filtered_by_an_actor_under_any_name(desk: Desk) -> None:
    add(desk, press())
    for name in ("pavo lind", "Lind"):
        found = desk.blame(Question(actor=name)).rows
        assert {row.blame.by for row in found} == {"Pavo Lind"}
    assert desk.blame(Question(actor="Nobody Known")).rows == ()


def test_an_actor_is_found_by_the_id_that_it_had_before(desk: Desk) -> None:
    add(desk, press())
    front, league = (desk.actor(name)[0].id for name in ("Varnian Front", "Marsh League"))
    judged = desk.same("actor", front, league, why="one group under two names")
    for id_ in (judged.one, judged.other):
        rows = desk.blame(Question(actor=id_)).rows
        assert {row.blame.accused for row in rows} >= {"Varnian Front", "Marsh League"}
    (one,) = desk.actor("Marsh League")
    assert one.former == (judged.other,)


def test_an_account_was_learnt_when_its_article_was_read_wherever_it_is_now(desk: Desk) -> None:
    add(desk, [attack(), post()])
    (row,) = desk.incidents().rows
    before = desk.incident(row.id).accounts
    judged = desk.different("incident", [before[0].id], why="another bomb")
    desk.withdraw(judged.id, why="one bomb")
    after = desk.incident(row.id).accounts
    assert [(one.id, one.learnt) for one in after] == [(one.id, one.learnt) for one in before]
    assert [one.by for one in after] == ["Mira", None]


def test_when_an_actor_was_named_is_when_its_articles_were_read(desk: Desk) -> None:
    add(desk, press())
    front, league = (desk.actor(name)[0] for name in ("Varnian Front", "Marsh League"))
    desk.same("actor", front.id, league.id, why="one group under two names")
    (one,) = desk.actor("Marsh League")
    assert one.first == min(front.first, league.first)
    assert one.last == max(front.last, league.last)


def test_versions_show_how_each_differs(desk: Desk) -> None:
    add(desk, [attack(), attack("market", "2026-05-06", "The toll may rise.")])
    first, second = desk.versions("https://courier.example/market")
    assert first.difference == ()
    assert [line for line in second.difference if line.strip("+")] == ["+The toll may rise."]


def test_what_is_not_there_is_said(desk: Desk) -> None:
    for ask in (desk.incident, desk.versions, desk.show):
        with pytest.raises(NotFoundError):
            ask("0123456789abcdef0123")
    assert desk.actor("Nobody Known") == []


def test_an_incident_is_opened_in_parts_that_are_all_of_it(desk: Desk) -> None:
    incident = told(desk)
    whole, found = desk.incident(incident), list[Account]()
    while len(found) < len(whole.accounts):
        part = desk.incident(incident, begin=len(found), limit=1)
        assert part.dossier == whole.dossier
        found += part.accounts
    assert found == list(whole.accounts)
