"""PolNeAR, the Political News Attribution Relations corpus (Newell et al., LREC 2018).

Get it from https://github.com/networkdynamics/PolNeAR (no licence stated). Layout read here:
`SPLIT/text/NAME.txt` and `SPLIT/attributions/NAME_ANNOTATOR.ann`, in brat's stand-off format.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Range = tuple[int, int]

ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Attribution:
    """One who-said-what; each role is a tuple of `(start, end)` fragments, source may be empty."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


@dataclass(frozen=True)
class Document:
    """One article as one annotator marked it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]

    def spans(self, role: str) -> list[Range]:
        """All fragments of `role` ("source", "cue" or "content") in order, each once."""
        return sorted({span for a in self.attributions for span in getattr(a, role)})


def documents(data: Path, split: str) -> Iterator[Document]:
    """The documents of a split, ordered by name.

    Raises FileNotFoundError, naming the folder, where the split isn't there.
    """
    folder = data / split / "attributions"
    if not folder.is_dir():
        raise FileNotFoundError(f"no folder {folder}")
    for path in sorted(folder.glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        text_path = data / split / "text" / f"{name}.txt"
        text = text_path.read_bytes().decode("utf-8")
        marks = path.read_bytes().decode("utf-8")
        yield Document(path.stem, text, tuple(_attributions(text, marks)))


def _attributions(text: str, marks: str) -> Iterator[Attribution]:
    spans: dict[str, tuple[Range, ...]] = {}
    for line in marks.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            _, _, offsets = rest.partition("\t")[0].partition(" ")
            spans[key] = _joined(text, offsets)
    for line in marks.splitlines():
        key, _, rest = line.partition("\t")
        if not key.startswith("E"):
            continue
        roles: dict[str, list[Range]] = {role: [] for role in ROLES}
        for pair in rest.split():
            role, _, target = pair.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in roles:
                roles[role].extend(spans.get(target, ()))
        if roles["cue"] and roles["content"]:
            yield Attribution(*(tuple(sorted(roles[role])) for role in ROLES))


def _joined(text: str, offsets: str) -> tuple[Range, ...]:
    """Brat breaks a span at every line and some tools at every sentence; put it together again."""
    fragments = sorted(
        (int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", offsets.replace(";", " ; "))
    )
    joined: list[Range] = []
    for start, end in fragments:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
