"""Who did what to whom with what: MUC-4, the Gun Violence Database or WikiEvents, by the folder.

**MUC-4**, whole reports. What fills a role are the fillers of the tagged roles
(`tocsin.read.fillers`), each by its best mention; strings count as equal without case, signs and
articles. Key strings that don't stand in the report are left out.

- `ceaf_ree_f1`: CEAF-REE (Du, Rush and Cardie, EACL 2021). The fillers of all templates of a
  report, five roles; a key line is one entity unless a subset or superset is there already.
  Predicted and marked entities are paired one to one so that most pairs fit; one fits if all its
  predicted mentions are among the marked. Micro-averaged. As published, victims are only those who
  have a name; people described ("peasants") are left out of the key, and of the predictions those
  that begin or end with a word that stands more often in descriptions than in names in the key of
  "train". `ceaf_ree_described_f1` takes people described for victims too.
- `trigger_f1`: MUC-4 marks no trigger words; this is micro F1 of a report's incident types, as
  pairs of report and type.
- `allslot_f1`: the metric of GTT (Du, Rush and Cardie, NAACL 2021): type and five slots of whole
  templates, optional ones too. One template is predicted for each predicted type, with all fillers
  of the report. Of all ways to pair predicted with marked templates of the same type that with the
  best F1 of the report counts. In a pair, a predicted entity is right if any marked one of the slot
  has its string, a marked one is found if any predicted one has one of its strings; what is in no
  pair is spurious or missing. `allslot_SLOT_f1` are the same counts by slot.

**Gun Violence Database**: `place`, `date`, `weapon`, `victims` and `shooters` are F1 of the fillers
of an article against the marked strings, both without words like "around" before them; a filler is
right if one of its mentions is a marked string. The corpus marks only names of people, and of times
only clock times and parts of the day: other predictions of victims, shooters and times are left
out. `outcome`: were people killed, were people injured, after the form that annotators filled in,
against words that tell of deaths and injuries; micro F1 over pairs of article and outcome.

**WikiEvents**: event types and roles as `corpora.incidents` turns them into ours; triggers of no
incident and arguments without a role of ours are left out. `trigger_f1`: exact span and kind;
`trigger_span_f1`: span alone. `argument_f1`: trigger right, a role that the argument may have, and
a span that overlaps the marked mention (which is mostly its head word); another mention of the same
entity is wrong. An argument belongs to a trigger with a probability of at least a half.
"""

import re
import string
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Protocol

from corpora import gvdb, incidents, muc4, wikievents
from corpora.marked import Range, Text
from evaluation.result import Result
from evaluation.share import percent
from tocsin.read.fillers import Filler, fillers
from tocsin.read.network import shipped
from tocsin.read.sentences import containing, sentences
from tocsin.read.tagged import Tagged

_GTT = "GTT on BERT-base, MUC-4 test, second-hand"
PUBLISHED = {
    "muc4": {
        "allslot_f1": (50.2, _GTT),
        "allslot_type_f1": (67.4, _GTT),
        "allslot_perpetrator_f1": (44.0, _GTT),
        "allslot_organisation_f1": (41.8, _GTT),
        "allslot_target_f1": (32.4, _GTT),
        "allslot_victim_f1": (54.1, _GTT),
        "allslot_instrument_f1": (59.7, _GTT),
    }
}
_TYPE = "type"
_HALF = 0.5
_PREFIX = "muc4:"
_VAGUE = frozenset(
    {"about", "around", "approximately", "roughly", "just", "shortly", "at", "on", "in", "near"}
)
_CLOCK = re.compile(
    r"\d\s*[ap]\.?m\b|\d:\d\d|\b(?:noon|midnight|early|late|overnight|mornings?|afternoons?"
    r"|evenings?|nights?)\b",
    re.IGNORECASE,
)
_OUTCOMES = {"death": "killed", "injury": "injured"}

Mentions = frozenset[str]
Argument = tuple[Range, str, Range, frozenset[str]]  # trigger, its kind, argument, possible roles


