"""Whether words tell of something that happened, or of a plan, a threat, a report, or nothing.

Decided by what stands before a trigger in its sentence, in the order of the functions' rules;
where no rule speaks, by the network's judgement of how surely it happened.
"""

import re

from tocsin.records.incident import Status

_BACK = 90  # characters of the sentence before a trigger that are looked at
_LEAST = 0.2  # below this the network holds that it didn't happen, of −3 to 3

_GAP = r"(?:[\w’'-]+\s+){0,3}$"  # what may stand between such words and the trigger
_BARE = r"(?:(?!(?:to|with|between|about|into|that|who|which)\b)[\w’'-]+\s+){0,3}$"
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|prepar(?:e|es|ed|ing)|intend(?:s|ed|ing)?|"
    r"conspir(?:ed|ing|acy)|determined|seek(?:s|ing)?|sought|aim(?:s|ed|ing)?|hop(?:ed|es|ing)|"
    r"tried|trying|attempt(?:s|ed|ing)?|attempts? at|about)\s+"
    r"(?:(?:to|for|at|on|an?|the|another|more|its|their|his|further|new|carry out|launch|stage|"
    r"commit|mount|conduct|execute)\s+){1,4}" + _GAP,
    re.I,
)
_PLANNED_NOUN = re.compile(
    r"(?<!-)\b(?:planned|intended|imminent|would-be|attempted|upcoming|forthcoming|future)\s+"
    + _GAP,
    re.I,
)
# "Charged with attempted murder" tells of no plan, and who planned the attack did it.
_CHARGED = re.compile(
    r"\b(?:charge[ds]?|charging|wanted|convict(?:ed|ion)|suspicion|accused|counts? of|guilty|"
    r"sentenced|investigat(?:ed|ing|ion)|indict(?:ed|ment))\s+"
    r"(?:[\w-]+\s+){0,4}?[“\"]?(?:attempted|conspiracy to|conspiring to)\s+$",
    re.I,
)
_MASTERED = re.compile(
    r"(?<!had )(?<!were )(?<!was )\b(?:planned|plotted|organi[sz]ed|prepared)\s+"
    r"(?:the|this|these|both)\s+$"
)
_FOILED = re.compile(
    r"\b(?:foil(?:s|ed|ing)?|thwart(?:s|ed|ing)?|prevent(?:s|ed)|disrupt(?:s|ed|ing)?|"
    r"neutrali[sz](?:ed|ing)|uncover(?:s|ed|ing)?|avert(?:s|ed|ing)?|intercept(?:s|ed)?|"
    r"broke(?:n)? up|bust(?:s|ed)|failed to (?:explode|detonate)|defused|(?:was|were) stopped)\b"
    r"|\b(?:foiled|thwarted)\s+" + _GAP,
    re.I,
)
_THREATENED = re.compile(
    r"\b(?:threat(?:en(?:s|ed|ing)?|s)?\s+(?:to|of|that|more)|vow(?:s|ed|ing)?\s+to|pledg(?:es|ed)\s+to|"
    r"swore\s+to|warn(?:s|ed)?\s+(?:that\s+)?(?:it|they|he|she|we)\s+(?:would|will))\s+" + _GAP,
    re.I,
)
_NOT = re.compile(
    r"(?:\b(?:no|not|never|without|nor|neither|cannot)|n[’']t)\s+"
    + _BARE
    + r"|\bden(?:y|ies|ied|ying)\s+(?:that\s+)?"
    + _GAP,
    re.I,
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|would|could|might|may|should|can|will|must|any|possible|potential|likely|"
    r"whether|nearly|almost|narrowly|(?:risks?|threats?|fears?|dangers?|possibility|prospect|means?|case|forms?|"
    r"acts?|signs?) of|prevent(?:ing)?|avoid(?:ing)?|stop(?:ping)?|against|calls? for|to combat|"
    r"to counter|resort(?:s|ed)? to|to avoid|to prevent|such|like|target of|targets for|"
    r"investigat(?:e|ing)|end to|to stop|to halt|to end|under further)\s+" + _BARE,
    re.I,
)
_DONE = re.compile(r"\b(?:may|might|could|must|would)\s+have\s+(?:been\s+)?(?:\w+ly\s+)?$", re.I)
_PURPOSE = re.compile(r"\b(?:to|and)\s+$", re.I)
_BASE = re.compile(
    r"(?:attack|kill|bomb|shoot|kidnap|maim|assassinate|arrest|detain|torture|raid|"
    r"execute|storm|wound|injure|behead|launch|ambush|clash|oust|overthrow)$",
    re.I,
)
_DID = re.compile(
    r"\b(?:went on|managed|continued|proceeded|began|begun|started|helped|used|returned)\s+to\s+$",
    re.I,
)
_ALLEGED = re.compile(
    r"\b(?:alleg(?:ed|edly|es|ations?|ing)|reportedly|supposedly|accus(?:es?|ed|ing|ations?)|"
    r"reports? (?:of|that)|(?:said|reported|believed|thought|suspected|claimed) to have|"
    r"unconfirmed|unverified|suspected of|claim(?:s|ed)? that)\b",
    re.I,
)
_OF_IT = 160  # characters before a trigger in which such a word makes it a report


def status(text: str, sentence: int, start: int, end: int, sure: float) -> Status | None:
    """What the words at `[start, end)` tell of, None for what did not and will not happen.

    Args:
        text: the article's text.
        sentence: where the trigger's sentence begins.
        start: of the trigger.
        end: of the trigger.
        sure: whether it happened, as the network judges: 3 surely, −3 surely not.
    """
    low = max(sentence, start - _BACK)
    before = text[low:start]
    if _THREATENED.search(before):
        return "threatened"
    if _CHARGED.search(before):
        return None
    foiled = _foiled(text, sentence, start, end)
    did = _MASTERED.search(before) and not foiled
    if not did and (_PLANNED.search(before) or _PLANNED_NOUN.search(before)):
        return "foiled" if foiled else "planned"
    if _DONE.search(before):
        return "alleged"
    if _NOT.search(before) or _SUPPOSED.search(before):
        return None
    if _PURPOSE.search(before) and _BASE.match(text[start:end]) and not _DID.search(before):
        return None
    if sure < _LEAST:
        return None
    if _FOILED.search(before):
        return "foiled"
    return "alleged" if _ALLEGED.search(text[max(sentence, start - _OF_IT) : start]) else "happened"


def _foiled(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether a plan came to nothing, by a word anywhere near in its sentence."""
    return bool(_FOILED.search(text, max(sentence, start - 2 * _BACK), end + _BACK))
