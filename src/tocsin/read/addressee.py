"""To whom: the words that name an addressee, by the reporting word that takes one."""

import re

from tocsin.read.sentences import Range

# Verbs whose object is the one spoken to ("told reporters", "warned its citizens that").
_TAKES_OBJECT = (
    r"(?:tell|tells|told|telling|warn|warns|warned|warning|inform\w*|ask|asks|asked|asking|urg\w+|"
    r"advis\w+|order\w*|remind\w*|assur\w+|notif\w+|brief\w*|instruct\w*|exhort\w*|beg\w*|implor\w+|"
    r"encourag\w+|request\w*|invit\w+|caution\w*|alert\w*|persuad\w+|press\w*|command\w*|"
    r"beseech\w*|threaten\w*|implor\w+|call\w*\s+(?:up)?on|appeal\w*\s+to|plead\w*\s+with)"
)
_ENDS_SO = re.compile(rf"(?:^|\s){_TAKES_OBJECT}$", re.I)
_OBJECT = re.compile(
    rf"\b{_TAKES_OBJECT}\s+(?P<who>(?!that\b|to\b|against\b|of\b|about\b|how\b|why\b|what\b|whether\b|if\b|for\b|not\b|by\b|in\b|on\b|last\b|this\b|next\b|"
    r"again\b|early\b|late\b|earlier\b|later\b|yesterday\b|today\b|tonight\b|tomorrow\b)[^,.;:“\"]+)",
    re.I,
)
_TO = re.compile(
    r"\b(?:speech|speaking|spoke|letter|message|address|statement|interview|write|wrote|writing|"
    r"shared|passed|handed|gave|given|sent|confided|confirmed|explained|replied|complained|said|testified|"
    r"admitted|confessed|apologi[sz]ed|remarked)\s+(?:[^,.;:“\"]{0,40}?\s)?(?:to|with)\s+(?P<who>(?:the\s+|a\s+|his\s+|her\s+|its\s+|their\s+)?[A-Za-z][^,.;:“\"]*)",
    re.I,
)
# "In a letter to the mayor, she wrote"
_IN_WRITING = re.compile(
    r"\b[Ii]n an? (?:\w+ )?(?:letter|message|note|memo|cable|telegram|speech|address|"
    r"interview|statement)"
    r" (?:to|with) (?P<who>[^,.;:“\"]+),"
)
# Where an object ends: at what opens the content, a place or a time.
_END = re.compile(
    r"\s+(?:that|to|of|about|how|why|what|whether|if|against|on|in|at|during|after|before|when|as|"
    r"by|via|over|earlier|later|last|this|yesterday|today|and|but|who|which|he|she|they|it|not|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b.*$",
    re.S,
)
_LONGEST = 9  # words


def addressee(text: str, cue: Range, contents: list[Range], unit: Range) -> Range | None:
    """The characters that name the addressee of a statement, or None.

    Args:
        text: the article.
        cue: the reporting words.
        contents: the statement's content fragments.
        unit: the sentence; nothing outside is looked at.
    """
    following = [start for start, end in contents if start >= cue[1]]
    limit = min([unit[1], *following]) if following else unit[1]
    limit = max(limit, cue[1])
    object_limit = limit
    if following and limit - cue[1] <= 1:
        # The head took the addressee into the content: "warning [its citizens to stay clear]".
        first = min(following)
        infinitive = re.compile(r"\b(?:to|not to)\s+[a-z]+|\bthat\b|\bof\b").search(
            text, first, unit[1]
        )
        if infinitive and infinitive.start() - first < 80:
            object_limit = infinitive.start()
    written = _IN_WRITING.search(text, unit[0], cue[0])
    if written:
        return _trimmed(text, written.start("who"), written.end("who"))
    for pattern, high in ((_OBJECT, object_limit), (_TO, limit)):
        match = pattern.search(text, cue[0], high)
        if match and match.start() < cue[1]:
            found = _trimmed(text, match.start("who"), match.end("who"))
            if found:
                return found
    return None


def takes_object(cue: str) -> bool:
    """Whether reporting words take the one spoken to as their object."""
    return _ENDS_SO.search(cue) is not None


def _trimmed(text: str, start: int, end: int) -> Range | None:
    words = _END.sub("", text[start:end]).rstrip(" -–—(")
    if not words or len(words.split()) > _LONGEST or not re.match(r"[A-Za-z]", words):
        return None
    if words.lower() in ("me", "it", "him", "her", "them", "us", "you", "the", "his", "their"):
        return None
    return start, start + len(words)
