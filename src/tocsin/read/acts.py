"""The act of a statement: a documented lexicon of reporting words, with negation and modality.

The acts and their order of strength are those of the marking guide ("the strongest that fits").
The cue decides first (`LEXICON`); where the cue is neutral, plain marks in the content may speak
for a stronger act (`_CONTENT`). docs/dev/read.md explains the order.
"""

import re
from dataclasses import dataclass

from tocsin.records import Act

# Base forms of reporting verbs and nouns by act; inflected forms are made by `_inflected`.
# A verb stands once, under the act that it means without any context.
LEXICON: dict[Act, str] = {
    "says": "say tell state report add announce declare note explain describe write post "
    "tweet mention recall observe remark comment show reveal disclose indicate "
    "suggest confirm insist maintain stress emphasize emphasise reiterate repeat "
    "point quote cite claim assert argue contend reply respond retort quip joke boast "
    "brag gloat testify speak conclude find learn hear read detail outline clarify "
    "elaborate continue begin inform update brief relay recount talk discuss refer "
    "call term label dub portray predict signal publish broadcast release air share "
    "raise allude hint imply allege purport rumour rumor according per account "
    "statement announcement word message line narrative description",
    "believes": "believe think feel expect hope consider regard view see know assume suspect "
    "estimate reckon guess doubt wonder want wish fear worry anticipate intend plan "
    "prefer judge deem imagine suppose envision envisage foresee understand belief "
    "opinion expectation concern suspicion conviction",
    "asks": "ask inquire enquire question query",
    "warns": "warn caution alert forewarn warning",
    "threatens": "threaten menace threat ultimatum",
    "claims": "",
    "admits": "admit concede acknowledge confess own admission confession concession",
    "blames": "blame accuse charge fault implicate incriminate indict accusation allegation",
    "denies": "deny refute disavow disclaim denial",
    "rejects": "reject dismiss refuse decline rebuff rebut dispute ridicule scoff mock spurn "
    "deride repudiate contest brush shrug oppose object protest rejection refusal "
    "dismissal",
    "condemns": "condemn denounce deplore decry slam blast criticize criticise lambast lambaste "
    "castigate rebuke chide excoriate rail assail attack deride complain lament "
    "bemoan censure condemnation criticism denunciation complaint outrage",
    "supports": "support praise thank welcome applaud commend hail back endorse congratulate "
    "mourn agree sympathise sympathize salute honour honor celebrate approve "
    "appreciate defend tout laud extol condolences sympathy gratitude endorsement",
    "urges": "urge demand order exhort advise recommend request appeal plead beg implore press "
    "encourage instruct direct command require lobby propose invite beseech counsel "
    "summon push advocate plea advice recommendation proposal",
    "promises": "promise pledge vow swear guarantee assure commit undertake assurance commitment",
}

# Wordings of several words, tried before single verbs, on the cue with what follows it.
_PHRASES: tuple[tuple[str, Act], ...] = (
    (
        r"\b(?:claim|took|take|taken|taking|assum)\w*\s+(?:\w+\s+){0,2}(?:responsibility|credit)\b",
        "claims",
    ),
    (r"\bresponsibility\b.*\bclaim", "claims"),
    (r"\bneither\s+confirm\w*\s+nor\s+den", "rejects"),
    (
        r"\b(?:pin|pins|pinned|pinning|lay|laid|put|puts|cast|shift\w*)\s+(?:\w+\s+){0,2}blame\b",
        "blames",
    ),
    (r"\b(?:point\w*)\s+(?:the\s+|a\s+)?finger\b", "blames"),
    (r"\b(?:declin|refus)\w+\s+to\b", "rejects"),
    (r"\bcall\w*\s+(?:\w+ly\s+)?(?:for|on|upon)\b", "urges"),
    (
        r"\bexpress\w*\s+(?:\w+\s+){0,3}(?:condolence|sympath|gratitude|support|solidarity)",
        "supports",
    ),
    (r"\bexpress\w*\s+(?:\w+\s+){0,3}(?:concern|fear|hope|doubt|belief)", "believes"),
    (r"\b(?:laugh|play)\w*\s+(?:off|down)\b", "rejects"),
    (r"\bown\w*\s+up\b", "admits"),
    (r"\bplead\w*\s+(?:not\s+guilty)\b", "denies"),
    (r"\bplead\w*\s+guilty\b", "admits"),
    (
        r"\b(?:am|is|are|was|were)\s+(?:sure|confident|convinced|certain|afraid|worried|concerned)\b",
        "believes",
    ),
    (r"\b(?:in\s+favou?r\s+of|stand\w*\s+(?:by|with|behind))\b", "supports"),
)

