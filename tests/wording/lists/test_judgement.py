"""How a judgement is told: who, when, why, what became of which group, and who took it back."""

from msgspec.structs import replace

from tests.wording.lists import made
from tocsin.desk.views import JudgementFile, JudgementRow, Moved, Withdrawal
from tocsin.wording.lists import judgement
from tocsin.wording.lists.sheet import Entry

_ROW = JudgementRow(
    id="7" * 20,
    kind="incident",
    verdict="same",
    one="1" * 20,
    other="2" * 20,
    moved=1,
    by="Mira",
    moment="2024-03-22T18:00:00.000000Z",
    why="one bomb",
    withdrawn=None,
)


def told(entry: object) -> list[str]:
    assert isinstance(entry, Entry)
    return ["".join(piece.words for piece in line) for line in (entry.head, *entry.lines)]


def test_a_judgement_says_who_said_what_and_why() -> None:
    assert told(judgement.entry(_ROW)) == [
        "same · incident · Mira · 22 March 2024, 18:00 UTC",
        "“one bomb”",
        f"incident {'2' * 20} became part of {'1' * 20}: 1 account moved",
    ]


def test_a_withdrawn_one_says_by_whom() -> None:
    back = Withdrawal(by="Ivo", moment="2024-03-23T09:30:00.000000Z", why="two bombs")
    row = replace(_ROW, verdict="different", kind="story", moved=2, withdrawn=back)
    *_, moved, withdrawn = told(judgement.entry(row))
    assert moved == f"story {'2' * 20} was taken out of {'1' * 20}: 2 articles moved"
    assert withdrawn == "withdrawn by Ivo · 23 March 2024, 09:30 UTC · “two bombs”"


def test_an_opened_one_says_what_it_moved() -> None:
    moved = Moved(id="3" * 20, source=made.source(), before="2" * 20, after="1" * 20)
    (section,) = judgement.sheet(JudgementFile(judgement=_ROW, moved=(moved,))).sections
    head, address, where = told(section.items[0])
    assert head.startswith("Lorne Post")
    assert (address, where) == (
        "https://post.example/hall",
        f"from {'2' * 20} to {'1' * 20}",
    )
