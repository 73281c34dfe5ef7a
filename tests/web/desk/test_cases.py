"""Cases in the browser: what stands on their pages, and all that is decided there."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.issued import CASE, WARNING
from tests.warn.following import person
from tests.warn.made import DRAFT
from tests.web.desk.casework import Hall, Work, hall, threat, work
from tocsin.warn import deeds
from tocsin.warn.answers import Answer
from tocsin.web.desk.casework import DEEDS

WHY = "The consul told us of it herself, before we had read the article"


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return threat(tmp_path_factory.mktemp("threat"))


@pytest.fixture(name="own")
def _own(record: str, tmp_path: Path) -> Iterator[Work]:
    with work(record, tmp_path) as made:
        yield made


@pytest.fixture(name="case")
def _case(own: Work) -> str:
    """The address of the case of what is proposed."""
    return f"/cases/{own.opened()}"


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Iterator[Hall]:
    with hall(str(tmp_path / "hall.db")) as made:
        yield made


def test_a_case_is_opened_by_hand_with_an_incident_as_evidence(own: Work) -> None:
    attack = own.attack()
    form = own.at.get(f"/cases/new?evidence={attack}").text
    assert f'value="{attack}"' in form
    status, case = own.send("/cases", title="The market", why="I saw it", evidence=attack[:9])
    page = own.at.get(case).text
    assert status == 303
    assert "covered market in Oskara" in page and "says <bdi>Mira</bdi>, who knows it" in page
    assert f'href="{case}"' in own.at.get("/cases?state=open").text
    assert f'href="{case}"' not in own.at.get("/cases?state=closed").text
    assert ",The market," in own.at.get("/cases.csv?state=open").text


def test_each_sentence_of_the_evidence_leads_to_its_place(own: Work, case: str) -> None:
    (address, place) = re.findall(r'href="(/articles/[^"#]+)#(s\d+)"', own.at.get(case).text)[0]
    assert f'id="{place}"' in own.at.get(address).text


def test_a_criterion_is_judged_on_evidence_that_is_ticked(own: Work, case: str) -> None:
    assert "Suggested by the desk, for a person to judge" in own.at.get(case).text
    said = {"criterion": "credible", "why": "an embassy says so"}
    assert own.send(f"{case}/ticks", met="yes", **said)[0] == 422  # it needs evidence
    ticked = {**said, "met": "yes", "evidence": "1", "known": "The consul is careful"}
    assert own.send(f"{case}/ticks", **ticked) == (303, f"{case}#duty")
    page = own.at.get(case).text
    assert "Credible: yes" in page and "an embassy says so" in page
    assert 'On evidence <a href="#e1">1</a>' in page and "“The consul is careful”" in page


def test_people_are_named_and_taken_out_and_the_matrix_follows(own: Work, case: str) -> None:
    assert "Nobody is named yet." in own.at.get(case).text
    own.send(f"{case}/people", recipient="market", role="intended victim")
    page = own.at.get(case).text
    assert 'class="red"' in page and "hasn&#39;t been reached" in page
    assert "Oskara police" in page and "not named in this case" in page
    own.send(f"{case}/people/end", recipient="market", why="it moved away")
    assert "Nobody is named yet." in own.at.get(case).text


def test_a_waiver_needs_more_than_its_ground_and_is_taken_back(own: Work, case: str) -> None:
    own.send(f"{case}/people", recipient="market", role="intended victim")
    waived = {"recipient": "market", "ground": "already aware"}
    status, page = own.send(f"{case}/waivers", why="already aware", **waived)
    assert (status, "needs a justification beyond its ground" in page) == (422, True)
    own.send(f"{case}/waivers", why=WHY, **waived)
    page = own.at.get(case).text
    assert "isn't warned" in page and WHY in page
    own.send(f"{case}/waivers/end", recipient="market", why="she meant another market")
    assert "No warning is waived." in own.at.get(case).text
    own.send(f"{case}/harms", what="the market may close")
    assert "the market may close" in own.at.get(case).text


def test_a_case_is_offered_and_stays_until_it_is_taken(own: Work, case: str) -> None:
    said = {"until": "2026-06-02T08:00", "why": "my shift ends"}
    assert own.send(f"{case}/offer", to="oskara-police", **said) == (303, f"{case}#whose")
    assert "until <bdi>oskara-police</bdi> accepts" in own.at.get(case).text
    status, page = own.send(f"{case}/offer/accept")
    assert (status, "not to Mira" in page) == (422, True)


def test_whom_a_case_is_offered_to_declines_it_or_takes_it(own: Work, case: str) -> None:
    jon = own.desk.seated("Jon")
    id_ = jon.cases.propose("The ferry", why="I saw it").id
    until = datetime(2026, 6, 2, tzinfo=UTC)
    jon.cases.offer(id_, "Mira", until=until, why="his shift ends")
    assert own.send(f"/cases/{id_}/offer/decline", why="I am off too")[0] == 303
    assert "the case was declined by Mira: I am off too" in own.at.get(f"/cases/{id_}").text
    jon.cases.offer(id_, "Mira", until=until, why="there is nobody else")
    own.send(f"/cases/{id_}/offer/accept")
    assert "the case was accepted by Mira" in own.at.get(f"/cases/{id_}").text
    assert f'href="/cases/{id_}"' in own.at.get("/cases?owner=Mira").text


def test_measures_have_a_review_and_an_end(own: Work, case: str) -> None:
    said = {"what": "guards at the gates", "who": "Lida Korvan", "review": "2026-07-01"}
    assert own.send(f"{case}/measures", **said) == (303, f"{case}#measures")
    page = own.at.get(case).text
    assert "guards at the gates" in page and "To be reviewed on 1 July 2026" in page
    measure = own.desk.cases.show(case.removeprefix("/cases/")).measures[0].put.id
    later = {"measure": measure, "review": "2026-08-01", "why": "they stand well"}
    own.send(f"{case}/measures/review", **later)
    assert "To be reviewed on 1 August 2026" in own.at.get(case).text
    own.send(f"{case}/measures/end", measure=measure, why="nobody pays for them")
    page = own.at.get(case).text
    assert "by <bdi>Mira</bdi>: <bdi>nobody pays for them</bdi>" in page
    assert own.send(f"{case}/measures", what="a fence", review="")[0] == 422


def test_a_case_is_closed_with_what_happened_and_opened_again(own: Work, case: str) -> None:
    attack = own.attack()
    own.send(f"{case}/end", outcome="hit", incident=attack, why="it came")
    page = own.at.get(case).text
    assert "Closed as “hit” by <bdi>Mira</bdi>" in page and f'href="/incidents/{attack}"' in page
    assert f"{case}/ticks" not in page
    status, page = own.send(f"{case}/ticks", criterion="credible", met="no", why="no")
    assert (status, "The case is closed" in page) == (422, True)
    own.send(f"{case}/reopen", why="there were more of them")
    assert "Closed as" not in own.at.get(case).text


def test_everything_stands_in_the_history_with_name_time_and_reason(own: Work, case: str) -> None:
    own.send(f"{case}/ticks", criterion="specific", met="unclear", why="no place is told")
    page = own.at.get(case).text
    history = page[page.index('id="history"') :]
    assert "judged specific: unclear (no place is told)" in history
    assert "<strong><bdi>Mira</bdi></strong>" in history and "1 June 2026, 12:00 UTC" in history


def test_the_page_as_of_a_moment_knows_nothing_of_what_came_later(own: Work, case: str) -> None:
    assert own.at.get(f"{case}?as_of=2026-05-30").status_code == 404
    assert "No case yet" in own.at.get("/cases?as_of=2026-05-30").text


def test_what_people_write_is_shown_and_never_obeyed(own: Work, case: str) -> None:
    said = "<script>alert(1)</script> \u202egnihtyna"
    own.send(f"{case}/harms", what=said)
    own.send(f"{case}/ticks", criterion="credible", met="no", why=said)
    own.send(f"{case}/measures", what=said, review="2026-07-01")
    _, other = own.send("/cases", title="<script>alert(1)</script>", why=said)
    for page in (case, other, "/cases", "/", "/proposals"):
        text = own.at.get(page).text
        assert "<script>" not in text and "\u202e" not in text, page
    assert "&lt;script&gt;alert(1)" in own.at.get(other).text


# A warning that is out


def test_the_matrix_and_the_clock_of_a_warning_that_is_out(out: Hall) -> None:
    out.made.clock.at(9)
    page = out.at.get(out.case).text
    assert 'data-name="Acknowledged"' in page and 'id="answers" data-live="now"' in page
    clock = page[page.index('id="clock"') : page.index("</section>", page.index('id="clock"'))]
    assert re.search(r"7 March 2026, 12:\d\d UTC.*?by email", clock, re.DOTALL)
    assert f'href="/warnings/{WARNING}"' in page


def test_an_answer_stands_in_the_matrix_as_it_comes(out: Hall) -> None:
    page = out.at.get(out.case).text
    assert f'href="/warnings/{WARNING}#told-us"' in page and "we are closed" not in page
    answer = Answer(reply="dismissed", by="Ada Mohr", why="we are closed")
    out.desk.answering.record(WARNING, "glassworks", answer)
    page = out.at.get(out.case).text
    assert "dismissed by Ada Mohr" in page and "dismissed: we are closed" in page


def test_of_very_many_the_worst_are_shown_and_all_to_who_asks(out: Hall) -> None:
    crowd = [person(f"g{number}", "email") for number in range(120)]
    out.made.write(*(deeds.Kept(recipient=one) for one in crowd), matter="")
    text = replace(DRAFT, recipients=tuple(one.id for one in crowd))
    out.made.issue("feedfacefeedfacefeed", text=text)
    page = out.at.get(out.case).text
    assert page.count('role="rowheader"') == 100 and 'all=1">Show all</a>' in page
    assert out.at.get(f"{out.case}?all=1").text.count('role="rowheader"') > 120
    assert re.search(r"and \d+ more; <a", page)


def test_a_silence_is_told_on_the_case_and_ends(out: Hall) -> None:
    said = {"until": "2026-03-07T13:00", "why": "they are in the shelter"}
    assert out.send(f"{out.case}/silence", **said) == (303, f"{out.case}#clock")
    page = out.at.get(out.case).text
    assert "Nobody is asked again until 7 March 2026, 13:00 UTC" in page
    out.send(f"{out.case}/silence/end", why="they are out")
    assert "Nobody is asked again" not in out.at.get(out.case).text
    assert out.send(f"{out.case}/silence", until="soon", why="so")[0] == 422


def test_a_warning_that_one_may_not_see_is_neither_shown_nor_told_of(out: Hall) -> None:
    red = replace(DRAFT, marking="TLP:RED", recipients=("glassworks",), headline="Of one person")
    out.made.issue("feedfacefeedfacefeed", text=red)
    assert "Of one person" in out.at.get(out.case).text
    page = out.at.get(out.case, headers=out.reader()).text
    assert "Of one person" not in page and "feedface" not in page
    assert "marked so that you don't see it" in page
    assert '<form class="deed' not in page


def test_what_was_done_about_warnings_that_one_sees_stands_beside_one_that_one_doesnt(
    out: Hall,
) -> None:
    """Of a refused answer nobody can tell to which of them it was, so that it is kept back."""
    reader = out.reader()
    answer = Answer(reply="dismissed", by="Ada Mohr", why="we are closed")
    out.desk.answering.record(WARNING, "glassworks", answer)
    out.made.write(deeds.Rejected(why="the link was used before", token="its hash"))  # noqa: S106
    assert "the link was used before" in out.at.get(out.case, headers=reader).text
    out.made.issue("feedfacefeedfacefeed", text=replace(DRAFT, marking="TLP:RED"))
    page = out.at.get(out.case, headers=reader).text
    history = page[page.index('id="history"') :]
    assert "by Ada Mohr: dismissed" in history and history.count("issued “") == 1
    assert "the link was used before" not in history


def test_no_deed_is_done_without_its_form_nor_by_a_reader(out: Hall) -> None:
    done = len(out.desk.cases.show(CASE).history)
    for path in DEEDS:
        assert out.at.post(f"{out.case}/{path}").status_code == 403
    reader = out.reader()
    for path in DEEDS:
        assert out.at.post(f"{out.case}/{path}", headers=reader).status_code == 403
    assert len(out.desk.cases.show(CASE).history) == done
