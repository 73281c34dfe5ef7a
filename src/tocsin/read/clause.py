"""Who does what to whom around a verb: the noun phrases that are its subject and its object.

Read from the words alone, by closed classes: determiners, prepositions, auxiliaries, conjunctions.
To the left of a verb stand its auxiliaries and adverbs, then the subject with all that hangs on
it: "[the head] of the group in Orlec, a town by the sea, has reportedly attacked". To its right
stands the object, up to the next preposition, comma or verb. English news is regular enough for
that; what isn't gives no subject rather than a wrong one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tocsin.read.sentences import Range

Voice = Literal["active", "passive"]

_REACH = 240  # characters to either side of a verb that are looked at
_LONGEST = 9  # words of a noun phrase
_ASIDE = 160  # characters between the commas around an aside
_WORD = re.compile(r"\w[\w’'.-]*\w|\w|[^\w\s]")

_BE = frozenset(["was", "were", "been", "being", "is", "are", "be", "got", "get", "gets"])
_AUXILIARY = _BE | frozenset(["has", "have", "had", "having", "did", "does", "do", "to"])
_ADVERBS = frozenset(
    """also later then already since just first now again twice once still ever soon even only
    allegedly reportedly today yesterday apparently all both each""".split()  # noqa: SIM905
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday overnight tonight".split()  # noqa: SIM905
)
# Verbs that lend their subject to the one behind "to", or carry out the deed that a noun names.
_LENDS = re.compile(
    r"(?:went on|managed|continued|proceeded|began|begun|begin|begins|started|helped|used|failed|"
    r"tried|attempted|planned|plotted|intended|threatened|vowed|wanted|prepared|conspired|"
    r"reported|said|believed|thought|alleged|suspected|known|claimed)$"
)
_CARRIES = re.compile(
    r"(?:conduct(?:ed|s|ing)?|carr(?:ied|ies|ying) out|launch(?:ed|es|ing)?|stag(?:ed|es|ing)|"
    r"mount(?:ed|s|ing)?|commit(?:ted|s|ting)?|perpetrat(?:ed|es|ing)|unleash(?:ed|es|ing)?|"
    r"perform(?:ed|s|ing)?|plann(?:ed|ing)|plott(?:ed|ing)|prepar(?:ed|es|ing)|beg[au]n|led|"
    r"ordered|orchestrat(?:ed|es|ing)|execut(?:ed|es|ing)|made|fir(?:ed|es|ing))$"
)
_PREPOSITIONS = frozenset(
    """of in on at near from for with without by against inside outside across after before during
    since under over around between among along through into onto towards toward behind beyond
    within about amid despite like including off up""".split()  # noqa: SIM905
)
_SHARES = frozenset(
    """thousands hundreds dozens scores tens number group couple handful total members fighters
    some many most several all part crowd""".split()  # noqa: SIM905
)
_CLAUSAL = frozenset({"after", "before", "since", "until"})  # a clause may follow them, too
_RELATIVE = frozenset({"who", "which", "that"})
_OPENS = frozenset(
    """that when while as because where although though if whether until after before since said
    says and but or so what how why than""".split()  # noqa: SIM905
)
_STOP = frozenset(
    """and or but who which that when while as because where although though if until after before
    since whom whose is are was were be been being has have had will would can could may might must
    should did does do said says told what how why than then not to""".split()  # noqa: SIM905
)
_DETERMINERS = frozenset(
    """a an the his her its their our my your this these those some several many another two three
    four five six seven eight nine ten""".split()  # noqa: SIM905
)
_FINITE = re.compile(
    r"(?:\w{3,}(?<!hundr)(?<!ne)(?<!mask)(?<!arm)(?<!unit)(?<!alli)(?<!radicali[sz])ed|said|says|told|took|went|came|fell|"
    r"broke|blew|shot|fought|began|left|made|gave|led|struck|hit|drove|held|kept|saw|became|burst|fled|"
    r"ran|stood|lay|sat|got|sent|set|put|lost|won|met|kills|opens|has|had)$"
)
_ENTERS = frozenset({"at", "on", "into", "against", "over", "towards"})
_PARTICLE = frozenset({"dead", "down", "up", "out", "off", "alive", "fire"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb's voice, and the noun phrases that are its subject and its object.

    Phrases are ranges of characters without what hangs on them by a preposition; coordinated ones
    ("police and soldiers") are several. Empty where the words don't tell.
    """

    voice: Voice
    subject: tuple[Range, ...] = ()
    object: tuple[Range, ...] = ()


