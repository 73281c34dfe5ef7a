"""Deeds that a stretch of text lays at somebody's door, whoever says so.

"Front fighters had killed nine", "the strike was carried out by forces of Varnia", "of course
Varnia was responsible", "Varnia's attack on Orlec". Each is a doer's words, the words of the whole
clause, and whether they are negated; deeds that only may be or will be done are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tocsin.read.blaming.subjects import behind, passive, subject
from tocsin.read.known import names as known_names
from tocsin.read.sentences import Range

NOUN = (
    r"(?:attacks?|assaults?|bombings?|bombardments?|blasts?|explosions?|shootings?|gunfire|"
    r"shelling|(?:air ?|missile |rocket |drone )?strikes?|airstrikes?|air raids?|raids?|massacres?|"
    r"killings?|murders?|assassinations?|atrocit(?:y|ies)|slaughter|stabbings?|kidnappings?|abductions?|"
    r"hijackings?|ambush(?:es)?|torture|poisonings?|genocide|(?:war )?crimes?|hack(?:ing)?s?|"
    r"cyber-?attacks?|"
    r"outrages?|bloodshed|deaths?|downing|invasion|incursion|beheadings?|executions?|violations|"
    r"slayings?|abuses?|mistreatment|brutality|savagery|persecution|detention|disappearances?|"
    r"ill-treatment|carnage|rampage|barbarity|"
    r"offensive|bomb|incident|crash|fire)"
)
HARMS = re.compile(
    rf"\b(?:{NOUN}|kill(?:s|ed|ing)?|shot|murder(?:ed|ing)|massacr(?:ed|ing)|execut(?:ed|ing)|"
    r"bomb(?:ed|ing|arding|arded)|shell(?:ed|ing)|str(?:uck|iking)|fir(?:ed|ing)|launch(?:ed|ing)|"
    r"tortur(?:ed|ing)|abduct(?:ed|ing)|kidnapp(?:ed|ing)|behead(?:ed|ing)|rap(?:ed|ing)|"
    r"attack(?:ed|ing)|poison(?:ed|ing)|gass(?:ed|ing)|hack(?:ed|ing)|assassinat(?:ed|ing)|"
    r"assaulted|molest(?:ed|ing)|harass(?:ed|ing|ment)|"
    r"target(?:ed|ing)|destroy(?:ed|ing)|sabotage|chemical weapons?|poison gas|barrel bombs?)\b",
    re.I,
)
# What is launched, ordered or organised "into", "after" or "for" an attack isn't the attack.
_FREE = (
    r"(?!(?:into|after|over|following|to|by|for|against|investigations?|inquir(?:y|ies)|probes?|"
    r"vigils?|victims|response|evacuations?|condemnation|report|review)\b)"
)
_ACTIVE = re.compile(
    r"\b(?:(?P<plain>killed|shot(?: dead)?(?! down)|murdered|massacred|slaughtered|executed|"
    r"beheaded|assassinated|stabbed|attacked|bombed|bombarded|shelled|struck|abducted|kidnapped|tortured|"
    r"raped|ambushed|gassed|poisoned|gunned down|opened fire|blew up|hijacked|shot down|downed|"
    r"torched|mowed down|tied|dragged|targeted|set off|detonated|assaulted|molested|harassed)"
    rf"|(?:carried out|conducted|launched|committed|perpetrated|staged|mounted|orchestrated|"
    r"masterminded)"
    rf"\s+(?:{_FREE}[^\s,.;:]+\s+){{0,10}}?(?:unlawful )?{NOUN}"
    rf"|subjected\s+(?:[^\s,.;:]+\s+){{0,10}}?(?:unlawful )?{NOUN}"
    rf"|(?:ordered|planned|plotted|organi[sz]ed)\s+(?:{_FREE}[^\s,.;:]+\s+){{0,3}}?{NOUN}"
    r"|(?:fired|launched|dropped)\s+(?:[^\s,.;:]+\s+){0,4}?(?:missiles?|rockets?|mortars?|shells?|"
    r"bombs?|shots)\s+(?:[^\s,.;:]+\s+){0,4}?(?:at|into|on|towards?|over|across)"
    r"|fired (?:the|\w+) (?:fatal |deadly )?shots?"
    rf"|inflict(?:ed|ing)\s+(?:[^\s,.;:]+\s+){{0,5}}?{NOUN}"
    r"|used\s+(?:[^\s,.;:]+\s+){0,2}?"
    r"(?:(?:chemical|biological|such|these|banned)\s+weapons?|poison gas|barrel bombs|"
    r"sarin|chlorine|nerve agents?|human shields|cluster (?:bombs|munitions))"
    r"|(?P<feat>(?:launched|fired|test-fired|tested)\s+(?:[^\s,.;:]+\s+){0,5}?(?:missiles?|"
    r"rockets?|satellites?|(?:nuclear|hydrogen|atomic)\s+(?:bombs?|devices?))"
    r"|put\s+(?:[^\s,.;:]+\s+){0,4}?satellites?\W{0,2}\s+(?:in|into))"
    r"|beg[au]n\s+(?:[^\s,.;:]+\s+){0,3}?(?:advance|offensive|assault|bombardment)"
    r"|fired\s+(?:on|at|into))\b",
    re.I,
)
# What follows a participle rather than a verb: "fighters killed in the raid".
_UNDONE = re.compile(
    r"\s*(?:[,.;:!?”\"]|$|(?:in|by|during|after|near|on|at|when|as|while|since|from|with|along|last|"
    r"this|there|so|yesterday|today|under|over)\b)"
)
_PASSIVE = re.compile(
    r"\b(?:(?:carried out|perpetrated|committed|conducted|orchestrated|masterminded|staged|"
    r"mounted|launched|sponsored|assisted|organi[sz]ed|ordered|planned|caused|fired|directed|bombed|"
    r"killed|shot(?: dead)?|murdered|massacred|executed|beheaded|assassinated|stabbed|attacked|"
    r"bombarded|shelled|struck|hit|abducted|kidnapped|tortured|raped|ambushed|gassed|poisoned|"
    r"gunned down|hijacked|shot down|downed|targeted|beaten|hacked)"
    r"(?:\s+(?!by\b)[^\s,.;:]+){0,6}\s+by|at the hands of|on behalf of|"
    r"(?:handi)?work of|"
    rf"(?:use of (?:chemical weapons?|poison gas|barrel bombs|human shields)|(?:{NOUN}))"
    r"(?:\s+(?!(?:by|is|are|was|were|be|been|being|has|have|had|which|that|will|would)\b|\w+(?:ed|ing)\b)"
    r"[^\s,.;:]+){0,8}\s+by|"
    r"(?:on|under) (?:the )?(?:orders?|instructions?) (?:of|from))\s+",
    re.I,
)
_COPULA = re.compile(
    r"\b(?:(?:was|were|is|are|be|been|am)\s+(?:(?P<no>not|never|in no way)\s+)?"
    r"(?:(?:also|clearly|solely|directly|indeed|probably|likely|really|fully|definitely|ultimately)\s+){0,2}"
    r"(?:responsible(?!\s+(?:people|citizens|government|way|manner))|to blame|"
    r"behind\s+(?:the|this|that|it|these|those|an?|last|\w+day)\b|"
    r"(?:involved|complicit|implicated)\s+in\s+(?:the|this|that|it|an?|any)\b)"
    r"|(?:was|were)(?P<nt>n[’']t)\s+(?:responsible|involved|behind|to blame)"
    r"|(?:play(?:ed)?|had)\s+(?:any|(?P<none>no)|an?)\s+(?:\w+\s+)?(?:part|role|hand|involvement)\s+in\b"
    r"|(?P<did>did (?:this|it)\b(?! (?:again|not))))",
    re.I,
)
_OWNED = re.compile(
    r"(?<![\w’'.-])(?P<who>(?:[Tt]he )?[A-Z][\w.-]{0,30}"
    r"(?: (?:[A-Z][\w.-]{0,30}|regime|government)){0,4})[’']s?\s+"
    rf"(?P<deed>(?:[a-z-]+\s+){{0,3}}(?:{NOUN})(?=\s+(?:on|against|in|of|that|which|near|targeting|this|last|"
    r"today|yesterday|at|outside)\b))"
    r"|\b(?:[Aa]n?|[Tt]he|[Tt]hose|[Tt]hese|[Tt]his|(?:[Tt]oday|[Yy]esterday|[A-Z][a-z]+day)[’']s)\s+"
    r"(?P<people>[A-Z][\w-]{0,30})\s+(?P<act>(?:[a-z]+\s+){0,2}"
    r"(?:strikes?|airstrikes?|air raids?|attacks?|shelling|bombardment|bombing|missiles?|rockets?|"
    r"drones?))\s+(?=(?:on|against|that|had|has|hit|targeted|targeting|struck|killed|in|at|near|"
    r"outside|this|last|today|yesterday|earlier)\b)"
)
# "Killed in Front attacks", "by mortar fire from the Front": whose means they were.
_MEANS_OF = re.compile(
    r"\b(?:killed|wounded|injured|hit|struck|destroyed|died|damaged|hurt)\s+"
    r"(?:[^\s,.;:]+\s+){0,6}?(?:in|by|from)\s+(?:an?\s+|the\s+|suspected\s+|\w+\s+){0,2}?"
    r"(?:(?P<whose>[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,2})\s+(?:(?:air|mortar|rocket|drone|"
    r"missile|artillery|tank|sniper)[ -]?)?"
    r"(?:attacks?|strikes?|airstrikes?|raids?|shelling|fire|bombs?|rockets?|missiles?|mortars?|"
    r"bombardments?|bombings?|snipers?|drones?)\b"
    r"|(?:mortar|rocket|artillery|sniper|tank|small arms|machine[- ]gun) fire from\s+)"
)
# "A U.S. strike on Monday hit", "coalition air strikes killed": whose strikes they are.
_STRIKES_OF = re.compile(
    r"(?<![\w.-])(?P<whose>U\.S\.|US|U\.K\.|UK|NATO|(?:[\w.]+-led )?[Cc]oalition)(?:[’']s)?\s+"
    r"(?:(?:[a-z]+\s+){0,2}?(?:air ?-?)?(?:strikes?|raids?)\s+"
    r"(?:(?:[^\s,;:!?]+\s+){0,12}?(?:hit|struck|killed|destroyed|targeted|damaged|wounded|"
    r"delivered|engaged)\b|"
    r"(?=(?:against|on (?:[a-z]+ ){0,3}(?:targets?|positions|militants?|fighters|forces|camps?|"
    r"bases?|[A-Z]))\b)))"
)
_TERRORISTS_OF = re.compile(
    r"\b(?:terrorists|murderers|killers|butchers|criminals|assassins)\s+(?:of|from)\s+", re.I
)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|neither)\b|n[’']t\b", re.I)
_UNREAL = re.compile(
    r"\b(?:would|will|could|may|might|must|should|shall|can|if|whether|unless|why|how)\s*"
    r"(?:\w+ly\s*)?(?:be|have|have been|not)?\s*$|\bto\s+(?:be\s+)?$",
    re.I,
)
_IF = re.compile(
    r"\b(?:if|whether|unless|in case|until|determine who|(?:investigat|inquir)\w+(?: \w+){0,3})\b"
    r"[^,.;:]*$",
    re.I,
)
_CLAUSE = 90  # characters before a doer in which a condition may stand
_REACH = 200  # characters that a clause is shown of


@dataclass(frozen=True, slots=True)
class Deed:
    """A doer's words, those of the clause, and whether it says that they did not."""

    doer: Range
    start: int
    end: int
    negated: bool
    owned: bool = False  # presupposed rather than said: "Varnia's attack on Orlec"
    active: bool = False  # tells the deed itself: "killed nine"
    feat: bool = False  # harms nobody: told of oneself it is a claim, told of others no blame
    guilt: bool = False  # says no more than whose fault it was: "were behind it"


