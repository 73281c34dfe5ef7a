"""Figures: how many were killed, wounded, detained, held, missing, displaced; how many did it.

People who are counted (see `people`), one by one or added up in a chain ("three women and three
children"), get the fate (see `fates`) that the words around them tell; "including two children"
the fate of those whom they are part of. One person who is named or known ("the mayor was killed")
is a part, too: he may be among those counted elsewhere. What is said of every year, or of a case
that is only supposed, is no figure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tocsin.read import fates
from tocsin.read.fates import Fate
from tocsin.read.numbers import Line, Token, low, may_begin, tokens
from tocsin.read.people import ANYBODY, Group, chain, doer, people, perpetrator, thing
from tocsin.read.sentences import sentences
from tocsin.read.words import listed
from tocsin.records.incident import FigureKind, Range


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure over the characters `[start, end)` of a text.

    It runs from the number, with its "at least", to the last word that says what is counted and
    what befell it. `low` and `high` as in the marking guide. `part_of` is true for a part of
    another figure and for one person who is named or known ("the mayor was killed"), who may be
    among those counted elsewhere; `revised` for a figure that replaces an earlier one. `sort` is
    true where a sort of people is counted ("ten Varnians", "two pilots") rather than anybody.
    """

    kind: FigureKind
    low: int | None
    high: int | None
    start: int
    end: int
    part_of: bool
    revised: bool
    sort: bool = False


def counted(text: str) -> list[Counted]:
    """The figures of a text, in order."""
    found: list[Counted] = []
    for start, end in sentences(text):
        found += _of_sentence(tokens(text, start, end))
    return sorted(found, key=lambda f: (f.start, f.end))


# --- what the article as a whole supports -------------------------------------------------------

_AGREE = 0.75  # exact figures that differ by less are two counts of the same
_TOGETHER = 120  # characters between parts of one sentence


def best(figures: Iterable[Counted]) -> Range:
    """The range that figures of one kind for one incident support together.

    A revised figure replaces the others. Otherwise the largest is the whole; exact figures near it
    widen the range, lower ends below it add nothing, and the careful "at least 59" wins over a
    bare "59". A smaller number of one sort of people is a part of a larger one of anybody. Parts
    count only where there is nothing else, added up where they stand together.

    Args:
        figures: in the order of the text.

    Returns:
        Low and high, None where there is no such end; both None where there are no figures.
    """
    known = list(figures)
    whole = _of_all([f for f in known if not f.part_of])
    revised = [f for f in whole if f.revised]
    ranges = [(f.low, f.high) for f in revised[-1:] or whole] or _added(known)
    if any(r != (0, 0) for r in ranges):
        ranges = [r for r in ranges if r != (0, 0)]
    exact = [(least, most) for least, most in ranges if least is not None and most is not None]
    floors = [least for least, most in ranges if least is not None and most is None]
    ceilings = [most for least, most in ranges if least is None and most is not None]
    return _weighed(exact, floors, ceilings)


def _of_all(whole: Sequence[Counted]) -> list[Counted]:
    """Without the counts of one sort of people that are less than some count of anybody."""
    most = max((f.low or f.high or 0 for f in whole if not f.sort), default=0)
    return [f for f in whole if not f.sort or f.revised or (f.low or f.high or 0) >= most]


def _weighed(exact: list[tuple[int, int]], floors: list[int], ceilings: list[int]) -> Range:
    floor = max(floors, default=None)
    if exact:
        top = max(most for _, most in exact)
        near = [(least, most) for least, most in exact if most >= _AGREE * top]
        least = min(least for least, _ in near)
        if floor is not None and (floor > top or floor == least == top):
            return floor, None
        return least, top
    if floor is not None:
        return floor, min((most for most in ceilings if most >= floor), default=None)
    return None, max(ceilings, default=None)


def _added(parts: Sequence[Counted]) -> list[Range]:
    """The ranges of parts, those that stand together added up; one person may be told of twice."""
    sums: list[Range] = []
    end = -_TOGETHER
    for part in parts:
        if part.start - end < _TOGETHER and sums and (part.low, sums[-1][0]) != (1, 1):
            sums[-1] = _sum([sums[-1], (part.low, part.high)])
        else:
            sums.append((part.low, part.high))
        end = part.end
    return sums


