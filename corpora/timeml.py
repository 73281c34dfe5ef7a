"""TimeBank and AQUAINT in TimeML, as cleaned for TempEval-3 (UzZaman et al., SemEval 2013).

Get them from https://www.cs.york.ac.uk/semeval-2013/task1/ (TBAQ-cleaned; no licence stated, the
news texts are the LDC's and the agencies'). Layout read here: `TimeBank/NAME.tml` and
`AQUAINT/NAME.tml`. The texts are those of the <TEXT> element as written, line feeds and all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from corpora.marked import Mark, Text, held_out

FOLDERS = ("TimeBank", "AQUAINT")
TYPES = ("DATE", "TIME", "DURATION", "SET")
EVENT = "event"

# AQUAINT follows four stories through successive dispatches, some of which repeat each other word
# for word. Their names don't show it, so the groups have to be written down; each takes its split
# from its first member. Found as texts that share an eighth of their sequences of five words;
# pairs of the Wall Street Journal that do share only the formulas of business news.
SAME_STORY = (
    ("APW19990312.0251", "XIE19990313.0229", "XIE19990313.0031", "NYT19990312.0271"),
    ("APW19990506.0155", "APW19990507.0207"),
    (
        "APW19990607.0041", "APW20000124.0182", "APW19991008.0151", "APW19991008.0265",
        "APW20000106.0064", "APW20000107.0088", "APW20000115.0209",
    ),
    ("APW20000216.0193", "APW20000216.0272"),
)  # fmt: skip
_GROUP = {name: story[0] for story in SAME_STORY for name in story}


@dataclass(frozen=True)
class Dated(Text):
    """A text and the value of its creation time, such as "1998-02-27", which isn't in the text."""

    created: str = ""


def texts(data: Path, split: str) -> Iterator[Dated]:
    """The articles of "train" (two thirds) or "dev" (a third), TimeBank first, each by name.

    Marks are time expressions, labelled with their type (`TYPES`), the value as TIMEX3 has it,
    and events (`EVENT`), the value being their class, such as "REPORTING". Raises ValueError for
    another split and for XML with a document type, FileNotFoundError for a missing folder.
    """
    if split not in ("train", "dev"):
        raise ValueError(f"no split {split}")
    for folder in FOLDERS:
        if not (data / folder).is_dir():
            raise FileNotFoundError(f"no folder {data / folder}")
        for path in sorted((data / folder).glob("*.tml")):
            group = _GROUP.get(path.stem, path.stem)
            if held_out(group, parts=3) == (split == "dev"):
                yield read(path, f"{folder}/{path.stem}", group)


def read(path: Path, name: str, group: str) -> Dated:
    """One file as a text that is called `name`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.parse(path, parser)
    if tree.docinfo.internalDTD is not None:
        raise ValueError(f"document type in {path}")
    content = tree.getroot().find("TEXT")
    if content is None:
        raise ValueError(f"no TEXT in {path}")
    pieces: list[str] = []
    marks: list[Mark] = []
    _walk(content, 0, pieces, marks)
    created = tree.getroot().find("DCT/TIMEX3")
    return Dated(
        name,
        "".join(pieces),
        tuple(sorted(marks, key=lambda m: (m.start, -m.end))),
        group=group,
        created="" if created is None else created.get("value", ""),
    )


def _walk(element: etree._Element, start: int, pieces: list[str], marks: list[Mark]) -> int:
    """Collect text and marks of an element that starts at `start`; give where it ends."""
    end = _add(element.text, start, pieces)
    for child in element:
        if isinstance(child.tag, str):
            begun = end
            end = _walk(child, begun, pieces, marks)
            marks.extend(_mark(child, begun))
        end = _add(child.tail, end, pieces)
    return end


def _add(text: str | None, start: int, pieces: list[str]) -> int:
    pieces.append(text or "")
    return start + len(text or "")


def _mark(element: etree._Element, start: int) -> Iterator[Mark]:
    """The mark of an element that starts at `start`, without blanks at its edges.

    None for an element without text: TimeML has such for expressions that are only implied.
    """
    text = "".join(str(piece) for piece in element.itertext())
    start += len(text) - len(text.lstrip())
    end = start + len(text.strip())
    if start == end:
        return
    if element.tag == "TIMEX3" and element.get("type") in TYPES:
        yield Mark(element.get("type", ""), start, end, element.get("value"))
    elif element.tag == "EVENT":
        yield Mark(EVENT, start, end, element.get("class"))
