"""MUC-4: news and broadcasts from Latin America with templates of terrorist incidents (1992).

Get it from https://www-nlpir.nist.gov/related_projects/muc/muc_data/muc_data_index.html (made for
DARPA; no licence stated). Layout read here: `dev/dev-muc3-*` with `dev/key-*`, `tstN/tstN-*` with
`tstN/key-tstN.*`; where `roles/*.json` holds a report's body without its dateline, it is taken
from there. (The fillers there are left alone: they are those of the last template only.)

No trigger words are marked, and of places and dates only that the template has one. Everything
is in capitals.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.marked import Mark, Text

Entity = tuple[str, ...]

_SPLITS = {"train": ("dev",), "dev": ("tst1", "tst2"), "test": ("tst3", "tst4")}
_ID, _NUMBER, _DATE, _LOCATION, _TYPE, _STAGE = range(6)
_INSTRUMENT, _PERPETRATOR, _ORGANISATION, _TARGET, _VICTIM, _DESCRIPTION = 6, 9, 10, 12, 18, 19
_STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
_DATELINE = re.compile(r"\A(?:[^\n]*\n){0,3}?[^\n]*?--\s*(?:\[[^\]]*\]\s*)*")


@dataclass(frozen=True)
class Template:
    """One incident as the key tells it; all strings as they stand there.

    An entity is a tuple of strings any of which names it. `victim` holds people by name (the slot
    that published figures count), `described` those told of without a name. `types` are lower
    case, more than one only where the key leaves it open; `optional` says that the key doubts
    whether the incident belongs there.
    """

    message: str
    number: int
    optional: bool
    types: tuple[str, ...]
    date: str
    location: str
    stage: str
    perpetrator: tuple[Entity, ...] = ()
    organisation: tuple[Entity, ...] = ()
    target: tuple[Entity, ...] = ()
    victim: tuple[Entity, ...] = ()
    instrument: tuple[Entity, ...] = ()
    described: tuple[Entity, ...] = ()


SLOTS = ("perpetrator", "organisation", "target", "victim", "instrument")


def texts(data: Path, split: str) -> Iterator[Text]:
    """The reports of a split ("train", "dev" or "test") with every place where a filler stands.

    A filler that names something in several templates is one entity; a mark's `value` tells the
    entities of a report apart ("target.2"), and people described ("described.1") from people
    named ("victim.1"); both have the label "victim". `labels` are the types of the templates,
    those of optional ones too. Raises FileNotFoundError, naming the folder that isn't there.
    """
    keys = templates(data, split)
    for name, text in _reports(data, split).items():
        told = keys.get(name, [])
        labels = tuple(dict.fromkeys(kind for t in told for kind in t.types))
        yield Text(name, text, tuple(_marks(text, told)), labels=labels, group=name)


def templates(data: Path, split: str) -> dict[str, list[Template]]:
    """The templates of a split by report; an empty list where none is relevant."""
    found: dict[str, list[Template]] = {}
    for folder in _folders(data, split):
        for path in sorted(folder.glob("key-*")):
            for slots in _filled(path.read_text("latin-1")):
                told = found.setdefault(slots[_ID][0].split()[0], [])
                if slots[_TYPE][0] != "*":
                    told.append(_template(slots))
    return found


def merged(entities: Sequence[Entity]) -> list[Entity]:
    """The entities, with those made one that share a string."""
    kept: list[dict[str, None]] = []
    for entity in entities:
        new = dict.fromkeys(entity)
        for other in [k for k in kept if k.keys() & new.keys()]:
            kept.remove(other)
            new = other | new
        kept.append(new)
    return [tuple(k) for k in kept]


def occurrences(text: str, strings: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where strings stand as whole words: start, end and number; the longest first, none twice.

    White space counts as one blank, and a bracket is as good as a parenthesis.
    """
    taken: list[tuple[int, int, int]] = []
    folded = _round(text)
    for number in sorted(range(len(strings)), key=lambda i: -len(strings[i])):
        words = _round(strings[number]).split()
        if not words:
            continue
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
        for match in re.finditer(pattern, folded):
            if not any(a < match.end() and b > match.start() for a, b, _ in taken):
                taken.append((*match.span(), number))
    return sorted(taken)


def _round(text: str) -> str:
    return text.replace("[", "(").replace("]", ")")


