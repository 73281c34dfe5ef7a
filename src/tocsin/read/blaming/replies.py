"""Denials, rejections and admissions: what the accused and others answer to a charge."""

import re
from collections.abc import Iterator, Sequence

from tocsin.read.blaming.charge import (
    Charge,
    clause_end,
    country_of,
    harmful,
    said,
    same,
    whole,
)
from tocsin.read.blaming.deeds import NOUN, deeds
from tocsin.read.blaming.doers import doers
from tocsin.read.blaming.scene import Scene
from tocsin.read.blaming.subjects import passive
from tocsin.read.sentences import Range

_DENY = re.compile(
    r"\b(?:(?:den(?:y|ies|ied|ying)|disavow(?:s|ed|ing)?|disclaim(?:s|ed|ing)?)\s+"
    r"(?:(?:any|all|every|its|his|her|their|having|any direct|the)\s+){0,2}"
    r"(?:(?:involvement|responsibility|complicity)\b|(?:role|part|hand) in\b|"
    r"being (?:behind|involved)\b|(?:carrying out|attacking|killing|shooting|bombing|targeting|"
    r"firing|striking|ordering|murder\w*|launching|hitting|carried out|killed|attacked|bombed|"
    r"targeted|fired|ordered|shot)\b)"
    r"|refus(?:e[sd]?|ing)\s+to\s+(?:accept|take|acknowledge|admit|claim)\s+"
    r"(?:(?:any|the|full)\s+)?(?:responsibility|blame|guilt|involvement)\b"
    r"|(?:maintain|protest|insist|plead)\w*\s+(?:(?:on|his|her|their)\s+)?innocen(?:ce|t)\b"
    r"|(?:said|says|insist\w*|told\s+[^.;:!?\n]{2,40}?)\s+(?:that\s+)?(?:he|she|they)\s+"
    r"(?:was|were|is|are)\s+[“\"]?innocent\b"
    rf"|plead\w*\s+not\s+guilty\b(?!\s+to\s+(?![^.;\n]{{0,50}}?\b{NOUN}\b)))",
    re.I,
)
_REJECT = re.compile(
    r"\b(?:reject|dismiss|den(?:y|ied|ies)|derid|ridicul|refut|repudiat|scoff\w* at|mock|rebut|"
    r"disput|respond\w* to|hit back at|laugh\w* off|brush\w* (?:off|aside))\w*\s+"
    r"(?:[\w-]+,?\s+){0,5}?"
    r"(?P<noun>allegations?|accusations?|claims?|suggestions?|insinuations?|assertions?)\s+"
    r"(?P<link>that|of)\s+",
    re.I,
)
_OWN_PART = re.compile(
    r"(?:(?:its|his|her|their|any)\s+)?(?:\w+\s+)?(?:involvement|complicity|responsibility|role)\b"
    rf"|(?:\w+ing\s+)?(?:[\w-]+\s+){{0,4}}{NOUN}\b",
    re.I,
)
_GUILT = re.compile(
    r"\b(?:(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|own(?:ed|s) up)\s+"
    r"(?:(?:to|his|her|their|its|the|a|having|in court|being|that)\s+){0,3}"
    rf"(?:guilt|guilty|responsibility|involvement|{NOUN}|killing|murdering|shooting|stabbing|bombing|"
    r"planting|carrying out|kidnapping|(?:part|role) in)"
    r"|(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?)\s+(?:that\s+)?(?:he|she|they|it)\s+(?:had\s+)?"
    r"(?:killed|abducted|kidnapped|bombed|shot|stabbed|planted|attacked|murdered|carried out|"
    r"taken part)\b"
    r"|(?:has|have|had)\s+(?:\w+ly\s+|already\s+)?"
    r"confessed\b(?!\s+(?:that|to)\b)|(?:plead(?:s|ed|ing)?|pled)\s+guilty\b"
    rf"(?!\s+to\s+(?![^.;\n]{{0,50}}?\b{NOUN}\b)))",
    re.I,
)
_WOULD = re.compile(r"\b(?:not|to)\s+$")
_CLAUSE = 200  # characters behind "allegations that"


def answered(scene: Scene) -> Iterator[Charge]:
    """The charges that deny, reject or admit in so many words."""
    for rule in (_denies, _rejects, _admits):
        yield from rule(scene)


def _active(scene: Scene, start: int) -> bool:
    return said(scene, start) and not passive(scene.text, scene.unit(start)[0], start)


def _denies(scene: Scene) -> Iterator[Charge]:
    for match in _DENY.finditer(scene.text):
        if _active(scene, match.start()) and harmful(scene, match.start()):
            where = whole(scene, match.start(), clause_end(scene, match.end()))
            yield from _of_themselves(scene, match, "denies its part", where)


def _of_themselves(
    scene: Scene, match: re.Match[str], reason: str, where: Range
) -> Iterator[Charge]:
    for name in scene.by(*match.span()):
        yield Charge(_accused(name), name, "denies", *where, reason)


def _accused(name: str) -> str:
    """A people that is accused is so as its country: "Varnians" of themselves."""
    return country_of(name) if name.endswith("s") else name


def _rejects(scene: Scene) -> Iterator[Charge]:
    for match in _REJECT.finditer(scene.text):
        if not _active(scene, match.start()):
            continue
        high = min(scene.unit(match.start())[1], match.end() + _CLAUSE)
        where = whole(scene, match.start(), clause_end(scene, match.end()))
        by = scene.by(match.start(), match.start("noun"))
        reason = f"rejects {match.group('noun').lower()}"
        if match.group("link").lower() == "that":
            yield from _allegation(scene, match.end(), high, by, where, reason)
        elif _OWN_PART.match(scene.text, match.end(), high) and harmful(scene, match.start()):
            yield from _of_themselves(scene, match, reason, where)


def _allegation(
    scene: Scene, low: int, high: int, by: Sequence[str], where: Range, reason: str
) -> Iterator[Charge]:
    """Against whom the allegation is, says its clause."""
    for deed in deeds(scene.text, low, high):
        for accused in doers(scene, deed, by):
            for name in by:
                stance = "denies" if same(name, accused) else "rejects"
                yield Charge(accused, name, stance, *where, reason)  # type: ignore[arg-type]


def _admits(scene: Scene) -> Iterator[Charge]:
    for match in _GUILT.finditer(scene.text):
        start = match.start()
        if not said(scene, start) or _WOULD.search(scene.text, max(0, start - 6), start):
            continue
        if harmful(scene, start) or _held(scene, start):
            where = whole(scene, start, clause_end(scene, match.end()))
            for name in scene.by(*match.span()):
                yield Charge(name, name, "admits", *where, f"“{match.group()}”")


def _held(scene: Scene, start: int) -> bool:
    """Whether the sentence before a confession tells of arrests: these are for the deed."""
    return bool(_HELD.search(scene.text, scene.near(start, 1, 0)[0], start))


_HELD = re.compile(r"\b(?:detain|arrest|captur)\w*|\bin custody\b", re.I)