def deeds(text: str, low: int, high: int) -> Iterator[Deed]:
    """The deeds in `[low, high)`, which should be one sentence or less."""
    for match in _ACTIVE.finditer(text, low, high):
        goes_on = match.group().lower().startswith("inflicting")  # "are inflicting"
        if not goes_on and passive(text, low, match.start()):
            continue
        transitive = (match.group("plain") or "opened fire").lower() != "opened fire"
        if transitive and _UNDONE.match(text, match.end(), high):
            continue
        for deed in _of_subject(text, low, high, match):
            yield replace(deed, active=True, feat=bool(match.group("feat")))
    for match in _COPULA.finditer(text, low, high):
        if not _of_harm(text, match, high):
            continue
        negated = any(match.group(name) for name in ("no", "nt", "none"))
        yield from _of_subject(text, low, high, match, negated=negated, guilt=True)
    for match in _PASSIVE.finditer(text, low, high):
        yield from _by(text, low, high, match)
    yield from _shown(text, low, high)
    for match in _TERRORISTS_OF.finditer(text, low, high):
        doer = behind(text, match.end(), high)
        if doer and HARMS.search(
            text, max(low, match.start() - _REACH), min(high, match.end() + _REACH)
        ):
            yield Deed(doer, match.start(), doer[1], False)
    yield from _possessed(text, low, high)
    yield from _strikes(text, low, high)
    yield from _means(text, low, high)


