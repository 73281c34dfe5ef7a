"""Lay out further marked articles: `python -m evaluation.marked SET --data DIR --to FOLDER`.

`marks/seen.jsonl` and `marks/aside.jsonl` hold what 86 articles of the public corpora tell of
incidents, warnings and blame, as offsets into texts that stay where they are: `--data` is the
folder of the corpora (re3d, newsevents, timeml, wikievents; docs/dev/evaluation.md says where the
public gets them). FOLDER gets the layout of `gold/dev`, so that
`python -m evaluation brief --data FOLDER` measures on them; statements, times, places and furniture
are not marked there. Each article was marked once, by a reader that saw no output of Tocsin.
Rules were written with "seen" in view; "aside" is for measuring only.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

SETS = ("seen", "aside")
_MARKS = Path(__file__).parent / "marks"
_TITLE = 25  # characters of a title by which a text that begins with it is known


def lay_out(name: str, data: Path, to: Path) -> int:
    """Write the articles of a set with their marks into `to`; how many they are.

    Raises FileNotFoundError where a corpus is missing, ValueError where a text isn't the marked
    one.
    """
    if to.exists() and any(to.iterdir()):
        raise ValueError(f"{to} isn't empty: name a folder of its own")
    (to / "articles").mkdir(parents=True, exist_ok=True)
    lines = (_MARKS / f"{name}.jsonl").read_text("utf-8").splitlines()
    for marks in map(json.loads, lines):
        corpus, _, folder = marks["from"].partition("/")
        text = _TEXTS[corpus](data / corpus / folder, marks["document"])
        if hashlib.sha256(text.encode()).hexdigest()[:12] != marks["sha256"]:
            raise ValueError(f"{corpus} has another text for {marks['document']} than was marked")
        (to / "articles" / f"{marks['id']}.txt").write_bytes(text.encode())
        (to / f"{marks['id']}.json").write_text(json.dumps(_whole(marks, text)), "utf-8")
    return len(lines)


def _whole(marks: dict[str, Any], text: str) -> dict[str, Any]:
    """The marks in the guide's form: spans with their words, nothing where nothing is marked."""

    def span(at: list[int]) -> dict[str, Any]:
        return {"start": at[0], "end": at[1], "text": text[at[0] : at[1]]}

    return {
        "id": marks["id"],
        "published": marks["published"],
        "body": {"start": 0, "end": len(text)},
        "furniture": [],
        "statements": [],
        "incidents": [i | {"trigger": span(i["trigger"])} for i in marks["incidents"]],
        "warnings": [w | {"evidence": span(w["evidence"])} for w in marks["warnings"]],
        "blame": [b | {"evidence": span(b["evidence"])} for b in marks["blame"]],
        "times": [],
        "places": [],
    }


def _re3d(folder: Path, document: str) -> str:
    lines = (folder / "documents.json").read_text("utf-8").splitlines()
    found = _document(map(json.loads, filter(str.strip, lines)), "_id", document)
    return _titled(found["title"], found["text"], "\n\n")


def _newsevents(folder: Path, document: str) -> str:
    found = json.loads((folder / f"{document}.json").read_text("utf-8"))
    return _titled(found["title"], found["text"], "\n\n", _TITLE + 5)


def _titled(title: str | None, text: str, gap: str, known: int = _TITLE) -> str:
    return text if not title or text.startswith(title[:known]) else title + gap + text


def _timeml(folder: Path, document: str) -> str:
    marked = (folder / f"{document}.tml").read_text("utf-8")
    body = re.search(r"<TEXT>(.*?)</TEXT>", marked, re.S)
    text = re.sub(r"<[^>]+>", "", body.group(1) if body else "").replace("&amp;", "&").strip()
    return "\n\n".join(re.sub(r"\s+", " ", part) for part in re.split(r"\n\s*\n", text))


def _wikievents(folder: Path, document: str) -> str:
    lines = (folder / "dev.jsonl").read_text("utf-8").splitlines()
    text: str = _document(map(json.loads, lines), "doc_id", document)["text"]
    return text


def _document(documents: Iterable[dict[str, Any]], key: str, name: str) -> dict[str, Any]:
    found = next((d for d in documents if d[key] == name), None)
    if found is None:
        raise ValueError(f"no document {name} in the corpus")
    return found


_TEXTS: dict[str, Callable[[Path, str], str]] = {
    "re3d": _re3d,
    "newsevents": _newsevents,
    "timeml": _timeml,
    "wikievents": _wikievents,
}


def main() -> int:
    """Lay out one set."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.marked",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the corpora")
    parser.add_argument("--to", type=Path, required=True, help="the folder to write")
    options = parser.parse_args()
    try:
        count = lay_out(options.set, options.data, options.to)
    except (OSError, ValueError) as error:
        print(f"evaluation.marked: {error}", file=sys.stderr)
        return 2
    print(f"{count} articles in {options.to}: python -m evaluation brief --data {options.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
