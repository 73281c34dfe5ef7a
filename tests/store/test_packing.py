"""What is packed comes out as it was, and damage is told."""

import pytest

from tests.records.made import article
from tocsin.records import Article
from tocsin.store.packing import digest, pack, pack_record, unpack, unpack_record


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
