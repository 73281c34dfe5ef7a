"""Files of policies: what they hold, and each mistake in one line with its key and remedy."""

from datetime import timedelta
from pathlib import Path

import pytest

from tocsin.warn.policies import named, parsed, shipped

_NOW, _MINUTE = timedelta(0), timedelta(minutes=1)
FIRST = '[[steps]]\nafter = "0m"\nto = ["recipient"]\n'
SECOND = '[[steps]]\nafter = "1h30m"\nto = ["deputy", "rota:duty", "ana-1"]\nanswers = 2\n'
ROTA = '[rotas.duty]\npeople = ["ada"]\nshift = "1w"\nstart = 2026-03-02T08:00:00\nzone = "UTC"\n'


def test_a_policy_says_who_is_asked_after_how_long_and_by_how_many_it_is_answered() -> None:
    policy = parsed(FIRST + SECOND + ROTA, "hall")
    assert policy.name == "hall"
    assert [step.after for step in policy.steps] == [timedelta(0), timedelta(minutes=90)]
    assert policy.steps[1].answers == 2
    assert policy.people == {"ana-1", "ada"}
    assert policy.rotas["duty"].shift == timedelta(days=7)


def test_what_a_file_does_not_say_is_as_in_the_policy_that_ships() -> None:
    policy = parsed('[answers_last]\nreceived = "10m"\n' + FIRST, "hall")
    assert policy.lasts == {**shipped().lasts, "received": timedelta(minutes=10)}
    assert (policy.longest, policy.disturbs) == (shipped().longest, shipped().disturbs)


def test_a_policy_that_nobody_wrote_down_is_that_which_ships() -> None:
    hall = parsed(FIRST, "hall")
    assert named({"hall": hall}, "hall") is hall
    assert named({"hall": hall}, "") is named({}, "gone") is shipped()
    own = parsed('name = "default"\n' + FIRST, "own")
    assert named({"default": own}, "") is own


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = ", "hall: Invalid value"),
        ("", "hall: steps: expected array of length >= 1; write a table [[steps]]"),
        ('[[steps]]\nto = ["recipient"]', "steps[0].after is missing; write a period"),
        (FIRST + "colour = 1", "steps[0].colour: no such key; remove it"),
        ('name = "A B"\n' + FIRST, "name: 'A B' won't do; write a short name"),
        (FIRST.replace("0m", "5x"), "'5x' is no period"),
        (FIRST.replace("0m", "5m"), "steps[0].after: the first step is at 5m, not at once"),
        (FIRST + FIRST, "steps[1].after: 0m is no later than the step before"),
        (FIRST + 'channels = ["fax"]', "channels[0]: invalid enum value 'fax'; write email"),
        (FIRST + "at_most = 2", "steps[0].every: is missing, and at_most is above 1; write"),
        (FIRST + 'every = "0m"', "every: 0m is too short: it is 1m at least; write"),
        (FIRST + "answers = 0", "answers: expected int >= 1; write a whole number"),
        (FIRST + SECOND, "there is no [rotas.duty] for 'rota:duty'; write"),
        (FIRST.replace("recipient", "a b"), "'a b' is nobody; write"),
        ('longest = "90d"\n' + FIRST, "longest: 90d is too long: it is 30d at most; write"),
        ('[answers_last]\nreceived = "1m"\n' + FIRST, "answers_last.received: 1m is too short"),
        ('[answers_last]\nlaughed = "1h"\n' + FIRST, "'laughed' is no reply"),
        (FIRST + ROTA.replace("UTC", "Mars"), "zone: 'Mars' is no time zone; write"),
        (FIRST + ROTA.replace("08:00:00", "08:00:00Z"), "start: has a zone, which stands apart"),
        (FIRST + ROTA.replace("1w", "30m"), "shift: 30m is too short: it is 1h at least; write"),
        (FIRST + f'every = "{"9" * 30}w"', "is no period"),
    ],
)
def test_every_mistake_is_one_line_with_its_key_and_remedy(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=r"^hall: .+; .+$") as error:
        parsed(text, "hall")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_the_policy_of_the_sample_can_be_read() -> None:
    text = Path("sample/policies/hall.toml").read_text("utf-8")
    assert [step.after for step in parsed(text, "hall").steps] == [_NOW, 15 * _MINUTE]
