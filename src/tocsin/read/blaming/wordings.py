"""Charges in fixed wordings: claims of responsibility, accusing, blaming, naming the doer.

Each rule finds its reporting words anywhere in the text; who says so is the speaker of the
statement that has them for its cue, else their subject.
"""

import re
from collections.abc import Iterator

from tocsin.read.blaming.charge import Charge, against, clause_end, harmful, said, same, whole
from tocsin.read.blaming.deeds import HARMS, deeds
from tocsin.read.blaming.doers import doers
from tocsin.read.blaming.scene import Scene
from tocsin.read.blaming.subjects import behind, passive, subject
from tocsin.read.sentences import Range
from tocsin.records import Statement

_CLAIM = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|took|taken|takes|taking|accept(?:s|ed|ing)?|assumed?)\s+"
    r"(?:(?:the|full|sole|joint|public)\s+){0,2}(?:responsibility|credit)\b",
    re.I,
)
_ATTACK = r"(?:attack|bombing|shooting|assault|blast|strike|killing|ambush|raid|massacre)(?:e?s)?\b"
_CLAIMS_IT = re.compile(
    r"\bclaim(?:s|ed|ing)?\s+"
    r"(?:(?:the|an?|its|both|two|three|several|multiple|dual|twin|these|this|that)"
    rf"\s+){{1,2}}(?:[\w-]+\s+){{0,3}}?{_ATTACK}(?!\s+(?:was|were|is|are|had|has|did|would|came|took)\b)",
    re.I,
)
_CLAIMED_BY = re.compile(
    rf"\b{_ATTACK}[^.;:!?\n]{{0,80}}?(?:was\s+|were\s+|been\s+|,\s*)?(?:also\s+|later\s+)?"
    r"claimed\s+by\s+",
    re.I,
)
_RESPONSIBLE = re.compile(
    r"\b(?:claim(?:s|ed)?|said|says|announced|declared)\s+(?:that\s+)?(?:it|they|we)\s+"
    r"(?:was|were|is|are|had been)\s+(?:responsible\s+for|behind)\b",
    re.I,
)
_POINTS_TO = re.compile(
    r"\b(?:everything|all (?:the )?(?:evidence|signs)|the evidence|evidence)\s+points?\s+to\s+"
    r"(?P<who>[^.;:!?“”\"\n]{2,110})",
    re.I,
)
CLAIMS = "claims responsibility"  # the reason of a charge that says so in these words
_NOBODY = re.compile(r"(?:no|nobody|none|neither|anyone|any)\b", re.I)
_ACCUSE = re.compile(
    r"\baccus(?:e|es|ed|ing)\s+(?!of\b|by\b)(?P<who>[^.;:!?“”\"\n]{2,110}?)\s+of\s+"
    r"(?P<what>[^.;:!?\n]{1,200})",
    re.I,
)
_OF_DOING = re.compile(r"\s+of\s+(?=(?:\w+ly\s+)?\w{3,}ing\b)")
_BLAME = re.compile(
    r"(?<!\bthe )(?:(?<=\btried to )|(?<=\bsought to )|(?<=\brushed to )|(?<!\bto ))"
    r"(?<!\bno )(?<!\bany )(?<!\bof )"
    r"\bblam(?:e|es|ed|ing)\s+(?!on\b|for\b|by\b|game\b|and\b|or\b|it\b)(?=[\w“\"])",
    re.I,
)
_OF = re.compile(r"\s+of(?:\s+(?!.*\sof\b)|$)")
_BLAME_ON = re.compile(
    r"\b(?:blam(?:e|es|ed|ing)\s+(?P<what>(?:(?!for\b)[^\s.;:!?]{1,40}\s){1,12}?)"
    r"|(?:(?:pin|spin|put|lay|laid|shift|cast|plac|throw|threw)\w*\s+"
    r"(?:\w+\s+){0,3}?blame(?:\s+for\s+[^.;:!?\n]{2,80}?)?"
    r"|point(?:s|ed|ing)?\s+(?:the|a|its|his)\s+(?:\w+\s+)?finger)\s+)(?:on|onto|at)\s+",
    re.I,
)
_ON = re.compile(r"[^,.;:!?\n]{0,60}?\son(?:to)?\s")
_ATTEMPT = re.compile(r"\b(?:attempt|effort|bid|try|seek)\w*\s+to\s+(?:\w+\s+)?$", re.I)
_NAME = re.compile(r"[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,4}")
_HOLD = re.compile(
    r"\b(?:hold|holds|held|holding)\s+(?P<who>[^.;:!?“”\"\n]{2,80}?)\s+(?:\w+ly\s+)?"
    r"responsible\s+for\b",
    re.I,
)
_BLAMED_ON = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?blamed\s+(?:\w+\s+)?on\s+", re.I
)
_ACCUSED_BY = re.compile(
    r"\b(?:been|was|were|is|are|being)\s+(?:\w+ly\s+)?(?:accused|blamed)\s+"
    r"(?:(?:of|for)\s+[^.;:!?\n]{2,120}?\s+)?by\s+",
    re.I,
)
_GUILT_OF = (
    r"(?:lone[- ]wol(?:f|ves)|gunm[ae]n|shooters?|attackers?|bombers?|killers?|murderers?|"
    r"assassins?|masterminds?|culprits?|perpetrators?|ringleaders?|assailants?|hijackers?|sponsors?|trainers?|"
    r"paymasters?|instigators?|handlers?)"
)
_HELPS = re.compile(r"sponsor|trainer|paymaster|instigator|handler", re.I)  # of what?
_DESCRIBED = re.compile(
    r"\b(?:describ|identif|nam|label|brand)(?:e|es|ed|ied|ies|ing|ying|led)\s+"
    r"(?P<who>(?:[^.;:!?“”\"\n,]|\b(?:Mr|Mrs|Ms|Dr)\.){2,80}?)\s+as\s+"
    rf"(?:the|an?|their|its|his)\s+[“\"‘']?(?:[\w-]+\s+){{0,2}}?(?P<role>{_GUILT_OF})\b",
    re.I,
)
_IDENTIFIED = re.compile(
    r"\b(?:identif|nam)(?:ied|ed|ies|es|ying|ing)\s+the\s+(?:\w+\s+)?"
    rf"(?:{_GUILT_OF})\s+as\s+(?=[A-Z])"
)
_SUSPECTED = re.compile(
    r"(?P<who>[^\s,.;:]{1,40}(?:\s[^\s,.;:]{1,40}){0,5}),?\s+whom?\s+(?P<by>[^,.;:!?\n]{2,50}?)\s+"
    r"(?P<cue>say|says|said|believes?|alleges?|alleged|suspects?|suspected)\s+(?=(?:\w+ly\s+)?"
    r"(?:killed|shot|murdered|opened fire|carried out|attacked|bombed|stabbed|was behind|planted|"
    r"drove|committed|planned)\b)"
)
_WHO_THEY_SAY = re.compile(
    r"\bwhom?\s+[^,.;:!?\n]{2,50}?\s+(?:say|says|said|believes?|alleges?|alleged|suspects?|suspected)\s"
)
_LONGEST_WHO, _DEED = 250, 60  # characters
_THE_MAN = re.compile(
    r"\b(?:the|a)\s+(?:\w+\s+)?(?:man|woman|gunman|suspect|person|teenager)$", re.I
)
_LINE = re.compile(
    r"\b(?:line|claims?|allegations?|accusations?|assertions?|narrative|theory|suggestions?|"
    r"propaganda|contention|insistence)\s+that\s+"
)
_OWNER = re.compile(
    r"(?:\b[Tt]he\s+)?(?<![\w.-])(?P<who>[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,3})"
    r"(?:[’']s?\s+(?:[a-z-]{1,30}\s+){0,2}|\s+)$"
)
_SPREADS = re.compile(
    r"\b(?:amplif|spread|repeat|echo|push|promot|peddl|parrot|reiterat|endors)\w*\s+(?:the\s+)?$",
    re.I,
)
_SPREADER = re.compile(
    r"[A-Z][\w.-]{0,30}(?:\s[A-Z][\w.-]{0,30}){0,3}(?:[’']s?\s+[a-z]+)?(?=\s+[a-z])"
)
_SETTING = re.compile(r"(?:Despite|In|After|With|While|Although|On|Amid)\b[^,]{1,120},\s+")
_OUTRIGHT = 200  # characters that a clause behind "the claim that" may have