class Reading(Protocol):
    """What the network gives for a text."""

    @property
    def triggers(self) -> Sequence[Tagged]:
        """Words that tell of an incident or an outcome, labelled with its kind."""
        ...

    @property
    def roles(self) -> Sequence[Tagged]:
        """Who and what plays a part, labelled with the role."""
        ...

    def linked(self, whole: Range, part: Range) -> float:
        """How probably the second plays its role in what the first tells of."""
        ...

    def labels(self, start: int, end: int) -> Mapping[str, float]:
        """How probably each label holds for a stretch of the text."""
        ...


Read = Callable[[list[str]], Iterable[Reading]]


@dataclass(frozen=True)
class Counts:
    """How many predicted things are right, of how many; how many marked are found, of how many."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    marked: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right,
            self.predicted + other.predicted,
            self.found + other.found,
            self.marked + other.marked,
        )

    @property
    def precision(self) -> float:
        """Percentage; 0 where nothing is predicted."""
        return percent(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """Percentage; 0 where nothing is marked."""
        return percent(self.found, self.marked)

    @property
    def f1(self) -> float:
        """Percentage; 0 where nothing is right."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Event:
    """A template for scoring: its type ("bombing / attack" leaves it open) and its fillers."""

    kind: str
    slots: Mapping[str, tuple[Mentions, ...]] = field(default_factory=dict)