def clause(text: str, sentence: Range, start: int, end: int) -> Clause | None:
    """The clause around words that tell of a deed; None for a noun that no verb carries out.

    Args:
        text: the article's text.
        sentence: the sentence that holds the words.
        start: of the words: a verb ("attacked", "was shot"), or a noun ("two strikes").
        end: of the words.
    """
    left = _words(text, max(sentence[0], start - _REACH), start)
    wording = text[start:end].lower()
    if not is_verb(wording, left):
        verb = _carrier(left)
        if verb is None:
            return None
        passive, acting = _actor(left[:verb])
        return Clause("passive" if passive else "active", tuple(acting))
    if wording.split(" ")[0].endswith("ing") and left and left[-1].text == ",":
        # "…, killing two men": what the sentence begins with did.
        return Clause("active", tuple(_first(left)), tuple(objects(text, sentence, end)))
    passive, acting = _actor(left)
    passive = passive or bool(_IN_PASSIVE.match(wording))
    found = () if passive else tuple(objects(text, sentence, end))
    if not found and _SUFFERS.match(wording):
        passive = True  # "four men injured in Orlec", "two people died"
    return Clause("passive" if passive else "active", tuple(acting), found)


_SUFFERS = re.compile(
    r"(?:killed|wounded|injured|hurt|died|dies|slain|arrested|detained|captured|apprehended|kidnapped|"
    r"abducted|tortured|raped|beheaded|murdered|massacred|assassinated|sentenced|convicted|jailed|"
    r"executed|hanged|freed|released|stabbed|shot dead)\b"
)


def subject(text: str, low: int, at: int) -> tuple[Range, ...]:
    """The noun phrases that are the subject of the verb at an offset; `low`: of its sentence."""
    return tuple(_actor(_words(text, max(low, at - _REACH), at))[1])


def objects(text: str, sentence: Range, at: int) -> list[Range]:
    """The noun phrases that begin at an offset, as the object of what stands before it."""
    return _object(_words(text, at, min(sentence[1], at + _REACH)))


def is_verb(wording: str, left: Sequence["_Word"] = ()) -> bool:
    """Whether words in lower case are a verb: by their form and what stands before them."""
    before = left[-1].text.lower() if left else ""
    if before in _DETERMINERS or before in ("of", "by") or before.endswith(("’s", "'s")):
        return False
    first, _, _ = wording.partition(" ")
    if before in ("to", "would", "will", "could") and first.isalpha():
        return True
    if before == "," and first.endswith("ing"):
        return True
    return bool(_IN_PASSIVE.match(wording) or _VERB.search(first) or _VERB.search(wording))


_IN_PASSIVE = re.compile(r"(?:was|were|been|being|got)\b")
_VERB = re.compile(
    r"(?:[a-z]{2,}ed|shot|blown|blew|slain|slew|taken|took|hit|struck|fought|held|threw|set|drove|"
    r"overran|overthrew|put|broke|burst|kills|opens|shoots|guns|storms|"
    r"launches|seizes|frees|ousts|invades|jails|detains|abducts|kidnaps)$"
)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In lower case; names that would read as other words stay as they are."""
        return self.text if self.text in ("IS", "IT", "US") else self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def _words(text: str, low: int, high: int) -> list[_Word]:
    return [_Word(m.group(), *m.span()) for m in _WORD.finditer(text, low, high)]


def _carrier(left: Sequence[_Word]) -> int | None:
    """Which word begins the verb that carries out a noun's deed: "jets [conducted] two strikes"."""
    for at in range(len(left) - 1, max(-1, len(left) - 7), -1):
        word = left[at]
        if not word.is_word or word.low in _PREPOSITIONS - {"of", "out"}:
            break
        if at and _CARRIES.match(f"{left[at - 1].low} {word.low}"):
            return at - 1
        if _CARRIES.match(word.low):
            return at
    return None


