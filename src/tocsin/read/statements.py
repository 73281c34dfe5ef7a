"""Statements: who said what, put together from the head's spans and the rules of this room.

Order of work: spans from the head; whole sentences and quotations as units; pairing; repair of
what the head left out by rule; speaker, act, addressee; quoted or not; confidence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.read.acts import Judged, gerund, judge, listed
from tocsin.read.addressee import addressee, takes_object
from tocsin.read.claims import with_claims
from tocsin.read.names import Cast, cast_of
from tocsin.read.pairing import Linked, Triple, pair, unknown
from tocsin.read.quotation import quotations
from tocsin.read.sentences import Range, containing, sentences
from tocsin.read.speakers import Resolved, Speakers
from tocsin.read.tagged import Tagged
from tocsin.read.words import listed as words_of
from tocsin.records import Statement, identify
from tocsin.records.base import span

_WORDS_BEHIND_CUE = 60  # characters of the sentence that the lexicon may look at
_EDGE = " \t\n,;:–—-"
# Saying nothing is no statement: "failing to mention", "ignored".
_SILENCE = re.compile(
    r"\b(?:fail\w* to (?:mention|say|note)|ignor\w+|omit\w*"
    r"|(?:will|would|should|may|might) have to)\b",
    re.I,
)
# Words that the lexicon doesn't know make a statement out of unquoted words only where the head
# is this sure (mean over its parts). On the 20 marked articles precision rises with it from 88.1
# (all such statements kept) over 91.6 (here) to 92.3 (none kept); recall falls from 90.6 to 90.0.
_SURE = 0.95
_CONDITION = re.compile(r"\b(?:if|unless)\b[^,.;:]*$", re.I)
# A passive or an adverb that leaves open who says so; with nobody named it is the author's word.
_UNSOURCED = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?!quoted|cited)(?:\w+ed|seen|thought|known|held|told|said|"
    r"forecast|put|found|shown)\b|\b(?:reportedly|allegedly|supposedly|apparently)\b",
    re.I,
)
_PULLED = 20  # characters of a quotation that aren't said twice by chance
_LONGEST_SENTENCE = 20_000  # characters; an interview's longest quotation is far shorter
_CLAUSE = 160  # characters that a clause may run back
_LONGEST_SUBJECT = 10  # words
# A verb that stands before the cue is another clause's, and a preposition opens no subject.
_NO_SUBJECT = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|do|does|did|said|says|told)\b"
    r"|^\s*(?:in|on|at|by|for|from|to|of|with|after|before|during|since|until|not|also|then)\b|^\s*\d",
    re.I,
)
# A preposition rules what stands behind it, and a verb in the past needs a subject of its own:
# in "agents deep within the Front told" it isn't the Front who tells.
_RULED = re.compile(
    r"\b(?:within|inside|in|of|for|from|at|with|near|under|behind|among|across|against)\s+"
    r"(?:(?:the|an?|his|her|its|their)\s+)?$",
    re.I,
)
_LONGEST_PREPOSITION = 16  # characters, with an article
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’]{2,40}(?:\([^)]*\)\s*)?[–—-]\s+")
_PAST = re.compile(r"(?:\w+ed|said|told|wrote|knew|thought|saw|gave)\b", re.I)
_NOBODY = words_of("no_speakers")
_AUTHOR, _ISSUER = words_of("author"), words_of("we")
# "officials, who asked not to be named": how it was had, not what was said.
_SOURCING = re.compile(r"(?:not to be|to remain) (?:named|identified|quoted|anonymous)\b", re.I)
_MARKS = "“”\"«»„‟″‘’'`"


@dataclass(frozen=True)
class _Scene:
    """What the rules need of one article: its text and how it is built, and who has spoken."""

    article_id: str
    text: str
    units: Sequence[Range]
    quoted: Sequence[Range]
    speakers: Speakers

    def words(self, span_: Range) -> str:
        return self.text[slice(*span_)]

    def unit(self, offset: int) -> Range:
        """The sentence at an offset."""
        return self.units[containing(self.units, offset)]

    def in_quotes(self, offset: int) -> bool:
        return _inside(self.quoted, offset)


def statements(
    article_id: str,
    text: str,
    tagged: Sequence[Tagged],
    linked: Linked = unknown,
    cast: Cast | None = None,
) -> tuple[Statement, ...]:
    """The statements of an article's text, in order.

    Args:
        article_id: goes into the statements' ids.
        text: the cleaned text.
        tagged: what the statement head found in it.
        linked: its opinion of which belong together.
        cast: whom the text names, if that is known already.
    """
    # The outermost quotations: in order, and none overlaps another.
    quoted = [(q.start, q.end) for q in quotations(text) if q.depth == 0]
    units = _units(text, quoted)
    spans = with_claims(text, units, _by_paragraph(text, tagged))
    triples = _continued(text, pair(spans, units, linked), quoted)
    speakers = Speakers(text, cast or cast_of(text), units)
    scene = _Scene(article_id, text, units, quoted, speakers)
    found = (_statement(scene, triple) for triple in triples)
    return tuple(statement for statement in found if statement is not None)


def _units(text: str, quoted: Sequence[Range]) -> list[Range]:
    """Sentences, those that one quotation holds together joined into one."""
    units: list[Range] = []
    for start, end in sentences(text):
        if units and _inside(quoted, start - 1) and _inside(quoted, start):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _by_paragraph(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """Spans cut at the ends of paragraphs; quoted words are joined again by `_continued`."""
    return [
        replace(span_, start=span_.start + line.start(), end=span_.start + line.end())
        for span_ in tagged
        for line in re.finditer(r"[^\n]+", text[span_.start : span_.end])
    ]


def _continued(text: str, triples: list[Triple], quoted: Sequence[Range]) -> list[Triple]:
    """Join quoted words without a cue to the statement that they go on from.

    They do when they stand in the paragraph behind it or in the same one, and both are quoted.
    """
    found: list[Triple] = []
    for triple in triples:
        before = found[-1] if found else None
        if triple.cue is None and _pulled(text, triple.content[0]):
            continue
        if triple.cue is None and before is not None and before.content:
            content = triple.content[0]
            gap = text[before.content[-1].end : content.start]
            quoted_both = _in_quotes(content, quoted) and _in_quotes(before.content[-1], quoted)
            if quoted_both and gap.count("\n\n") <= 1 and len(gap) < 200:
                before.content.append(content)
                continue
            if "\n" not in gap and not gap.strip(_EDGE + _MARKS + ".?!"):
                last = before.content[-1]
                before.content[-1] = replace(last, end=content.end)
                continue
        found.append(triple)
    return found


def _pulled(text: str, content: Tagged) -> bool:
    """Whether quoted words stand in the article once more: a pull quote, or what it was from."""
    words = text[content.start : content.end].strip(_EDGE + _MARKS + ".")
    return len(words) >= _PULLED and text.find(words) != text.rfind(words)


def _in_quotes(part: Tagged, quoted: Sequence[Range]) -> bool:
    return _inside(quoted, (part.start + part.end) // 2)


def _inside(quoted: Sequence[Range], offset: int) -> bool:
    """Whether an offset lies in one of the ranges, which are in order and apart."""
    if not quoted:
        return False
    start, end = quoted[containing(quoted, offset)]
    return start <= offset < end


def _touches(quoted: Sequence[Range], part: Range) -> bool:
    """Whether a stretch of text shares a character with one of the ranges."""
    if not quoted:
        return False
    start, end = quoted[containing(quoted, part[1] - 1)]
    return start < part[1] and part[0] < end


def _statement(scene: _Scene, triple: Triple) -> Statement | None:
    text = scene.text
    contents = _without_dateline(
        text, [r for c in triple.content if (r := _trimmed(text, c.start, c.end))]
    )
    if not contents or _unsaid(scene, triple) or _SOURCING.match(scene.words(contents[0])):
        return None
    said = _speaker(scene, triple, contents)
    if said is None:
        return None
    speaker, source = said
    cue = (triple.cue.start, triple.cue.end) if triple.cue else None
    if cue:
        cue, contents = _with_gerund(text, cue, contents)
    quoted = any(_touches(scene.quoted, part) for part in contents)
    judged = _judged(scene, cue, contents, quoted)
    confidence = round(sum(p.probability for p in triple.parts) / len(triple.parts), 3)
    if not (judged.listed or quoted or confidence >= _SURE):
        return None
    to = _addressee(scene, cue, contents, source)
    addressed = scene.speakers.name(*to) if to else None
    whole = _whole(scene, [*contents, *(part for part in (cue, source) if part)])
    return Statement(
        id=identify("statement", scene.article_id, cue, contents, source),
        speaker=speaker.name,
        source=span(text, *source) if source else None,
        named=span(text, *speaker.named) if speaker.named and speaker.named[1] else None,
        cue=span(text, *cue) if cue else None,
        content=tuple(span(text, a, b) for a, b in contents),
        sentence=span(text, *whole),
        act=judged.act,
        to=addressed.name if addressed else None,
        addressee=span(text, *to) if to else None,
        quoted=quoted,
        negated=judged.negated,
        modality=judged.modality,
        confidence=confidence,
        reasons=_reasons(speaker, judged, addressed),
    )


def _judged(scene: _Scene, cue: Range | None, contents: list[Range], quoted: bool) -> Judged:
    following = scene.words((cue[1], cue[1] + _WORDS_BEHIND_CUE)) if cue else ""
    joined = " ".join(scene.words(part) for part in contents)
    return judge(scene.words(cue) if cue else "", following, joined, quoted)


def _addressee(
    scene: _Scene, cue: Range | None, contents: list[Range], source: Range | None
) -> Range | None:
    if cue is None:
        return None
    to = addressee(scene.text, cue, contents, scene.unit(cue[0]))
    if to and source and to[0] < source[1] and source[0] < to[1]:
        return None  # "asked the mayor"
    return to


def _without_dateline(text: str, contents: list[Range]) -> list[Range]:
    """The contents without the place in front: "TROVIA (Wire) - Three shells fell"."""
    if len(contents) > 1 and text[slice(*contents[0])].isupper():
        return contents[1:]
    return contents


def _with_gerund(text: str, cue: Range, contents: list[Range]) -> tuple[Range, list[Range]]:
    """A cue that says nothing by itself takes over the reporting word that follows it."""
    start, end = contents[0]
    length = gerund(text[start:end])
    if not length or start - cue[1] > 1 or listed(text[slice(*cue)]):
        return cue, contents
    rest = _trimmed(text, start + length, end)
    return ((cue[0], start + length), [rest, *contents[1:]]) if rest else (cue, contents)


def _unsaid(scene: _Scene, triple: Triple) -> bool:
    """Whether the cue tells of silence, or of what would be said on a condition."""
    if triple.cue is None:
        return False
    if _SILENCE.search(scene.words((triple.cue.start, triple.cue.end))):
        return True
    first = min(triple.cue.start, triple.source.start if triple.source else triple.cue.start)
    inside = any(c.start <= first < c.end for c in triple.content)
    begin = max(scene.unit(first)[0], first - _CLAUSE)
    return not inside and bool(_CONDITION.search(scene.text[begin:first]))


def _reasons(speaker: Resolved, judged: Judged, addressed: Resolved | None) -> tuple[str, ...]:
    found = [f"speaker: {speaker.reason}", f"act: {judged.act} by {judged.reason}"]
    if addressed:
        found.append(f"to: {addressed.reason}")
    return tuple(found)


def _speaker(
    scene: _Scene, triple: Triple, contents: list[Range]
) -> tuple[Resolved, Range | None] | None:
    """Who says it, and the words that name them; None where nobody but the author does."""
    text, source = scene.text, None
    if triple.source is not None:
        source = _trimmed(text, triple.source.start, triple.source.end)
        if source and triple.cue and _no_subject(text, source, triple.cue, contents):
            source = _subject(text, triple.cue, contents) or source
        elif source and triple.cue:
            source = _relative(text, source, triple.cue) or source
    elif triple.cue is not None:
        if _UNSOURCED.search(text[triple.cue.start : triple.cue.end]):
            return None
        source = _subject(text, triple.cue, contents)
    if source is not None:
        word = scene.words(source).lower()
        meant = scene.speakers.name(*source)
        own = word in _AUTHOR and not scene.in_quotes(source[0])
        if own and not (word in _ISSUER and meant.kind == "body"):
            return None
        if meant.name.lower() in _NOBODY:
            return None
        return scene.speakers.resolve(*_unswallowed(text, source, triple.cue)), source
    previous = scene.speakers.previous()
    if previous is not None and any(scene.in_quotes((a + b) // 2) for a, b in contents):
        return replace(previous, reason=f"goes on from {previous.name}"), None
    return None


def _relative(text: str, source: Range, cue: Tagged) -> Range | None:
    """The subject of a relative clause right before a cue, where the source stands before that.

    "Varnia condemned the blast, for which the Front has claimed": not Varnia has.
    """
    low = max(source[1], cue.start - _LONGEST_NAME)
    match = _WHICH.search(text, low, cue.start) if source[1] < cue.start else None
    return match.span("who") if match else None


def _unswallowed(text: str, source: Range, cue: Tagged | None) -> Range:
    """A source without what it says: "the paper [the work of the Front]" after "according to"."""
    if cue is None or not text[cue.start : cue.end].lower().startswith("according"):
        return source
    match = _SWALLOWED.match(text, *source)
    return (source[0], match.end("who")) if match else source


_WHICH = re.compile(r"\bwhich\s+(?:the\s+)?(?P<who>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})\s+$")
_SWALLOWED = re.compile(
    r"(?P<who>(?:the\s+)?(?:[A-Z][\w’'-]*\s)*[\w’'-]+)\s+the\s+(?:work|result|handiwork|fault)\b"
)
_LONGEST_NAME = 80  # characters


def _no_subject(text: str, source: Range, cue: Tagged, contents: Sequence[Range]) -> bool:
    """Whether a source isn't the one who says it, by where it stands."""
    return _ruled(text, source, cue) or _spoken_to(text, source, cue, contents)


