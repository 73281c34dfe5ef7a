"""Names of places with coordinates, where they really stand."""

from pathlib import Path

import pytest

from corpora.toponyms import FILES, Located, texts

TEXT = "Rain fell on Orrby & on Marl. In Orrby, the pier shut."


def trnews(text: str, *toponyms: str, domain: str = "pier.example") -> str:
    """An article as TR-News and LGL have it."""
    marked = f"<toponyms>{''.join(toponyms)}</toponyms>"
    escaped = text.replace("&", "&amp;")
    return f'<article docid="7"><domain>{domain}</domain>{marked}<text>{escaped}</text></article>'


def toponym(name: str, start: int, tag: str = "") -> str:
    """A name as TR-News and LGL mark it."""
    return (
        f"<toponym><start>{start}</start><end>{start + len(name)}</end><phrase>{name}</phrase>"
        f"{tag}</toponym>"
    )


def gaztag(latitude: float, longitude: float, country: str = "Vennland") -> str:
    """Where TR-News and LGL put a name."""
    return (
        f'<gaztag geonameid="1"><name>x</name><country>{country}</country>'
        f"<lat>{latitude}</lat><lon>{longitude}</lon></gaztag>"
    )


def lay_out(data: Path, *articles: str, corpus: str = "trnews", before: str = "") -> None:
    """Write a corpus of these articles."""
    path = data / FILES[corpus]
    path.write_text(f"<?xml version='1.0'?>{before}<articles>{''.join(articles)}</articles>")


def _one(data: Path, *toponyms: str, text: str = TEXT) -> Located:
    lay_out(data, trnews(text, *toponyms))
    (article,) = texts(data, "trnews")
    return article


def test_an_article_of_tr_news(tmp_path: Path) -> None:
    article = _one(tmp_path, toponym("Marl", 24, gaztag(51.5, -0.25)))
    assert (article.name, article.text, article.domain) == ("7", TEXT, "pier.example")
    (marl,) = article.toponyms
    assert (marl.span, marl.name) == ((24, 28), "Marl")
    assert (marl.at, marl.country) == ((51.5, -0.25), "Vennland")


def test_an_article_of_geovirus_counts_from_one(tmp_path: Path) -> None:
    location = (
        "<location><name>Orrby</name><start>34</start><end>39</end><lat>5</lat><lon>-6.5</lon>"
        "<page>x</page></location>"
    )
    article = f"<article><source>x</source><text>{TEXT.replace('&', '&amp;')}</text><locations>"
    lay_out(tmp_path, f"{article}{location}</locations></article>", corpus="geovirus")
    (read,) = texts(tmp_path, "geovirus")
    (orrby,) = read.toponyms
    assert (read.name, read.domain) == ("0", None)
    assert (orrby.span, orrby.at, orrby.country) == ((33, 38), (5, -6.5), None)


@pytest.mark.parametrize(
    ("offset", "start"), [(13, 13), (9, 13), (16, 13), (33, 33), (29, 33), (36, 33), (900, 33)]
)
def test_a_name_is_where_it_stands_nearest_to_its_drifting_offset(
    tmp_path: Path, offset: int, start: int
) -> None:
    (orrby,) = _one(tmp_path, toponym("Orrby", offset)).toponyms
    assert orrby.span == (start, start + 5)


def test_toponyms_come_in_the_texts_order(tmp_path: Path) -> None:
    article = _one(tmp_path, toponym("Orrby", 33), toponym("Marl", 24), toponym("Orrby", 13))
    assert [t.span[0] for t in article.toponyms] == [13, 24, 33]
    assert all(article.text[t.span[0] : t.span[1]] == t.name for t in article.toponyms)


@pytest.mark.parametrize("name", ["Tessel", "orrby", ""])
def test_a_name_that_stands_nowhere_is_left_out(tmp_path: Path, name: str) -> None:
    assert _one(tmp_path, toponym(name, 13)).toponyms == ()


def test_a_name_may_be_put_nowhere(tmp_path: Path) -> None:
    (marl,) = _one(tmp_path, toponym("Marl", 24)).toponyms
    assert (marl.at, marl.country) == (None, None)


def test_an_article_without_text_or_domain(tmp_path: Path) -> None:
    lay_out(tmp_path, "<article><domain> </domain></article>")
    assert list(texts(tmp_path, "trnews")) == [Located("0", "", (), None)]


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"LGL\.xml"):
        list(texts(tmp_path, "lgl"))


def test_entities_of_a_document_type_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Tessel")
    dtd = (
        f'<!DOCTYPE articles [<!ENTITY file SYSTEM "{secret.as_uri()}">'
        '<!ENTITY a "Marl"><!ENTITY b "&a;&a;&a;&a;">]>'
    )
    lay_out(tmp_path, "<article><text>It &file; and &b; fell.</text></article>", before=dtd)
    (article,) = texts(tmp_path, "trnews")
    assert "Tessel" not in article.text
    assert "Marl" not in article.text


def test_a_document_type_elsewhere_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "own.dtd").write_text('<!ENTITY a "Marl"><!ATTLIST article docid CDATA "own">')
    lay_out(
        tmp_path, "<article><text>It fell.</text></article>",
        before='<!DOCTYPE articles SYSTEM "own.dtd">',
    )  # fmt: skip
    (article,) = texts(tmp_path, "trnews")
    assert article.name == "0"
