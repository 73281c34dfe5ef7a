"""RAMS, Roles Across Multiple Sentences: one event in each text of five sentences.

Ebner et al., ACL 2020. Get it from https://nlp.jhu.edu/rams/ (licence unclear; the texts belong to
their publishers). Layout read here: `dev.jsonlines` (and `train.jsonlines`,
`test.jsonlines`), one text a line.

ONE_TRIGGER: a text has one marked trigger, and its arguments. Other words of it may tell of events
too and are unmarked, so nothing outside the marks may be taken as "no trigger" or "no role".
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpora.gvdb import joined
from corpora.marked import Link, Mark, Range, Text, held_out

ONE_TRIGGER = True


def texts(data: Path, split: str) -> Iterator[Text]:
    """The texts of a split, each with a trigger, its arguments, and a link to each of these.

    The trigger's label is "trigger:" and the event type, an argument's "argument:"; the role stands
    in the link (whole: the trigger, part: the argument), as "attacker" for "evt005arg01attacker".
    "train" and "dev" part `dev.jsonlines` by the address that a text comes from, with all of
    `train.jsonlines`, where it is there, in "train"; "test" is `test.jsonlines`. Raises
    FileNotFoundError, naming the file that isn't there.
    """
    if split == "test":
        yield from map(_text, _read(data / "test.jsonlines"))
        return
    if split == "train" and (data / "train.jsonlines").is_file():
        yield from map(_text, _read(data / "train.jsonlines"))
    for document in _read(data / "dev.jsonlines"):
        if held_out(document["source_url"]) == (split == "dev"):
            yield _text(document)


def _read(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _text(document: dict[str, Any]) -> Text:
    whole = joined(document["sentences"])

    def span(tokens: list[int]) -> Range:
        return whole.offsets[tokens[0]][0], whole.offsets[tokens[1]][1]

    marks: dict[Mark, int] = {}
    for first, last, types in document["evt_triggers"]:
        marks[Mark(f"trigger:{types[0][0]}", *span([first, last]))] = len(marks)
    triggers = {(mark.start, mark.end): number for mark, number in marks.items()}
    links = []
    for trigger, argument, role in document["gold_evt_links"]:
        part = marks.setdefault(Mark("argument:", *span(argument)), len(marks))
        links.append(Link(re.sub(r"^evt\d+arg\d+", "", role), triggers[span(trigger)], part))
    return Text(
        document["doc_key"],
        whole.text,
        tuple(marks),
        tuple(dict.fromkeys(links)),
        group=document["source_url"],
    )