def _sum(ranges: Sequence[Range]) -> Range:
    lows = [least for least, _ in ranges if least is not None]
    highs = [most for _, most in ranges if most is not None]
    return (
        sum(lows) if len(lows) == len(ranges) else None,
        sum(highs) if len(highs) == len(ranges) else None,
    )


# --- one sentence --------------------------------------------------------------------------------

_PARTS = frozenset({"including", "included", "include", "includes", "namely"})
_NEAR = 18  # tokens between a figure and its part
_REVISING = re.compile(
    r"\b(?:(?:ris|ros)en?|rises|rising|revis(?:ed|es|ing)|rais(?:ed|es|ing)|climb(?:ed|s|ing)|updated|"
    r"jump(?:ed|s)|lowered|increas(?:ed|es|ing)|gr[eo]wn?|br(?:ings?|inging|ought)|tak(?:en|es|ing)|"
    r"surged|soared)(?: .*\b(?:to|at|above|past|over))?$"
)
_GENERAL = re.compile(
    r"\b(?:(?:each|every|per) (?:year|month|week|day)|annually|yearly|daily|on average|"
    r"so far this year|a (?:year|month|week|day)(?! (?:ago|old|earlier|later|after|before|on)))\b"
)
_SUPPOSED = frozenset({"if", "unless", "whether", "unclear", "unknown", "imagine", "suppose"})
_AMONG = re.compile(
    r"(?:among (?:the|those) (?:[\w-]+ )?(?P<one>{0})(?: [\w-]+){{0,3}}? (?:was|were|are|is)"
    r"|the (?P<two>{0}) include[sd]?)$".format("|".join(fates.NUMBERED))
)
_JOINTS = frozenset({"and", "with"})  # "and 19 others", "along with 19 others"
_NOT_COUNTED = frozenset(
    {"suffered", "suffering", "sustained", "sustaining", "received", "with", "of"}
)
_TAKES_LIVES = frozenset({"claim", "claimed", "claims", "claiming", "took", "takes", "taken",
                          "taking", "cost", "costs", "costing", "of", "lost"})  # fmt: skip


class _Told(NamedTuple):
    """A figure, with the tokens `[begin, end)` of the people; `others`: on top of those before."""

    figure: Counted
    begin: int
    end: int
    others: bool = False


def _of_sentence(line: Line) -> list[Counted]:
    found: list[_Told] = []
    i = 0
    while i < len(line):
        token = line[i]
        groups = chain(line, i) if may_begin(token.low) else []
        if groups:
            found += _told(line, groups, found)
            found += _doers(line, groups)
            i = groups[-1].end
        else:
            if token.low in _NOBODY:
                found += _nobody(line, i)
            elif token.low in _HE_OR_SHE or token.text[0].isupper():
                found += _named(line, i)
            i += 1
    return _with_others(found)


def _told(line: Line, groups: list[Group], known: list[_Told]) -> Iterator[_Told]:
    """What is told of a chain of groups."""
    first, last = groups[0], groups[-1]
    if low(line, first.begin - 1) in ("by", "not", "nor") or _outdated(line, first.begin):
        return
    part = low(line, first.begin - 1) in _PARTS or _out_of(line, first)
    for some, fate in _fates(line, groups, known):
        some = [one for one in some if _may_suffer(line, one, fate)]
        if not some or fate.kind is None or _general(line, some[0].begin, max(last.end, fate.end)):
            continue
        least, most = _sum([(g.quantity.low, g.quantity.high) for g in some])
        least = most if low(line, some[0].begin) == "from" else least  # "rose from 12 to 15"
        named = _names_one_more(line, some[0])
        known_one = len(some) == 1 and some[0].quantity.form == "definite"
        figure = Counted(
            fate.kind,
            least + named if least is not None else None,
            most + named if most is not None else None,
            line[some[0].begin].start,
            line[max(some[-1].end, fate.end) - 1].end,
            part or known_one or _among(line, first.begin) is not None,
            _revised(line, some),
            _is_sort(line, some),
        )
        yield _Told(figure, some[0].begin, some[-1].end, some[0].others and not named)


def _is_sort(line: Line, some: Sequence[Group]) -> bool:
    """Whether a number counts one sort of people: "ten U.S. citizens", not "ten people"."""
    one = some[0]
    if len(some) == 1 and low(line, one.end) == "from":
        return True  # "ten from Varnia"
    if len(some) > 1 or not one.head or one.fate or one.others:
        return False
    named = any(t.text[0].isupper() for t in line[one.begin + 1 : one.end])
    return named or one.head not in ANYBODY


