"""Who blames whom: every claim of responsibility, accusation, denial and rejection in an article.

Order of work: charges by wording, from statements, in a press release's own voice, and such as lean
on others (`tocsin.read.blaming`); the incident that each is about; what is shown for it and what
spoils that; one blame for each incident, accused, speaker and stance.
"""

from collections.abc import Iterable, Sequence

from tocsin.read.blaming.about import About
from tocsin.read.blaming.charge import Charge, country_of, same
from tocsin.read.blaming.leaning import leaning
from tocsin.read.blaming.replies import answered
from tocsin.read.blaming.sayings import told
from tocsin.read.blaming.scene import Scene, scene_of
from tocsin.read.blaming.shown import Shown, shown
from tocsin.read.blaming.voices import voiced
from tocsin.read.blaming.wordings import CLAIMS, worded
from tocsin.read.names import Cast
from tocsin.records import Entity, Statement, identify
from tocsin.records.base import span
from tocsin.records.incident import Blame, Incident

_Key = tuple[str | None, str, str, str]


def blame(
    article_id: str,
    text: str,
    statements: Sequence[Statement],
    incidents: Sequence[Incident],
    entities: Sequence[Entity],
    cast: Cast | None = None,
) -> tuple[Blame, ...]:
    """Who says who did what, in the order of the text.

    Args:
        article_id: goes into the ids.
        text: the article's text.
        statements: those found in it, in order.
        incidents: those found in it.
        entities: those found in it.
        cast: whom it names by the rules for speakers, if that is known already.
    """
    scene = scene_of(text, statements, entities, cast)
    about = About(scene, incidents)
    kept: dict[_Key, tuple[Charge, str | None, Shown]] = {}
    charges = _charges(scene)
    for charge, end in zip(charges, _ends(charges, len(text)), strict=True):
        found = about.incident(charge)
        if found is None and not about.may_be_unnamed(charge):
            continue
        incident = found.id if found else None
        proof = shown(scene, charge, end)
        key = (incident, country_of(charge.accused).lower(), charge.by.lower(), charge.stance)
        if key not in kept or _better(scene, charge, proof, *kept[key][::2]):
            kept[key] = charge, incident, proof
    named = {key[1:] for key in kept if key[0] is not None}
    found_ = (
        _blame(article_id, scene, *kept[key])
        for key in kept
        if key[0] is not None or key[1:] not in named
    )
    return tuple(sorted(found_, key=lambda b: (b.evidence.start, b.accused, b.by)))


def _charges(scene: Scene) -> list[Charge]:
    """All charges in the order of the text; a party's own deed is claimed, not blamed on it."""
    found = [*worded(scene), *answered(scene), *told(scene), *voiced(scene)]
    found = [charge for charge in _distinct(found) if not _of_itself(charge)]
    found += leaning(scene, found)
    return sorted(_distinct(found), key=lambda c: (c.start, -c.end, c.accused, c.by, c.stance))


def _ends(charges: Sequence[Charge], end: int) -> list[int]:
    """Where behind each charge the next begins that somebody else makes."""
    ends: list[int] = []
    for this, following in zip(reversed(charges), [None, *reversed(charges)], strict=False):
        if following is not None and following.by != this.by and following.start > this.start:
            end = following.start
        ends.append(end)
    return ends[::-1]


def _distinct(charges: Iterable[Charge]) -> list[Charge]:
    return list(dict.fromkeys(charges))


def _of_itself(charge: Charge) -> bool:
    return charge.stance in ("blames", "rejects") and same(charge.accused, charge.by)


def _better(scene: Scene, new: Charge, proof: Shown, old: Charge, before: Shown) -> bool:
    """Whether a charge shows more than one like it: outside the headline, with evidence."""
    headline = scene.units[0][1]
    if (old.start < headline) != (new.start < headline):
        return old.start < headline
    if (proof.offered == "none") != (before.offered == "none"):
        return before.offered == "none"
    return new.reason == CLAIMS != old.reason


def _blame(
    article_id: str, scene: Scene, charge: Charge, incident: str | None, proof: Shown
) -> Blame:
    text = scene.text
    low, high = scene.unit(charge.start)[0], scene.unit(charge.end - 1)[1]
    return Blame(
        id=identify(
            "blame", article_id, incident, charge.accused, charge.by, charge.stance, charge.start
        ),
        incident=incident,
        accused=charge.accused,
        by=charge.by,
        stance=charge.stance,
        evidence=span(text, charge.start, charge.end),
        sentence=span(text, min(low, charge.start), max(high, charge.end)),
        offered=proof.offered,
        proof=span(text, *proof.proof) if proof.proof else None,
        tainted=span(text, *proof.tainted) if proof.tainted else None,
        reasons=(f"{charge.stance}: {charge.reason}", *proof.reasons),
    )