def normal(words: str) -> str:
    """A string without case, signs, articles and blanks that don't matter."""
    plain = "".join(c for c in words.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", plain).split())


def sets(predicted: Iterable[object], marked: Iterable[object]) -> Counts:
    """Two sets of things counted against each other."""
    one, other = set(predicted), set(marked)
    return Counts(len(one & other), len(one), len(one & other), len(other))


def most_pairs(fits: Sequence[Sequence[bool]]) -> int:
    """The most pairs of a row and a column that fit, each used once (Kuhn's algorithm)."""
    owner: dict[int, int] = {}

    def placed(row: int, tried: set[int]) -> bool:
        for column, fit in enumerate(fits[row]):
            if fit and column not in tried:
                tried.add(column)
                if column not in owner or placed(owner[column], tried):
                    owner[column] = row
                    return True
        return False

    return sum(placed(row, set()) for row in range(len(fits)))


def ceaf(predicted: Sequence[Mentions], marked: Sequence[Mentions]) -> Counts:
    """CEAF-REE of one role: a predicted entity fits if its mentions are all of the marked one."""
    right = most_pairs([[one <= other for other in marked] for one in predicted])
    return Counts(right, len(predicted), right, len(marked))


def aligned(predicted: Sequence[Event], marked: Sequence[Event]) -> dict[str, Counts]:
    """GTT's counts by slot, with the pairing of events that gives the best F1."""
    best: dict[str, Counts] = {}
    for pairing in _pairings(predicted, marked):
        counts = _paired(predicted, marked, pairing)
        if not best or total(counts).f1 > total(best).f1:
            best = counts
    return best


def total(counts: Mapping[str, Counts]) -> Counts:
    """All slots together."""
    return sum(counts.values(), Counts())


def _pairings(
    predicted: Sequence[Event],
    marked: Sequence[Event],
    row: int = 0,
    taken: frozenset[int] = frozenset(),
) -> Iterator[dict[int, int]]:
    """Every way to pair events of the same type, from `row` on, in the order of GTT's scorer."""
    if row == len(predicted):
        yield {}
        return
    for column, event in enumerate(marked):
        if column not in taken and predicted[row].kind in event.kind:
            for rest in _pairings(predicted, marked, row + 1, taken | {column}):
                yield {row: column, **rest}
    yield from _pairings(predicted, marked, row + 1, taken)


def _paired(
    predicted: Sequence[Event], marked: Sequence[Event], pairing: Mapping[int, int]
) -> dict[str, Counts]:
    counts = dict.fromkeys((_TYPE, *muc4.SLOTS), Counts())
    counts[_TYPE] = Counts(len(pairing), len(predicted), len(pairing), len(marked))
    inverse = {column: row for row, column in pairing.items()}
    for slot in muc4.SLOTS:
        for row, event in enumerate(predicted):
            others = marked[pairing[row]].slots.get(slot, ()) if row in pairing else ()
            own = event.slots.get(slot, ())
            right = sum(any(one <= other for other in others) for one in own)
            counts[slot] += Counts(right=right, predicted=len(own))
        for column, event in enumerate(marked):
            others = predicted[inverse[column]].slots.get(slot, ()) if column in inverse else ()
            own = event.slots.get(slot, ())
            found = sum(any(other <= one for other in others) for one in own)
            counts[slot] += Counts(found=found, marked=len(own))
    return counts


def arguments(predicted: Sequence[Argument], marked: Sequence[Argument]) -> Counts:
    """Arguments of one text: same trigger and kind, a role that both may be, spans that overlap."""
    right = most_pairs([[_same(one, other) for other in marked] for one in predicted])
    return Counts(right, len(predicted), right, len(marked))


def _same(one: Argument, other: Argument) -> bool:
    overlap = one[2][0] < other[2][1] and other[2][0] < one[2][1]
    return one[:2] == other[:2] and overlap and bool(one[3] & other[3])


def named(found: Iterable[Sequence[str]], marked: Iterable[str]) -> Counts:
    """Fillers, each by all its mentions, against marked strings."""
    wanted = {bare(words) for words in marked}
    hits = [{bare(mention) for mention in mentions} & wanted for mentions in found]
    return Counts(
        sum(map(bool, hits)), len(hits), len(set[str]().union(*hits)) if hits else 0, len(wanted)
    )


def bare(words: str) -> str:
    """Normal, without what only says that it is about so."""
    left = normal(words).split()
    while len(left) > 1 and left[0] in _VAGUE:
        left.pop(0)
    return " ".join(left)


def measure(data: Path, split: str | None) -> Result:
    """Read every text of a split with the weights that ship.

    Raises FileNotFoundError for a split that isn't there or a folder of no corpus known here.
    """
    return measured(data, split or "dev", shipped().read_all)


def measured(data: Path, split: str, read: Read) -> Result:
    """The figures of whatever reads."""
    corpus = corpus_of(data)
    began = time.perf_counter()
    marked, figures = _MEASURES[corpus](data, split, read)
    return Result(
        benchmark="incidents",
        data=corpus,
        split=split,
        items=len(marked),
        figures={name: round(value, 2) for name, value in figures.items()},
        published=PUBLISHED.get(corpus, {}),
        seconds=round(time.perf_counter() - began, 1),
        notes=_NOTES.get(corpus, ()),
    )


def corpus_of(data: Path) -> str:
    """Which corpus a folder holds: "muc4", "gvdb" or "wikievents"."""
    if any((data / name).is_dir() for name in ("dev", "tst1", "tst3")):
        return "muc4"
    if any((data / name).is_file() for name in ("dev.json", "test.json")):
        return "gvdb"
    if any((data / name).is_file() for name in ("dev.jsonl", "test.jsonl")):
        return "wikievents"
    raise FileNotFoundError(f"no MUC-4, GVDB or WikiEvents in {data}")


def told(templates: Sequence[muc4.Template], text: str, described: bool = False) -> Event:
    """All templates of a report as one event: what CEAF-REE counts as its entities."""
    slots: dict[str, tuple[Mentions, ...]] = {}
    for slot in muc4.SLOTS:
        kept: list[Mentions] = []
        for template in templates:
            lines = getattr(template, slot)
            if slot == "victim" and described:
                lines += template.described
            for line in lines:
                entity = frozenset(map(normal, line))
                if not any(entity <= other or other <= entity for other in kept):
                    kept.append(entity)
        slots[slot] = _standing(kept, text)
    return Event("", slots)


def event(template: muc4.Template, text: str) -> Event:
    """A template as GTT counts it."""
    slots = {
        slot: _standing([frozenset(map(normal, line)) for line in getattr(template, slot)], text)
        for slot in muc4.SLOTS
    }
    return Event(" / ".join(template.types), slots)


def _standing(entities: Iterable[Mentions], text: str) -> tuple[Mentions, ...]:
    """The entities by those of their strings that stand in the text; none without any."""
    whole = _normal_text(text)
    kept = (frozenset(m for m in entity if m and m in whole) for entity in entities)
    return tuple(entity for entity in kept if entity)


@cache
def _normal_text(text: str) -> str:
    return normal(text)


def _muc4(data: Path, split: str, read: Read) -> tuple[list[Text], dict[str, float]]:
    marked = list(muc4.texts(data, split))
    keys = muc4.templates(data, split)
    describing = describing_words(data)
    entities = dict.fromkeys(muc4.SLOTS, Counts())
    described = Counts()
    slots = dict.fromkeys((_TYPE, *muc4.SLOTS), Counts())
    types = Counts()
    for text, reading in zip(marked, read([t.text for t in marked]), strict=True):
        key = keys.get(text.name, [])
        everybody = _filled(fillers(text.text, reading.roles))
        named_victims = (v for v in everybody["victim"] if not _described(v, describing))
        filled = {**everybody, "victim": tuple(named_victims)}
        kinds = _kinds(reading, text.text)
        types += sets(kinds, text.labels)
        gold = told(key, text.text)
        for slot in muc4.SLOTS:
            entities[slot] += ceaf(filled[slot], gold.slots[slot])
        wide = told(key, text.text, described=True)
        described += ceaf(everybody["victim"], wide.slots["victim"])
        events = [event(template, text.text) for template in key]
        once = [e for number, e in enumerate(events) if e not in events[:number]]
        best = aligned([Event(kind, filled) for kind in kinds], once)
        slots = {slot: slots[slot] + best[slot] for slot in slots}
    with_described = total({**entities, "victim": described})
    figures = {
        "ceaf_ree_f1": total(entities).f1,
        "ceaf_ree_precision": total(entities).precision,
        "ceaf_ree_recall": total(entities).recall,
        "ceaf_ree_described_f1": with_described.f1,
        "trigger_f1": types.f1,
        "allslot_f1": total(slots).f1,
    }
    figures |= {f"ceaf_ree_{slot}_f1": counts.f1 for slot, counts in entities.items()}
    figures["ceaf_ree_described_victim_f1"] = described.f1
    figures |= {f"allslot_{slot}_f1": counts.f1 for slot, counts in slots.items()}
    return marked, figures


def describing_words(data: Path) -> frozenset[str]:
    """Words that the key of "train" has more often in descriptions of people than in names."""
    if not (data / "dev").is_dir():
        return frozenset()
    seen: Counter[str] = Counter()
    for template in chain.from_iterable(muc4.templates(data, "train").values()):
        for words in chain.from_iterable(template.described):
            seen.update(normal(words).split())
        for words in chain.from_iterable(template.victim):
            seen.subtract(normal(words).split())
    return frozenset(word for word, count in seen.items() if count > 0)


def _described(entity: Mentions, describing: frozenset[str]) -> bool:
    words = [mention.split() for mention in entity]
    return any(word in describing or word.isdigit() for w in words for word in (w[0], w[-1]))


def _filled(found: Mapping[str, Sequence[Filler]]) -> dict[str, tuple[Mentions, ...]]:
    """Each filler by its best mention, those that read the same once."""
    return {
        slot: tuple({frozenset({n}): None for f in found.get(slot, ()) if (n := normal(f.text))})
        for slot in muc4.SLOTS
    }


def _kinds(reading: Reading, text: str) -> list[str]:
    probable = reading.labels(0, len(text)).items()
    return sorted(
        label.removeprefix(_PREFIX)
        for label, probability in probable
        if label.startswith(_PREFIX) and probability >= _HALF
    )


_GVDB = {
    "place": ("place", ("DAT-CITY", "DAT-LOC")),
    "date": ("time", ("DAT-CLOCK", "DAT-TIME")),
    "weapon": ("instrument", ("CIR-WEAPON",)),
    "victims": ("victim", ("VIC-NAME",)),
    "shooters": ("perpetrator", ("SHO-NAME",)),
}


def _gvdb(data: Path, split: str, read: Read) -> tuple[list[Text], dict[str, float]]:
    marked = list(gvdb.texts(data, split))
    outcomes = gvdb.outcomes(data, split)
    counts = dict.fromkeys((*_GVDB, "outcome"), Counts())
    for text, reading in zip(marked, read([t.text for t in marked]), strict=True):
        found = fillers(text.text, reading.roles)
        for figure, (role, labels) in _GVDB.items():
            strings = [text.text[m.start : m.end] for m in text.marks if m.value in labels]
            counts[figure] += named(_comparable(text.text, role, found.get(role, ())), strings)
        if text.name in outcomes:
            said = {_OUTCOMES[t.label] for t in reading.triggers if t.label in _OUTCOMES}
            counts["outcome"] += sets(said, outcomes[text.name])
    return marked, {name: each.f1 for name, each in counts.items()}


def _comparable(text: str, role: str, found: Iterable[Filler]) -> Iterator[list[str]]:
    """The mentions of each filler that the corpus could have marked."""
    for filler in found:
        mentions = [text[start:end] for start, end in filler.mentions]
        if role == "time":
            mentions = [m for m in mentions if _CLOCK.search(m)]
        elif role in {"victim", "perpetrator"}:
            mentions = [m for m in mentions if _is_name(m)]
        if mentions:
            yield mentions


def _is_name(mention: str) -> bool:
    words = normal(mention).split()
    return bool(words) and mention[0].isupper() and not any(c.isdigit() for c in mention)


def _wikievents(data: Path, split: str, read: Read) -> tuple[list[Text], dict[str, float]]:
    marked = list(wikievents.texts(data, split))
    triggers, spans, parts = Counts(), Counts(), Counts()
    for text, reading in zip(marked, read([t.text for t in marked]), strict=True):
        found = {(t.start, t.end, t.label) for t in reading.triggers}
        wanted = {
            (m.start, m.end, kind)
            for m in text.marks
            if (kind := incidents.trigger(m.label.removeprefix("trigger:")))
        }
        triggers += sets(found, wanted)
        spans += sets({t[:2] for t in found}, {t[:2] for t in wanted})
        parts += arguments(_predicted_arguments(text.text, reading), marked_arguments(text))
    return marked, {
        "trigger_f1": triggers.f1,
        "trigger_span_f1": spans.f1,
        "argument_f1": parts.f1,
        "argument_precision": parts.precision,
        "argument_recall": parts.recall,
    }


def marked_arguments(text: Text) -> list[Argument]:
    """The arguments of incidents that play a role of ours, each once."""
    found: dict[Argument, None] = {}
    for link in text.links:
        whole, part = text.marks[link.whole], text.marks[link.part]
        kind = incidents.trigger(whole.label.removeprefix("trigger:"))
        roles = incidents.roles(link.role)
        if kind and roles:
            found[(whole.start, whole.end), kind, (part.start, part.end), roles] = None
    return list(found)


def _predicted_arguments(text: str, reading: Reading) -> list[Argument]:
    """Roles with the triggers of their sentence that they belong to: few stand in another."""
    roles = [r for r in reading.roles if r.label in incidents.COMPLETE["wikievents"]]
    units = sentences(text)
    return [
        ((t.start, t.end), t.label, (r.start, r.end), frozenset({r.label}))
        for t in reading.triggers
        for r in roles
        if containing(units, t.start) == containing(units, r.start)
        and reading.linked((t.start, t.end), (r.start, r.end)) >= _HALF
    ]


_MEASURES: dict[str, Callable[[Path, str, Read], tuple[list[Text], dict[str, float]]]] = {
    "muc4": _muc4,
    "gvdb": _gvdb,
    "wikievents": _wikievents,
}
_NOTES = {
    "muc4": ("trigger_f1: incident types of a report, as MUC-4 marks no trigger words",),
    "gvdb": ("date: clock times and parts of the day, as GVDB marks no dates",),
}
