"""Tiny corpora of our own, laid out as the real ones are, and a tiny encoder to train from."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from tests.corpora import (
    muc4_made,
    polnear_made,
    test_conll,
    test_factuality,
    test_gum,
    test_gvdb,
    test_kinds,
    test_rams,
    test_re3d,
    test_timeml,
    test_wikievents,
)
from tocsin.read.pieces import CLS, PAD, SEP
from training.config import Config
from training.examples import Examples, examples
from training.layers import HEADS
from training.lessons import CORPORA, Lesson

# The exporters speak of their own future; ours is fixed by version.
EXPORTING = [
    pytest.mark.filterwarnings("ignore:You are using the legacy TorchScript:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The feature will be removed:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Converting a tensor to a Python"),
    pytest.mark.filterwarnings("ignore:Exporting aten..index operator:UserWarning"),
]

_QUOTED = "“It leaks,” said Marrow.\n\nThe port is shut."
_QUOTED_MARKS = (
    "T1\tContent 0 11\tit\nT2\tCue 12 16\tsaid\nT3\tSource 17 23\tMarrow\n"
    "E1\tCue:T2 Source:T3 Content:T1\n"
)
_RE3D = "President Ann Orr met the Venn Council. They saw a rifle in Orrby."
_WIKIGOLD = "Ann I-PER\nOrr I-PER\nsank O\n\n-DOCSTART- O\n\nCup I-MISC\nOne I-MISC\nbegan O\n"
_POLITICS = "Venn\tB-politician\nwon\tO\n.\tO\n"


def config(**changes: Any) -> Config:
    """Settings for tiny texts, in which a word has as many pieces as letters."""
    made: dict[str, Any] = {
        "name": "made",
        "seed": 1,
        "epochs": 2,
        "window": 24,
        "longest": 60,
        "alone": 0.0,
        "caseless": 0.0,
        "batch_pieces": 120,
        "encoder_rate": 1e-3,
        "head_rate": 1e-2,
        "layer_decay": 0.9,
        "warm_up": 0.3,
        "weight_decay": 0.01,
        "average": 0.5,
        "passes": {"made": 1.0},
        "weights": dict.fromkeys(HEADS, 1.0),
    }
    return Config(**(made | changes))


def settings(path: Path, made: Config) -> Path:
    """Write settings as the TOML that `Config.read` takes."""
    lines, tables = [], []
    for name, value in made.as_dict().items():
        if isinstance(value, dict):
            tables += [f"[{name}]", *(f"{key} = {number}" for key, number in value.items())]
        else:
            lines.append(f"{name} = {json.dumps(value)}")
    path.write_text("\n".join([*lines, *tables]), encoding="utf-8")
    return path


def corpora(data: Path) -> Path:
    """Every corpus that there are lessons from, each in miniature, with something to train on."""
    for name in ("gum", "re3d", "wikievents", "rams", "gvdb"):
        (data / name).mkdir(parents=True)
    for name, text, marks in (
        ("a_pier", polnear_made.TEXT, polnear_made.MARKS),
        ("b_port", _QUOTED, _QUOTED_MARKS),
        ("c_quay", "The quay is of oak. It is old.", ""),
    ):
        polnear_made.lay_out(data / "polnear", "train", name, text, marks)
    day = test_gum.row(1, "Friday", "PROPN NNP", 0, "root", f"Entity={_time()}")
    test_gum.lay_out(data / "gum", test_gum.VENN, [day])
    (data / "gum" / "splits.md").write_text("## train\n\n  * GUM_news_pier\n", encoding="utf-8")
    named = [("President Ann Orr", "Person", 1.0), ("a rifle", "Weapon", 1.0)]
    test_re3d.lay_out(data / "re3d", named, title="Sank", text=_RE3D)
    test_conll.lay_out(data / "ner", _WIKIGOLD, _POLITICS)
    test_timeml.lay_out(data / "timeml", "pier")
    muc4_made.lay_out(data / "muc4")
    test_gvdb.lay_out(data / "gvdb", test_gvdb.article("1"))
    test_wikievents.lay_out(data / "wikievents", "fen_2")
    test_rams.lay_out(data / "rams", test_rams.document("a"))
    for name, labels in (
        ("satp_all", "0100"),
        ("insightCrime", "0001000"),
        ("IndiaPoliceEvents_sents", "10101"),
    ):
        rows = [("A mine went off.", labels), ("It rained.", "0" * len(labels))]
        test_kinds.lay_out(data / "kinds", name, "train", *rows)
        test_kinds.lay_out(data / "kinds", name, "dev", ("Calm.", "0" * len(labels)))
    test_kinds.lay_out(data / "kinds", "satp_relevant", "dev", ("Calm.", "0000"))
    for name in ("UDS_IH2", "MEANTIME"):
        test_factuality.lay_out(
            data / "factuality", name, "train", (test_factuality.SENTENCE, {4: -2.25, 8: 3.0})
        )
        test_factuality.lay_out(data / "factuality", name, "dev", ("It rose .", {1: 3.0}))
    return data


def _time() -> str:
    return f"{test_gum.opened(1, 'time')})"


def taught(
    monkeypatch: pytest.MonkeyPatch,
    lessons: Sequence[Lesson],
    made: Config | None = None,
    kept_out: Path | None = None,
) -> tuple[Examples, dict[str, int]]:
    """Lessons as arrays, as if they were a corpus called "made", and what was counted."""
    monkeypatch.setitem(CORPORA, "made", lambda *_: iter(lessons))
    found, counts = examples(Path(), tokenizer(), made or config(), kept_out)
    return found, counts["made"]


def tokenizer() -> Tokenizer:
    """Knows single letters only, so that a word has as many pieces as letters."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = [*letters, *(f"##{x}" for x in letters), *".,'“”"]
    vocab = {"[PAD]": PAD, "[UNK]": 100, "[CLS]": CLS, "[SEP]": SEP}
    vocab |= {piece: 110 + number for number, piece in enumerate(pieces)}
    made = Tokenizer(WordPiece(vocab, unk_token="[UNK]"))  # noqa: S106 - no password
    made.normalizer = BertNormalizer()
    made.pre_tokenizer = BertPreTokenizer()
    return made


def encoder(folder: Path) -> Path:
    """A folder as of all-MiniLM-L6-v2, but with two layers, 16 wide, and letters as vocabulary."""
    import torch  # not all tests need it
    from transformers import BertConfig, BertModel

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer().save(str(folder / "tokenizer.json"))
    torch.manual_seed(1)
    shape = BertConfig(
        vocab_size=200,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=300,
    )
    BertModel(shape, add_pooling_layer=False).save_pretrained(folder)
    return folder
