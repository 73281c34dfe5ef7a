"""An incident weighed: who vouches for it and who repeats it, figures, what can't both be true."""

from msgspec.structs import replace

from tests.wording.lists import made
from tests.wording.lists.test_incident import told
from tocsin.assess.backing import Backing, Side
from tocsin.assess.case import Case, Cited
from tocsin.assess.contradictions import Contradiction
from tocsin.assess.corroboration import Corroboration, Value
from tocsin.assess.grades import Grade, SuggestedNumber
from tocsin.assess.hypotheses.table import table
from tocsin.assess.importance import Importance
from tocsin.assess.interest import Interest
from tocsin.desk.weighing import AccountRow, Weighed
from tocsin.wording.lists.sheet import Grid, Section
from tocsin.wording.lists.weighed import sheet

_STATE = Interest(id="state V", name="Government of Varnia", reasons=("a ministry of the land",))
NOBODY = Side(items=0, outlets=0, origins=())


def cited(speaker: str | None = "Irena Maltz") -> Cited:
    return Cited(
        article="a" * 20,
        outlet="Lorne Post",
        published="2024-03-22",
        speaker=speaker,
        origin="name:irena maltz",
        sentence=made.sentence("24 people died"),
    )


def side(*names: str, items: int = 1) -> Side:
    """What these say, in the first account; the second repeats it."""
    return Side(
        items=items,
        outlets=1,
        origins=tuple(
            Backing(
                origin=f"name:{name}",
                name=name,
                interest=_STATE,
                kinds=("official",),
                vouching=("2" * 20,),
                repeating=("3" * 20,),
                cited=(cited(),),
            )
            for name in names
        ),
    )


def weighed(**known: object) -> Weighed:
    """An incident that a minister told of."""
    accounts = (("2", "Lorne Post", Grade(letter="B")), ("3", "Agency", Grade()))
    whole = Weighed(
        incident=made.incident_row(),
        accounts=tuple(
            AccountRow(id=id_ * 20, source=made.source(outlet), grade=grade)
            for id_, outlet, grade in accounts
        ),
        corroboration=Corroboration(
            supports=side("Irena Maltz"), against=NOBODY, circles=(), reasons=("told by 1", "so")
        ),
        figures={},
        accusations=(),
        contradictions=(),
        table=table(Case(id="1" * 20, heard=())),
        suggested=SuggestedNumber(number=6, reasons=("only Irena Maltz tells it",)),
        importance=Importance(
            value=0.5, severity=0.6, recency=0.0, targets=0.0, reasons=("severity 0.60: bombing",)
        ),
        grades=(),
        edits=(),
        articles={},
    )
    return replace(whole, **known)


def section(heading: str, **known: object) -> Section:
    return next(s for s in sheet(weighed(**known)).sections if s.heading.startswith(heading))


def test_the_head_is_that_of_the_incident_opened() -> None:
    assert told(sheet(weighed()).head)[0] == "22 March 2024 · bombing · Tessel"


def test_an_origin_says_whom_it_speaks_for_who_tells_it_and_who_repeats_it() -> None:
    found = section("Who vouches for it: 1 item, 1 outlet, 1 origin")
    reason, suggested, origin = map(told, found.items)
    assert reason == ["so"]
    assert suggested == ["suggested grade: 6, truth cannot be judged (only Irena Maltz tells it)"]
    assert origin[:4] == [
        "Irena Maltz · official · speaks for Government of Varnia",
        "a ministry of the land",
        "told by Lorne Post (1)",
        "repeated by Agency (2)",
    ]
    assert origin[4].endswith("(Lorne Post, 22 March 2024)")


def test_who_denies_it_has_a_part_of_its_own() -> None:
    against = Corroboration(supports=NOBODY, against=side("Sorland"), circles=(), reasons=())
    (entry,) = section("Who denies that it happened", corroboration=against).items
    assert told(entry)[0].startswith("Sorland")


def test_figures_stand_by_kind_with_who_gives_them_and_who_others() -> None:
    value = Value(
        low=24, high=None, supports=side("A", "B", items=5), fitting=side("C"), against=NOBODY
    )
    assert section("Figures", figures={"killed": (value,)}).items == (
        Grid(
            ("figure", "given by", "fits that of", "others give"),
            (("at least 24 killed", "A, B (in 5 articles)", "C", ""),),
        ),
    )


def test_a_contradiction_has_both_sentences_with_speaker_outlet_and_day() -> None:
    one = Contradiction(
        id="c", kind="denial", what="A says it; B denies it", one=cited("A"), other=cited(None),
        reasons=("because",),
    )  # fmt: skip
    head, first, second, why = told(section("What can't both", contradictions=(one,)).items[0])
    assert head == "A says it; B denies it · denial"
    sentence = made.sentence("24 people died").text
    assert first == f"A: “{sentence}” (Lorne Post, 22 March 2024)"
    assert second == f"“{sentence}” (Lorne Post, 22 March 2024)"
    assert why == "because"


def test_accounts_are_numbered_with_their_grades() -> None:
    found = section("Accounts and their grades (F6 is what nobody judged)")
    assert found.numbered
    assert [told(one)[0].rpartition(" · ")[2] for one in found.items] == ["B6", "F6"]
    assert [told(one)[1:] for one in found.items] == [
        ["usually reliable, truth cannot be judged"],
        [],
    ]


def test_importance_stands_apart_from_trust_behind_everything_else() -> None:
    *_, last = sheet(weighed()).sections
    assert last.heading == "How soon to look, whether true or not"
    assert list(map(told, last.items)) == [["importance 0.50 of 1 (severity 0.60: bombing)"]]
