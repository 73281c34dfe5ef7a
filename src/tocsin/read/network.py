"""The trained statement head: text in, spans of source, cue and content out."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal, cast

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from tocsin.read.crf import Crf, Floats
from tocsin.read.pieces import Ints, Pieces, batch, cut, windows
from tocsin.read.sentences import Range

Role = Literal["source", "cue", "content"]

# Word pieces read at once. The head learnt windows of up to 254; on PolNeAR dev windows of 158
# read as well (content over whole articles 68.8 against 68.4) and cost a tenth less attention.
WINDOW = 158
ROWS = 4  # windows a run: larger batches are no faster on one core and take more memory


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of text that the head gave a role, and the mean probability of its tags, 0 to 1."""

    role: Role
    start: int
    end: int
    probability: float


class Tagger:
    """Weights, tag set and transitions of the statement head, ready to run on one core.

    `name` tells the weights apart: their file's name and the start of its SHA-256.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        described = json.loads((folder / "statements.json").read_text("utf-8"))
        self.name = f"{described['name']}-{described['sha256'][:12]}"
        self._tags: list[str] = described["tags"]
        self._crf = Crf(
            np.asarray(described["transitions"], dtype=np.float32),
            np.asarray(described["start"], dtype=np.float32),
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(
            str(folder / "statements.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def pieces(self, text: str) -> Pieces:
        """`text` cut up for this head."""
        return cut(text, self._tokenizer)

    def tag(self, text: str) -> list[Tagged]:
        """The tagged spans of `text`, in order."""
        return self.tag_all([text])[0]

    def tag_all(self, texts: list[str]) -> list[list[Tagged]]:
        """The tagged spans of each text, every text read by itself."""
        cuts = [self.pieces(text) for text in texts]
        jobs = [(i, words) for i, pieces in enumerate(cuts) for words in windows(pieces, WINDOW)]
        # Windows of like length share a run, so that little of it is padding.
        order = sorted(range(len(jobs)), key=lambda j: _size(cuts[jobs[j][0]], jobs[j][1]))
        scores: dict[int, Floats] = {}
        for low in range(0, len(order), ROWS):
            rows = order[low : low + ROWS]
            read = self._scores([cuts[jobs[j][0]] for j in rows], [jobs[j][1] for j in rows])
            scores.update(zip(rows, read, strict=True))
        decoded = self._crf.decode([scores[j] for j in range(len(jobs))]) if jobs else []
        spans: list[list[Tagged]] = [[] for _ in texts]
        for (text, words), (path, sure) in zip(jobs, decoded, strict=True):
            spans[text].extend(self._spans(cuts[text], words, path, sure))
        return spans

    def _scores(self, pieces: list[Pieces], ranges: list[Range]) -> list[Floats]:
        ids, features, mask, columns = batch(pieces, ranges)
        (scores,) = self._session.run(None, {"ids": ids, "features": features, "mask": mask})
        return [cast(Floats, scores[row, column]) for row, column in enumerate(columns)]

    def _spans(self, pieces: Pieces, words: Range, path: Ints, sure: Floats) -> list[Tagged]:
        """The spans that a window's tags make; a compound that two of them cut goes to one."""
        found: list[Tagged] = []
        starts = [n for n, tag in enumerate(path) if not self._tags[tag].startswith("I-")]
        for first, last in zip(starts, [*starts[1:], len(path)], strict=True):
            tag = self._tags[path[first]]
            if tag == "O":
                continue
            start = pieces.offsets[words[0] + first][0]
            end = pieces.offsets[words[0] + last - 1][1]
            start, end = _unhyphenated(pieces.text, start, end)
            if found and start < found[-1].end:
                if end - start < found[-1].end - found[-1].start:
                    continue
                found.pop()
            found.append(Tagged(cast(Role, tag[2:]), start, end, float(sure[first:last].mean())))
        return found


def _unhyphenated(text: str, start: int, end: int) -> Range:
    """The range with the rest of a compound that it cuts at a hyphen: "K" of "ISIS-K"."""
    while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return start, end


def _size(pieces: Pieces, words: Range) -> int:
    return int(pieces.first[words[1]] - pieces.first[words[0]])


@cache
def shipped() -> Tagger:
    """The head that comes with the package, loaded once a process."""
    with as_file(files("tocsin.models")) as folder:
        return Tagger(folder)