def _actor(left: Sequence[_Word]) -> tuple[bool, list[Range]]:
    """Whether the verb behind these words is in the passive, and its subject."""
    rest, passive, infinitive = _without_auxiliaries(left)
    if not infinitive:
        return passive, _subject(rest)
    if not rest or not _LENDS.match(rest[-1].low):
        return False, []
    return False, _subject(_without_auxiliaries(rest[:-1])[0])


def _without_auxiliaries(left: Sequence[_Word]) -> tuple[list[_Word], bool, bool]:
    """The words without the verb's auxiliaries and adverbs; is it passive, is it behind "to"?"""
    rest = list(left)
    passive = infinitive = False
    while rest:
        word = rest[-1].low
        if word in _AUXILIARY:
            passive |= word in _BE
            infinitive |= word == "to"
        elif not (
            word in _ADVERBS
            or word in _DAYS
            or (word.endswith("ly") and len(word) > 4 and word not in ("family", "july", "italy"))
        ):
            break
        rest.pop()
        if infinitive:
            break
    if rest and rest[-1].low in _PREPOSITIONS and len(rest) < len(left):
        # "on Sunday" went with its day.
        rest.pop()
        return _again(rest, passive=passive, infinitive=infinitive)
    return rest, passive, infinitive


def _again(rest: list[_Word], *, passive: bool, infinitive: bool) -> tuple[list[_Word], bool, bool]:
    words, more, to = _without_auxiliaries(rest) if not infinitive else (rest, False, False)
    return words, passive or more, infinitive or to


def _subject(left: Sequence[_Word]) -> list[Range]:
    """The noun phrases that end right before a verb, or those that its clause begins with."""
    rest = list(left)
    if rest and rest[-1].low in _RELATIVE:  # "the man who attacked": whom that stands for
        rest.pop()
        if rest and rest[-1].text == ",":
            rest.pop()
    elif rest and rest[-1].text == ",":
        rest = _before_aside(rest)
    if rest and rest[-1].low in ("and", "or", "then", ",", "but"):
        return _first(rest)
    return _last(rest)


def _before_aside(rest: Sequence[_Word]) -> list[_Word]:
    """What stands before ", a town by the sea," where that is so."""
    for n in range(len(rest) - 2, -1, -1):
        word = rest[n]
        if word.text in '.;:“”"' or rest[-1].start - word.start > _ASIDE:
            break
        if word.text == ",":
            return list(rest[:n])
    return []


def _last(rest: Sequence[_Word]) -> list[Range]:
    """The noun phrase at the end, past what hangs on it, with those that are coordinated to it."""
    found: list[Range] = []
    at = len(rest) - (rest[-1].text in '”"’' if rest else 0)
    while at > 0:
        begin = _phrase(rest, at)
        if begin == at:
            break
        found.insert(0, (rest[begin].start, rest[at - 1].end))
        before = rest[begin - 1].low if begin else ""
        if before in _CLAUSAL and len(found) == 1:
            break
        if before == "of" and begin > 1 and rest[begin - 2].low in _SHARES:
            break  # "thousands of activists"
        if before in _PREPOSITIONS and begin > 1 and _phrase(rest, begin - 1) < begin - 1:
            found.pop(0)  # what hung on the phrase before it
            at = begin - 1
        elif before in ("and", ",") and begin > 1 and _is_row(rest, begin - 1):
            at = begin - 1 - (before == "and" and rest[begin - 2].text == ",")
        else:
            break
    return found


def _is_row(rest: Sequence[_Word], at: int) -> bool:
    """Whether a noun phrase of its own clause stands before "and" or a comma at `at`."""
    if rest[at].text == ",":
        return any(w.low == "and" for w in rest[at + 1 : at + 8])
    begin = _phrase(rest, at)
    if begin == at or _FINITE.match(rest[at - 1].low):
        return False
    before = rest[begin - 1].low if begin else "."
    # "To win the case and the guards left": that is an object.
    return not before[0].isalnum() or before in (_OPENS | _DAYS | _PREPOSITIONS)


def _phrase(rest: Sequence[_Word], end: int) -> int:
    """Where the noun phrase begins that ends before word `end`; `end` itself if there is none."""
    begin = end
    while begin > 0 and end - begin < _LONGEST:
        word = rest[begin - 1]
        if not word.is_word and word.text not in "’'&/%":
            break
        if word.low in _STOP or word.low in _PREPOSITIONS or word.low in _DAYS:
            break
        if _finite(rest, begin - 1, end):
            break
        begin -= 1
        if word.low in _DETERMINERS - {"two", "three", "four", "five", "six", "seven", "eight",
                                       "nine", "ten"}:  # fmt: skip
            break
    return begin


