"""Whether likelihood and confidence are said as they should be: apart, in one set of words."""

import re
from collections.abc import Iterator

from tocsin.assess.scale import TERMS
from tocsin.warn.lint.finding import ICD_203, Finding, advice, error
from tocsin.warn.lint.subject import Subject, found

# The other set of words that ICD 203 has for the same bands; the two mustn't be mixed.
_OTHERS = (
    "nearly certain", "highly probable", "probable", "probably", "roughly even odds", "improbable",
    "highly improbable", "improbably", "remote chance", "remote possibility",
)  # fmt: skip
_TERMS = (*TERMS, "roughly even")
_SURE = re.compile(r"\bconfiden(?:ce|t|tly)\b", re.IGNORECASE)
_SHARE = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_ABSOLUTE = (
    "certainly", "definitely", "guaranteed", "without doubt", "no doubt", "impossible", "no risk",
    "zero risk", "no chance", "surely",
)  # fmt: skip
_COUNTED = "LeClerc & Joslyn 2015, The Cry Wolf Effect and Weather-Related Decision Making"


def apart(subject: Subject) -> Iterator[Finding]:
    """How likely it is and how sure one is are two things, in two sentences."""
    for field, sentence in subject.sentences():
        likely = found(sentence, *_TERMS, *_OTHERS) or _SHARE.search(sentence)
        if likely and _SURE.search(sentence):
            what = "likelihood and confidence share a sentence"
            yield error(field, what, "make two sentences of it", f"{ICD_203}(b)")


def one_set(subject: Subject) -> Iterator[Finding]:
    """Terms of one set alone: a reader can't know that "probable" and "likely" are the same."""
    draft = subject.draft
    said = " ".join((draft.headline, draft.what, draft.likely, draft.sure))
    one, other = found(said, *_TERMS), found(said, *_OTHERS)
    if one and other:
        what = f"“{one}” and “{other}” are of two sets of words"
        yield error("likely", what, f"say “{one}” throughout", f"{ICD_203}(a)")


def never_sure(subject: Subject) -> Iterator[Finding]:
    """Nobody knows that something will or won't be."""
    for field, text in subject.texts():
        for share in _SHARE.findall(text):
            if float(share.replace(",", ".")) in (0, 100):
                what = f"{share}% is more than anybody knows"
                yield error(field, what, "say 1% or 99% at most", f"{ICD_203}(a)")
        # "There is almost no chance" is a term.
        word = found(re.sub(r"almost no chance", "", text, flags=re.IGNORECASE), *_ABSOLUTE)
        if word and field in ("headline", "what", "likely", "sure"):
            yield error(field, f"“{word}” is more than anybody knows", "leave it out", ICD_203)


def likelihood(subject: Subject) -> Iterator[Finding]:
    """The sentence says what was judged, with the number: people act more on a probability."""
    draft = subject.draft
    if draft.likelihood is None:
        if draft.shape != "emergency notification":
            remedy = "judge it, or say why it can't be judged"
            yield advice("likelihood", "nobody has judged how likely it is", remedy, ICD_203)
        return
    term = draft.likelihood.term
    said = [one for one in sorted(_TERMS, key=len, reverse=True) if found(draft.likely, one)]
    if not said or said[0] not in (term, term.removesuffix(" chance")):
        what = f"the sentence doesn't say “{term}”, as was judged"
        yield error("likely", what, f"say “{term}”", f"{ICD_203}(a)")
    if not _SHARE.search(draft.likely):
        what = "the probability isn't told"
        yield advice("likely", what, "give it in per cent, with its band", _COUNTED)


def confidence(subject: Subject) -> Iterator[Finding]:
    """How sure that is, in its own sentence."""
    draft = subject.draft
    if draft.confidence is None:
        if draft.likelihood is not None:
            remedy = "say low, moderate or high, and on what it rests"
            yield advice("confidence", "nobody says how sure that is", remedy, ICD_203)
    elif not found(draft.sure, draft.confidence):
        what = f"the sentence doesn't say “{draft.confidence}” confidence, as was judged"
        yield error("sure", what, f"say “{draft.confidence} confidence”", f"{ICD_203}(b)")


def track_record(subject: Subject) -> Iterator[Finding]:
    """How earlier alarms turned out, where it is known: it is what trust rests on."""
    record, said = subject.outlook.record, " ".join(text for _, text in subject.texts())
    if record and record.raised and not re.search(r"\balarms? .*\bfalse\b", said):
        what = f"it isn't told how earlier alarms turned out: {record.words}"
        yield advice("basis", what, "tell it, false alarms too", _COUNTED)


RULES = (never_sure,)
ENGLISH = (apart, one_set, likelihood, confidence, track_record)
