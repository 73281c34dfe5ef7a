"""Gun Violence Corpus: shootings in the US, each told by several articles (Vossen et al., 2018).

Get it from https://github.com/cltl/GunViolenceCorpus (CC BY 4.0), parted by incident as in Bugert
et al. (2021) and laid out as in https://github.com/anastasia-zhukova/Diverse_CDCR_datasets.
Layout read here: a folder a split (`val`, `train`, `test`), with `conll.csv` (one token a row;
sentence 0 of each article is the day on which it came out, the token `//n` ends a paragraph) and
`event_mentions.json`.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpora.chained import Document, Mention, written

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARAGRAPH = "//n"

Place = tuple[int, int]  # sentence and token, as the corpus numbers them
Row = tuple[Place, str]


def documents(data: Path, split: str) -> list[Document]:
    """The articles of a split, in the corpus's order.

    All are of one topic; the subtopic is the shooting. A chain is one event of it: the shot, a
    death, a trial. Raises FileNotFoundError, naming the file that isn't there.
    """
    folder = data / split
    articles = _articles(_there(folder / "conll.csv"))
    marked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in json.loads(_there(folder / "event_mentions.json").read_text("utf-8")):
        marked[mention["conll_doc_key"]].append(mention)
    return [_document(key, rows, marked[key]) for key, rows in articles.items()]


def _there(path: Path) -> Path:
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    return path


def _articles(path: Path) -> dict[str, list[Row]]:
    articles: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = int(row["sent_id"]), int(row["token_id"])
            articles[row["topic/subtopic_name/doc"]].append((place, row["token"]))
    return articles


def _document(key: str, rows: Sequence[Row], marked: Sequence[dict[str, Any]]) -> Document:
    topic, subtopic, name = key.split("/")
    body = [row for row in rows if row[0][0] > 0]
    paragraphs = _paragraphs(body)
    whole = written([[[token for _, token in s] for s in p] for p in paragraphs])
    places = [place for paragraph in paragraphs for s in paragraph for place, _ in s]
    at = dict(zip(places, whole.tokens, strict=True))
    return Document(
        name=name,
        topic=topic,
        subtopic=subtopic,
        published=next((t for p, t in rows if p[0] == 0 and _DAY.fullmatch(t)), None),
        title=whole.text.partition("\n")[0],
        text=whole.text,
        tokens=whole.tokens,
        sentences=whole.sentences,
        checked=whole.sentences,
        mentions=tuple(sorted((_mention(m, at) for m in marked), key=lambda m: (m.start, m.end))),
    )


def _paragraphs(rows: Sequence[Row]) -> list[list[list[Row]]]:
    """Rows by paragraph and sentence; the headline, sentence 1, is a paragraph of its own."""
    paragraphs: list[list[list[Row]]] = [[]]
    last = -1
    for place, token in rows:
        if token == _PARAGRAPH or last == 1 < place[0]:
            paragraphs.append([])
        if token != _PARAGRAPH:
            if place[0] != last or not paragraphs[-1]:
                paragraphs[-1].append([])
            paragraphs[-1][-1].append((place, token))
        last = place[0]
    return [paragraph for paragraph in paragraphs if paragraph]


def _mention(mention: Mapping[str, Any], at: Mapping[Place, tuple[int, int]]) -> Mention:
    sentence = int(mention["sent_id"])
    tokens = [at[sentence, int(number)] for number in mention["tokens_number"]]
    return Mention(
        start=tokens[0][0],
        end=tokens[-1][1],
        chain=mention["coref_chain"],
        head=at.get((sentence, int(mention["mention_head_id"]))),
        lemma=mention["mention_head_lemma"],
    )
