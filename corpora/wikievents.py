"""WikiEvents: news behind Wikipedia articles, with events and their arguments (Li et al., 2021).

Get it from https://github.com/raspberryice/gen-arg (MIT; its README has the links).
Layout read here: `dev.jsonl` (and `train.jsonl`, `test.jsonl`), one document a line.

Every trigger word is marked, those of no incident too (see `corpora.incidents`); an argument is one
mention of the entity, mostly the head word alone ("general" for "a major general").
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora.marked import Link, Mark, Range, Text, held_out

HELD_OUT_PARTS = 2  # of 20 documents; one in four would leave too few to measure on


def texts(data: Path, split: str) -> Iterator[Text]:
    """The documents of a split with marks for triggers and arguments, and links between them.

    A trigger's label is "trigger:" and the event type, an argument's "argument:" and the type of
    entity; the role stands in the link (whole: the trigger, part: the argument). "train" and "dev"
    part `dev.jsonl` by document, with all of `train.jsonl`, where it is there, in "train"; "test"
    is `test.jsonl`. Raises FileNotFoundError, naming the file that isn't there.
    """
    if split == "test":
        yield from map(_text, _read(data / "test.jsonl"))
        return
    if split == "train" and (data / "train.jsonl").is_file():
        yield from map(_text, _read(data / "train.jsonl"))
    for document in _read(data / "dev.jsonl"):
        if held_out(document["doc_id"], HELD_OUT_PARTS) == (split == "dev"):
            yield _text(document)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _text(document: dict[str, Any]) -> Text:
    text, offsets = _laid_out(document["sentences"])

    def span(part: dict[str, Any]) -> Range:
        return offsets[part["start"]][0], offsets[part["end"] - 1][1]

    entities = {entity["id"]: entity for entity in document["entity_mentions"]}
    marks: dict[Mark, int] = {}
    links = []
    for event in document["event_mentions"]:
        trigger = Mark(f"trigger:{event['event_type']}", *span(event["trigger"]))
        whole = marks.setdefault(trigger, len(marks))
        for argument in event["arguments"]:
            entity = entities[argument["entity_id"]]
            mark = Mark(f"argument:{entity['entity_type']}", *span(entity))
            links.append(Link(argument["role"], whole, marks.setdefault(mark, len(marks))))
    name = document["doc_id"]
    return Text(name, text, tuple(marks), tuple(dict.fromkeys(links)), group=name)


def _laid_out(sentences: list[Any]) -> tuple[str, list[Range]]:
    """The text and its tokens' ranges.

    The corpus kept what parted its sentences only in the offsets: a gap of more than one
    character was a new paragraph.
    """
    text = ""
    offsets = []
    before = 0
    for tokens, sentence in sentences:
        first = tokens[0][1]
        if text and first > before:
            text += " " if first - before == 1 else "\n\n"
        shift = len(text) - first
        offsets += [(start + shift, end + shift) for _, start, end in tokens]
        text += sentence
        before = tokens[-1][2]
    return text, offsets
