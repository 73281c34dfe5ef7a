"""What statements lay at somebody's door in plain sentences, whatever their reporting word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.read.blaming.charge import Charge, country_of, harmful, same
from tocsin.read.blaming.deeds import Deed, deeds
from tocsin.read.blaming.doers import doers
from tocsin.read.blaming.scene import Scene
from tocsin.read.blaming.subjects import subject
from tocsin.read.known import names as known_names
from tocsin.records import Statement
from tocsin.records.incident import Stance

_TELLING = frozenset(
    {"says", "believes", "blames", "claims", "admits", "warns", "denies", "rejects", "condemns"}
) | {"threatens"}
_PRESUPPOSING = _TELLING | {"urges", "supports"}
_DENYING = re.compile(r"\b(?:den|reject|dismiss|refut|disput|rebut)\w*", re.I)
_ADMITTING = re.compile(r"\b(?:admit|confess|conced|acknowledg)", re.I)
_CONFIRMING = re.compile(r"\b(?:confirm|verif|corroborat|substantiat)", re.I)
_HEARING = re.compile(r"\b(?:receiv|hear|learn|investigat|examin|look)\w*", re.I)
_CLAIM_THAT = re.compile(
    r"\b(?:claim|allegation|accusation|suggestion|report|rumou?r|idea|notion)s?\s+(?:that\s+)?$",
    re.I,
)
_FALSE = re.compile(
    r"\b(?:a lie|lies|false|fake|untrue|nonsense|baseless|fabricat\w+|disinformation|absurd|"
    r"unfounded|groundless|propaganda)\b",
    re.I,
)
_CLOSE = 24  # characters before a deed
_CITING = re.compile(r"\b(?:cit|quot)(?:ed|es|ing|e)\b", re.I)
_CITED = re.compile(
    r"\s*(?:the\s+)?(?P<who>[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,3})(?P<rest>[^.\n]{0,40})"
)
_SERVING = re.compile(r"(?P<name>[\w’'-]{1,40})[- ](?:affiliated|linked|aligned|run)\b")
_OWN_NAME = re.compile(r"(?:[Tt]he\s+|[Aa]n?\s+)?+(?![\w’'-]{1,40}-(?:affil|link|align|run))[A-Z]")
_INNER = re.compile(r"\b(?:said|says|insisted|stated|announced|declared|maintained)\b")
_INNER_WHO = re.compile(
    r"[“”\"\s]*(?P<who>(?:The|the|[A-Z])[^,.;:!?“”\"\n]{1,60}?)(?=\s+(?:has|have|had|said|says|"
    r"conducting|which|that|in|who|insisted|stated)\b)"
)
_TOLD = re.compile(
    r"\b(?:told\s+[^,.;:“”\"\n]{2,40}?\s+that|(?:said|says|claimed|alleged|reported|believes?|"
    r"confirmed|stated|insisted|announced|concluded)(?:\s+that)?)\s",
    re.I,
)
_LONG_SOURCE = re.compile(
    r"(?P<who>(?:the\s+|an?\s+)?[\w’'-]+(?:\s[\w’'-]+){0,3}?)\s+(?:the|an?)\s"
)
_MOST = 60  # sentences of one statement
_INSIDE = 300  # characters in which quoted words may name their speaker


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says something, and the group whose outlet that is."""

    names: tuple[str, ...]
    group: str | None = None


def told(scene: Scene) -> Iterator[Charge]:
    """The charges in what statements say, and in sentences that the statements missed."""
    for statement in scene.statements:
        for content in statement.content:
            for low, high in scene.within(content.start, content.end, _MOST):
                for deed in deeds(scene.text, low, high):
                    if scene.told(deed.doer[0]) is statement:
                        yield from _by_statement(scene, statement, deed)
        yield from _in_source(scene, statement)
    for low, high in scene.units:
        if high - low < _LONG:
            yield from _unstated(scene, low, high)


