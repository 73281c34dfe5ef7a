"""How certain an event is, −3 (did not happen) to 3 (happened): UDS-IH2 and MEANTIME.

Both as split and scaled by Jiang and de Marneffe (TACL 2021); get them from
https://github.com/njjiang/factuality_bert (MIT), folder `glue_data`. UDS-IH2 (Rudinger et al.,
NAACL 2018) is the English Web Treebank: blogs, newsgroups, e-mail, reviews, answers; MEANTIME
(Minard et al., LREC 2016) is Wikinews. Layout read here: `CORPUS/SPLIT.jsonl`, one sentence a
line, its words parted by blanks.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from corpora.marked import Mark, Range, Text

CORPORA = ("UDS_IH2", "MEANTIME")
EVENT = "event"

_NO_BLANK_BEFORE = frozenset((*".,;:!?)]}%", "n't", "N'T", "''"))
_NO_BLANK_AFTER = frozenset((*"([{$#", "US$"))
_ENDINGS = frozenset(("'s", "'m", "'ll", "'ve", "'re", "'d", "'S", "'M", "'LL", "'VE", "'RE", "'D"))
_PENN = {"``": '"', "''": '"'}
_QUOTE = '"'
_APOSTROPHE = "'"
# A hyphen stands between words of its own in UDS-IH2 alone, where dashes look the same: before
# one of these it is a dash.
_HYPHENS_APART = frozenset(("UDS_IH2",))
_BEHIND_DASH = frozenset(
    ("i", "we", "he", "she", "it", "they", "you", "and", "but", "or", "so", "the", "this", "that")
)


class _Target(msgspec.Struct):
    span1: tuple[int, int]
    label: float


class _Line(msgspec.Struct):
    text: str
    targets: list[_Target]


def texts(data: Path, corpus: str, split: str) -> Iterator[Text]:
    """The sentences of a split ("train" or "dev"), each event a mark whose value is its certainty.

    The blanks between words and signs are taken out again as far as one can tell. A sentence of
    "train" that stands in "dev" too is left out. Raises FileNotFoundError, naming the file, where
    there is none.
    """
    aside = {line.text for line in _lines(data, corpus, "dev")} if split == "train" else set()
    for number, line in enumerate(_lines(data, corpus, split)):
        if line.text not in aside:
            yield _text(f"{corpus}/{split}/{number}", line, corpus in _HYPHENS_APART)


def _lines(data: Path, corpus: str, split: str) -> list[_Line]:
    path = data / corpus / f"{split}.jsonl"
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=_Line) for line in lines if line]


def _text(name: str, line: _Line, hyphens: bool) -> Text:
    text, words = joined(line.text.split(" "), hyphens)
    marks = [
        Mark(EVENT, words[t.span1[0]][0], words[t.span1[1] - 1][1], t.label) for t in line.targets
    ]
    return Text(name, text, tuple(marks), group=name)


def joined(words: Sequence[str], hyphens: bool) -> tuple[str, list[Range]]:
    """Words put together as people write them, and where each of them stands.

    `hyphens` says whether a lone hyphen between words joins them; else it is a dash.
    """
    text, places = "", list[Range]()
    glue, open_marks = True, set[str]()
    for number, word in enumerate(words):
        if word in ("-", "/"):
            before = after = _compound(words, number, hyphens)
        else:
            before, after = _glue(words, number, open_marks)
        shown = _PENN.get(word, word)
        if not (glue or before):
            text += " "
        places.append((len(text), len(text) + len(shown)))
        text += shown
        glue = after
    return text, places


def _glue(words: Sequence[str], number: int, open_marks: set[str]) -> tuple[bool, bool]:
    """Whether a word sticks to the one before it, and to the one behind it.

    `open_marks` are the quotation marks that wait for their second; it is kept up to date.
    """
    word = _PENN.get(words[number], words[number])
    if word in (_QUOTE, _APOSTROPHE):
        opens = word not in open_marks and _opens(words, number)
        (open_marks.add if opens else open_marks.discard)(word)
        return not opens, opens
    sticks = word in _NO_BLANK_BEFORE or word in _ENDINGS or not word.strip(".!?")
    return sticks, word in _NO_BLANK_AFTER


def _opens(words: Sequence[str], number: int) -> bool:
    """Whether a mark begins a quotation, none being open.

    A lone " behind a stop is the end of a quotation that began sentences ago.
    """
    word = words[number]
    if word in _PENN:
        return word == "``" or number == 0
    if word == _APOSTROPHE:
        possessive = number > 0 and words[number - 1].endswith("s")
        return not possessive and _APOSTROPHE in words[number + 1 :]
    if number in (0, len(words) - 1):
        return number == 0
    part = words.count(_QUOTE) % 2 == 1
    return not (part and words[number - 1] in (",", ".", "!", "?"))


def _compound(words: Sequence[str], number: int, hyphens: bool) -> bool:
    """Whether a hyphen or stroke joins the words beside it, as far as one can tell."""
    if not 0 < number < len(words) - 1:
        return False
    before, after = words[number - 1], words[number + 1]
    if not (before[-1].isalnum() and after[0].isalnum()):
        return False
    if words[number] == "/":
        return True
    listed = (before.isdigit() or len(before) == 1) and after[0].isupper()
    return hyphens and not listed and after.lower() not in _BEHIND_DASH