# Marks in the content that speak for a stronger act when the cue is neutral ("says").
_CONTENT: tuple[tuple[str, Act], ...] = (
    (r"\b(?:I|we) (?:must |have to |want to )?warn\b", "warns"),
    (
        r"\b(?:must|will|shall) be (?:\w+ ){0,4}(?:destroyed|killed|punished|executed|"
        r"eliminated|avenged)\b"
        r"|\b(?:we|I) (?:will|shall|are going to) (?:\w+ )?(?:strike|kill|retaliate|"
        r"destroy|attack|bomb|punish|avenge)\b",
        "threatens",
    ),
    (r"^responsibility\b|\bwe (?:carried out|are behind)\b", "claims"),
    (
        r"\bnothing to do with\b"
        r"|\b(?:was|were|is|are|am)(?: not|n[’']t) (?:responsible|involved|behind)\b"
        r"|\bno (?:connections?|links?|involvement|role|part|hand)\b(?! yet)"
        r"|\b(?:did|does|do)(?: not|n[’']t) (?:belong|affiliate|subscribe) "
        r"(?:himself |herself |themselves )?(?:to|with)\b"
        r"|\bis (?:a lie|fake|false|untrue)\b|\bthat[’']s (?:a lie|fake|false|untrue)\b",
        "denies",
    ),
    (
        r"\b(?:was|were|is|are) (?:clearly |solely |directly )?(?:responsible for|to blame|"
        r"behind (?:the|this|it))\b"
        r"|\bof course \w+ (?:was|were|is) responsible\b"
        r"|\b(?:was|were) (?:carried out|perpetrated|committed|orchestrated) by\b",
        "blames",
    ),
    (
        r"\b(?:atrocious|barbari|cowardly|heinous|despicable|abhorrent|deplorable|"
        r"unacceptable|outrageous|sickening|appalling|flagrant violation)\w*"
        r"|\bcould [“\"‘']?not accept\b|\bin the strongest (?:possible )?terms\b",
        "condemns",
    ),
    (
        r"^[“\"‘']?(?:please\b|do not\b|don[’']t\b|never\b|let us\b|let[’']s\b)"
        r"|(?<!\bI )(?<!\bwe )(?<!body )\b(?:must|should|ought to)(?! have\b)(?! not have\b)\b",
        "urges",
    ),
    (
        r"\bwe will (?:continue|not rest|ensure|make sure|never|do everything)"
        r"|\bwe(?:[’']ll| shall)\b|\bI (?:will|shall|promise)\b",
        "promises",
    ),
    (
        r"\b(?:condolences|heartfelt|our (?:thoughts|hearts|prayers)|welcome (?:the|this)|"
        r"grateful|thank (?:you|them|the))\b",
        "supports",
    ),
    (
        r"\b(?:were|was|is|are|be|been) (?:preparing|planning|plotting|about) to "
        r"(?:attack|strike|bomb|kill|target|blow up|assassinate)\b",
        "warns",
    ),
    (
        r"\b(?:serious|grave|imminent|real|growing) (?:threat|danger|risk)s?\b"
        r"|\b(?:could|may|might) (?:attack|strike|be attacked|be targeted)\b",
        "warns",
    ),
    (r"^[“\"‘']?(?:I|we) (?:think|believe|hope|fear|feel|expect|doubt)\b", "believes"),
)

# Judgements that only a speaker's own words carry: in reported speech they may be the author's.
_QUOTED_ONLY = frozenset({"condemns", "supports", "promises"})

_UNLISTED = "is in no list"

_HARM = re.compile(
    r"\b(?:kill|attack|strike|retaliat|destroy|annihilat|bomb|reveng|aveng|punish|crush|wipe out|"
    r"death|blood|execut|burn|behead|massacre)\w*",
    re.I,
)
_CLAIMED = re.compile(
    r"(?:the |full |sole )?responsibility\b|(?:\S+ ){0,5}(?:attack|bombing|shooting|assault|blast|"
    r"explosion|killing|ambush|raid)s?"
    r"(?:\s(?:on|in|at|against|near|outside|of|as)\s(?!.*\b(?:is|was|were|had|has|would)\b).*)?$",
    re.I,
)
_DISPUTED = re.compile(
    r"\b(?:warning|claim|allegation|accusation|report|suggestion|offer|proposal|criticism|charge|"
    r"request|demand|idea|notion|rumou?r)s?\b",
    re.I,
)
_NEGATION = re.compile(r"\b(?:not|never|no longer|nor|neither|without|hardly)\b|n[’']t\b", re.I)
_MODAL = re.compile(  # "May" is a month
    r"\b(may|might|could|would|should|will|shall|must|can|is expected to|plans? to)\b"
)
_WORD = re.compile(r"[A-Za-z]+(?:[-’'][A-Za-z]+)*")


@dataclass(frozen=True)
class Judged:
    """An act, whether the cue is negated, the modal word if any, and why."""

    act: Act
    negated: bool
    modality: str | None
    reason: str
    listed: bool = True  # whether the lexicon knows the cue