def _shown(text: str, low: int, high: int) -> Iterator[Deed]:
    """Whose cruelty a deed is said to show: "these attacks are a sign of the Front's cowardice"."""
    if not _CRUEL.search(text, low, high):
        return
    for match in _SHOWS.finditer(text, low, high):
        if _NEGATED.search(text, match.start(), match.end()):
            continue
        if match.group("owner"):
            yield Deed(match.span("owner"), match.start(), match.end(), False, guilt=True)
            continue
        doer = behind(text, match.end(), high)
        if doer:
            yield Deed(doer, match.start(), doer[1], False, guilt=True)


_EVIL = (
    r"(?:barbarity|barbarism|brutality|cruelty|depravity|cowardice|inhumanity|savagery|disregard|"
    r"contempt|callousness|ruthlessness|viciousness|hatred|evil|true (?:face|nature|colou?rs)|"
    r"desperation)"
)
_CRUEL = re.compile(rf"\b{_EVIL}\b", re.I)
_SHOWS = re.compile(
    rf"\b(?:this|these|the|such|(?:to|yester)day[’']s)\s+(?:[\w-]+\s+){{0,3}}?{NOUN}\b[^.;:!?]{{0,100}}?"
    r"\b(?:(?:is|are|was|were)\s+(?:\w+\s+){0,2}?(?:a|an|the|another)\s+(?:\w+\s+)?(?:signs?|proof|examples?|"
    r"reminders?|demonstrations?|evidence)|shows?|showed|demonstrates?|demonstrated|underscores?|"
    r"underlines?|reveals?|exposes?|proves?|highlights?|illustrates?)\b[^.;:!?]{0,80}?"
    rf"(?:(?P<owner>(?:the )?(?-i:[A-Z])[\w.-]{{0,30}}"
    rf"(?:\s[A-Z][\w.-]{{0,30}}| regime| group){{0,3}})"
    rf"[’']s?\s+(?:[\w-]+\s+){{0,2}}?{_EVIL}\b|{_EVIL}\s+of\s+)",
    re.I,
)


