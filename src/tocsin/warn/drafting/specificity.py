"""How specific a warning is: a ladder of seven rungs, for that is argued over later.

After an attack those who warned say that they named the place, and those who were warned that it
was too general. What each rung held is plain from the text alone.
"""

import re
from datetime import timedelta
from typing import Literal

from tocsin.records import Record
from tocsin.warn.drafting import actions
from tocsin.warn.warning import Draft

Step = Literal["who", "method", "target", "where", "when", "how known", "what is asked"]
Level = Literal["none", "general", "specific"]

_HOUSE = 1.0  # km of a circle up to which a place is a house or a street, not a town
_SOON = timedelta(hours=48)
# A name before what a house is called: "Glassworks Hall", "the Orlec market" is none.
_NAMED_HOUSE = re.compile(
    r"\b(?!The\b)[A-Z][\w'’-]+ (?:Concert )?(?:Hall|Theatre|Arena|Stadium|Station|Airport|Market"
    r"|Mall|Hotel|School|University|Church|Mosque|Synagogue|Embassy|Club|Centre|Center|Square"
    r"|Street)\b"
)


class Rung(Record, frozen=True):
    """One rung: how exact it is, and what the warning says there."""

    step: Step
    level: Level
    says: str


def specificity(draft: Draft) -> tuple[Rung, ...]:
    """The rungs of a draft, from who threatens to what is asked."""
    return (
        _rung("who", draft.actor, bool(draft.actor)),
        _rung("method", draft.hazard, _is_method(draft.hazard)),
        _rung("target", draft.who, _names_target(draft)),
        _rung("where", draft.where, _is_house(draft)),
        _rung("when", draft.when, _is_soon(draft)),
        _rung("how known", draft.basis, bool(draft.evidence)),
        _rung("what is asked", " ".join(draft.do), len(draft.do) > 1),
    )


def ladder(draft: Draft) -> str:
    """All rungs on a line: "who: none, method: general, …"."""
    return ", ".join(f"{rung.step}: {rung.level}" for rung in specificity(draft))


def _rung(step: Step, says: str, exact: bool) -> Rung:
    level: Level = "none" if not says.strip() else "specific" if exact else "general"
    return Rung(step=step, level=level, says=says)


def _is_method(hazard: str) -> bool:
    """Whether it says more than that there may be an attack."""
    known = actions.hazard(hazard)
    return known is not None and known.called not in ("attack", "violent unrest")


def _names_target(draft: Draft) -> bool:
    return bool(_NAMED_HOUSE.search(f"{draft.who}. {draft.where}")) or (
        draft.shape == "private notice" and len(draft.recipients) == 1
    )


def _is_house(draft: Draft) -> bool:
    circles = [circle for area in draft.area for circle in area.circle]
    near = any(circle.radius <= _HOUSE for circle in circles)
    return near or bool(_NAMED_HOUSE.search(draft.where))


def _is_soon(draft: Draft) -> bool:
    """Whether it lies within two days that are known."""
    return draft.onset is not None and draft.expires - draft.onset <= _SOON
