"""A draft as the fields of a form, and the fields as a draft."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from msgspec.structs import replace
from pydantic import BaseModel

from tocsin.assess.scale import Likelihood
from tocsin.desk import moments
from tocsin.desk.refusing import refusing
from tocsin.errors import TocsinError
from tocsin.records import identify
from tocsin.warn.drafting import area_table, filled
from tocsin.warn.evidence import Evidence
from tocsin.warn.warning import Draft

_PLAIN = (
    *("shape", "hazard", "headline", "what", "where", "when", "who", "basis", "likely", "sure"),
    *("assistance", "limits", "actor", "category", "urgency", "severity", "marking", "scope"),
    *("language", "policy"),
)
# "Karsk: circle 47.1,24.5 0.5; code X=Y", after the words of an area.
_AREA = re.compile(r"(?P<words>.*?)(?:: (?P<shapes>(?:circle|polygon|code) .*))?", re.DOTALL)
_SHAPES = ("circle", "polygon")


class Written(BaseModel, frozen=True):
    """A draft as its form sends it, all of it text; the names are those of `Draft`.

    Attributes:
        case: of which case it is; `replaces` the draft that it changes, `refers` the warning that
            it updates, `why` it does, and `sunset` what that means.
        do, area: on each line one.
        probability, low, high: in per cent.
        expires, onset: in UTC.
        recipients: ids that are ticked, `others` those that are written.
        known, says: the keys of all evidence of the form, and the words beside each.
        evidence: the keys of what it rests on.
        then: which button was pressed: "check" or "save".
    """

    case: str = ""
    replaces: str = ""
    refers: str = ""
    why: str = ""
    sunset: str = ""
    shape: str = ""
    hazard: str = ""
    headline: str = ""
    what: str = ""
    where: str = ""
    when: str = ""
    who: str = ""
    do: str = ""
    basis: str = ""
    likely: str = ""
    probability: str = ""
    low: str = ""
    high: str = ""
    confidence: str = ""
    sure: str = ""
    assistance: str = ""
    limits: str = ""
    actor: str = ""
    expires: str = ""
    onset: str = ""
    area: str = ""
    category: str = ""
    response: list[str] = []
    urgency: str = ""
    severity: str = ""
    marking: str = ""
    scope: str = ""
    language: str = ""
    exercise: str = ""
    policy: str = ""
    recipients: list[str] = []
    others: str = ""
    known: list[str] = []
    says: list[str] = []
    evidence: list[str] = []
    then: str = ""


def written(draft: Draft, ticked: Iterable[str], **more: str) -> Written:
    """A draft as a form shows it; `ticked` are ids that have a box of their own."""
    boxes, told = set(ticked), draft.likelihood
    return Written(
        **{name: getattr(draft, name) for name in _PLAIN},
        do="\n".join(" ".join(one.split()) for one in draft.do),
        probability=_share(told.probability) if told else "",
        low=_share(told.low) if told else "",
        high=_share(told.high) if told else "",
        confidence=draft.confidence or "",
        expires=_clock(draft.expires),
        onset=_clock(draft.onset) if draft.onset else "",
        area="\n".join(_area(area_table(one)) for one in draft.area),
        response=list(draft.response),
        exercise="yes" if draft.exercise else "",
        recipients=[one for one in draft.recipients if one in boxes],
        others=", ".join(one for one in draft.recipients if one not in boxes),
        known=list(keyed(draft.evidence)),
        says=[one.says for one in draft.evidence],
        evidence=list(keyed(draft.evidence)),
        **more,
    )


def draft(sent: Written, evidence: Mapping[str, Evidence], before: Likelihood | None) -> Draft:
    """The draft that a form holds.

    Args:
        sent: the form.
        evidence: all that was shown there, by its keys.
        before: the likelihood that was shown, of which a form has fewer digits.

    Raises:
        TocsinError: it holds none; the name of the field stands first.
    """
    says = dict(zip(sent.known, sent.says, strict=False))
    values: dict[str, Any] = {name: _text(getattr(sent, name)) for name in _PLAIN}
    values |= {
        "do": _lines(sent.do),
        "likelihood": _likelihood(sent, before),
        "confidence": sent.confidence or None,
        "expires": _moment(sent.expires, "expires"),
        "area": [_area_read(one) for one in _lines(sent.area)],
        "response": sent.response,
        "exercise": bool(sent.exercise),
        "recipients": list(
            dict.fromkeys((*sent.recipients, *sent.others.replace(",", " ").split()))
        ),
        "evidence": [_cited(key, evidence, says) for key in sent.evidence],
    }
    if sent.onset:
        values["onset"] = _moment(sent.onset, "onset")
    with refusing():
        return filled(values)


def keyed(evidence: Iterable[Evidence]) -> dict[str, Evidence]:
    """Evidence by keys that stay the same when it is worded anew."""
    found: dict[str, Evidence] = {}
    for one in evidence:
        at = one.sentence.start if one.sentence else None
        parts = (one.article, at, one.learnt.isoformat(), str(one.day))
        key = place = identify("cited", *parts)
        while key in found:  # several things that a person knew at once
            key = identify("cited", place, len(found))
        found[key] = one
    return found


def _cited(key: str, evidence: Mapping[str, Evidence], says: Mapping[str, str]) -> dict[str, Any]:
    one = evidence.get(key)
    if one is None:
        problem = "evidence: the case has changed since the form was opened"
        raise TocsinError(problem, "look through what it rests on once more")
    worded = replace(one, says=_text(says.get(key, "")) or one.says)
    found: dict[str, Any] = msgspec.to_builtins(worded, builtin_types=(datetime, date))
    return found


def _likelihood(sent: Written, before: Likelihood | None) -> dict[str, float] | None:
    told = {"probability": sent.probability, "low": sent.low, "high": sent.high}
    if not any(one.strip() for one in told.values()):
        return None
    return {name: _part(said, name, getattr(before, name, None)) for name, said in told.items()}


def _part(said: str, name: str, before: float | None) -> float:
    if before is not None and said == _share(before):
        return before
    try:
        return float(said.replace(",", ".").removesuffix("%")) / 100
    except ValueError as error:
        problem = f"{name}: “{said}” is no share" if said else f"{name}: it isn't given"
        raise TocsinError(problem, "write all three in per cent, like 20") from error


def _moment(said: str, name: str) -> datetime:
    try:
        return datetime.fromisoformat(moments.moment(said))
    except ValueError as error:
        problem = f"{name}: “{said}” is no moment" if said else f"{name}: it isn't given"
        raise TocsinError(problem, "write it like 2026-03-22T18:30, in UTC") from error


def _share(value: float) -> str:
    return f"{value * 100:.3g}"


def _clock(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def _text(said: str) -> str:
    return said.replace("\r\n", "\n").strip()


def _lines(said: str) -> list[str]:
    return [line.strip() for line in said.splitlines() if line.strip()]


def _area(table: Mapping[str, Any]) -> str:
    codes = [f"code {name}={value}" for name, value in (table["geocode"] or {}).items()]
    shapes = [f"{kind} {one}" for kind in _SHAPES for one in table[kind] or ()]
    told = f": {'; '.join((*shapes, *codes))}" if shapes or codes else ""
    return f"{table['area_desc']}{told}"


def _area_read(said: str) -> dict[str, Any]:
    match = _AREA.fullmatch(said)
    words, shapes = (match["words"], match["shapes"] or "") if match else (said, "")
    parts: Sequence[tuple[str, str]] = [
        (kind, rest.strip())
        for kind, _, rest in (one.strip().partition(" ") for one in shapes.split(";"))
    ]
    codes = [rest.partition("=") for kind, rest in parts if kind == "code"]
    return {
        "area_desc": words,
        **{name: [rest for kind, rest in parts if kind == name] for name in _SHAPES},
        "geocode": {name: value for name, _, value in codes},
    }
