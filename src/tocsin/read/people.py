"""People as they are counted: "at least 15 former police officers", "13" alone, "a man", "her son".

A quantity (see `numbers`) with the noun that it counts is a group. Nouns for people are known by
lists and endings; another plural noun ("12 Yazidis", "six herders") may be people too, if what
befell them befalls only people, unless it is known to be something else.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tocsin.read.numbers import Line, Quantity, Token, low, quantity
from tocsin.records.incident import FigureKind

_LONGEST = 8  # words of a noun with what describes it
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|(?:\w+teen|four|fif|six|seven|eigh|nin|ten|twelf)th|first|second|third|late"
)
_MOST = 6  # groups added up
_JOINTS = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("and",), ("plus",))
_ATTRIBUTES: dict[str, FigureKind] = {
    "captured": "detained", "detained": "detained", "arrested": "detained", "jailed": "detained",
    "imprisoned": "detained", "wounded": "wounded", "injured": "wounded", "dead": "killed",
    "kidnapped": "held", "abducted": "held", "missing": "missing", "displaced": "displaced",
}  # fmt: skip
# Words that are counted themselves and say what befell people.
_BEHIND_PERSON = frozenset({",", "was", "has", "had", "is", "who"})
_TELLING: dict[str, FigureKind] = {
    "deaths": "killed", "fatalities": "killed", "injuries": "wounded",
    "bodies": "killed", "corpses": "killed", "dead": "killed", "arrests": "detained",
    "hostages": "held", "captives": "held", "abductees": "held",
}  # fmt: skip
_STOP = frozenset(
    """
    in on at near from of to for by with without within inside outside aboard after before during
    while when where as since until and or but nor if than that which who whom whose what because
    although though so is are was were be been being am has have had having do does did will would
    can could may might must shall should not n't it he she they we you i him them us me this there
    here said says say told were into onto over under through across against among amid around
    behind between beyond along per via yet also later then ago earlier still the a an his her its
    their my our your these those both each every all any some no none else only just about killed
    including include included includes left remain remained remains yesterday today tonight died
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december out up down off away back too hurt shot
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Group:
    """A quantity with what it counts, over the tokens `[begin, end)`.

    `head` is the noun in lower case, "" where there is none ("killing 13"). `people` is whether it
    is known to name people. `fate` is what a word within says befell them ("four captured gunmen",
    "15 deaths"), else None. `others` is true for people on top of those named before.
    """

    quantity: Quantity
    begin: int
    end: int
    head: str
    people: bool
    fate: FigureKind | None
    others: bool

    @property
    def many(self) -> bool:
        """Whether more than one are counted."""
        return (self.quantity.low or 0) > 1 or (self.quantity.high or 0) > 1


def group(line: Line, i: int) -> Group | None:
    """The group that begins at token `i`, or None: no quantity, or what it counts is no people."""
    count = quantity(line, i)
    if count is None:
        return None
    run = _run(line, count.end)
    if count.of_them:
        members = [k for k in run if people(line[k].low)]
        fate = _ATTRIBUTES.get(low(line, count.end))  # "two of the wounded"
        end = members[0] + 1 if members else count.end + (fate is not None)
        return Group(count, i, end, "them", True, fate, False)
    at = _person_at(line, count, run)
    if at is None:
        return _bare(line, count, run)
    head = low(line, at)
    inside = [low(line, k) for k in range(count.end, at)]
    fates = [_ATTRIBUTES[word] for word in inside if word in _ATTRIBUTES]
    telling = _TELLING.get(head, fates[-1] if fates and count.form == "number" else None)
    others = count.more or head == "others" or "other" in inside or "more" in inside
    end = _row_end(line, at + 1) if count.form == "number" else at + 1
    return Group(count, i, end, head, _counts_people(line, at), telling, others)


def _row_end(line: Line, i: int) -> int:
    """The token behind further nouns that the same number counts: "13 men, women and children"."""
    end = i
    if low(line, i) == "," and people(low(line, i + 1)) and low(line, i + 2) == "and":
        end = i + 2
    return end + 2 if low(line, end) in ("and", "or") and people(low(line, end + 1)) else i


def _run(line: Line, i: int) -> range:
    """The words behind a quantity that may belong to its noun."""
    end = i
    while end < min(i + _LONGEST, len(line)):
        word = line[end].low
        attribute = word in _ATTRIBUTES and any(
            people(low(line, k)) or person(low(line, k)) or low(line, k) in _TELLING
            for k in (end + 1, end + 2)
        )
        stops = (word in _STOP and line[end].text != "US") or (
            word in _ATTRIBUTES and not attribute
        )
        if stops or not (word[0].isalnum() and any(c.isalpha() for c in word)):
            break
        end += 1
    return range(i, end)


