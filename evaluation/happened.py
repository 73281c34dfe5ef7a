"""What happened, who warned and who is blamed, against articles marked by hand.

An incident found matches a marked one when the kinds are of one family, no place or time speaks
against it, and each matches at most one. Families, as the marking guide has them: bombing,
shooting, stabbing, ramming, arson, assault, hostage-taking and assassination; hostage-taking and
kidnapping; arrest and raid; court and arrest of the same person; a plot and an armed attack that
was planned, threatened or foiled; and what the notes beside the articles call right too. Places
agree when any two of the names mean the same, times when they share a day (`evaluation.edtf`);
what isn't given agrees with anything. Best first: shared words of the trigger (ours with all
mentions) weigh most, then the very kind, status, time, a place below the country, figures.

`incident_f1` with precision and recall is over all articles. `figure_accuracy`: of the matched
incidents, those whose figures are all right: each that is marked has the marked range, and none
of killed, wounded and detained is given that isn't marked. A lower bound near a vague number is
right ("dozens" as 12, 20 or 24), an exact number for it too. `figure_accuracy_given` leaves out
the pairs in which neither side has figures.

`by_f1`, `against_f1` and `weapon_f1` are over the parties of matched incidents: a name is right
that is the same party as one on the other side, or shares half of the shorter one's words
("gunmen" and "four gunmen").

A warning found matches a marked one when its words or sentence share a word with it and either
the giver or an addressee is the same party. Blame matches when accused and speaker are the same
parties and the incident is the same one, best first by the words shared, then the stance. Blame
for no known incident is right where that speaker blames that party for one marked incident only;
so is blame for an incident that nobody marked, if it shares words, too. `stance_accuracy` is of
the matched.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.edtf import overlap
from evaluation.names import name_words, same_party, same_place
from evaluation.share import percent
from tocsin.records import Reading
from tocsin.records.incident import Range

Words = Callable[[int, int], frozenset[int]]
"""Where the words of a span begin, as offsets in the article's file."""

_ATTACKS = "bombing shooting stabbing ramming arson assault hostage_taking assassination"
_ARMED = frozenset(_ATTACKS.split())
_FAMILIES = (_ARMED, frozenset({"hostage_taking", "kidnapping"}), frozenset({"arrest", "raid"}))
_AHEAD = frozenset({"planned", "threatened", "foiled"})

_NOT_TOO_MUCH = frozenset({"killed", "wounded", "detained"})  # wrong where none is marked
# Lower bounds that readers take the same vague words for; the guide's is the last of each.
_VAGUE = ((2, 3), (12,), (10, 20), (12, 20, 24), (20, 40), (100, 200), (1000, 2000))

_SHARED_WORDS = 3.0
_SAME_KIND = 1.0
_SAME_DETAIL = 0.5


@dataclass(frozen=True)
class Deed:
    """An incident for matching: `kinds` are all that are right, the best first."""

    kinds: tuple[str, ...]
    status: str
    when: str | None
    where: tuple[str, ...]
    by: tuple[str, ...]
    against: tuple[str, ...]
    weapon: tuple[str, ...]
    figures: Mapping[str, Range]
    words: frozenset[int]


@dataclass(frozen=True)
class Alert:
    """A warning seen, for matching: `sentence` holds the words of what stands around it, too."""

    giver: str
    to: tuple[str, ...]
    words: frozenset[int]
    sentence: frozenset[int]


@dataclass(frozen=True)
class Charge:
    """Blame for matching: `deed` is the incident's number in its list."""

    deed: int | None
    accused: str
    by: str
    stance: str
    words: frozenset[int]


@dataclass(frozen=True)
class Happened:
    """What one article tells of deeds, warnings and blame."""

    deeds: Sequence[Deed] = ()
    alerts: Sequence[Alert] = ()
    charges: Sequence[Charge] = ()


def marked(gold: Mapping[str, Any], words: Words, right_too: Mapping[str, set[str]]) -> Happened:
    """What is marked in an article; `right_too` gives further right kinds by incident's key."""
    incidents = gold.get("incidents", ())
    numbers = {incident["key"]: i for i, incident in enumerate(incidents)}

    def at(span: Mapping[str, Any]) -> frozenset[int]:
        return words(span["start"], span["end"])

    return Happened(
        [
            Deed(
                kinds=(i["kind"], *sorted(right_too.get(i["key"], ()))),
                status=i["status"],
                when=i["when"],
                where=tuple(i["where"]),
                by=tuple(i["by"]),
                against=tuple(i["against"]),
                weapon=tuple(i["weapon"]),
                figures={kind: (low, high) for kind, (low, high) in i["figures"].items()},
                words=at(i["trigger"]),
            )
            for i in incidents
        ],
        [
            Alert(w["from"], tuple(w["to"]), at(w["evidence"]), at(w["evidence"]))
            for w in gold.get("warnings", ())
        ],
        [
            Charge(
                numbers.get(b["incident"]), b["accused"], b["by"], b["stance"], at(b["evidence"])
            )
            for b in gold.get("blame", ())
        ],
    )


