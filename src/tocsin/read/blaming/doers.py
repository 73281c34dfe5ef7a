"""Who did a deed: the parties that its doer's words name, pronouns and kin among them."""

import re
from collections.abc import Sequence

from tocsin.read.blaming.deeds import Deed
from tocsin.read.blaming.scene import Scene
from tocsin.read.blaming.subjects import pronoun
from tocsin.records import Statement

_SELF = frozenset({"it", "we", "i"})
_OWN_ARMS = re.compile(
    r"(?:its|our)\s+(?:own\s+)?(?:[\w-]+\s+){0,2}?(?:fighters?|forces|men|troops|soldiers?|jets?|"
    r"(?:war)?planes?|aircraft|militants|members|artillery|army|military|air force|unit|brigades?)",
    re.I,
)
_KIN = re.compile(
    r"(?:my|our)\s+(?:\w+\s+)?(?:brother|sister|son|daughter|father|mother|husband|wife|uncle|"
    r"cousin|nephew)",
    re.I,
)
# Doers that are nobody in particular: that they did it accuses nobody.
_NOBODY = re.compile(
    r"\b(?:suspects?|gunm[ae]n|attackers?|shooters?|m[ae]n|wom[ae]n|people|person|anyone|someone|"
    r"those|these|who|what|which|nobody|terrorists?|militants?|perpetrators?|group|he|she|that|"
    r"attacks?|blasts?|there|authorities|police|this|incident|investigators|drivers?|one|names?|"
    r"party|parties|individuals?|all|states?|both|country|nation|government)$"
    r"|^(?:who|what|those|that|which|no|any|every|all|each|there|his|her|their|its|my|our|your|we|you|they|it|he|she|"
    r"an?|another)\b",
    re.I,
)
_ACCUSING = re.compile(r"\b(?:alleg|accus|complain|blam|report|document)", re.I)
_VERB = re.compile(r"\s(?:have|has|had|were|was|are|is)\s")
_LONGEST = 200  # characters of a sentence's subject


def doers(
    scene: Scene, deed: Deed, speakers: Sequence[str], statement: Statement | None = None
) -> tuple[str, ...]:
    """The parties that a deed's doer names.

    Args:
        scene: the article.
        deed: the deed.
        speakers: whose words tell of it: meant by "we", "it" and "its forces".
        statement: the statement that does, if one does.
    """
    words = scene.text[slice(*deed.doer)].strip("“”\"' ")
    said = pronoun(scene.text, deed.doer)
    if said in _SELF or _OWN_ARMS.fullmatch(words):
        person = bool(speakers) and scene.parties.is_person(speakers[0])
        side = scene.side(statement) if statement and person and said != "i" else None
        if side and side not in speakers:
            return (side,)
        return tuple(speakers[:1]) if not person or said in ("i", "we") else ()
    if said in ("he", "she") and statement is not None and _opens(statement, deed):
        own = _GAVE_ORDER.match(scene.text, deed.doer[1], deed.end)
        if own and speakers and scene.parties.is_person(speakers[0]):
            return (speakers[0],)  # "Venn said he had ordered the strikes"
        return ()
    if said == "they":
        return _they(scene, deed, speakers, statement)
    if said:
        return ()
    if _KIN.fullmatch(words):
        return scene.parties.kin(speakers[0]) if speakers else ()
    sure = scene.parties.done_by(*deed.doer)
    if sure or not deed.guilt or _NOBODY.search(words):
        return sure
    return scene.parties.called(*deed.doer)


def _opens(statement: Statement, deed: Deed) -> bool:
    """Whether a deed's doer is what a statement's unquoted words begin with, behind its cue."""
    first = statement.content[0]
    behind = statement.cue is not None and statement.cue.end <= first.start
    return behind and not statement.quoted and deed.doer[0] - first.start <= _THAT


_GAVE_ORDER = re.compile(r"\s*(?:has |had )?(?:ordered|authori[sz]ed|approved)\b")
_THAT = 5  # characters of "that "


def _they(
    scene: Scene, deed: Deed, speakers: Sequence[str], statement: Statement | None
) -> tuple[str, ...]:
    """Whom "they" means: those whom the sentence before is about, else a body that speaks."""
    cue = statement.cue.text if statement and statement.cue else ""
    if _ACCUSING.search(cue):
        low, _ = scene.near(deed.doer[0], 1, 0)
        verb = _VERB.search(scene.text, low, min(deed.doer[0], low + _LONGEST))
        return scene.parties.called(low, verb.start()) if verb else ()
    return tuple(speakers[:1]) if speakers and scene.parties.is_body(speakers[0]) else ()