def _of_harm(text: str, match: re.Match[str], high: int) -> bool:
    """Whether somebody is responsible for harm, or for what went before, rather than for trade."""
    clause = text[match.end() : min(high, match.end() + _CLAUSE)]
    bare = re.match(r"\s*(?:(?:for|in)\s+)?(?:it|this|that|them)?\s*(?:$|[,.;:!?”\"’'])", clause)
    return bool(bare or HARMS.search(match.group() + clause) or match.group("did"))


def _of_subject(
    text: str,
    low: int,
    high: int,
    match: re.Match[str],
    *,
    negated: bool = False,
    guilt: bool = False,
) -> Iterator[Deed]:
    doer = subject(text, low, match.start())
    if doer is None or _unreal(text, low, doer[0], match.start()):
        return
    between = text[doer[1] : match.start()]
    if not negated and _NEGATED.search(between):
        negated = True
    yield Deed(doer, doer[0], _clause_end(text, match.end(), high), negated, guilt=guilt)


def _by(text: str, low: int, high: int, match: re.Match[str]) -> Iterator[Deed]:
    doer = behind(text, match.end(), high)
    begin = max(low, match.start() - _CLAUSE)
    if doer is None or _unreal(text, low, match.start(), match.start()):
        return
    guilt = match.group().lower().rstrip().endswith("work of")
    if not guilt and not HARMS.search(text, begin, min(high, doer[1] + _CLAUSE)):
        return
    start = _clause_start(text, begin, match.start())
    negated = bool(_NEGATED.search(text, max(start, match.start() - 24), match.start()))
    yield Deed(doer, start, doer[1], negated, guilt=guilt)