def teller(scene: Scene, statement: Statement) -> Teller | None:
    """Who says what a statement says: its speaker, or whom its speaker cites."""
    cue, source = statement.cue, statement.source
    name = scene.speaker(statement)
    names: tuple[str, ...] = (name,) if name else ()
    around = source.text if source else ""
    if cue is None and source is None:
        names = _inner(scene, statement) or names
    if cue and _CITING.search(cue.text):
        cited = _CITED.match(scene.text, cue.end)
        if cited:
            names, around = scene.parties.called(*cited.span("who")), cited.group().strip()
    serving = _SERVING.search(around)
    group = known_names().full(serving.group("name")) if serving else None
    if group and not _OWN_NAME.match(around):
        names = (group,)
    return Teller(names, group) if names else None


def _inner(scene: Scene, statement: Statement) -> tuple[str, ...]:
    """Who speaks in quoted words without a cue that hold their own: "the ministry has said"."""
    for content in statement.content[:1]:
        said = _INNER.search(scene.text, content.start, min(content.end, content.start + _INSIDE))
        words = _INNER_WHO.match(scene.text, content.start, said.end()) if said else None
        if words:
            return scene.parties.called(*words.span("who"))
    return ()


def _by_statement(scene: Scene, statement: Statement, deed: Deed) -> Iterator[Charge]:
    by = teller(scene, statement)
    if by is None or statement.act not in (_PRESUPPOSING if deed.owned else _TELLING):
        return
    cue = statement.cue.text if statement.cue else ""
    denied = bool(_DENYING.search(cue))
    if _HEARING.search(cue) or (statement.negated and not denied):
        return
    if deed.guilt and not harmful(scene, deed.start):
        return
    disputed = _disputed(scene, statement, deed)
    if disputed is None:
        return
    for accused in doers(scene, deed, by.names, statement):
        for name in by.names:
            own = same(name, accused) or accused in (by.group, scene.side(statement))
            own = own or country_of(accused) in scene.serves(name)
            if deed.feat and not own:
                continue
            stance = _stance(own, (denied or disputed) != deed.negated, cue)
            reason = "speaks of its own deed" if own else "lays it at their door"
            where = deed.start, deed.end
            yield Charge(accused, name, stance, *where, reason, tells=deed.active)


def _disputed(scene: Scene, statement: Statement, deed: Deed) -> bool | None:
    """Whether a deed is told only to call it false: "called the claim that … a lie".

    None where the claim is another's and nothing says what the speaker thinks of it.
    """
    cue = statement.cue.text if statement.cue else ""
    if _CONFIRMING.search(cue) or not _CLAIM_THAT.search(
        scene.text, max(deed.start - _CLOSE, 0), deed.start
    ):
        return False
    if statement.act in ("denies", "rejects"):
        return _DENYING.search(cue) is None
    return True if _FALSE.search(scene.text, deed.start, statement.sentence.end) else None


def _stance(own: bool, refused: bool, cue: str) -> Stance:
    if refused:
        return "denies" if own else "rejects"
    if not own:
        return "blames"
    return "admits" if _ADMITTING.search(cue) else "claims"


def _in_source(scene: Scene, statement: Statement) -> Iterator[Charge]:
    """In "according to the paper the work of the Front" the source has swallowed what is said."""
    source, cue = statement.source, statement.cue
    if source is None or cue is None or not cue.text.lower().startswith("according"):
        return
    words = _LONG_SOURCE.match(scene.text, source.start, source.end)
    if words is None:
        return
    for deed in deeds(scene.text, words.end(), source.end):
        for accused in doers(scene, deed, ()):
            for name in scene.parties.called(*words.span("who")):
                if not deed.negated and not same(name, accused):
                    start, end = source.start, deed.end
                    yield Charge(accused, name, "blames", start, end, "lays it at their door")


def _unstated(scene: Scene, low: int, high: int) -> Iterator[Charge]:
    """A sentence with its own "told us that" in front of a deed that no statement holds."""
    cue = _TOLD.search(scene.text, low, high)
    if cue is None or scene.cued(*cue.span()):
        return
    for deed in deeds(scene.text, cue.end(), high):
        words = subject(scene.text, low, cue.start())
        if words is None or scene.told(deed.doer[0]) or deed.owned:
            continue
        by = scene.parties.called(*words)
        for accused in doers(scene, deed, by):
            for name in by:
                own = same(name, accused)
                stance = _stance(own, deed.negated, cue.group())
                yield Charge(accused, name, stance, words[0], deed.end, f"“{cue.group().strip()}”")


_LONG = 2000  # characters; a longer sentence is a list, or worse
