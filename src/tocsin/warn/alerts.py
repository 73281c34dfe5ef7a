"""A warning as an alert of the Common Alerting Protocol, CAP 1.2.

What the desk issues keeps every rule of the standard: texts lose what XML can't hold, moments are
in UTC to the second, and what CAP has no field for (the ICD 203 term, the marking) is a parameter.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tocsin.warn.cap.alert import (
    Alert,
    Area,
    Certainty,
    Geocode,
    Info,
    MsgType,
    Parameter,
    Scope,
    Urgency,
)
from tocsin.warn.drafting import ladder, parts
from tocsin.warn.drafting.shapes import EXERCISE
from tocsin.warn.warning import Draft, Kind, Warning
from tocsin.warn.warning import Scope as Circle

# XML 1.0 §2.2 has no such characters; the bidirectional overrides could turn words around.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_SENDER = re.compile(r"[^\s,<&]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_KINDS: dict[Kind, MsgType] = {"alert": "Alert", "update": "Update", "cancel": "Cancel"}
_SCOPES: dict[Circle, Scope] = {
    "public": "Public", "restricted": "Restricted", "private": "Private",
}  # fmt: skip
# CAP 1.2 §3.2.2: Unlikely is "p ~ 0", Possible up to about a half, Likely above it.
_UNLIKELY, _LIKELY = 0.05, 0.5
_SOON = timedelta(hours=1)  # Expected: "within next hour"


def alert(warning: Warning, earlier: Sequence[Alert], sender: str, number: int) -> Alert:
    """The alert of a warning.

    Args:
        warning: what is issued.
        earlier: the alerts of those whose place it takes, as they were issued.
        sender: who warns, as CAP has it: the address of the desk.
        number: which warning of its case it is.

    Returns:
        An alert against which `cap.checked` has no error, if the shapes of its areas are sound.

    Raises:
        ValueError: one line, where no such alert can be: it is over before it goes out, private
            and for nobody, an update or cancel of nothing, or its sender or language is none.
    """
    _check(warning, earlier, sender)
    text, exercise = warning.text, warning.text.exercise
    restricted = text.scope == "restricted"
    return Alert(
        identifier=f"tocsin-{warning.case}-{number}",
        sender=sender,
        sent=_moment(warning.sent),
        status="Exercise" if exercise else "Actual",
        msg_type=_KINDS[warning.kind],
        scope=_SCOPES[text.scope],
        restriction=f"{text.marking}: for those who are addressed" if restricted else None,
        addresses=_addresses(text) if text.scope == "private" else (),
        note=f"{EXERCISE}: nothing has happened" if exercise else None,
        references=tuple(one.reference for one in earlier),
        incidents=(warning.case,),
        info=(_info(warning),),
    )


def is_language(code: str) -> bool:
    """Whether a text is the code of a language (RFC 3066: two or three letters, and parts)."""
    return _LANGUAGE.fullmatch(code) is not None


def clean(text: str) -> str:
    """A text without what can't be in XML, and what would turn its words around."""
    return _UNSAFE.sub("", text).strip()


def _check(warning: Warning, earlier: Sequence[Alert], sender: str) -> None:
    text = warning.text
    if _moment(text.expires) <= _moment(warning.sent):
        raise ValueError("it is over before it goes out; set a later expires")
    if text.scope == "private" and not _addresses(text):
        raise ValueError("a private warning has to say to whom it goes; name recipients")
    if warning.kind != "alert" and not earlier:
        raise ValueError(f"there is nothing that this {warning.kind} is about; name a warning")
    if not _SENDER.fullmatch(sender) or clean(sender) != sender:
        raise ValueError(f"sender {sender!r} is none; set one like desk@varnia.example")
    if not is_language(text.language):
        raise ValueError(f"language {text.language!r} has no code; write it like en or fr-CA")


def _addresses(text: Draft) -> tuple[str, ...]:
    """Ids of recipients, as CAP groups them; a quotation mark would end one early."""
    plain = (" ".join(clean(id_).replace('"', "").split()) for id_ in text.recipients)
    return tuple(one for one in plain if one)


def _info(warning: Warning) -> Info:
    text = warning.text
    shown = {name: clean(value) or None for name, value in _texts(warning).items()}
    return Info(
        language=text.language,
        category=(text.category,),
        event=clean(text.hazard) or text.shape,
        urgency=_urgency(warning),
        severity=text.severity,
        certainty=_certainty(warning),
        response_type=text.response,
        audience=shown["who"],
        effective=_moment(warning.sent),
        onset=_moment(text.onset) if text.onset else None,
        expires=_moment(text.expires),
        sender_name=clean(warning.sender) or None,
        headline=shown["headline"],
        description=shown["description"],
        instruction=shown["instruction"],
        contact=shown["assistance"],
        parameter=tuple(_parameters(warning)),
        area=_areas(text),
    )


def _texts(warning: Warning) -> dict[str, str]:
    text = warning.text
    told = [
        f"{part.heading}: " + "\n".join(part.paragraphs)
        for part in parts(text, without=("do", "assistance"))
    ]
    # The words of an end say themselves why it is one.
    why = [f"Why this update: {warning.why}"] if warning.kind == "update" else []
    return {
        "headline": text.headline,
        "who": text.who,
        "description": "\n".join([*why, *told]),
        "instruction": "\n".join(text.do),
        "assistance": text.assistance,
    }


def _certainty(warning: Warning) -> Certainty:
    """From the probability; what is confirmed and has begun is Observed, what is over Unlikely."""
    text = warning.text
    if "AllClear" in text.response:
        return "Unlikely"
    begun = text.onset is not None and text.onset <= warning.sent
    if text.shape == "emergency notification" and begun:
        return "Observed"
    if text.likelihood is None:
        return "Unknown"
    if text.likelihood.probability > _LIKELY:
        return "Likely"
    return "Possible" if text.likelihood.probability >= _UNLIKELY else "Unlikely"


def _urgency(warning: Warning) -> Urgency:
    """As the draft has it, else from when it begins."""
    text = warning.text
    if text.urgency != "Unknown" or text.onset is None:
        return text.urgency
    wait = text.onset - warning.sent
    if wait <= timedelta(0):
        return "Immediate"
    return "Expected" if wait <= _SOON else "Future"


def _parameters(warning: Warning) -> list[Parameter]:
    text = warning.text
    told = {"case": warning.case, "shape": text.shape, "TLP": text.marking}
    if text.likelihood is not None:
        given = text.likelihood
        told["likelihood (ICD 203)"] = given.term
        told["probability"] = f"{given.probability:.4f}"
        told["probability band"] = f"{given.low:.4f} {given.high:.4f}"
    if text.confidence is not None:
        told["confidence (ICD 203)"] = text.confidence
    if warning.kind != "cancel":
        told["specificity"] = ladder(text)
    return [Parameter(value_name=name, value=clean(value)) for name, value in told.items()]


def _areas(text: Draft) -> tuple[Area, ...]:
    if not text.area:
        return (Area(area_desc=clean(text.where)),) if clean(text.where) else ()
    return tuple(
        Area(
            area_desc=clean(one.area_desc) or clean(text.where),
            polygon=one.polygon,
            circle=one.circle,
            geocode=tuple(
                Geocode(value_name=clean(code.value_name), value=clean(code.value))
                for code in one.geocode
            ),
            altitude=one.altitude,
            ceiling=one.ceiling,
        )
        for one in text.area
    )


def _moment(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
