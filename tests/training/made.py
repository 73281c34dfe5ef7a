"""A tiny corpus of our own, and a tiny encoder with random weights to train from it."""

from pathlib import Path

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from transformers import BertConfig, BertModel

from tests.corpora.polnear_made import MARKS, TEXT, lay_out
from tocsin.read.pieces import CLS, PAD, SEP

_QUOTED = "“It leaks,” said Marrow.\n\nThe port is shut."
_QUOTED_MARKS = (
    "T1\tContent 0 11\tit\nT2\tCue 12 16\tsaid\nT3\tSource 17 23\tMarrow\n"
    "E1\tCue:T2 Source:T3 Content:T1\n"
)


def corpus(folder: Path) -> Path:
    """PolNeAR in miniature: three documents, one without marks."""
    lay_out(folder, "train", "a_pier", TEXT, MARKS)
    lay_out(folder, "train", "b_port", _QUOTED, _QUOTED_MARKS)
    lay_out(folder, "train", "c_quay", "The quay is of oak. It is old.", "")
    return folder


def encoder(folder: Path) -> Path:
    """A folder as of all-MiniLM-L6-v2, but with two layers, 16 wide, and letters as vocabulary."""
    folder.mkdir(parents=True, exist_ok=True)
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = [*letters, *(f"##{x}" for x in letters), *".,'“”"]
    vocab = {"[PAD]": PAD, "[UNK]": 100, "[CLS]": CLS, "[SEP]": SEP}
    vocab |= {piece: 110 + number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocab, unk_token="[UNK]"))  # noqa: S106 - no password
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.save(str(folder / "tokenizer.json"))
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=110 + len(pieces),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=300,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder
