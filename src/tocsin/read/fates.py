"""What befell those who are counted: killed, wounded, detained, held, missing, displaced.

It is said by a verb in front of them ("killed 15 civilians"), by a noun ("the death of 15", "a
death toll of 15"), or by what follows: at once ("15 dead"), or behind a form of "to be" that agrees
with the number, over what stands between ("15 civilians, ten of them children, were killed"). One
word for two fates ("60 killed and injured") tells neither and is no
fate. What may, should or shall happen has not happened.
"""

import re
from typing import NamedTuple, cast

from tocsin.read.numbers import MONTHS, Line, low, quantity
from tocsin.read.people import Group, perpetrator, thing
from tocsin.records.incident import FIGURE_KINDS, FigureKind


class Fate(NamedTuple):
    """What befell a group: None for one word for two fates; `end` is the token behind its words."""

    kind: FigureKind | None
    end: int


_BEING = frozenset({"was", "were", "is", "are", "be", "been", "being", "got", "get", "gets"})
_HAVING = frozenset({"has", "have", "had", "having"})
_OF_ONE = frozenset({"was", "is", "has"})
_OF_MANY = frozenset({"were", "are", "have"})
_DOUBT = frozenset(
    {
        "could",
        "would",
        "may",
        "might",
        "should",
        "can",
        "must",
        "will",
        "shall",
        "not",
        "never",
        "nearly",
        "almost",
        "hardly",
        "barely",
        "narrowly",
    }
)
_INTENT = _DOUBT | {"to", "didn't", "don't"}
# Between a form of "to be" and what befell: "are believed to have been killed".
_BRIDGE = frozenset(
    """
    believed thought reported said known confirmed presumed understood listed pronounced declared
    found left to remain remained remains still went gone go also later then since already both all
    now either
    """.split()  # noqa: SIM905
)
_PREPOSITIONS = frozenset(
    """
    in on at near from of aboard inside outside with around across along under for among including
    besides belonging working travelling traveling living attending trying accused suspected
    identified carrying waiting sleeping standing returning
    """.split()  # noqa: SIM905
)
_CLAUSE = frozenset(
    """
    that which who when as while after before because if where said says and or but ; : by
    """.split()  # noqa: SIM905
)
_NO_ADVERB = frozenset({"family", "ally", "italy", "july", "assembly", "fly", "supply", "reply"})
_LONGEST_ASIDE = 16  # tokens between commas
_LONGEST_PLACE = 12  # tokens of "in the village of Orlec"
_MOST_ASIDES = 3
_WINDOW = 9  # words behind a group that tell what befell it

