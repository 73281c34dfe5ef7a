"""Times read from short texts, as tests compare them."""

import re
from datetime import date

from tocsin.read.times import edtf, timex3
from tocsin.read.times.expressions import expressions
from tocsin.read.times.points import Point
from tocsin.read.times.whens import whens

PUBLISHED = date(2024, 3, 20)  # a Wednesday

_YEAR = r"(?:\d{4}|\d{3}X|\d\dXX|XXXX)"
_MONTH = r"(?:0[1-9]|1[0-2]|XX)"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|XX)"
_CODE = r"(?:2[1-4]|3[3-6]|4[01])"  # seasons, quarters, halves
_DATE = rf"{_YEAR}(?:-{_CODE}|-{_MONTH}(?:-{_DAY})?)?[~]?"
_TIME = rf"{_YEAR}-{_MONTH}-{_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)?"
_SIDE = rf"(?:{_TIME}|{_DATE})"
_NUMBER = r"\d+(?:\.\d+)?"
_LENGTH = (
    rf"P(?=.)(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=.)(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)
_VALUE = re.compile(rf"{_SIDE}|{_SIDE}/{_SIDE}|{_SIDE}/\.\.|\.\./{_SIDE}|(?:R/)?{_LENGTH}")


def is_value(written: str | None) -> bool:
    """Whether it has one of the forms that a value may have; None is one."""
    return written is None or _VALUE.fullmatch(written) is not None


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Each expression of a text as written, with its EDTF value."""
    point = None if published is None else Point(published)
    found = [(text[e.start : e.end], edtf.value(e.meaning)) for e in expressions(text, point)]
    assert all(is_value(value) for _, value in found), found
    return found


def marked(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Each expression of a text as written, with its TIMEX3 value."""
    point = None if published is None else Point(published)
    return [(text[e.start : e.end], timex3.value(e.meaning)) for e in expressions(text, point)]


def told(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Each time that a text tells as written, with its value; intervals are one."""
    found = [(when.span.text, when.value) for when in whens("pier", text, published)]
    assert all(is_value(value) for _, value in found), found
    return found
