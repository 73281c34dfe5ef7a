"""Made corpora of events told in several articles, in the layouts of GVC, ECB+ and news events."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

# Two articles on one shot at Salterby, one on a shot at Fenwick: sentences as GVC has them.
GVC = {
    "0/71/pier": (
        "2031-05-04",
        "Man shot at Salterby pier",
        "Orla Venn was shot on Sunday . //n Police call the shooting a crime . //n",
    ),
    "0/71/harbour": (
        "2031-05-05",
        "Salterby harbour : woman shot",
        "The shooting at Salterby pier hurt Orla Venn , 41 .",
    ),
    "0/88/mill": ("2031-07-09", "Man shot at Fenwick mill"),
}
# Article, sentence, token, lemma, chain.
GVC_MENTIONS = (
    ("0/71/pier", 1, 1, "shoot", "salterby"),
    ("0/71/pier", 2, 3, "shoot", "salterby"),
    ("0/71/pier", 2, 11, "shooting", "salterby"),
    ("0/71/harbour", 1, 4, "shoot", "salterby"),
    ("0/71/harbour", 2, 1, "shooting", "salterby"),
    ("0/88/mill", 1, 1, "shoot", "fenwick"),
)

Markables = Mapping[int, tuple[str, Sequence[int]]]
Relations = Sequence[tuple[str, str, Sequence[int]]]


def lay_out_gvc(data: Path, split: str = "val") -> Path:
    """Write the made articles as GVC's two files; returns the folder of the corpus."""
    folder = data / split
    folder.mkdir(parents=True)
    with (folder / "conll.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["", "topic/subtopic_name/doc", "sent_id", "token_id", "token", "reference"])
        for key, sentences in GVC.items():
            for number, sentence in enumerate(sentences):
                for place, token in enumerate(sentence.split()):
                    rows.writerow([0, key, number, place, token, "-"])
    mentions = [
        {
            "conll_doc_key": key,
            "sent_id": sentence,
            "tokens_number": [token],
            "mention_head_id": token,
            "mention_head_lemma": lemma,
            "coref_chain": chain,
        }
        for key, sentence, token, lemma, chain in GVC_MENTIONS
    ]
    (folder / "event_mentions.json").write_text(json.dumps(mentions), encoding="utf-8")
    return data


def ecbplus_file(sentences: Sequence[str], markables: Markables, relations: Relations) -> str:
    """An article of ECB+; tokens are numbered from 1 through the whole article.

    A relation is its tag, its note or number, and the mentions that it joins.
    """
    tokens, number = "", 0
    for s, sentence in enumerate(sentences):
        for n, token in enumerate(sentence.split()):
            number += 1
            tokens += f'<token t_id="{number}" sentence="{s}" number="{n}">{token}</token>\n'
    marked = "".join(
        f'<{tag} m_id="{key}">{_elements("token_anchor", "t_id", at)}</{tag}>'
        for key, (tag, at) in markables.items()
    )
    related = "".join(
        f'<{tag} r_id="{name}" note="{name}">{_elements("source", "m_id", joined)}</{tag}>'
        for tag, name, joined in relations
    )
    return (
        f"<Document>{tokens}<Markables>{marked}</Markables>"
        f"<Relations>{related}</Relations></Document>"
    )


def _elements(tag: str, attribute: str, numbers: Sequence[int]) -> str:
    return "".join(f'<{tag} {attribute}="{number}"/>' for number in numbers)


def lay_out_ecbplus(data: Path) -> Path:
    """Write one made topic of two articles; returns the folder of the corpus."""
    (data / "7").mkdir(parents=True)
    first = ecbplus_file(
        ["Fire broke out in Salterby .", "Men were held .", "Fog came ."],
        {
            1: ("ACTION_OCCURRENCE", [2, 3]),
            2: ("NEG_ACTION_STATE", [9]),
            3: ("LOC_GEO", [5]),
            4: ("ACTION_OCCURRENCE", [12]),
            5: ("ACTION_OCCURRENCE", [1]),
        },
        [("CROSS_DOC_COREF", "ACT1", [1]), ("INTRA_DOC_COREF", "30", [5, 2])],
    )
    second = ecbplus_file(
        [
            "http : / / salterby . example",
            "Fire in Salterby",
            "May 4 , 2031",
            '"It spread , " he said .',
        ],
        {1: ("ACTION_OCCURRENCE", [8]), 2: ("ACTION_REPORTING", [20])},
        [("CROSS_DOC_COREF", "ACT1", [1])],
    )
    (data / "7" / "7_1ecb.xml").write_text(first, encoding="utf-8")
    (data / "7" / "7_1ecbplus.xml").write_text(second, encoding="utf-8")
    (data / "ECBplus_coreference_sentences.csv").write_text(
        "Topic,File,Sentence Number\n7,1ecb,0\n7,1ecb,1\n7,1ecbplus,1\n7,1ecbplus,3\n"
    )
    return data


def lay_out_newsevents(data: Path) -> Path:
    """Write three made articles on two events; returns the folder of the corpus."""
    for event, name, title, text in (
        ("salterby_pier", "a", "Pier burns", "The pier at Salterby burns.\n\nNobody was hurt."),
        ("salterby_pier", "b", "Fire at Salterby", "A fire took the pier at Salterby."),
        ("fenwick_vote", "c", "Fenwick votes", "Fenwick voted on its mill."),
    ):
        (data / event).mkdir(parents=True, exist_ok=True)
        article = {
            "title": title,
            "text": text,
            "source_domain": "www.salterby.example",
            "language": "en",
            "date_publish": "2031-05-04T10:00:00",
        }
        (data / event / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    return data