def _marks(text: str, told: Sequence[Template]) -> Iterator[Mark]:
    labelled: list[tuple[str, str, str]] = []
    for slot in (*SLOTS, "described"):
        entities = merged([entity for t in told for entity in getattr(t, slot)])
        label = "victim" if slot == "described" else slot
        for number, entity in enumerate(entities, 1):
            labelled += [(string, label, f"{slot}.{number}") for string in entity]
    for start, end, number in occurrences(text, [string for string, _, _ in labelled]):
        yield Mark(labelled[number][1], start, end, labelled[number][2])


def _folders(data: Path, split: str) -> list[Path]:
    if split not in _SPLITS:
        raise FileNotFoundError(f"no split {split} in {data}; there are {', '.join(_SPLITS)}")
    folders = [data / name for name in _SPLITS[split]]
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"no folder {folder}")
    return folders


def _reports(data: Path, split: str) -> dict[str, str]:
    bodies: dict[str, str] = {}
    for path in sorted((data / "roles").glob("*.json")):
        bodies |= {name: r["doc"] for name, r in json.loads(path.read_bytes()).items()}
    found: dict[str, str] = {}
    for folder in _folders(data, split):
        for path in sorted(folder.glob(f"{folder.name}-muc*")):
            if path.suffix == ".mixed-case":  # the same reports once more
                continue
            for report in re.split(r"(?m)^(?=\w+-MUC\d-\d+)", path.read_text("latin-1")):
                if report.strip():
                    head, _, body = report.partition("\n")
                    name = head.split()[0]
                    found[name] = _flowing(bodies.get(name) or _undated(body))
    return found


def _undated(body: str) -> str:
    return _round(_DATELINE.sub("", body.strip(), count=1))


def _flowing(body: str) -> str:
    """One line a paragraph, a blank line between."""
    paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", body))
    return "\n\n".join(p for p in paragraphs if p)


def _filled(key: str) -> Iterator[dict[int, list[str]]]:
    """The slots of each template of a key file, by number; a slot has one string a line."""
    slots: dict[int, list[str]] = {}
    current: list[str] = []
    for line in key.splitlines():
        if line.startswith(";") or not line.strip():
            continue
        match = re.match(r"(\d+)\.\s+[A-Z]+(?: [A-Z]+)?: [A-Z ]+?\s{2,}(.*)", line)
        if not match:
            current.append(line.strip())
            continue
        if int(match[1]) == _ID and slots:
            yield slots
            slots = {}
        current = slots.setdefault(int(match[1]), [])
        current.append(match[2].strip())
    if slots:
        yield slots


def _template(slots: dict[int, list[str]]) -> Template:
    number, _, optional = slots[_NUMBER][0].partition(" ")
    named = [_entity(line) for line in slots[_DESCRIPTION] if not _names(line)]
    return Template(
        message=slots[_ID][0].split()[0],
        number=int(number),
        optional="OPTIONAL" in optional,
        types=tuple(kind.strip().lower() for kind in slots[_TYPE][0].split("/")),
        date=slots[_DATE][0],
        location=" ".join(slots[_LOCATION]),
        stage=slots[_STAGE][0].lower(),
        perpetrator=_entities(slots[_PERPETRATOR]),
        organisation=_entities(slots[_ORGANISATION]),
        target=_entities(slots[_TARGET]),
        victim=_entities(slots[_VICTIM]),
        instrument=_entities(slots[_INSTRUMENT]),
        described=tuple(entity for entity in named if entity),
    )


def _names(line: str) -> bool:
    """Whether a description is of somebody who has a name: `"PRIEST": "ROMERO"`."""
    return ":" in _STRING.sub("", line)


def _entities(lines: Sequence[str]) -> tuple[Entity, ...]:
    return tuple(entity for entity in map(_entity, lines) if entity)


def _entity(line: str) -> Entity:
    """The alternatives of one line; a leading question mark and lost quotes are mended."""
    line = line.strip().lstrip("?").strip()
    if line in {"-", "*", ""}:
        return ()
    if not line.startswith(('"', "(")):
        line = f'"{line}'
    if len(re.findall(r'(?<!\\)"', line)) % 2:
        line += '"'
    strings = (" ".join(s.replace('\\"', '"').split()) for s in _STRING.findall(line))
    return tuple(dict.fromkeys(s for s in strings if s))
