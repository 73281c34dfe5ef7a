"""A text cut into pieces loses nothing, and windows cover it whole."""

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from tocsin.read.pieces import (
    CAPITALISED,
    CAPITALS,
    CLS,
    PARAGRAPH,
    QUOTED,
    SEP,
    Pieces,
    cut,
    framed,
    windows,
)

TEXT = """Pier shut

“Stay away,” said Orla Venn of the THW. It's flooded, and the harbourmaster agrees.
The ferry didn't leave. 'Nobody sails,' he said."""


def _tokenizer() -> Tokenizer:
    """Knows single letters only, so that a word has as many pieces as letters."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    signs = [*letters, *(f"##{x}" for x in letters), *".,'“”’!?"]
    vocab = {sign: number for number, sign in enumerate(["[PAD]", "[UNK]", *signs])}
    model = WordPiece(vocab, unk_token="[UNK]")  # noqa: S106 - no password
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


@pytest.fixture(name="pieces")
def _pieces() -> Pieces:
    return cut(TEXT, _tokenizer())


def _word(pieces: Pieces, text: str) -> int:
    return [pieces.text[a:b] for a, b in pieces.offsets].index(text)


def _bits(pieces: Pieces, text: str) -> int:
    return int(pieces.features[pieces.first[_word(pieces, text)]])


def test_the_words_hold_every_character_but_white_space_in_order(pieces: Pieces) -> None:
    assert "".join(TEXT[a:b] for a, b in pieces.offsets) == "".join(TEXT.split())


def test_every_piece_belongs_to_a_word_and_every_word_has_pieces(pieces: Pieces) -> None:
    assert len(pieces.ids) == len(pieces.features) == len(pieces.words)
    assert sorted(set(pieces.words.tolist())) == list(range(len(pieces.offsets)))
    assert (np.diff(pieces.words) >= 0).all()


def test_first_gives_the_first_piece_of_each_word_and_the_end(pieces: Pieces) -> None:
    venn = _word(pieces, "Venn")
    assert pieces.first[venn + 1] - pieces.first[venn] == len("Venn")
    assert pieces.first[-1] == len(pieces.ids)


def test_all_pieces_of_a_word_have_its_features(pieces: Pieces) -> None:
    for word in range(len(pieces.offsets)):
        assert len(set(pieces.features[pieces.words == word].tolist())) == 1


@pytest.mark.parametrize(
    ("word", "bit"),
    [
        ("Orla", CAPITALISED),
        ("THW", CAPITALS),
        ("Stay", QUOTED),
        ("away", QUOTED),
        ("sails", QUOTED),
        ("Pier", PARAGRAPH),
        ("The", PARAGRAPH),
    ],
)
def test_a_feature_bit_is_set_where_it_holds(pieces: Pieces, word: str, bit: int) -> None:
    assert _bits(pieces, word) & bit


@pytest.mark.parametrize(
    ("word", "bit"),
    [
        ("shut", CAPITALISED),
        ("THW", CAPITALISED),
        ("Orla", CAPITALS),
        ("It", CAPITALS),
        ("“", QUOTED),
        ("Orla", QUOTED),
        ("flooded", QUOTED),
        ("shut", PARAGRAPH),
        ("It", PARAGRAPH),
    ],
)
def test_a_feature_bit_is_not_set_where_it_does_not_hold(
    pieces: Pieces, word: str, bit: int
) -> None:
    assert not _bits(pieces, word) & bit


@pytest.mark.parametrize("text", ["", " \n ", "“"])
def test_a_text_without_words_is_cut_too(text: str) -> None:
    pieces = cut(text, _tokenizer())
    assert windows(pieces, 8) == [(0, len(pieces.offsets))][: len(pieces.offsets)]


@pytest.mark.parametrize("budget", [1, 12, 20, 33, 60, 1000])
def test_windows_cover_every_word_in_order(pieces: Pieces, budget: int) -> None:
    found = windows(pieces, budget)
    assert [w for a, b in found for w in range(a, b)] == list(range(len(pieces.offsets)))


@pytest.mark.parametrize("budget", [13, 20, 33, 60, 1000])
def test_windows_keep_to_their_budget(pieces: Pieces, budget: int) -> None:
    assert all(pieces.first[b] - pieces.first[a] <= budget for a, b in windows(pieces, budget))


def test_windows_hold_whole_sentences_as_many_as_fit() -> None:
    pieces = cut("Aa bb. Cc dd. Ee ff. Gg hh.", _tokenizer())  # four sentences of five pieces
    assert windows(pieces, 11) == [(0, 6), (6, 12)]


def test_a_sentence_longer_than_the_budget_is_cut_at_a_word() -> None:
    pieces = cut("Aa. Bbb ccc ddd eee. Ff.", _tokenizer())
    found = windows(pieces, 7)
    assert found[:2] == [(0, 2), (2, 4)]
    assert found[-1][1] == len(pieces.offsets)


def test_a_word_longer_than_the_budget_has_a_window_for_itself() -> None:
    pieces = cut("Aa bbbbbbbbbb cc.", _tokenizer())
    assert (1, 2) in windows(pieces, 4)


@pytest.mark.parametrize("seed", range(50))
def test_windows_cover_whatever_the_text(seed: int) -> None:
    chance = np.random.default_rng(seed)
    text = "".join(chance.choice(list("ab A.\n“”’,"), size=chance.integers(60)))
    pieces = cut(text, _tokenizer())
    found = windows(pieces, int(chance.integers(1, 20)))
    assert [w for a, b in found for w in range(a, b)] == list(range(len(pieces.offsets)))


def test_a_window_is_framed_by_itself(pieces: Pieces) -> None:
    ids, features, columns = framed(pieces, (1, 3))
    first, last = int(pieces.first[1]), int(pieces.first[3])
    assert ids.tolist() == [[CLS, *pieces.ids[first:last].tolist(), SEP]]
    assert features.tolist() == [[0, *pieces.features[first:last].tolist(), 0]]
    assert columns.tolist() == [1, 1 + int(pieces.first[2]) - first]
