"""One person has one name, however it is typed; what could be taken for another's is none."""

import pytest

from tocsin.warn.names import person, same


@pytest.mark.parametrize(
    "other",
    [
        "Ann",
        " ann ",
        "ANN",
        "A nn",
        "Ann.",
        "\uff21nn",
        "Ann\u200b",
        "A\u034fnn",
        "Ann\ufe0f",
        "A\u00adnn",
    ],
)
def test_a_second_spelling_is_the_same_name(other: str) -> None:
    assert same("Ann", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann", "Anne"), ("Ann 1", "Ann 2"), ("Jos\u00e9", "Jose"), ("\u0915\u093f", "\u0915\u0940")],
)
def test_other_letters_are_another_name(one: str, other: str) -> None:
    assert not same(one, other)


def test_a_name_is_kept_composed_with_single_spaces() -> None:
    assert person("  Jose\u0301  Ruiz ") == "Jos\u00e9 Ruiz"
    for good in ("Мира Корван", "李伟 (Li Wei)", "さくら 山田", "O’Brien-Ŵyn 2", "علی\u200cرضا"):
        assert person(good) == good
    assert person("x" * 100)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (" . ", "needs a letter"),
        ("12", "needs a letter"),
        ("x" * 101, "100 characters at most"),
        ("Ann\nBob", "one line"),
        ("Ann\u200b", "of what can be seen"),
        ("Ann\u202enhoJ", "of what can be seen"),
        ("Ann\u3164", "of what can be seen"),
        ("\u0410nn", "mixes Cyrillic and Latin letters"),
        ("\u0391nn", "mixes Greek and Latin letters"),
        ("\u0410 nn", "mixes Cyrillic and Latin letters"),
    ],
)
def test_what_could_be_taken_for_another_s_is_no_name(said: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        person(said)
