"""GUM, the Georgetown University Multilayer corpus (Zeldes, LRE 2017), with GENTLE.

Get it from https://github.com/amir-zeldes/gum: annotation CC BY 4.0, texts under the licences
that its LICENSE.txt lists by kind (most CC BY or CC BY-SA, some CC BY-NC-SA). Layout read here:
`dep/NAME.conllu`, `splits.md`. Forum texts, whose words are withheld, are skipped.

GUM marks every noun phrase, whole: "the Afghan ambassador Hamid Orr, who resigned". Here only
names are kept, as wide as news corpora mark them ("Hamid Orr"): a phrase counts where its head,
or a name that stands beside its head as in the example, is a proper noun; from there the span
grows over what belongs to the name, and a person's title is cut off. Where names overlap, the
longest stays. Labels are GUM's (`person`, `place`, `organization`, `event`, `object`,
`abstract`, `animal`, `plant`, `substance`), and three of our own:

- `people`: a person's label on a plural ("Muslims", "the Bernoullis")
- `demonym`: an adjective of nation, faith or region outside a name ("Afghan"), which GUM leaves
  unmarked; told by its form
- `time:DATE`, `time:TIME`: GUM's `<date>` and `<time>` with their value ("2017-07-21",
  "FROM/TO", ".." for an open side; "--09" where no year is told), and, as `time:DURATION` and
  `time:SET` too, times without a value as far as their words tell them. All these may overlap the
  names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpora.gum.names import TITLES, demonyms, longest, named
from corpora.gum.times import dated, timed
from corpora.gum.words import Word, mentioned
from corpora.marked import Mark, Text

__all__ = ["NOT_FOR_TRAINING", "TITLES", "mentioned", "texts"]

# Kinds of text under licences that bar commercial use (LICENSE.txt): for measuring only.
NOT_FOR_TRAINING = frozenset(("essay", "fiction", "letter", "podcast", "reddit", "whow"))


@dataclass
class _Document:
    """A document as it is put together."""

    text: str = ""
    sentences: list[list[Word]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)


def texts(data: Path, split: str) -> Iterator[Text]:
    """The documents of a split ("train", "dev", "test", "test2", or several: "dev+test").

    Ordered by name, `group` and `name` are the document's, the label its kind ("news"). Raises
    FileNotFoundError where splits.md or all the split's documents are missing, ValueError for a
    split that splits.md doesn't list.
    """
    names = sorted(name for part in split.split("+") for name in _listed(data, part))
    paths = [data / "dep" / f"{name}.conllu" for name in names]
    present = [path for path in paths if path.is_file()]
    if not present:
        raise FileNotFoundError(f"no document of split {split} in {data / 'dep'}")
    for path in present:
        if "_reddit_" in path.name:
            continue
        document = _read(path.read_text(encoding="utf-8"))
        kind = path.stem.split("_")[1]
        marks = sorted(_marks(document), key=lambda m: (m.start, -m.end, m.label))
        yield Text(path.stem, document.text, tuple(marks), labels=(kind,), group=path.stem)


def _listed(data: Path, split: str) -> list[str]:
    """The names that splits.md has under a heading."""
    sections = re.split(r"^## *", (data / "splits.md").read_text(encoding="utf-8"), flags=re.M)
    for section in sections[1:]:
        title, _, body = section.partition("\n")
        if title.strip() == split:
            return re.findall(r"^ *\* *(\S+)", body, flags=re.M)
    raise ValueError(f"no split {split} in {data / 'splits.md'}")


def _read(conllu: str) -> _Document:
    document = _Document()
    for block in re.split(r"\n{2,}", conllu.strip()):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# global.Entity"):
                document.fields = line.partition("=")[2].strip().split("-")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        paragraph = any(re.match(r"# newpar( id|$)", line.strip()) for line in lines)
        if document.text:
            document.text += "\n\n" if paragraph else " "
        document.sentences.append(_sentence(document, rows))
    return document


def _sentence(document: _Document, rows: Iterable[Sequence[str]]) -> list[Word]:
    """The words of a sentence, whose text is put to the end of the document's.

    A written word may be several syntactic ones ("Orr's"): they share its characters out.
    """
    words: list[Word] = []
    together = 0  # number of the last word of the written word that we are in
    written = ""
    for row in rows:
        misc = dict(part.partition("=")[::2] for part in row[9].split("|"))
        space = "" if misc.get("SpaceAfter") == "No" else " "
        if "." in row[0]:
            continue
        if "-" in row[0]:
            together = int(row[0].partition("-")[2])
            written = space
            continue
        start = len(document.text)
        document.text += row[1]
        words.append(_word(row, misc, start))
        if int(row[0]) < together:
            continue
        document.text += written if int(row[0]) == together else space
    document.text = document.text.rstrip(" ")
    return words


def _word(row: Sequence[str], misc: Mapping[str, str], start: int) -> Word:
    return Word(
        form=row[1], lemma=row[2], upos=row[3], xpos=row[4], features=row[5],
        head=int(row[6]) - 1, relation=row[7], misc=misc, start=start, end=start + len(row[1]),
    )  # fmt: skip


def _marks(document: _Document) -> Iterator[Mark]:
    dates = dated(document.sentences)
    yield from dates
    for words in document.sentences:
        mentions = mentioned(words, document.fields)
        names: list[Mark] = []
        for mention in mentions:
            if mention.label == "time":
                mark = timed(words, mention)
                if mark and not any(m.start < mark.end and mark.start < m.end for m in dates):
                    dates.append(mark)
                    yield mark
            elif mark := named(words, mention, mentions):
                names.append(mark)
        names = longest(names)
        yield from names
        taken = [(m.start, m.end) for m in names]
        yield from demonyms(words, taken)