def _finite(rest: Sequence[_Word], at: int, end: int) -> bool:
    """Whether a word is a verb rather than an attribute: "masked men", but "fled police"."""
    word = rest[at]
    if not _FINITE.match(word.low):
        return False
    return at == end - 1 or rest[at + 1].low in _DETERMINERS or rest[at + 1].text[0].isupper()


def _first(rest: Sequence[_Word]) -> list[Range]:
    """The noun phrase that the clause begins with: "[He] drove up and"."""
    begin = 0
    for n in range(len(rest) - 1, -1, -1):
        if rest[n].text in ';:“”"—–-)' or (
            rest[n].low in _OPENS - {"and", "but", "or", "so"} and n < len(rest) - 3
        ):
            begin = n + 1
            break
    words = rest[begin:]
    if words and words[0].low in _PREPOSITIONS:  # "On Monday, the man …", "In 2014 the man …"
        comma = next((n for n, w in enumerate(words) if w.text == ","), None)
        dated = len(words) > 1 and (words[1].text.isdigit() or words[1].low in _DAYS)
        words = words[comma + 1 :] if comma is not None else words[2:] if dated else []
    end = 0
    while end < min(len(words), _LONGEST):
        word = words[end]
        if not word.is_word or word.low in _STOP or word.low in _PREPOSITIONS:
            break
        if _FINITE.match(word.low):
            break
        end += 1
    return [(words[0].start, words[end - 1].end)] if 0 < end < len(words) else []


def _object(behind: Sequence[_Word]) -> list[Range]:
    """The noun phrases right behind a verb: "shot dead [two men] and [a boy] in Orlec"."""
    at = 0
    while at < len(behind) and behind[at].low in _PARTICLE:
        at += 1
    if _past_total(behind, at) == at and at < len(behind) and behind[at].low in _ENTERS:
        at += 1  # "fired at", but not "killed at least"
    found: list[Range] = []
    while at < len(behind):
        at = _past_total(behind, at)
        end = at
        while end < len(behind) and end - at < _LONGEST:
            word = behind[end]
            if not word.is_word and word.text not in "’'&":
                break
            if word.low in _STOP or word.low in _PREPOSITIONS:
                break
            if end > at and (word.low in _DETERMINERS or _ends(behind, end)):
                break
            end += 1
        if end == at:
            break
        found.append((behind[at].start, behind[end - 1].end))
        joint = behind[end].low if end < len(behind) else ""
        if joint not in ("and", ",") or not _goes_on(behind, end + 1):
            break
        at = end + 1 + (joint == "," and behind[end + 1].low == "and")
    return found


def _past_total(behind: Sequence[_Word], at: int) -> int:
    """Past "a total of", "at least", "dozens of": the phrase begins with what is counted."""
    words = "".join(f"{w.low} " for w in behind[at : at + 8])
    match = _TOTAL.match(words)
    return at + (match.group().count(" ") if match else 0)


_TOTAL = re.compile(
    r"(?:(?:an? )?(?:further |large )?(?:total|number|group|couple|handful|dozens|scores|hundreds|"
    r"thousands|tens|some|many|most|several|members) of (?:the )?"
    r"|(?:at least|at most|more than|up to|as many as) )*"
)


def _ends(behind: Sequence[_Word], at: int) -> bool:
    """Whether a word behind a noun is a verb or adverb: "killed two men [working] in"."""
    word = behind[at]
    low = word.low
    if low in _DAYS or low in _ADVERBS or low in ("last", "this", "earlier", "early", "late"):
        return True
    return not word.text[0].isupper() and bool(
        re.match(r"\w{3,}(?:ing|ly)$|\w{4,}ed$", low) and low not in ("armed", "unarmed")
    )


def _goes_on(behind: Sequence[_Word], at: int) -> bool:
    """Whether a further noun phrase begins there: with a determiner, a number or a name."""
    if at < len(behind) and behind[at].low == "and":
        at += 1
    if at >= len(behind):
        return False
    word = behind[at]
    return word.low in _DETERMINERS or word.text[0].isdigit()