def found(reading: Reading, words: Words) -> Happened:
    """What was read in an article; `words` maps spans of the cleaned text to words of the file."""
    numbers = {incident.id: i for i, incident in enumerate(reading.incidents)}
    return Happened(
        [
            Deed(
                kinds=(i.kind,),
                status=i.status,
                when=i.when,
                where=i.where,
                by=i.by,
                against=i.against,
                weapon=i.weapon,
                figures=dict[str, Range](i.figures.items()),
                words=frozenset().union(*(words(s.start, s.end) for s in (i.trigger, *i.mentions))),
            )
            for i in reading.incidents
        ],
        [
            Alert(
                w.from_,
                w.to,
                words(w.evidence.start, w.evidence.end),
                words(w.evidence.start, w.evidence.end) | words(w.sentence.start, w.sentence.end),
            )
            for w in reading.warnings
        ],
        [
            Charge(
                numbers.get(b.incident) if b.incident is not None else None,
                b.accused,
                b.by,
                b.stance,
                words(b.evidence.start, b.evidence.end),
            )
            for b in reading.blame
        ],
    )


def kinds_right_too(folder: Path) -> dict[str, set[str]]:
    """Further right kinds by incident, where the notes say "`the-key` is strike right too"."""
    path = folder / "NOTES.md"
    if not path.is_file():
        return {}
    kinds = re.findall(r"`([\w-]+)` is ([a-z_]+(?:, [a-z_]+)*) right too", path.read_text("utf-8"))
    return {key: set(named.split(", ")) for key, named in kinds}


def match_deeds(marked: Sequence[Deed], found: Sequence[Deed]) -> dict[int, int]:
    """Number of the marked incident → number of the found one, one to one, best first."""
    return _best(
        (_likeness(gold, ours), i, j)
        for i, gold in enumerate(marked)
        for j, ours in enumerate(found)
        if _may_be(gold, ours)
    )


def match_alerts(marked: Sequence[Alert], found: Sequence[Alert]) -> dict[int, int]:
    """Number of the marked warning → number of the found one, one to one, best first."""
    return _best(
        (_shared(gold.words, ours.words) + same_party(gold.giver, ours.giver), i, j)
        for i, gold in enumerate(marked)
        for j, ours in enumerate(found)
        if gold.words & ours.sentence
        and (same_party(gold.giver, ours.giver) or _meet(gold.to, ours.to, same_party))
    )


def match_charges(marked: Happened, found: Happened, deeds: Mapping[int, int]) -> dict[int, int]:
    """Number of the marked blame → number of the found one; `deeds` is from `match_deeds`."""
    candidates = []
    for i, gold in enumerate(marked.charges):
        for j, ours in enumerate(found.charges):
            if not _same_parties(gold, ours):
                continue
            same = gold.deed is not None and deeds.get(gold.deed, -1) == ours.deed
            if same or _only_one_meant(gold, ours, marked.charges, deeds):
                weight = same + _shared(gold.words, ours.words)
                weight += _SAME_DETAIL * (gold.stance == ours.stance)
                candidates.append((weight, i, j))
    return _best(candidates)


def _same_parties(gold: Charge, ours: Charge) -> bool:
    return same_party(gold.accused, ours.accused) and same_party(gold.by, ours.by)


def _only_one_meant(
    gold: Charge, ours: Charge, charges: Sequence[Charge], deeds: Mapping[int, int]
) -> bool:
    """Whether ours, for no marked incident that is known, can be of no other than this one."""
    if ours.deed is not None and (ours.deed in deeds.values() or not gold.words & ours.words):
        return False
    return all(other.deed == gold.deed for other in charges if _same_parties(other, ours))


