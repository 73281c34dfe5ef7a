"""What differs between the databases makes no difference to whoever asks."""

import pytest
from sqlalchemy import event, func, select

from tests.store.made import entry
from tocsin.errors import DeskError
from tocsin.store import Store, View, dialect, schema


def _found(store: Store, *words: str) -> list[tuple[int, int]]:
    with store.look() as view:
        rows = view.connection.execute(dialect.matching(view.connection, list(words)))
        return sorted((row.number, row.titled) for row in rows)


@pytest.fixture(autouse=True)
def _words(store: Store) -> None:
    with store.fill() as view:
        dialect.index_words(view.connection, 1, "Bombs in Orleč", "A market was bombed.")
        dialect.index_words(view.connection, 2, "Late snow", "Snow on the market in Orlec.")
        dialect.index_words(view.connection, 3, "Łódź", "The attack on Minister Belk’s car, G20.")
        dialect.index_words(
            view.connection, 4, "Old Glassworks-Hall", "The Ministers' 1,000th it's"
        )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["bombs"], [(1, 1)]),
        (["bomb"], []),
        (["MARKET"], [(1, 0), (2, 0)]),
        (["Orlec's"], [(1, 1), (2, 0)]),
        (["Orlec’s", "snow"], [(2, 0)]),
        (["the"], [(2, 0), (3, 0), (4, 0)]),
        (["the attack"], [(3, 0)]),
        (["minister's"], [(3, 0)]),
        (["ministers"], [(4, 0)]),
        (["it's"], [(4, 0)]),
        (["Glassworks-Hall"], [(4, 1)]),
        (["hall", "glassworks"], [(4, 1)]),
        (["hall glassworks"], []),
        (["Hall the"], []),
        (["lodz"], [(3, 1)]),
        (["Łodz", "g20"], [(3, 0)]),
        (["1,000th"], [(4, 0)]),
        (["000th"], [(4, 0)]),
        (["x" * 3000], []),
        (['"', "--"], []),
        (["orlec"], [(1, 1), (2, 0)]),
        (["market", "orleč"], [(1, 0), (2, 0)]),
        (["market in Orlec"], [(2, 0)]),
        (["late OR bombs"], []),
        (["-snow", "market"], [(2, 0)]),
        (["snow*"], [(2, 1)]),
        (["pier"], []),
    ],
)
def test_words_and_phrases_are_found_as_they_are_written(
    store: Store, words: list[str], found: list[tuple[int, int]]
) -> None:
    assert _found(store, *words) == found


def test_only_rows_that_are_new_are_added(store: Store) -> None:
    with entry(store) as made:
        row = {"kind": "actor", "key": "a", "group": "one", "learnt": made.learnt}
        rows = [{**row, "key": f"k{number}"} for number in range(2500)]
        for part in (rows, [row, *rows[:3]], []):
            dialect.add(made.connection, schema.key, part)
        count = select(func.count()).select_from(schema.key)
        assert made.connection.execute(count).scalar_one() == 2501


def test_an_address_is_shown_without_its_password() -> None:
    assert dialect.name("postgresql://me:secret@host/name") == "postgresql://me:***@host/name"
    assert dialect.name("tocsin.db") == "tocsin.db"


def test_a_port_that_is_no_number_is_said() -> None:
    with pytest.raises(DeskError, match="is no address of a database"):
        dialect.engine(where := "postgresql://me@127.0.0.1:abc/x")
    assert dialect.name(where) == where


def test_plans_are_kept_while_one_enters_and_then_made_anew(postgres_url: str) -> None:
    """One that was made of a young record would go through all of a grown one."""
    record = Store(postgres_url)
    asked: list[str] = []
    event.listen(record.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    modes = []
    for _ in range(250):
        with entry(record) as made:
            modes.append(_plans(made.view))
    with record.look() as view:
        modes.append(_plans(view))
    record.close()
    assert modes == [*["auto"] * 250, "force_custom_plan"]
    assert asked.count("DISCARD PLANS") == 2


def _plans(view: View) -> str:
    return str(view.connection.exec_driver_sql("SHOW plan_cache_mode").scalar_one())