def worded(scene: Scene) -> Iterator[Charge]:
    """The charges in fixed wordings, rule by rule."""
    for rule in (
        _claims,
        _announces,
        _claims_it,
        _points_to,
        _accuses,
        _blames,
        _blames_on,
        _holds,
        _blamed_on,
        _accused_by,
        _described,
    ):
        yield from rule(scene)
    for statement in scene.statements:
        yield from _claimed(scene, statement)
    for rule in (_identified, _suspected, _lines):
        yield from rule(scene)


def _claims(scene: Scene) -> Iterator[Charge]:
    for match in _CLAIM.finditer(scene.text):
        start = match.start()
        words = subject(scene.text, scene.unit(start)[0], start)
        if not said(scene, start) or (words and _NOBODY.match(scene.text, words[0])):
            continue
        if not match.group().lower().startswith("claim") and not harmful(scene, start):
            continue  # for a budget
        where = whole(scene, start, clause_end(scene, match.end()))
        for name in scene.by(*match.span()):
            yield Charge(name, name, "claims", *where, CLAIMS)


_ANNOUNCES = re.compile(
    r"\b(?:(?:announc|declar|claim|hail|celebrat|boast)\w*\s+(?:of\s+)?(?:the\s+|its\s+|an?\s+)?|"
    r"confirm\w*\s+its\s+)(?:(?-i:[a-z])[\w-]*\s+){0,3}?(?:launch|test|detonation)\b"
    r"(?=(?:\s+[^\s,.;:]+){0,3}?\s+(?:of|on|from|at|was|were|today|yesterday|\w+day)\b|[,.;:]|\s*\n|\s*$)",
    re.I,
)
_ARMS = re.compile(r"\b(?:missile|rocket|satellite|nuclear|bomb|warhead|ballistic|weapon)", re.I)