def _best(candidates: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """Pairs by weight, the heaviest first, among equals the first in the text."""
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def _shared(gold: frozenset[int], ours: frozenset[int]) -> float:
    """How much of the marked words ours have."""
    return len(gold & ours) / len(gold) if gold else 0.0


def _may_be(gold: Deed, ours: Deed) -> bool:
    """Whether nothing says that two incidents aren't one."""
    return (
        _kin(gold, ours)
        and overlap(gold.when, ours.when)
        and (not gold.where or not ours.where or _meet(gold.where, ours.where, same_place))
    )


def _kin(gold: Deed, ours: Deed) -> bool:
    """Whether the kinds are of one family."""
    for first in gold.kinds:
        for second in ours.kinds:
            both = {first, second}
            if len(both) == 1 or any(both <= family for family in _FAMILIES):
                return True
            if both == {"court", "arrest"} and _same_person(gold, ours):
                return True
            if "plot" in both and _planned_attack(gold, ours):
                return True
    return False


def _same_person(gold: Deed, ours: Deed) -> bool:
    return not gold.against or not ours.against or _meet(gold.against, ours.against, same_party)


def _planned_attack(gold: Deed, ours: Deed) -> bool:
    return any(deed.status in _AHEAD and _ARMED & set(deed.kinds) for deed in (gold, ours))


def _meet(a: Iterable[str], b: Iterable[str], same: Callable[[str, str], bool]) -> bool:
    """Whether any name of the one means the same as any of the other."""
    theirs = tuple(b)
    return any(same(one, other) for one in a for other in theirs)


def _likeness(gold: Deed, ours: Deed) -> float:
    details = (
        gold.status == ours.status,
        gold.when is not None and gold.when == ours.when,
        _meet(gold.where[:-1], ours.where[:-1], same_place),
        *(_right(limits, ours.figures.get(kind)) for kind, limits in gold.figures.items()),
    )
    weight = _SHARED_WORDS * _shared(gold.words, ours.words)
    return weight + _SAME_KIND * (ours.kinds[0] in gold.kinds) + _SAME_DETAIL * sum(details)


def figures_right(gold: Deed, ours: Deed) -> bool:
    """Whether a found incident has the figures of the marked one, and no others."""
    extra = ours.figures.keys() & _NOT_TOO_MUCH - gold.figures.keys()
    return not extra and all(
        _right(limits, ours.figures.get(kind)) for kind, limits in gold.figures.items()
    )


def _right(gold: Range, ours: Range | None) -> bool:
    """Whether a range is the marked one, or either is a lower bound near a vague number."""
    if ours is None or gold == ours:
        return gold == ours
    (low, high), (least, most) = gold, ours
    if low is None or least is None or not (high is None or high == low):
        return False
    if most is None and high is None:
        return any(low in bounds and least in bounds for bounds in _VAGUE)
    exact = most if high is None else high
    return low == least == exact and any(low == bounds[-1] for bounds in _VAGUE)


def score(marked: Happened, found: Happened) -> Counter[str]:
    """Counts of one article; see the module for what counts."""
    deeds = match_deeds(marked.deeds, found.deeds)
    charges = match_charges(marked, found, deeds)
    pairs = [(marked.deeds[i], found.deeds[j]) for i, j in deeds.items()]
    given = [pair for pair in pairs if _figures_given(*pair)]
    return _parties(pairs) + Counter(
        incidents_right=len(deeds),
        incidents_found=len(found.deeds),
        incidents_marked=len(marked.deeds),
        figures_right=sum(figures_right(*pair) for pair in pairs),
        figures_given=len(given),
        figures_given_right=sum(figures_right(*pair) for pair in given),
        warnings_right=len(match_alerts(marked.alerts, found.alerts)),
        warnings_found=len(found.alerts),
        warnings_marked=len(marked.alerts),
        blame_right=len(charges),
        blame_found=len(found.charges),
        blame_marked=len(marked.charges),
        stance_right=sum(
            marked.charges[i].stance == found.charges[j].stance for i, j in charges.items()
        ),
    )


def _parties(pairs: Iterable[tuple[Deed, Deed]]) -> Counter[str]:
    """How many names of each role are marked, found, and right from either side."""
    counts: Counter[str] = Counter()
    for gold, ours in pairs:
        for role in _ROLES:
            marked_, found_ = getattr(gold, role), getattr(ours, role)
            counts[f"{role}_marked"] += len(marked_)
            counts[f"{role}_found"] += len(found_)
            counts[f"{role}_marked_right"] += sum(_meet((n,), found_, _alike) for n in marked_)
            counts[f"{role}_found_right"] += sum(_meet((n,), marked_, _alike) for n in found_)
    return counts


_ROLES = ("by", "against", "weapon")


def _alike(a: str, b: str) -> bool:
    """Whether two names are the same party, or one describes what the other does."""
    first, second = name_words(a), name_words(b)
    shared = len(first & second)
    return same_party(a, b) or 0 < min(len(first), len(second)) <= 2 * shared


def _figures_given(gold: Deed, ours: Deed) -> bool:
    """Whether there is a figure that can be wrong."""
    return bool(gold.figures or ours.figures.keys() & _NOT_TOO_MUCH)


def figures(counts: Counter[str]) -> dict[str, float]:
    """Percentages from counts summed over articles."""

    def share(part: str, whole: str) -> float:
        return percent(counts[part], counts[whole])

    named = {}
    for name, things in (("incident", "incidents"), ("warning", "warnings"), ("blame", "blame")):
        either = counts[f"{things}_found"] + counts[f"{things}_marked"]
        named[f"{name}_f1"] = 200 * counts[f"{things}_right"] / either if either else 0.0
        named[f"{name}_precision"] = share(f"{things}_right", f"{things}_found")
        named[f"{name}_recall"] = share(f"{things}_right", f"{things}_marked")
    for role in _ROLES:
        precision = share(f"{role}_found_right", f"{role}_found")
        recall = share(f"{role}_marked_right", f"{role}_marked")
        either_ = precision + recall
        named[f"{role}_f1"] = 2 * precision * recall / either_ if either_ else 0.0
    return {
        **named,
        "figure_accuracy": share("figures_right", "incidents_right"),
        "figure_accuracy_given": share("figures_given_right", "figures_given"),
        "stance_accuracy": share("stance_right", "blame_right"),
    }
