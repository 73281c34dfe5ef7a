"""What a speaker shows for a charge, and what spoils it.

Looked for in the charge's sentence and the two behind it, as far as they go on about the same
speaker ("They had even circulated footage"). That there is no evidence is shown, too. A confession
is spoilt by torture, beating or duress near it: the words that tell of it are kept.
"""

import re
from dataclasses import dataclass

from tocsin.read.blaming.charge import Charge
from tocsin.read.blaming.scene import Scene
from tocsin.read.sentences import Range
from tocsin.records.incident import Offered

_NONE = re.compile(
    r"\b(?:without|no|not|nor|never|n[’']t)\b[^.;:!?\n]{0,40}?\b(?:evidence|proof|substantiat\w+)\b"
    r"|\b(?:baseless|unsubstantiated|groundless|unfounded)\b",
    re.I,
)
_NONE_AGAIN = re.compile(r"\bno (?:\w+ )?(?:evidence|proof) (?:suggest|link|indicat)\w*", re.I)
_GIVES = (
    r"(?:releas|publish|circulat|post|show|issu|broadcast|provid|produc|present|distribut|air|"
    r"shar|cit|display|offer|point|captured|based on|accompan|upload)"
)
_VIDEO = re.compile(
    rf"\b(?:{_GIVES}\w*\b[^.;!?\n]{{0,80}}?\b(?:video|footage|bodycam|body-?cam|images?|photos?|"
    r"photographs?|recordings?|pictures?)\b[^,.;!?\n]{0,80}"
    rf"|(?:videos?|footage|recordings?|photographs?|images)\b[^.;!?\n]{{0,40}}?\b{_GIVES}\w*"
    r"[^,.;!?\n]{0,60})",
    re.I,
)
_DOCUMENT = re.compile(
    rf"\b(?:{_GIVES}\w*|according to|on the basis of)\b[^.;!?\n]{{0,50}}?\b(?:documents?|files|"
    r"intercepts?|forensic\w*|intercepted \w+|radar data|satellite|phone records|dossier|"
    r"evidence)\b[^,.;!?\n]{0,60}",
    re.I,
)
_ARREST = re.compile(
    r"\b(?:arrest|detain|captur)(?:ed|s|ing)?\b[^.;!?\n]{0,50}?\b(?:suspects?|gunmen|attackers|"
    r"members?|perpetrators?|militants?|agents?|operatives|people|men)\b",
    re.I,
)
_CONFESSION = re.compile(
    r"\b(?:confess(?:ed|es|ions?)|admitted (?:guilt|to)|plead\w* guilty)\b", re.I
)
_TAINT = re.compile(
    r"\b(?:tortur\w+|ill-treat\w+|mistreat\w+|duress|coerc\w+|forced confessions?|beat(?:en|ings?)|"
    r"electric shocks?|extracted (?:under|by|through)\b)",
    re.I,
)
_TAINT_END = re.compile(r"[^,.;:!?\n]{0,60}?\bconfess\w*", re.I)
_GOES_ON = re.compile(
    r"(?:they|it|he|she|the (?:group|video|footage|statement|ministry|army|government|militants|"
    r"organi[sz]ation|movement|agency|images|claim|photographs|pictures)|"
    r"a (?:video|statement)|no )\b",
    re.I,
)
_BEHIND = 2  # sentences
_LONGEST = 600  # characters of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Shown:
    """What is offered for a charge, where the article says so, and the words that spoil it."""

    offered: Offered
    proof: Range | None
    tainted: Range | None
    reasons: tuple[str, ...] = ()


def shown(scene: Scene, charge: Charge, end: int) -> Shown:
    """What a charge's speaker shows for it, looked for up to `end`: there somebody else speaks."""
    tainted = _tainted(scene, charge) if charge.stance == "admits" else None
    if charge.stance in ("denies", "rejects"):
        return Shown("none", None, None)
    if charge.stance == "admits":
        reasons = ("a confession beside ill-treatment",) if tainted else ()
        return Shown("confession", (charge.start, charge.end), tainted, reasons)
    for low, high in _told_further(scene, charge, end):
        none = _NONE.search(scene.text, low, high)
        if none and not _NONE_AGAIN.search(scene.text, low, high):
            return Shown("none", none.span(), None, ("says that no evidence was given",))
        for offered, pattern in _OFFERED:
            found = pattern.search(scene.text, low, high)
            if found and not (offered == "arrest" and charge.stance == "claims"):
                spoilt = _tainted(scene, charge) if offered == "confession" else None
                return Shown(offered, found.span(), spoilt, (f"shows a {offered}",))
    return Shown("none", None, None)


_OFFERED: tuple[tuple[Offered, re.Pattern[str]], ...] = (
    ("video", _VIDEO),
    ("confession", _CONFESSION),
    ("document", _DOCUMENT),
    ("arrest", _ARREST),
)


def _told_further(scene: Scene, charge: Charge, limit: int) -> list[Range]:
    """The charge's sentence from the charge on, and those behind it that go on about it."""
    end = scene.unit(charge.end - 1)[1]
    found = [(charge.start, min(end, charge.end + _LONGEST, max(limit, charge.end)))]
    for low, high in scene.within(end, len(scene.text), _BEHIND + 1):
        if low == high:
            continue
        if low >= limit or limit < end:
            break
        name = charge.by.split()[-1]
        if not _GOES_ON.match(scene.text, low) and scene.text.find(name, low, low + 60) < 0:
            break
        found.append((low, min(high, low + _LONGEST)))
    return found


def _tainted(scene: Scene, charge: Charge) -> Range | None:
    """The nearest words of the paragraph, or the sentences around, on ill-treatment."""
    low, high = scene.near(charge.start, 2, 1)
    paragraph = scene.text.rfind("\n", 0, charge.start) + 1
    low = max(min(low, paragraph), charge.start - 2 * _LONGEST)
    high = min(high, charge.end + 2 * _LONGEST)
    words = list(_TAINT.finditer(scene.text, low, high))
    if not words:
        return None
    nearest = min(words, key=lambda w: max(w.start() - charge.end, charge.start - w.end(), 0))
    further = _TAINT_END.match(scene.text, nearest.end(), high)
    return nearest.start(), further.end() if further else nearest.end()
