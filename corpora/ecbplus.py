"""ECB+: 43 topics, each told as two like events by many articles (Cybulska and Vossen, 2014).

Get it from https://github.com/cltl/ecbPlus (CC BY 3.0). Layout read here: a folder a topic with
files `TOPIC_NUMBERecb.xml` and `TOPIC_NUMBERecbplus.xml`, and beside them
`ECBplus_coreference_sentences.csv`.

As Cybulska and Vossen set it up, and all later work: only mentions in the sentences of that list
count, as the others weren't checked. Mentions are those of actions (tags `ACTION_…` and
`NEG_ACTION_…`). A mention in parts runs from the first to the last.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from lxml import etree

from corpora.chained import Document, Mention, Written, written
from corpora.marked import Range

CHECKED = "ECBplus_coreference_sentences.csv"
# The usual parting; topics 15 and 17 were never part of ECB+.
_DEV = frozenset((2, 5, 12, 18, 21, 23, 34, 35))
SPLITS = {
    "train": frozenset(range(1, 36)) - _DEV - {15, 17},
    "dev": _DEV,
    "test": frozenset(range(36, 46)),
}
_FILE = re.compile(r"(?P<topic>\d+)_(?P<number>\d+)(?P<part>ecb|ecbplus)")
_ACTION = re.compile(r"(?:NEG_)?ACTION_")
_ENDS = (".", "!", "?", '"', "''", "”", "’", "'", ")")
_DATE_LINE = re.compile(
    r"(?:[\w ]+: )?(?:[A-Z]\w+ , )?(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}) , (?P<year>\d{4})"
    r"(?: .{0,20})?"
)
_DATE_LINES = 4  # so many sentences at the top may be one

Sentence = tuple[int, list[str], list[str]]  # its number, its tokens' ids, its tokens


def documents(data: Path, split: str | None = None) -> list[Document]:
    """The articles of a split in order: all topics that are there, or those of one part.

    A split is "train", "dev" or "test" (see `SPLITS`), or a folder of topics laid out alike. The
    two events of a topic are its subtopics (`1ecb`, `1ecbplus`). The day on which an article came
    out is only known where a line above it says so and nothing else. The address that the newer
    files have as sentence 0 is left out. Raises FileNotFoundError, naming the file that isn't
    there.
    """
    folder, topics = _topics(data, split)
    checked = _checked(folder if (folder / CHECKED).is_file() else data)
    return [
        _document(path, match, checked)
        for topic in topics
        for path in sorted((folder / str(topic)).glob("*.xml"), key=_order)
        if (match := _FILE.fullmatch(path.stem))
    ]


def _topics(data: Path, split: str | None) -> tuple[Path, list[int]]:
    """In which folder which topics are read."""
    if split in SPLITS and not (data / split).is_dir():
        topics = sorted(SPLITS[split])
        for topic in topics:
            if not (data / str(topic)).is_dir():
                raise FileNotFoundError(f"no folder {data / str(topic)}")
        return data, topics
    folder = data / (split or "")
    found = sorted(int(p.name) for p in folder.glob("*") if p.is_dir() and p.name.isdigit())
    if not found:
        raise FileNotFoundError(f"no folder of topics {folder}")
    return folder, found


def _checked(folder: Path) -> set[tuple[str, int]]:
    """File and sentence of all that was checked."""
    path = folder / CHECKED
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (f"{row['Topic'].strip()}_{row['File'].strip()}", int(row["Sentence Number"]))
            for row in csv.DictReader(file)
        }


def _order(path: Path) -> tuple[str, int]:
    match = _FILE.fullmatch(path.stem)
    return (match["part"], int(match["number"])) if match else ("", 0)


def _document(path: Path, match: re.Match[str], checked: set[tuple[str, int]]) -> Document:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.parse(path, parser).getroot()
    sentences = _sentences(root, 1 if match["part"] == "ecbplus" else 0)
    whole, at = _laid_out(sentences)
    wanted = [ids for number, ids, _ in sentences if (path.stem, number) in checked]
    places = {token: at[token] for ids in wanted for token in ids}
    title = sentences[0][2]
    return Document(
        name=path.stem,
        topic=match["topic"],
        subtopic=match["topic"] + match["part"],
        published=_published([tokens for _, _, tokens in sentences[:_DATE_LINES]]),
        title=None if title[-1].endswith(_ENDS) else whole.text.partition("\n")[0],
        text=whole.text,
        tokens=whole.tokens,
        sentences=whole.sentences,
        checked=tuple((at[ids[0]][0], at[ids[-1]][1]) for ids in wanted),
        mentions=tuple(
            sorted(_mentions(root, path.stem, places), key=lambda m: (m.start, m.end, m.chain))
        ),
    )


def _sentences(root: etree._Element, first: int) -> list[Sentence]:
    found: dict[int, tuple[list[str], list[str]]] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence", "0"))
        if number >= first and token.text:
            ids, words = found.setdefault(number, ([], []))
            ids.append(token.get("t_id", ""))
            words.append(token.text)
    return [(number, *found[number]) for number in sorted(found)]


def _laid_out(sentences: Sequence[Sentence]) -> tuple[Written, dict[str, Range]]:
    """The text, and where each token stands by its id.

    ECB+ kept no paragraphs; a sentence without an end, as a headline or a date, is one of its own.
    """
    paragraphs: list[list[list[str]]] = [[]]
    for _, _, tokens in sentences:
        ended = tokens[-1].endswith(_ENDS)
        if not ended and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append(tokens)
        if not ended:
            paragraphs.append([])
    whole = written([paragraph for paragraph in paragraphs if paragraph])
    ids = [token for _, sentence, _ in sentences for token in sentence]
    return whole, dict(zip(ids, whole.tokens, strict=True))


def _published(sentences: Iterable[Sequence[str]]) -> str | None:
    for tokens in sentences:
        if match := _DATE_LINE.fullmatch(" ".join(tokens)):
            words = f"{match['month'][:3]} {match['day']} {match['year']}"
            try:
                return datetime.strptime(words, "%b %d %Y").date().isoformat()
            except ValueError:
                continue
    return None


def _mentions(root: etree._Element, name: str, at: Mapping[str, Range]) -> Iterable[Mention]:
    """The mentions of actions whose words lie in `at`.

    What is the same over articles has the instance's id as its chain; what is the same within one
    article only, and what stands alone, one that holds the article's name.
    """
    chains = _chains(root, name)
    for markable in root.iterfind("Markables/*"):
        tokens = [anchor.get("t_id", "") for anchor in markable.iterfind("token_anchor")]
        places = sorted(at[token] for token in tokens if token in at)
        if places and _ACTION.match(markable.tag):
            number = markable.get("m_id", "")
            chain = chains.get(number, f"{name}:{number}")
            yield Mention(places[0][0], places[-1][1], chain)


def _chains(root: etree._Element, name: str) -> dict[str, str]:
    """For the mentions that are linked, the id of their chain."""
    chains: dict[str, str] = {}
    for relation in root.iterfind("Relations/*"):
        chain = relation.get("note")
        if relation.tag != "CROSS_DOC_COREF" or not chain:
            chain = f"{name}:chain {relation.get('r_id')}"
        for source in relation.iterfind("source"):
            chains[source.get("m_id", "")] = chain
    return chains
