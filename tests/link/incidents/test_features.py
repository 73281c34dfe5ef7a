"""What accounts have in common is the same to the last digit, in whatever process it is asked.

Two incidents may fit an account equally well. If a sum's last digit went by the order of a set,
the account would join one of them today and the other tomorrow.
"""

from itertools import combinations
from pathlib import Path

from tests.link.incidents.made import account
from tests.seeds import answer
from tocsin.link.incidents.features import features
from tocsin.link.incidents.rarity import stems
from tocsin.link.incidents.view import view

ARCHIVE = Path(__file__).parents[3] / "sample" / "archive"


def of_long_accounts() -> list[tuple[float, ...]]:
    """The features of pairs of accounts with many words."""
    texts = [file.read_text("utf-8", "replace") for file in sorted(ARCHIVE.glob("2026-03-22-*"))]
    told = [stems(text) for text in texts]
    views = [view(account(words=words, terms=words, by=words[:30])) for words in told]
    return [features(*pair) for pair in combinations(views, 2)]


def test_features_are_the_same_in_every_process() -> None:
    assert answer(of_long_accounts, seed=1) == answer(of_long_accounts, seed=2)