_HURT = r"(?:killed|dead|slain|wounded|injured|hurt|maimed)"
_TO_HOSPITAL = r"to (?:[\w'.-]+ ){0,4}?(?:hospitals?|clinics?)"
_INJURIES = r"(?:injury|injuries|wounds?|burns|fractures)"
_SLAIN = (
    r"(?:shot|stabbed|gunned|beaten|hacked|burned|burnt|stoned|crushed|trampled|tortured|clubbed|"
    r"bludgeoned|strangled|frozen|starved|knifed|choked)"
)
# What stands behind a group, over the next words; "joint" is one number for two fates.
_RESULT = re.compile(
    rf"(?P<joint>{_HURT} (?:and|or|and/or) (?:\w+ly )?{_HURT}|killed (?:and|or) missing)\b"
    rf"|(?P<killed>killed|dead|slain|murdered|massacred|beheaded|decapitated|executed|assassinated|"
    rf"slaughtered|martyred|eliminated|lynched|hanged|electrocuted|strangled|drowned|incinerated|"
    rf"(?:fatally|mortally) (?:shot|wounded|stabbed|injured|hurt)|{_SLAIN} (?:dead|to death)|"
    rf"(?:shot|stabbed|kidnapped|abducted|captured|tortured|raped|robbed)(?: multiple times)? and"
    rf" (?:\w+ly |then |later )?(?:killed|murdered|beheaded|executed)|gunned down|mown down|"
    rf"mowed down|cut down|put to death)\b"
    rf"|(?P<wounded>wounded|injured|hurt|hospitali[sz]ed|maimed|stabbed|shot(?! down| at by)|"
    rf"treated (?:for|at|in|on|by)|"
    rf"(?:taken|rushed|brought|transported|airlifted|flown|sent|admitted|evacuated|transferred)"
    rf" {_TO_HOSPITAL}|{_TO_HOSPITAL}|(?:detained |remain )?in hospital|"
    rf"with (?:[\w'-]+ ){{0,3}}?{_INJURIES}|"
    rf"in (?:a )?(?:critical|serious|stable|grave) condition|(?:sustain|suffer|receiv)(?:ed|ing|e)?"
    rf" (?:[\w'-]+ ){{0,4}}?{_INJURIES})\b"
    rf"|(?P<detained>arrested|detained|jailed|imprisoned|apprehended|captured|interned|"
    rf"incarcerated|rounded up|sentenced|convicted|indicted|remanded|charged (?:with|over|in)|"
    rf"in custody|taken into custody|under arrest|behind bars|(?:put )?on trial|"
    rf"held (?:in (?:connection|custody|detention|jail|prison)|on suspicion|over|for questioning|"
    rf"by (?:the )?police)|appear(?:ed|ing)? (?:in court|before)|"
    rf"(?:serving|handed|given) (?:[\w'-]+ ){{0,4}}?(?:sentences?|imprisonment|in (?:prison|jail))|"
    rf"(?:released|freed)(?! from (?:[\w'-]+ ){{0,3}}?(?:hospitals?|clinics?|treatment|care)))\b"
    rf"|(?P<held>kidnapped|abducted|(?:taken|held|as|being held) (?:hostage|captive)s?|hostage|"
    rf"captive|held against their will)\b"
    rf"|(?P<missing>missing|unaccounted for)\b"
    rf"|(?P<displaced>displaced|homeless|uprooted|made homeless|(?:forced|driven|made)"
    rf" (?:to (?:flee|leave their)|(?:out of|from) their))\b"
)
# The same of verbs that take no "were".
_SUFFERED = re.compile(
    r"(?P<killed>died|dies|perished|passed away|"
    r"(?:lost|lose|losing) (?:their|his|her) (?:life|lives)|drowned|"
    r"succumb(?:ed|s)?|bled to death|burned to death|starved to death|froze to death)\b"
    rf"|(?P<wounded>(?:sustain|suffer|receiv)(?:ed|ing|e) (?:[\w'-]+ ){{0,4}}?{_INJURIES})\b"
    r"|(?P<detained>appear(?:ed)? in court|appear(?:ed)? before)\b"
    r"|(?P<missing>disappeared|vanished|went missing|gone missing)\b"
    r"|(?P<displaced>(?:fled|flee|fleeing) (?:(?:their|his|her)(?: [\w-]+)?|"
    r"the (?:fighting|violence|area|city|town)|"
    r"from their)|lost their homes|left their homes)\b"
)
# Behind those taken to hospital: they died there.
_LOST = re.compile(
    r"(?:, )?(?:where|but|and) (?:[\w-]+ ){0,3}?(?:died|passed away|succumbed|"
    r"(?:pronounced|declared) dead)\b"
)
# Words that describe a state rather than a deed: an object can't follow.
_STATES = frozenset(
    """
    dead missing homeless unaccounted in with to behind under on hostage captive
    """.split()  # noqa: SIM905
)
_KILL = (
    r"kill(?:s|ed|ing)?|(?:eliminat|neutrali[sz])(?:es|ed|ing)|murder(?:s|ed|ing)|"
    r"massacr(?:es|ed|ing)|behead(?:s|ed|ing)|slay(?:s|ing)|slew|"
    r"execut(?:es|ed|ing)|assassinat(?:es|ed|ing)|slaughter(?:s|ed|ing)|lynch(?:ed|ing)|hang(?:ed|ing)|"
    r"(?:shot|shoots|shooting|stabbed|stabbing|beat|beating|hacked|gunned|gunning|mowed|mowing)"
    r" (?:dead|down|to death)"
)
_WOUND = r"wound(?:s|ed|ing)?|injur(?:es?|ed|ing)|hurt(?:s|ing)?|maim(?:s|ed|ing)"
# What stands before a group, over the words in front.
_VERB = re.compile(
    rf"(?:^| )(?:(?P<joint>(?:{_KILL}|{_WOUND}) (?:and|or|and/or) (?:{_KILL}|{_WOUND}))"
    rf"|(?P<killed>{_KILL})|(?P<wounded>{_WOUND}|sho(?:t|ots|oting)|stab(?:s|bed|bing))"
    rf"|(?P<detained>arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|captur(?:e|es|ed|ing)|"
    rf"jail(?:s|ed|ing)?|imprison(?:s|ed|ing)?|apprehend(?:s|ed|ing)?|sentenc(?:es|ed|ing)|convict(?:s|ed|ing)?|"
    rf"indict(?:s|ed|ing)|round(?:ed|ing|s) up|releas(?:es|ed|ing)|free[sd]|"
    rf"freeing|charg(?:ed|ing))"
    rf"|(?P<held>kidnap(?:s|ped|ping)?|abduct(?:s|ed|ing)?|"
    rf"(?:took|takes|taking|held|holding) hostage)"
    rf"|(?P<displaced>displac(?:es|ed|ing)|uproot(?:s|ed|ing)))$"
)
_NOUN = re.compile(
    r"(?:^| )(?:(?P<killed>fatal (?:\w+ )?(?:shootings?|stabbings?)|deaths?|killings?|"
    r"murders?|massacre|executions?|assassinations?|"
    r"beheadings?|slayings?|slaughter|bod(?:y|ies)|remains|corpses|lives|life)"
    r"|(?P<wounded>wounding|injury|injuries)"
    r"|(?P<detained>arrests?|detentions?|capture|conviction|sentencing|jailing|imprisonment|release)"
    r"|(?P<held>kidnappings?|abductions?)|(?P<missing>disappearances?)"
    r"|(?P<displaced>displacement)) (?:of|to)$"
)
_TOLL_LINKS = frozenset(
    """
    of to at is was hits hit above past over reached reaches reaching touched
    exceeds exceeded passes passed
    : stands stood now
    """.split()  # noqa: SIM905
)
_LONGEST_TOLL = 14  # tokens between "toll" and the number
# Words for those who are numbered, by what befell them.
NUMBERED: dict[str, FigureKind] = {
    "dead": "killed", "deaths": "killed", "killed": "killed", "fatalities": "killed",
    "died": "killed", "wounded": "wounded", "injured": "wounded", "injuries": "wounded",
    "arrested": "detained", "arrests": "detained", "detained": "detained", "missing": "missing",
    "displaced": "displaced", "hostages": "held", "custody": "detained",
}  # fmt: skip


def before(line: Line, i: int) -> Fate | None:
    """What the words in front of token `i` say befell those counted from there on."""
    fate = _verb(line, i) or _toll(line, i) or _list_entry(line, i) or _brought(line, i)
    if fate is None:
        match = _NOUN.search(_window(line, i - 4, i))
        fate = _fate(match, i) if match else None
    return fate


def _verb(line: Line, i: int) -> Fate | None:
    match = _VERB.search(_window(line, i - 4, i))
    if match is None:
        return None
    verb = i - len(match.group().split())
    at = verb - 1
    while at > verb - 4 and (_adverb(low(line, at)) or low(line, at) in _HAVING):
        at -= 1
    perfect = any(low(line, k) in _HAVING for k in range(at + 1, verb))  # "reported to have killed"
    passive = low(line, at) in _BEING and not low(line, i - 1).endswith("ing")
    if low(line, at) in (_DOUBT if perfect else _INTENT) or passive:
        return None
    return _fate(match, i)


def _toll(line: Line, i: int) -> Fate | None:
    """What a toll is of: "the death toll from the blast rose to", "the number of wounded is"."""
    if low(line, i - 1) not in _TOLL_LINKS and "from" not in (low(line, i - 1), low(line, i)):
        return None
    for at in range(i - 1, max(-1, i - _LONGEST_TOLL), -1):
        word = low(line, at)
        if word in (";", "who"):
            return None
        named = [low(line, k) for k in range(at + 1, i)]
        kinds = [NUMBERED[word] for word in named if word in NUMBERED]
        if word == "toll" and (low(line, i - 1) != "of" or at == i - 2):
            return Fate(kinds[0] if kinds else "killed", i)
        if word == "number" and low(line, at + 1) == "of":
            return Fate(kinds[0], i) if kinds else None
    return None


def _list_entry(line: Line, i: int) -> Fate | None:
    """What is counted in a list: "Injured: 74"."""
    kind = NUMBERED.get(low(line, i - 2)) if low(line, i - 1) == ":" else None
    return Fate(kind, i) if kind else None


def _brought(line: Line, i: int) -> Fate | None:
    """What a number grew to: "brought to nine the number of people in custody"."""
    if low(line, i - 1) != "to" or low(line, i - 2) not in ("brought", "brings", "bringing"):
        return None
    ahead = [low(line, k) for k in range(i + 1, i + _WINDOW)]
    kinds = [NUMBERED[word] for word in ahead if word in NUMBERED]
    return Fate(kinds[0], i) if kinds and "number" in ahead else None


def after(line: Line, one: Group) -> Fate | None:
    """What the words behind a group say befell it."""
    at, wrong = one.end, _OF_ONE if one.many else _OF_MANY
    direct = _direct(line, at)
    if direct is not None:
        shot = low(line, direct.end - 1) in ("shot", "stabbed") and perpetrator(one.head)
        return None if shot else direct
    if low(line, at) == "," and low(line, at + 1) == "who":
        at += 1
    if low(line, at) in ("who", "that"):
        forms = (_BEING | _HAVING) - wrong
        verbs = (k for k in range(at + 1, at + _LONGEST_PLACE) if low(line, k) in forms)
        told = (became(line, k, wrong) for k in (at + 1, *verbs))
        return next((fate for fate in told if fate is not None), None)
    for _ in range(_MOST_ASIDES + 1):
        fate = became(line, at, wrong)
        if fate is not None:
            return fate
        behind = _behind_aside(line, at, one)
        if behind is None:
            return None
        at = behind
    return None