def _out_of(line: Line, one: Group) -> bool:
    """Whether a group is out of a larger one; "jailing thousands of them" says how large it is."""
    vague = one.quantity.high is None and line[one.end - 1].low == "them"
    return one.quantity.of_them and not (vague and fates.before(line, one.begin))


_Fates = list[tuple[list[Group], Fate]]


def _fates(line: Line, groups: list[Group], known: list[_Told]) -> _Fates:
    """Which groups of a chain got which fate."""
    first, last = groups[0], groups[-1]
    ahead = fates.before(line, first.begin) or _of_one_more(line, first)
    if last.head == "lives":
        ahead = Fate("killed", last.end)
    behind = fates.after(line, last)
    if ahead and behind and len(groups) > 1:
        return [(groups[:-1], ahead), ([last], behind)]
    if ahead:
        return [(groups, ahead)]
    if behind:
        return [(groups if _opens(line, first.begin) else [last], behind)]
    within = [([one], Fate(one.fate, one.end)) for one in groups if one.fate]
    if within:
        return within
    kind = _among(line, first.begin) or _whole(line, first, known)
    return [(groups, Fate(kind, last.end))] if kind else []


def _opens(line: Line, i: int) -> bool:
    """Whether a chain stands as a subject, so that what follows is said of all of it."""
    before = low(line, i - 1)
    return not before[:1].isalpha() or before in _SUBJECT_AFTER