def _announces(scene: Scene) -> Iterator[Charge]:
    """A power that announces its missile or its bomb: "Orrland announced the launch of"."""
    for match in _ANNOUNCES.finditer(scene.text):
        end = clause_end(scene, match.end())
        if _active(scene, match.start()) and _ARMS.search(scene.text, match.start(), end):
            where = whole(scene, match.start(), end)
            for name in scene.by(*match.span()):
                yield Charge(name, name, "claims", *where, "announces it as its own")


def _claims_it(scene: Scene) -> Iterator[Charge]:
    """The Front claimed two attacks; attacks claimed by the Front; it said it was behind them."""
    for match in _CLAIMS_IT.finditer(scene.text):
        if _active(scene, match.start()):
            where = whole(scene, match.start(), clause_end(scene, match.end()))
            for name in scene.by(*match.span()):
                yield Charge(name, name, "claims", *where, CLAIMS)
    for match in _CLAIMED_BY.finditer(scene.text):
        who = behind(scene.text, match.end(), scene.unit(match.start())[1])
        if who and said(scene, match.end() - len("claimed by ")):
            for name in scene.parties.called(*who):
                yield Charge(name, name, "claims", match.start(), who[1], CLAIMS)
    for match in _RESPONSIBLE.finditer(scene.text):
        if not _active(scene, match.start()) or not harmful(scene, match.start()):
            continue
        statement = scene.cued(*match.span())
        side = scene.side(statement) if statement else None
        where = whole(scene, match.start(), clause_end(scene, match.end()))
        for name in scene.by(*match.span()):
            yield Charge(side or name, name, "claims", *where, CLAIMS)


def _points_to(scene: Scene) -> Iterator[Charge]:
    for match in _POINTS_TO.finditer(scene.text):
        if not said(scene, match.start()) or not harmful(scene, match.start()):
            continue
        teller = scene.told(match.start())
        name = scene.speaker(teller) if teller else None
        by: tuple[str, ...] = (name,) if name else ()
        end = clause_end(scene, match.start("who"))
        for one in re.finditer(r"(?:(?!\sand\s).)+", scene.text[match.start("who") : end]):
            low = match.start("who") + one.start() + len(one.group()) - len(one.group().lstrip())
            accused = scene.parties.called(low, match.start("who") + one.end())
            yield from against(accused, by, "blames", (match.start(), end), "points to")