def _direct(line: Line, i: int) -> Fate | None:
    """What follows at once: "15 dead", "12 people killed in"; not "two men killed a guard"."""
    at = _behind_adverbs(line, i)
    fate = _suffered(line, at) or _result(line, at)
    if fate is None or low(line, at) in _STATES:
        return fate
    return None if _object(line, fate.end, line[at].text[0].isupper()) else fate


def _object(line: Line, i: int, titled: bool) -> bool:
    """Whether the words at `i` are what a verb was done to; `titled`: in a headline."""
    if i >= len(line):
        return False
    word = line[i]
    if word.low in ("him", "her", "them", "himself", "themselves", "us", "civilians", "people"):
        return True
    if word.text[0].isupper() and not titled:
        return word.low not in _PREPOSITIONS and not _day(word.low)
    count = quantity(line, i)
    if count is None:
        return False
    nouns = [low(line, count.end), low(line, count.end + 1)]
    return not any(thing(noun) or thing(noun + "s") for noun in nouns)  # "killed a day later"


def _day(word: str) -> bool:
    return word.endswith("day") or word in MONTHS


def _behind_aside(line: Line, i: int, one: Group) -> int | None:
    """The token behind a part between commas, brackets or dashes, or behind a place."""
    close = {",": ",", "(": ")", "—": "—", "–": "–", "-": "-"}.get(low(line, i))
    if close is not None:
        ends = (
            k for k in range(i + 1, min(i + _LONGEST_ASIDE, len(line))) if low(line, k) == close
        )
        end = next(ends, None)
        if end is None or low(line, i + 1) in ("and", "but", "while"):
            return i + 1 if low(line, i + 1) in _BEING | _HAVING else None
        return end + 1
    if low(line, i) not in _PREPOSITIONS:
        return None
    for k in range(i + 1, min(i + _LONGEST_PLACE, len(line))):
        word = low(line, k)
        if word in _BEING or word in _HAVING or word in (",", "("):
            return k
        if word in _CLAUSE or word == ".":
            return None
        place = _direct(line, k) if low(line, k) not in _STATES and one.head else None
        if place is not None:
            return k
    return None


def became(line: Line, i: int, wrong: frozenset[str] = frozenset()) -> Fate | None:
    """What stands behind "were", "has been", "are believed to have been", or "died" by itself.

    Args:
        line: the sentence.
        i: the token to begin at.
        wrong: forms of "to be" that don't agree with the number of those it is said of.
    """
    being = having = False
    for at in range(i, min(i + _WINDOW, len(line))):
        word = low(line, at)
        suffered = _suffered(line, at)
        if suffered is not None or (being and word not in _BRIDGE):
            result = suffered or _result(line, at)
            if result is not None:
                return result
        found = _result(line, at) if being and word in _BRIDGE else None
        if found is not None:
            return found
        if word in wrong or word in _DOUBT:
            return None
        being = being or word in _BEING or (having and word in ("gone", "went"))
        having = having or word in _HAVING
        if not (word in _BEING or word in _HAVING or _adverb(word) or (word in _BRIDGE)):
            return None
    return None


def _result(line: Line, i: int) -> Fate | None:
    match = _RESULT.match(_window(line, i, i + _WINDOW))
    if match is None:
        return None
    fate = _fate(match, i + len(match.group().split()))
    lost = (
        _LOST.match(_window(line, fate.end, fate.end + _WINDOW)) if fate.kind == "wounded" else None
    )
    return Fate("killed", fate.end + len(lost.group().split())) if lost else fate


def _suffered(line: Line, i: int) -> Fate | None:
    match = _SUFFERED.match(_window(line, i, i + _WINDOW))
    return _fate(match, i + len(match.group().split())) if match else None


def _fate(match: re.Match[str], end: int) -> Fate:
    kind = cast(FigureKind, match.lastgroup)
    return Fate(kind if kind in FIGURE_KINDS else None, end)


def _window(line: Line, start: int, end: int) -> str:
    return " ".join(line[k].low for k in range(max(start, 0), min(end, len(line))))


def _adverb(word: str) -> bool:
    ly = (
        word.endswith("ly")
        and word not in _NO_ADVERB
        and word not in _DOUBT
        and not word.startswith(("fatal", "mortal"))
    )
    return ly or word in (
        "also",
        "later",
        "then",
        "already",
        "still",
        "now",
        "since",
        "both",
        "all",
    )


def _behind_adverbs(line: Line, i: int) -> int:
    end = i
    while end < i + 3 and _adverb(low(line, end)):
        end += 1
    return end