def judge(cue: str, following: str, content: str, quoted: bool) -> Judged:
    """The act of a statement.

    Args:
        cue: the reporting words as they stand; may be empty (a quotation without any).
        following: the words right behind the cue in its sentence, a dozen at most.
        content: the statement's content, its fragments joined by blanks.
        quoted: whether the content stands in quotation marks.
    """
    negated = bool(_NEGATION.search(cue))
    modal = _MODAL.search(cue)
    modality = modal.group(1).lower() if modal else None
    act, reason = _of_cue(cue, following, content)
    if act == "says" and negated:
        return Judged("rejects", negated, modality, f"{reason}, refused")
    if act in ("says", "believes"):
        stronger, mark = _of_content(content, quoted)
        if stronger and (act == "says" or stronger not in ("believes", "urges", "promises")):
            act, reason = stronger, f"“{mark}” in the content"
    if act == "denies" and negated and "neither" not in cue.lower():
        reason += ", negated"
    return Judged(act, negated, modality, reason, listed=not reason.endswith(_UNLISTED))


def listed(cue: str) -> bool:
    """Whether the lexicon knows a word of the cue."""
    return any(word in _BASE for word in _WORD.findall(cue.lower()))


def gerund(content: str) -> int:
    """The length of the reporting word in -ing that a content opens with, 0 if there is none.

    "set about [warning its citizens to leave]": the head took the cue for content.
    """
    opening = _WORD.match(content)
    if opening and opening.group().endswith("ing") and opening.group() in _BASE:
        return opening.end()
    return 0


def _of_cue(cue: str, following: str, content: str) -> tuple[Act, str]:
    if not cue:
        return "says", "no reporting word"
    lowered = cue.lower()
    for context in (lowered, f"{lowered} {content[:60].lower()}", f"{lowered} {following.lower()}"):
        for pattern, act in _PHRASES:
            found = re.search(pattern, context)
            if found and found.start() < len(lowered):
                return act, f"“{found.group()}”"
    for word in reversed(_WORD.findall(lowered)):
        base = _BASE.get(word)
        if base:
            return _in_context(*base, content)
    return "says", f"“{cue}” {_UNLISTED}"


def _in_context(act: Act, base: str, content: str) -> tuple[Act, str]:
    """The object of some verbs changes what they mean."""
    reason = f"“{base}”"
    if (
        act == "condemns"
        and _DISPUTED.search(content[:60])
        and base in ("blast", "slam", "ridicule")
    ):
        return "rejects", f"{reason} of what somebody said"
    if act == "promises" and _HARM.search(content):
        return "threatens", f"{reason} to do harm"
    if base == "claim" and _CLAIMED.match(content):
        return "claims", f"{reason} responsibility"
    if base in ("tell", "ask", "want") and re.match(r"(?:not )?to [a-z]", content):
        return "urges", f"{reason} to do something"
    return act, reason


def _of_content(content: str, quoted: bool) -> tuple[Act | None, str]:
    bare = content.strip().rstrip("”\"’'» ")
    if bare.endswith("?"):
        return "asks", "?"
    for pattern, act in _CONTENT:
        found = re.search(pattern, content, re.I)
        if found and (quoted or act not in _QUOTED_ONLY):
            return act, found.group()
    return None, ""


def _inflected(base: str) -> set[str]:
    """The forms of an English verb or noun, by rule and a table of the irregular ones."""
    if base in _IRREGULAR:
        return {base, *_IRREGULAR[base].split()}
    if base.endswith("e"):
        return {base, base + "s", base + "d", base[:-1] + "ing"}
    if base.endswith("y") and base[-2] not in "aeiou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    sibilant = base.endswith(("s", "sh", "ch", "x", "z"))
    forms = {base, base + ("es" if sibilant else "s"), base + "ed", base + "ing"}
    if re.search(r"[^aeiou][aeiou][bdgmnpt]$", base):
        forms |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return forms


_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "see": "sees saw seen seeing",
    "know": "knows knew known knowing",
    "understand": "understands understood understanding",
    "foresee": "foresees foresaw foreseen foreseeing",
    "write": "writes wrote written writing",
    "show": "shows showed shown showing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "begin": "begins began begun beginning",
    "find": "finds found finding findings",
    "hear": "hears heard hearing",
    "read": "reads reading",
    "rebut": "rebuts rebutted rebutting",
    "broadcast": "broadcasts broadcasting broadcasted",
    "beg": "begs begged begging",
    "quip": "quips quipped quipping",
    "beseech": "beseeches besought beseeching",
    "learn": "learns learned learnt learning",
    "deny": "denies denied denying",
    "according": "",
    "per": "",
    "refer": "refers referred referring",
    "commit": "commits committed committing",
    "repeat": "repeats repeated repeating",
    "reveal": "reveals revealed revealing",
    "appeal": "appeals appealed appealing",
    "plead": "pleads pleaded pled pleading",
    "air": "airs aired airing",
    "point": "points pointed pointing",
    "hint": "hints hinted hinting",
    "back": "backs backed backing",
}


def _bases() -> dict[str, tuple[Act, str]]:
    """Form → act and base; where two acts share a form, the stronger one (later) has it."""
    bases: dict[str, tuple[Act, str]] = {}
    for act, words in LEXICON.items():
        for base in words.split():
            for form in _inflected(base):
                bases[form] = (act, base)
    return bases


_BASE = _bases()
