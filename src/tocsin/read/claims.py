"""Claims of responsibility, which a warning desk must not miss, found by their wording.

"ISIS, which had already claimed responsibility for it": the head misses a few of these, mostly
in clauses within other statements. The wording is fixed enough for a rule.
"""

import re
from collections.abc import Sequence

from tocsin.read.sentences import Range, containing
from tocsin.read.tagged import Tagged

_CLAIM = re.compile(
    r"(?P<cue>(?:(?:has|have|had|was|were|later|also|already|quickly|since|immediately|falsely)\s+){0,3}"
    r"(?:claim(?:s|ed|ing)?|took|taken|takes|taking|accept(?:s|ed|ing)?))\s+"
    r"(?P<content>(?:(?:the|full|sole|joint)\s+)?(?:responsibility|credit)\b"
    r"(?:\s+for\s+[^,.;:!?“”\"\n]+)?)",
    re.I,
)
_SUBJECT = re.compile(
    r"(?:\b(?:which|who|that)\s*"
    r"|(?:(?:\b(?:[Tt]he|[Aa]n?)\s+(?:[a-z-]+\s+){0,4})?(?:[A-Z][\w.’'-]*\s+){1,6}"
    r"|\b(?:[Tt]he|[Aa]n?)\s+(?:[\w-]+\s+){1,4}|\b(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he)\s+))$"
)
_LONGEST_SUBJECT = 120  # characters
_WORDED = 1.0  # confidence of a rule on fixed wording


def with_claims(text: str, units: Sequence[Range], tagged: Sequence[Tagged]) -> list[Tagged]:
    """The tagged spans, and those of claims of responsibility that no cue among them covers.

    A span that took the claim into something else's content ends before its subject.
    """
    spans = list(tagged)
    for match in _CLAIM.finditer(text):
        low, high = match.span()
        if any(s.label == "cue" and s.start < match.end("cue") and low < s.end for s in spans):
            continue
        begin = max(units[containing(units, low)][0], low - _LONGEST_SUBJECT)
        subject = _SUBJECT.search(text[begin:low])
        if subject is None:
            continue
        start = begin + subject.start()
        spans = [
            s for s in spans if not (s.label == "content" and start <= s.start and s.end <= high)
        ]
        spans = [_before(s, text, start, high) for s in spans]
        spans += [
            Tagged("source", start, start + len(subject.group().rstrip()), _WORDED),
            Tagged("cue", match.start("cue"), match.end("cue"), _WORDED),
            Tagged("content", match.start("content"), match.end("content"), _WORDED),
        ]
    return sorted(spans, key=lambda s: (s.start, s.end))


def _before(span: Tagged, text: str, start: int, end: int) -> Tagged:
    """A content that runs into the claim, cut off before it."""
    if span.label != "content" or not span.start < start < span.end <= end:
        return span
    kept = len(text[span.start : start].rstrip(" ,"))
    return Tagged(span.label, span.start, span.start + max(kept, 1), span.probability)