def _strikes(text: str, low: int, high: int) -> Iterator[Deed]:
    """Strikes by those whose they are called."""
    for match in _STRIKES_OF.finditer(text, low, high):
        if _undone(text, low, match.start(), match.end(), high):
            continue
        yield Deed(match.span("whose"), match.start(), match.end(), False, owned=True)


def _undone(text: str, low: int, start: int, end: int, high: int) -> bool:
    """Whether words are of what did not or may not happen: "any strike", "would be killed in"."""
    ahead, behind_ = max(low, start - 40), min(high, end + 20)
    return bool(_UNSURE.search(text, ahead, start) or _WOULD.match(text, end, behind_))


_UNSURE = re.compile(
    r"\b(?:any|no|not|never|nobody|none|would|will|could|may|might|if|whether|further|future|possible|"
    r"potential)\b[^,.;:]*$|n[’']t\b[^,.;:]*$",
    re.I,
)
_WOULD = re.compile(r"[^,.;:]{0,12}\b(?:would|will|could|may|might)\b")


def _means(text: str, low: int, high: int) -> Iterator[Deed]:
    """Those whose attack or fire somebody came to harm by."""
    for match in _MEANS_OF.finditer(text, low, high):
        if _undone(text, low, match.start(), match.start(), high):
            continue
        doer = match.span("whose") if match.group("whose") else behind(text, match.end(), high)
        if doer and text[slice(*doer)] not in known_names().countries:  # "in the Varnia bombings"
            start = _clause_start(text, max(low, match.start() - _CLAUSE), match.start())
            yield Deed(doer, start, max(match.end(), doer[1]), False)


def _possessed(text: str, low: int, high: int) -> Iterator[Deed]:
    for match in _OWNED.finditer(text, low, high):
        name = "who" if match.group("who") else "people"
        yield Deed(
            match.span(name), match.start(), _clause_end(text, match.end(), high), False, True
        )


def _unreal(text: str, low: int, doer: int, verb: int) -> bool:
    """Whether a clause only may, will or would be so."""
    return bool(
        _UNREAL.search(text, max(low, verb - 30), verb)
        or _IF.search(text, max(low, doer - _CLAUSE), doer)
    )


def _clause_end(text: str, at: int, high: int) -> int:
    stop = re.compile(r"[.;:!?“”\"\n]|,\s").search(text, at, min(high, at + _REACH))
    return max(at, stop.start() if stop else min(high, at + _REACH))


def _clause_start(text: str, low: int, at: int) -> int:
    """Where the clause begins that `at` stands in."""
    start = low
    for stop in re.compile(r"[.;:!?“”\"\n]\s*|,\s+|\bthat\s+").finditer(text, low, at):
        start = stop.end()
    return start
