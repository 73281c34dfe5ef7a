"""What a danger is: harm by others. Not what the speaker will do, nor politics, nor an if."""

import re

from tocsin.read.warned.words import AVOID, CONSEQUENCES, DOER, HARM, PERIL, POLITICS, VIOLENCE

_IF = re.compile(r"\b(?:if|unless|should)\b(?! (?:possible|necessary|needed|they see))", re.I)
_DOES = (
    r"(?:will|would|can|could|may|might|shall|must|[’']ll|is|are|was|were|has|have|had|reserve\w*)"
)
# What the speaker will do is a threat; what will befall those spoken of is not.
OWN = re.compile(
    r"^\W*(?:that\s+)?(?:it|they|he|she|we|I|(?:its|their|our)\s+(?:\w+\s+)?"
    r"(?:forces|troops|army|military|soldiers|jets|planes|navy|men))"
    rf"(?:\s+{_DOES}|[’'](?:ll|d|re|m|s|ve))(?:\s+[\w-]+){{0,4}}?\s+(?<!be )(?<!been )"
    r"(?:attack|strike|bomb|kill|launch|respond|retaliate|destroy|hit|target|shoot|invade|use|"
    r"punish|"
    r"crush|avenge|attacking|striking|bombing|targeting)\b"
    r"|\bor (?:die|be killed|face)\b|\b(?:we|I) (?:will|shall)\b|[’']ll\b|\bthreat of force\b",
    re.I,
)
PLAN = re.compile(
    r"\b(?:(?:prepar|plann|plott|intend|determin|conspir|aim)(?:e|ed|es|ing|s)?|plans?|plots?)\b"
    r"|\b(?:about|set|going|ready) to\b"
    r"|\b(?:imminent|impending|planned|possible|potential|upcoming|looming|likely|future)\b"
    r"|\b(?:could|may|might|would|will)\b(?! have\b)|\bplots?\b|\bthreats?\b",
    re.I,
)
PLANNED = re.compile(
    rf"(?:{PLAN.pattern})[^.;:\n]{{0,60}}?\b(?:attack|strik|bomb|target|kill|shoot|assault|"
    rf"assassinat|"
    r"kidnap|hijack|blow up|storm|raid|plot|behead|massacre|ambush|invad)",
    re.I,
)
FEAR = re.compile(
    r"\b(?:fears?|concerns?|risks?|danger)\s+that\s+(?P<doer>[^,.;:\n]{2,60}?)\s+"
    r"(?:will|would|could|may|might)\s+(?!have\b)",
    re.I,
)
# "An attack on the covered market": a place, no matter of money.
_MARKET = re.compile(
    r"\b(?:(?:attack|assault|bomb|blast|explosion|raid|strike|shell|device)\w*\s+(?:on|at|in|against|"
    r"inside|near)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}|(?:covered|street|food|fish|vegetable|"
    r"christmas|cattle|livestock|crowded|busy|open-air|village|town)\s+)markets?\b",
    re.I,
)
FIRST_PERSON = re.compile(r"\b(?:I|we|our)\b", re.I)

_SPOKESMAN = re.compile(
    rf"\b(?:spokes\w+|leader|commander|member|chief)s?\s+(?:for|"
    rf"of)\s+[^,]{{0,40}}?{DOER.pattern}",
    re.I,
)


def is_political(words: str) -> bool:
    """Whether harm in these words is a figure of speech: they are of politics, sport or money."""
    return bool(POLITICS.search(_MARKET.sub(" ", words)))


def is_danger(words: str, around: str, *, told: bool) -> bool:
    """Whether words tell of a danger that others are.

    Args:
        words: what is warned of.
        around: the sentence.
        told: whether the text says who is warned.
    """
    if OWN.search(words) or (_IF.search(words) and not DOER.search(words)):
        return False
    political = is_political(around)
    doers = DOER.search(words) and (told or PLAN.search(words))
    if VIOLENCE.search(words) or doers:
        return told or not political
    if political:
        return False
    if HARM.search(words) or AVOID.search(words):
        return True
    return told and bool(PERIL.search(words) or CONSEQUENCES.search(words))


def is_doer(giver: str) -> bool:
    """Whether somebody who warns is one of those of whom others warn: then it is a threat."""
    return bool(DOER.match(giver) or _SPOKESMAN.search(giver))