def _person_at(line: Line, count: Quantity, run: range) -> int | None:
    """The token of the noun: the last of the first row of nouns for people, else a plural."""
    one = count.form != "number" or (count.low or count.high) == 1
    known = person if one else people
    found: int | None = None
    for k in run:
        if found is None and thing(line[k].low):
            return None
        if line[k].low.endswith("-year-old") and k + 1 in run:
            continue
        if known(line[k].low) or (not one and line[k].low in _TELLING):
            found = k
        elif found is not None and not (people(line[k].low) or person(line[k].low)):
            follows = [low(line, n) for n in (k + 1,) if n in run]
            if not any(people(word) for word in follows) or line[k].low in _TELLING:
                break
    ordinal = any(_ORDINAL.fullmatch(line[k].low) for k in run)  # "the 31st person"
    if count.form == "single" and found is None and run and line[run[-1]].text[:1].isupper():
        found = run[-1] if low(line, run[-1] + 1) in _BEHIND_PERSON else None  # "a Tesseli was"
    if found is not None or one:
        return None if ordinal else found
    return next((k for k in run if _plural(line[k])), None)


def _bare(line: Line, count: Quantity, run: range) -> Group | None:
    """A number without a noun: "killing 13", "hundreds more"."""
    if count.form != "number":
        return None
    end = count.end
    more = low(line, end) in ("more", "others")
    if more:
        end += 1
    elif len(run) or (low(line, count.begin - 1) == "," == low(line, end)):  # ", 52," is an age
        return None
    return Group(count, count.begin, end, "", False, None, more or count.more)


def _counts_people(line: Line, at: int) -> bool:
    word = line[at]
    return (
        people(word.low)
        or person(word.low)
        or word.low in _TELLING
        or (word.text[0].isupper() and word.low not in _listed("things") and word.text != "I")
    )


def _plural(word: Token) -> bool:
    no = ("ss", "us", "'s") if word.text[0].isupper() else ("ss", "us", "is", "'s")
    return len(word.low) > 3 and word.low.endswith("s") and not word.low.endswith(no)


def thing(word: str) -> bool:
    """Whether a noun in lower case names no people: hours, miles, houses, attacks."""
    return word in _listed("things") or word in _listed("not_people")


def chain(line: Line, i: int) -> list[Group]:
    """The group at token `i` and those that are added to it: "two men, a woman and a child"."""
    first = group(line, i)
    if first is None:
        return []
    found = [first]
    joined = 1  # how many of the groups an "and" has closed the row of
    while len(found) < _MOST and not found[-1].quantity.of_them:
        at, final = _joint(line, found[-1].end)
        following = group(line, at) if at else None
        if following is None or following.quantity.of_them or not following.head:
            break
        found.append(following)
        joined = len(found) if final else joined
    return _broken_down(found[:joined])


def _joint(line: Line, i: int) -> tuple[int, bool]:
    """The token behind a joint, 0 where there is none, and whether it ends a row."""
    comma = low(line, i) == ","
    i += comma
    for words in _JOINTS:
        if all(low(line, i + n) == word for n, word in enumerate(words)):
            return i + len(words), True
    return (i, False) if comma else (0, False)


def _broken_down(found: list[Group]) -> list[Group]:
    """The groups without those that only break the first one down: "15, ten women and five men"."""
    first, rest = found[0].quantity.low, [g.quantity.low or 0 for g in found[1:]]
    whole = found[0].head in ANYBODY and len(rest) > 1 and first == sum(rest)
    return found[:1] if whole else found


# Nouns that say nothing of what sort of people they are.
ANYBODY = frozenset(
    {
        "people",
        "persons",
        "civilians",
        "victims",
        "passengers",
        "members",
        "residents",
        "dead",
        "",
        "others",
        "more",
        "lives",
        "bodies",
        "deaths",
        "fatalities",
        "injuries",
    }
)


def people(word: str) -> bool:
    """Whether a noun in lower case names people."""
    if word in _listed("people") or word.endswith("-year-olds"):
        return True
    endings = ("men", "women", "people", "ists", "ers", "ors", "ees", "children")
    return word.endswith(endings) and len(word) > 5 and not thing(word)


def person(word: str) -> bool:
    """Whether a noun in lower case names one person."""
    if word in _singulars("people") or word.endswith("-year-old"):
        return True
    return word.endswith(("man", "woman", "ist", "child")) and word not in _NO_PERSON


def perpetrator(word: str) -> bool:
    """Whether a noun in lower case, singular or plural, names those who did it."""
    return word in _listed("perpetrators") or word in _singulars("perpetrators")


def doer(word: str) -> bool:
    """Whether a noun names people who may have done it, if the words around say so."""
    return word in _listed("doers") or word in _singulars("doers")


_NO_PERSON = frozenset({"human", "german", "roman", "ottoman", "list", "mist", "twist", "resist"})


@cache
def _listed(name: str) -> frozenset[str]:
    table = tomllib.loads(files("tocsin.read").joinpath("figures.toml").read_text("utf-8"))
    return frozenset(table[name].lower().split())


@cache
def _singulars(name: str) -> frozenset[str]:
    return frozenset(_singular(w) for w in _listed(name)) - {"other", "police", "staff", "crew"}


_SINGULAR = {"wives": "wife", "housewives": "housewife", "thieves": "thief"} | {
    "passers-by": "passer-by", "coaches": "coach", "people": "person",
}  # fmt: skip


def _singular(word: str) -> str:
    for plural, single in (("children", "child"), ("men", "man"), ("ies", "y"), ("s", "")):
        if word in _SINGULAR:
            return _SINGULAR[word]
        if word.endswith(plural):
            return word[: -len(plural)] + single
    return word