def _claimed(scene: Scene, statement: Statement) -> Iterator[Charge]:
    """Claims in other words: "the Front claims attack on a station"."""
    cue = statement.cue
    if statement.act != "claims" or cue is None or statement.negated or statement.modality:
        return
    name, accused = scene.speaker(statement), scene.side(statement)
    parts = [cue, *statement.content, *([statement.source] if statement.source else [])]
    low, high = min(p.start for p in parts), max(p.end for p in parts)
    if name and accused and not _NOBODY.match(name) and HARMS.search(scene.text, low, high):
        yield Charge(accused, name, "claims", low, high, "claims the deed")


def _accuses(scene: Scene) -> Iterator[Charge]:
    for match in _ACCUSE.finditer(scene.text):
        start = match.start()
        if not HARMS.search(match.group("what")) or not _active(scene, start):
            continue
        # "accused members of the Front of killing": not just "members"
        more = _OF_DOING.search(scene.text, match.start("who"), match.end())
        who = match.start("who"), max(match.end("who"), more.start() if more else 0)
        who = behind(scene.text, *who) or who  # "accused the Front on Monday of"
        by = scene.by(start, match.start("who"))
        where = whole(scene, start, clause_end(scene, match.start("what")))
        yield from against(scene.parties.called(*who), by, "blames", where, "accuses")


def _active(scene: Scene, start: int) -> bool:
    """Whether a verb is neither a passive nor taken back."""
    return said(scene, start) and not passive(scene.text, scene.unit(start)[0], start)


def _blames(scene: Scene) -> Iterator[Charge]:
    for match in _BLAME.finditer(scene.text):
        start = match.start()
        who = _blamed(scene, match.end(), scene.unit(start)[1])
        if who is None or not _active(scene, start) or not harmful(scene, start):
            continue
        if _ON.match(scene.text, who[1]) and not scene.parties.done_by(*who):
            continue  # "blamed the attack on": the next rule's
        by = scene.by(*match.span())
        where = whole(scene, start, clause_end(scene, who[1]))
        yield from against(scene.parties.called(*who), by, "blames", where, "blames")


def _blames_on(scene: Scene) -> Iterator[Charge]:
    for match in _BLAME_ON.finditer(scene.text):
        start, what = match.start(), (match.group("what") or "").strip()
        if what and not HARMS.search(what) and what.lower() not in ("it", "this", "that", "them"):
            continue
        who = _blamed(scene, match.end(), scene.unit(start)[1])
        if who is None or not _active(scene, start) or not harmful(scene, start):
            continue
        by = scene.by(*match.span()) or _leading(scene, match)
        where = whole(scene, start, max(match.end(), who[1]))
        yield from against(scene.parties.called(*who), by, "blames", where, "puts the blame on")


def _blamed(scene: Scene, start: int, high: int) -> Range | None:
    """Who stands behind "blamed" or "the blame on"; the name in apposition if there is one."""
    who = behind(scene.text, start, high)
    if who is None or scene.parties.done_by(*who) or scene.text[who[1] : who[1] + 2] != ", ":
        return who
    name = _NAME.match(
        scene.text, who[1] + 2 + 4 * scene.text.startswith("the ", who[1] + 2), high
    )  # "on his old rival, Varnia"
    return name.span() if name and scene.parties.done_by(*name.span()) else who


def _leading(scene: Scene, match: re.Match[str]) -> tuple[str, ...]:
    """Whose attempt it is: "In an attempt to pin the blame on Varnia, Venn said"."""
    low, high = scene.unit(match.start())
    if not _ATTEMPT.search(scene.text, max(low, match.start() - 40), match.start()):
        return ()
    comma = scene.text.find(", ", match.end(), min(high, match.end() + 120))
    name = _NAME.match(scene.text, comma + 2) if comma >= 0 else None
    return scene.parties.called(*name.span()) if name else ()


def _holds(scene: Scene) -> Iterator[Charge]:
    for match in _HOLD.finditer(scene.text):
        start, high = match.start(), clause_end(scene, match.end())
        if HARMS.search(scene.text, match.end(), high) and _active(scene, start):
            accused = scene.parties.called(*match.span("who"))
            by = scene.by(start, match.start("who"))
            yield from against(
                accused, by, "blames", whole(scene, start, high), "holds responsible"
            )


