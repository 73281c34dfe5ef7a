"""What was worked out is kept, within bounds, and is never another record's."""

from tocsin.records import Span
from tocsin.records.memory import Memory, remembered


def test_what_was_not_asked_for_the_longest_is_forgotten_first() -> None:
    memory: Memory[str] = Memory(2)
    memory.put("a", "1")
    memory.put("b", "2")
    assert memory.get("a") == "1"
    memory.put("c", "3")
    assert [memory.get(key) for key in "abc"] == ["1", None, "3"]


def test_no_more_is_kept_than_may_weigh_together() -> None:
    memory: Memory[int] = Memory(10)
    for number in range(100):
        memory.put(number, number, 4)
        memory.put(number, number, 3)  # instead of the one before, not beside it
    assert len(memory) == 3
    memory.put("all", 0, 11)
    assert memory.get("all") is None and len(memory) == 3


def test_what_is_dropped_weighs_no_more() -> None:
    memory: Memory[int] = Memory(10)
    memory.put("a", 1, 6)
    memory.drop("a")
    memory.drop("never there")
    assert memory.get("a") is None
    memory.put("b", 2, 6)
    memory.put("c", 3, 4)
    assert (memory.get("b"), memory.get("c")) == (2, 3)
    memory.clear()
    memory.put("d", 4, 10)
    assert (len(memory), memory.get("d")) == (1, 4)


def test_a_function_is_asked_once_for_each_record_that_is_kept() -> None:
    asked: list[Span] = []

    @remembered(1)
    def length(span: Span) -> int:
        asked.append(span)
        return span.end - span.start

    first, other = Span(start=0, end=1, text="a"), Span(start=0, end=2, text="ab")
    assert [length(one) for one in (first, first, other, first)] == [1, 1, 2, 1]
    assert list(map(id, asked)) == [id(first), id(other), id(first)]


def test_a_record_that_comes_where_another_was_in_memory_is_told_apart() -> None:
    @remembered(3)
    def text(span: Span) -> str:
        return span.text

    said = [text(Span(start=0, end=1, text=letter)) for letter in "abcdefghijkl"]
    assert "".join(said) == "abcdefghijkl"
