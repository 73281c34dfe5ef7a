"""A press release's own voice: charges that no statement holds, since the text itself speaks.

Either a line introduces the rest ("The Foreign Minister said:"), or the text speaks of its issuer
as "we" before any quotation.
"""

import re
from collections.abc import Iterator

from tocsin.read.blaming.charge import Charge, same
from tocsin.read.blaming.deeds import deeds
from tocsin.read.blaming.doers import doers
from tocsin.read.blaming.scene import Scene
from tocsin.read.names import runs
from tocsin.records.incident import Stance

_INTRODUCED = re.compile(
    r"^(?P<who>[^\n:“”\"]{3,120}?)\s+(?:has\s+)?(?:said|says|stated|added)"
    r"(?:\s+today|\s+in a statement)?:\s*\n+(?![“\"])",
    re.M,
)
_FIRST_PERSON = re.compile(r"\b(?:We|we|Our|our|I|my|My)\b")
_WE = re.compile(r"(?:(?<=[.!?]\s)|(?<=\n)|(?<=\s\s))(?:We|Our)\b")
_QUOTED = re.compile(r"[“\"]")
_ISSUER = re.compile(r"(?:The\s+)?[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,4}(?=\s+[a-z])")
# What is condemned is laid at the door of whose it is called; else that is only its name.
_CONDEMNED = re.compile(
    r"\b(?:condemn|outrage|deplor|denounc|abhor|horrif|barbar|heinous|coward|despicabl|appall|brutal)",
    re.I,
)
_MOST = 400  # sentences of a press release


def voiced(scene: Scene) -> Iterator[Charge]:
    """The charges that a press release makes in its own voice."""
    voice = _introduced(scene) or _issued(scene)
    if voice is None:
        return
    start, names = voice
    for low, high in scene.within(start, len(scene.text), _MOST):
        condemned = _CONDEMNED.search(scene.text, low, high)
        for deed in deeds(scene.text, low, high):
            if scene.told(deed.doer[0]) or scene.told(deed.end - 1):
                continue
            for accused in doers(scene, deed, names):
                for name in names:
                    own = same(name, accused)
                    if own or not (deed.feat or deed.owned) or (deed.owned and condemned):
                        stance = _stance(own, deed.negated)
                        reason = "in its own voice"
                        yield Charge(accused, name, stance, deed.start, deed.end, reason)


def _stance(own: bool, negated: bool) -> Stance:
    if negated:
        return "denies" if own else "rejects"
    return "claims" if own else "blames"


def _introduced(scene: Scene) -> tuple[int, tuple[str, ...]] | None:
    """Where the words behind "The minister said:" begin, and who that is."""
    line = _INTRODUCED.search(scene.text)
    if line is None or not _FIRST_PERSON.search(scene.text, line.end()):
        return None
    who = line.span("who")
    last = [low for low, _ in runs(scene.text, *who)][-1:]
    names = scene.titled(*who) or (scene.parties.done_by(last[0], who[1]) if last else ())
    return (line.end(), names) if names else None


def _issued(scene: Scene) -> tuple[int, tuple[str, ...]] | None:
    """Whom "we" means: as its statement has it, else the subject of the sentence before."""
    we = _WE.search(scene.text)
    quoted = _QUOTED.search(scene.text)
    if we is None or (quoted and quoted.start() < we.start()):
        return None
    for statement in scene.around(we.start()):
        source, name = statement.source, scene.speaker(statement)
        if source and name and source.start == we.start():
            return 0, (name,)
    low, _ = scene.near(we.start(), 1, 0)
    issuer = _ISSUER.match(scene.text, low)
    names = scene.parties.done_by(*issuer.span()) if issuer else ()
    return (0, names) if names else None
