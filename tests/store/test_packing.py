"""What is packed comes out as it was, and damage is told."""

import pytest

from tests.records.made import article
from tocsin.records import Article, Span
from tocsin.store.packing import (
    DamagedError,
    digest,
    pack,
    pack_record,
    unpack,
    unpack_record,
)


def test_bytes_come_out_as_they_were() -> None:
    assert unpack(pack(b"page " * 100)) == b"page " * 100
    assert len(pack(b"page " * 100)) < 100


def test_a_record_comes_out_as_it_was() -> None:
    assert unpack_record(pack_record(article()), Article) == article()


@pytest.mark.parametrize("damaged", [b"", b"page", pack(b"page")[:-1]])
def test_damage_is_told(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(damaged)


def test_a_digest_is_that_of_sha_256() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_what_was_opened_stays_open_and_damage_is_told_all_the_same() -> None:
    packed = pack_record(article())
    assert unpack_record(packed, Article) is unpack_record(bytes(bytearray(packed)), Article)
    with pytest.raises(DamagedError):
        unpack_record(packed[:-1], Article)
    with pytest.raises(DamagedError):
        unpack_record(packed, Span)