def _spoken_to(text: str, source: Range, cue: Tagged, contents: Sequence[Range]) -> bool:
    """Whether a source right behind a cue is its object: "Sorland warned Varnia that".

    English turns a cue around only behind what was said: "“Stay away,” warned Varnia".
    """
    behind = source[0] >= cue.end and not text[cue.end : source[0]].strip()
    said_before = any(end <= cue.start for _, end in contents)
    return behind and not said_before and takes_object(text[cue.start : cue.end])


def _ruled(text: str, source: Range, cue: Tagged) -> bool:
    """Whether a preposition in front makes a source no subject of the cue right behind it."""
    return bool(
        not text[source[1] : cue.start].strip()
        and _RULED.search(text, max(0, source[0] - _LONGEST_PREPOSITION), source[0])
        and _PAST.match(text, cue.start)
    )


def _subject(text: str, cue: Tagged, contents: Sequence[Range]) -> Range | None:
    """The words in front of a cue back to where its clause begins, if they can be a subject."""
    low = max(0, cue.start - _CLAUSE)
    before = text[low : cue.start]
    clause = re.split(
        r"[.!?;:]\s+|\n|[”\"]\s*,?\s*|,\s+(?:and|but|while|as|so)\s+|\b(?:and|but|that|when|while|because|as|though|if)\s+",
        before,
    )[-1]
    clause = _DATELINE.sub("", clause)
    if not clause.strip() or len(clause.split()) > _LONGEST_SUBJECT or _NO_SUBJECT.search(clause):
        return None
    found = _trimmed(text, cue.start - len(clause), cue.start)
    if not found or not re.match(r"[\w“\"]", text[found[0]]):
        return None
    if any(a < found[1] and found[0] < b for a, b in contents):
        return None
    return found


def _whole(scene: _Scene, parts: Sequence[Range]) -> Range:
    """The sentence or sentences that all the parts lie in."""
    first = scene.unit(min(a for a, _ in parts))
    last = scene.unit(max(b for _, b in parts) - 1)
    if max(last[1], first[1]) - first[0] > _LONGEST_SENTENCE:  # no sentence but a list, or worse
        return min(a for a, _ in parts), max(b for _, b in parts)
    return first[0], max(last[1], first[1])


def _trimmed(text: str, start: int, end: int) -> Range | None:
    """The range without the punctuation and white space at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None
