"""Texts labelled with the kinds of incident that they tell of: SATP, InSight Crime, India police.

All three as split by ConfliBERT (Hu et al., NAACL 2022); get them from
https://github.com/eventdata/ConfliBERT, folder `data` (repository GPL-3; the texts belong to the
South Asia Terrorism Portal, to InSight Crime and to the Times of India). Layout read here:
`CORPUS/SPLIT.tsv`, the text and a 0 or 1 for each label. The files don't name their columns:

| corpus | column by column | from |
|---|---|---|
| satp_all, satp_relevant | armed_assault, bombing, kidnapping, other | ConfliBERT's demo; reading |
| insightCrime | drugs, corruption, enforcement, violence, extortion, environment, contraband | reading |
| IndiaPoliceEvents_sents | kill, arrest, any_action, fail, force: what the *police* did | the names are Halterman et al.'s (ACL Findings 2021), the order follows from which includes which |

and what of it bears on our kinds (`KINDS`; gold/GUIDE.md) — not one label is quite one kind:

| label | kinds | beware |
|---|---|---|
| satp:armed_assault | shooting, clash, assault | also security forces who kill militants |
| satp:bombing | bombing | also grenades, mines, and bombs that went off too early |
| satp:kidnapping | kidnapping | also the release and the rescue |
| satp:other | arson, assault | attacks of unnamed means: beaten, burnt, found dead |
| ipe:kill | shooting | the police as the one who kills |
| ipe:arrest | arrest | |
| ipe:force | clash, shooting | firing, tear gas, batons |
| ipe:any_action, ipe:fail | – | deployment, statements; inaction |
| insightcrime:violence | shooting, assault, clash | whole articles, often about a trend, no single deed |
| insightcrime:extortion | kidnapping, cyberattack | with fraud and laundering |
| insightcrime:enforcement | arrest, raid, court | with laws, plans and policy |
| insightcrime:drugs, corruption, environment, contraband | – | |

A SATP text without a label is news of another sort — arrests, statements, seizures — and so no
evidence against arrest, raid or court.
"""  # noqa: E501

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from corpora.marked import Text

_SATP = ("satp:armed_assault", "satp:bombing", "satp:kidnapping", "satp:other")
LABELS = {
    "satp_all": _SATP,
    "satp_relevant": _SATP,
    "insightCrime": (
        "insightcrime:drugs",
        "insightcrime:corruption",
        "insightcrime:enforcement",
        "insightcrime:violence",
        "insightcrime:extortion",
        "insightcrime:environment",
        "insightcrime:contraband",
    ),
    "IndiaPoliceEvents_sents": (
        "ipe:kill",
        "ipe:arrest",
        "ipe:any_action",
        "ipe:fail",
        "ipe:force",
    ),
}
KINDS = {
    "satp:armed_assault": ("shooting", "clash", "assault"),
    "satp:bombing": ("bombing",),
    "satp:kidnapping": ("kidnapping",),
    "satp:other": ("arson", "assault"),
    "ipe:kill": ("shooting",),
    "ipe:arrest": ("arrest",),
    "ipe:force": ("clash", "shooting"),
    "insightcrime:violence": ("shooting", "assault", "clash"),
    "insightcrime:extortion": ("kidnapping", "cyberattack"),
    "insightcrime:enforcement": ("arrest", "raid", "court"),
}

# Both SATP sets are drawn from the same reports, each with a split of its own.
_SAME_SOURCE = {
    "satp_all": ("satp_all", "satp_relevant"),
    "satp_relevant": ("satp_all", "satp_relevant"),
}

# The signs of UTF-8 read as Windows-1252 ("â€™") and then spelt in ASCII ("aEUR(tm)"); in part
# the sentence splitter cut between "aEUR" and "(tm)" (`_CUT`). Single quotes are doubled as in
# SQL, so two of them stand for one sign and four for the closing ''. In this order:
_SPOILT = (
    ("aEUR(tm)aEUR(tm)", '"'),
    ("aEUR(tm)", "'"),
    ("aEUR~aEUR~", '"'),
    ("aEUR~", "'"),
    ("aEURoe", '"'),
    ("aEURC/", "•"),
    ('aEUR"', "—"),
    ("aEUR", '"'),
    ("''''", '"'),
    ("``", '"'),
    ("''", "'"),
)
_CUT = re.compile(r"^(?=\(tm\))|(?<=\w)aEUR$")


def texts(data: Path, corpus: str, split: str) -> Iterator[Text]:
    """The texts of a split ("train" or "dev") with their labels, in the order of the file.

    Left out are texts without a word and, of "train", those that stand in "dev" too (case, signs
    and blanks aside), for SATP in the "dev" of either set. Raises FileNotFoundError, naming the
    file, where there is none, and ValueError for rows of another width.
    """
    aside = _words_of_dev(data, corpus) if split == "train" else frozenset()
    for text in _read(data, corpus, split):
        if _words(text.text) not in aside:
            yield text


def repeated(data: Path, corpus: str) -> int:
    """How many texts of "train" are left out because "dev" has them."""
    aside = _words_of_dev(data, corpus)
    return sum(_words(text.text) in aside for text in _read(data, corpus, "train"))


def repaired(text: str) -> str:
    """A text of the police corpus with the signs that its making spoilt put right."""
    text = _CUT.sub(_mend, text)
    for spoilt, plain in _SPOILT:
        text = text.replace(spoilt, plain)
    return text


def _mend(cut: re.Match[str]) -> str:
    """The half that is missing at the beginning; the sign itself at the end."""
    return "'" if cut[0] else "aEUR"


def _words_of_dev(data: Path, corpus: str) -> frozenset[str]:
    return frozenset(
        _words(text.text)
        for other in _SAME_SOURCE.get(corpus, (corpus,))
        for text in _read(data, other, "dev")
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _read(data: Path, corpus: str, split: str) -> Iterator[Text]:
    path = data / corpus / f"{split}.tsv"
    if not path.is_file():
        raise FileNotFoundError(f"no file {path}")
    labels = LABELS[corpus]
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t")):
            if len(row) != len(labels) + 1:
                raise ValueError(f"{len(row)} columns in row {number} of {path}")
            name = f"{corpus}/{split}/{number}"
            text = repaired(row[0]) if corpus == "IndiaPoliceEvents_sents" else row[0]
            held = tuple(label for label, flag in zip(labels, row[1:], strict=True) if flag == "1")
            if _words(text):
                yield Text(name, text, labels=held, group=name)