def _blamed_on(scene: Scene) -> Iterator[Charge]:
    for match in _BLAMED_ON.finditer(scene.text):
        high = scene.unit(match.start())[1]
        who = behind(scene.text, match.end(), high)
        if who is None or not said(scene, match.start()) or not harmful(scene, match.start()):
            continue
        agent = scene.text.find(" by ", who[0], min(high, who[0] + 100))
        statement = scene.cued(*match.span())
        name = scene.speaker(statement) if statement and statement.source else None
        by: tuple[str, ...] = (name,) if name else ()
        if agent >= 0:
            who = who[0], min(who[1], agent)
            words = behind(scene.text, agent + len(" by "), high)
            by = scene.parties.called(*words) if words else by
        accused = scene.parties.called(*who)
        yield from against(accused, by, "blames", (match.start(), who[1]), "blamed on")


def _accused_by(scene: Scene) -> Iterator[Charge]:
    for match in _ACCUSED_BY.finditer(scene.text):
        low, high = scene.unit(match.start())
        who = subject(scene.text, low, match.start())
        agent = behind(scene.text, match.end(), high)
        of = _OF.search(scene.text, *agent) if agent else None
        if agent and of and "of" not in match.group().split():
            agent = agent[0], of.start()  # "accused by the board of killing"
        if who and agent and said(scene, match.start()) and harmful(scene, match.start()):
            accused, by = scene.parties.called(*who), scene.parties.called(*agent)
            yield from against(accused, by, "blames", (who[0], agent[1]), "accused by")


def _described(scene: Scene) -> Iterator[Charge]:
    for match in _DESCRIBED.finditer(scene.text):
        start = match.start()
        sure = not _HELPS.match(match.group("role"))
        if _active(scene, start) and (sure or harmful(scene, start)):
            by = scene.by(start, match.start("who"))
            accused = scene.parties.called(*match.span("who"))
            where, reason = whole(scene, start, match.end()), f"as “{match.group('role')}”"
            yield from against(accused, by, "blames", where, reason)


def _identified(scene: Scene) -> Iterator[Charge]:
    """The police name the gunman."""
    for match in _IDENTIFIED.finditer(scene.text):
        start = match.start()
        who = behind(scene.text, match.end(), scene.unit(start)[1])
        if who and _active(scene, start):
            by, accused = scene.by(start, start + len("named")), scene.parties.done_by(*who)
            where = whole(scene, start, who[1])
            yield from against(accused, by, "blames", where, "names the doer")


def _suspected(scene: Scene) -> Iterator[Charge]:
    """In "the man who police say killed dozens" the one person whom the article is about."""
    for who in _WHO_THEY_SAY.finditer(scene.text):
        low = max(0, who.start() - _LONGEST_WHO)
        match = _SUSPECTED.search(scene.text, low, who.end() + _DEED)
        if match is None:
            continue
        by = scene.by(*match.span("cue")) or scene.parties.called(*match.span("by"))
        accused = scene.parties.done_by(*match.span("who"))
        if not accused and _THE_MAN.search(match.group("who")):
            accused = scene.parties.protagonist()
        where = match.start("who"), clause_end(scene, match.end())
        yield from against(accused, by, "blames", where, "says who did it")


def _lines(scene: Scene) -> Iterator[Charge]:
    """By "the ministry's line that": whose claim it is, and who spreads it."""
    for match in _LINE.finditer(scene.text):
        low, high = scene.unit(match.start())
        near = max(low, match.start() - 100)
        owner = _OWNER.search(scene.text, near, match.start())
        by = scene.parties.done_by(*owner.span("who")) if owner else ()
        begin = owner.start() if owner else match.start()
        if _SPREADS.search(scene.text, near, begin):
            by += _spreaders(scene, low, begin)
        for deed in deeds(scene.text, match.end(), min(high, match.end() + _OUTRIGHT)):
            if not deed.negated:
                where = match.start(), deed.end
                accused = doers(scene, deed, ())
                for charge in against(accused, by, "blames", where, "its line"):
                    if not same(charge.by, charge.accused):
                        yield charge


def _spreaders(scene: Scene, low: int, at: int) -> tuple[str, ...]:
    """The subject of a sentence that "repeats the line"."""
    setting = _SETTING.match(scene.text, low, at)
    found = _SPREADER.match(scene.text, setting.end() if setting else low, at)
    return (scene.parties.proper(scene.speakers.name(*found.span()).name),) if found else ()
