"""What a room refuses is told to the user; damage is not mistaken for a refusal."""

import msgspec
import pytest

from tocsin.desk.refusing import refusing
from tocsin.errors import TocsinError


def test_a_refusal_is_an_error_with_problem_and_remedy() -> None:
    with pytest.raises(TocsinError) as error, refusing():
        raise ValueError("no name; say one; any will do")
    assert (error.value.problem, error.value.remedy) == ("no name", "say one; any will do")


def test_a_damaged_record_is_no_refusal() -> None:
    with pytest.raises(msgspec.ValidationError), refusing():
        raise msgspec.ValidationError("damaged")