_SUBJECT_AFTER = frozenset(
    """
    that said says and but where when while after as which because how told confirmed reported
    both including than with least were was
    saw sees seen left leaving leaves found monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905
)


def _may_suffer(line: Line, one: Group, fate: Fate) -> bool:
    """Whether a group can be people of that fate; a number alone may be a year or a label."""
    before = low(line, one.begin - 1)
    if one.head == "lives":
        return before in _TAKES_LIVES
    if one.head == "injuries":
        return before not in _NOT_COUNTED
    if one.head == "bodies" and low(line, one.begin) in ("several", "multiple"):
        return False  # as often committees
    if one.head:
        return one.people or (not thing(one.head) and _of_people(line, one, fate))
    if re.fullmatch(r"(?:19|20)\d\d", line[one.end - 1].low):
        return False
    if fate.end <= one.begin or line[one.end - 1].low in ("one", "both"):
        return _of_people(line, one, fate)
    titled = line[fate.end - 1].text[0].isupper()
    return titled or not _labels(line, one.begin)


def _labels(line: Line, i: int) -> bool:
    """Whether a number in figures belongs to the name in front of it: "Route 91", "Gate 7"."""
    named = i > 1 and line[i - 1].text[0].isupper() and not line[i - 1].low.endswith("day")
    return named and line[i].low.isdigit()


def _of_people(line: Line, one: Group, fate: Fate) -> bool:
    """Whether a fate befalls hardly anything but people, so that "12 Yazidis" must be."""
    word = low(line, fate.end - 1)
    if fate.end <= one.begin:
        return word not in _OF_THINGS
    return word in _HUMAN


_OF_THINGS = frozenset(
    """
    shot captured releasing released freed hurt hurts hurting charged
    """.split()  # noqa: SIM905
)
_HUMAN = frozenset(
    """
    killed dead died wounded injured arrested detained jailed kidnapped abducted murdered executed
    beheaded massacred slaughtered hostage hospitalised hospitalized perished martyred
    """.split()  # noqa: SIM905
)


def _of_one_more(line: Line, one: Group) -> Fate | None:
    """The fate of "convicted the president's son Orla Venn and 19 others", told far in front."""
    if not _names_one_more(line, one):
        return None
    for at in range(one.begin - 2, max(0, one.begin - _NEAR), -1):
        if line[at].low in (";", ":", "who", "that", "which"):
            return None
        fate = fates.before(line, at)
        if fate is not None:
            return Fate(fate.kind, one.end)
    return None


def _names_one_more(line: Line, one: Group) -> int:
    """1 if others are added to one person named before them ("Orla Venn and 19 others"), else 0."""
    if not one.others or low(line, one.begin - 1) not in _JOINTS:
        return 0
    before = line[max(0, one.begin - _NEAR) : one.begin - 1]
    if low(line, one.begin - 1) == "and":
        before = [t for t in before[-4:] if not (t.low == "," or t.low.isdigit())][-1:]
    return int(any(t.text[0].isupper() or t.low in ("himself", "herself") for t in before))


def _whole(line: Line, one: Group, known: list[_Told]) -> FigureKind | None:
    """The fate of those whom a group is a part of ("including two children", "two of them")."""
    before = low(line, one.begin - 1)
    if before not in _PARTS and not (
        one.quantity.of_them and before in (",", "(", "and", "—", "–")
    ):
        return None
    for told in reversed(known):
        if told.figure.kind != "perpetrators" and not told.figure.part_of:
            return told.figure.kind if one.begin - told.end < _NEAR else None
    return None


def _among(line: Line, i: int) -> FigureKind | None:
    """The fate of those whom parts are picked from: "among the dead were"."""
    match = _AMONG.search(" ".join(t.low for t in line[max(0, i - 9) : i]))
    return fates.NUMBERED[match["one"] or match["two"]] if match else None


def _outdated(line: Line, i: int) -> bool:
    """Whether the number there is the one that a newer figure replaces: "up from 12"."""
    return low(line, i - 1) == "from" and bool(
        re.search(
            r"\b(?:up|down|toll|revised|rose|raised|risen)\b",
            " ".join(t.low for t in line[max(0, i - 6) : i - 1]),
        )
    )


def _revised(line: Line, groups: list[Group]) -> bool:
    before = " ".join(t.low for t in line[max(0, groups[0].begin - 12) : groups[0].begin])
    behind = " ".join(t.low for t in line[groups[-1].end : groups[-1].end + 8])
    toll = "toll" in before or "number of" in before
    return (toll and bool(_REVISING.search(before))) or bool(
        re.search(r"\b(?:up|down|revised) from\b", behind)
    )


def _general(line: Line, begin: int, end: int) -> bool:
    """Whether a figure is of every year, or only supposed."""
    ahead = line[max(0, begin - 8) : begin]
    if any(token.low in _SUPPOSED for token in ahead):
        return True
    around = " ".join(t.low for t in (*ahead, *line[end : end + 10]))
    return bool(_GENERAL.search(around))


def _with_others(found: list[_Told]) -> list[Counted]:
    """The figures, "20 others" added to those of the same fate before them."""
    figures: list[_Told] = []
    for told in found:
        same = [
            k for k, f in enumerate(figures)
            if f.figure.kind == told.figure.kind and not f.figure.part_of
        ]  # fmt: skip
        if told.others and not told.figure.part_of and same:
            whole = figures[same[-1]].figure
            least, most = _sum([(whole.low, whole.high), (told.figure.low, told.figure.high)])
            figures[same[-1]] = told._replace(
                figure=replace(told.figure, low=least, high=most, start=whole.start)
            )
        else:
            figures.append(told)
    return [told.figure for told in figures]


# --- those who did it, nobody, and one who is named -----------------------------------------------

_DEEDS = re.compile(
    r"(?:opened fire|opening fire|stormed|burst into|blew (?:him|them|her)sel(?:f|ves) up|"
    r"detonated|"
    r"rammed|ambushed|hurled|went on a|attacked|drove into|ploughed into|plowed into|walked into|"
    r"shot (?:dead|at)|stabbed|carried out)\b"
)
_DONE = re.compile(
    r"(?:attacked|shot|stabbed|killed|murdered|ambushed|kidnapped|abducted|out|raided|stormed|"
    r"robbed|beaten|hijacked|assassinated|gunned down|shot dead|to death) by$"
)
_NO_BOMBERS = frozenset({"strategic", "stealth", "heavy", "nuclear", "jet", "dive", "fighter",
                         "long-range"})  # fmt: skip


def _doers(line: Line, groups: list[Group]) -> Iterator[_Told]:
    for one in groups:
        if one.others or one.quantity.of_them or not _did(line, one):
            continue
        figure = Counted(
            "perpetrators",
            one.quantity.low,
            one.quantity.high,
            line[one.begin].start,
            line[one.end - 1].end,
            one.quantity.form == "definite",
            False,
        )
        yield _Told(figure, one.begin, one.end)


def _did(line: Line, one: Group) -> bool:
    inside = [token.low for token in line[one.begin : one.end]]
    if perpetrator(one.head):
        aircraft = one.head.startswith("bomber") and any(
            word in _NO_BOMBERS or any(c.isdigit() for c in word) for word in inside[1:]
        )
        return not aircraft
    if not doer(one.head) or one.quantity.form == "definite":
        return False
    if _DONE.search(" ".join(t.low for t in line[max(0, one.begin - 4) : one.begin])):
        return True
    for at in range(one.end, min(one.end + 7, len(line))):
        if _DEEDS.match(" ".join(t.low for t in line[at : at + 4])):
            return True
        if line[at].low in _NO_DEED:
            return False
    return False


_NO_DEED = frozenset(
    """
    was were been being is are when after as while before by said and ; .
    """.split()  # noqa: SIM905
)

_NO_HARM = re.compile(
    r"(?:no|without)(?: (?:any|causing|known|civilian|reported|human|personal|military)){0,3}"
    r" (?:loss of (?P<life>life)|(?P<one>casualties|casualty|deaths|fatalities|injuries|injury|"
    r"arrests)(?: (?:or|and|nor) (?:of )?(?P<two>deaths|fatalities|injuries|arrests|damage))?)\b"
)
_HARM: dict[str, tuple[FigureKind, ...]] = {
    "casualties": ("killed", "wounded"), "casualty": ("killed", "wounded"),
    "deaths": ("killed",), "fatalities": ("killed",), "life": ("killed",),
    "injuries": ("wounded",), "injury": ("wounded",), "arrests": ("detained",),
}  # fmt: skip


_NOBODY = frozenset({"no", "nobody", "none", "no-one", "without"})
_HE_OR_SHE = frozenset({"he", "she"})


def _nobody(line: Line, i: int) -> list[_Told]:
    """Figures of 0: "no one was hurt", "none of the passengers were killed", "no casualties"."""
    if _general(line, i, i):
        return []
    match = _NO_HARM.match(" ".join(t.low for t in line[i : i + 9]))
    if match:
        end = i + len(match.group().split())
        harm = [kind for word in match.groups() if word for kind in _HARM.get(word, ())]
        return [_single(line, kind, 0, i, end) for kind in harm]
    if low(line, i) == "without":
        return []
    for at in range(i + 1, min(i + 9, len(line))):
        if line[at].low in ("else", "other", "others", "more", ",", "longer"):
            return []
        if low(line, i) != "no" or low(line, at - 1) == "one" or people(low(line, at - 1)):
            fate = fates.became(line, at)
            if fate is not None and fate.kind:
                return [_single(line, fate.kind, 0, i, fate.end)]
    return []


def _named(line: Line, i: int) -> list[_Told]:
    """One who is named, or "he": "Orla Venn, 21, was killed"."""
    end = _name_end(line, i)
    if end is None:
        return []
    if low(line, end) == "," and low(line, end + 1).isdigit() and low(line, end + 2) == ",":
        end += 3
    if low(line, end) in ("were", "are", "have"):
        return []
    fate = fates.became(line, end)
    if fate is None or fate.kind not in ("killed", "wounded", "detained", "held"):
        return []
    if low(line, fate.end - 1) in ("shot", "stabbed") or _general(line, i, fate.end):
        return []
    return [_single(line, fate.kind, 1, i, fate.end)]


def _name_end(line: Line, i: int) -> int | None:
    """The token behind a name of a person, or "he" or "she", that begins at `i`."""
    if low(line, i) in _HE_OR_SHE:
        return i + 1
    if i and (_capital(line[i - 1]) or low(line, i - 1) in ("the", "'", "’")):
        return None
    end = i
    while end < min(i + 4, len(line)) and _capital(line[end]):
        if line[end].low in listed("bodies") or people(line[end].low) or thing(line[end].low):
            return None
        end += 1
    return end if end > i else None


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and not token.text.isupper() and token.low not in _NO_NAMES


_NO_NAMES = frozenset(
    """
    the a an he she it they we you i this that these those there who what which when where everyone
    everybody someone somebody nobody anyone none no one two three four five six seven eight nine
    ten in on at after before during and but so police his her its their another several many some
    most all more former nothing everything something
    """.split()  # noqa: SIM905
)


def _single(line: Line, kind: FigureKind, number: int, begin: int, end: int) -> _Told:
    figure = Counted(
        kind, number, number, line[begin].start, line[end - 1].end, number == 1, revised=False
    )
    return _Told(figure, begin, end)
