"""Errors speak to people in one line and survive the way between processes."""

import pickle

import pytest

from tocsin.errors import CleanError, FetchError, SourceError, TocsinError


def test_an_error_says_problem_and_remedy_in_one_line() -> None:
    error = TocsinError("no such folder", "make it first")
    assert str(error) == "no such folder; make it first"


def test_a_source_error_names_its_source_first() -> None:
    error = SourceError("pages/a.html", "it is empty", "fetch it again")
    assert str(error) == "pages/a.html: it is empty; fetch it again"
    assert (error.source, error.problem, error.remedy) == (
        "pages/a.html",
        "it is empty",
        "fetch it again",
    )


@pytest.mark.parametrize("kind", [FetchError, CleanError])
def test_what_concerns_one_source_is_caught_as_source_error(kind: type[SourceError]) -> None:
    assert issubclass(kind, SourceError)
    assert issubclass(kind, TocsinError)


@pytest.mark.parametrize(
    "error",
    [TocsinError("a", "b"), SourceError("s", "a", "b"), FetchError("s", "a", "b")],
    ids=["tocsin", "source", "fetch"],
)
def test_errors_cross_from_one_process_to_another(error: TocsinError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(copy) is type(error)
    assert str(copy) == str(error)
