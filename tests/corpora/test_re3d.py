"""re3d's lines become documents with all marks, of which `names` picks the names."""

import json
from pathlib import Path

import pytest

from corpora.marked import Text
from corpora.re3d import names, texts

TEXT = "The Members of the Venn Council met President Ann Orr. They saw a rifle in Orrby, Vennland."


def lay_out(
    folder: Path,
    marks: list[tuple[str, str, float]],
    source: str = "Made",
    title: str = "Met",
    text: str = TEXT,
) -> None:
    (folder / source).mkdir(exist_ok=True)
    document = {"_id": f"{source}-{title}", "title": title, "text": text}
    entities = [
        {
            "begin": text.index(words), "end": text.index(words) + len(words), "type": label,
            "value": words, "documentId": document["_id"], "confidence": sure,
        }
        for words, label, sure in marks
    ]  # fmt: skip
    with (folder / source / "documents.json").open("a", encoding="utf-8-sig") as file:
        file.write(json.dumps(document) + "\n")
    lines = "".join(json.dumps(entity) + "\n" for entity in entities)
    (folder / source / "entities.json").write_text(lines, encoding="utf-8-sig")


def both(folder: Path) -> list[Text]:
    return [t for split in ("train", "dev") for t in texts(folder, split)]


def picked(
    folder: Path, marks: list[tuple[str, str, float]], text: str = TEXT
) -> list[tuple[str, str]]:
    lay_out(folder, marks, text=text)
    (document,) = both(folder)
    return [(m.label, text[m.start : m.end]) for m in names(document)]


def test_all_marks_are_given_with_their_confidence(tmp_path: Path) -> None:
    lay_out(tmp_path, [("Ann Orr", "Person", 0), ("They", "Person", 1)])
    (text,) = both(tmp_path)
    assert [(m.label, m.value, TEXT[m.start : m.end]) for m in text.marks] == [
        ("Person", 0.0, "Ann Orr"),
        ("Person", 1.0, "They"),
    ]
    assert (text.labels, text.group) == (("Made",), "Met")


def test_names_are_cut_down_and_pronouns_left_out(tmp_path: Path) -> None:
    marks = [
        ("The Members of the Venn Council", "Organisation", 1),
        ("Venn Council", "Organisation", 0),
        ("President Ann Orr", "Person", 1.0),
        ("They", "Organisation", 1.0),
        ("a rifle", "Weapon", 1.0),
        ("Orrby, Vennland", "Location", 1.0),
    ]
    assert picked(tmp_path, marks) == [
        ("Organisation", "Venn Council"),
        ("Person", "Ann Orr"),
        ("Weapon", "rifle"),
        ("Location", "Orrby"),
    ]


def test_of_two_labels_the_surer_one_stays(tmp_path: Path) -> None:
    marks = [("Orrby", "Location", 0.0), ("Orrby", "Organisation", 0.9)]
    assert picked(tmp_path, marks) == [("Organisation", "Orrby")]


@pytest.mark.parametrize(
    ("words", "label", "sure"),
    [
        ("saw", "Weapon", 0.1),  # a guess
        ("rrby", "Location", 1.0),  # half a word
        ("President", "Person", 1.0),  # a title alone
        ("a", "Quantity", 1.0),
        ("in Orrby", "Location", 1.0),
    ],
)
def test_what_is_no_name_is_left_out(tmp_path: Path, words: str, label: str, sure: float) -> None:
    assert picked(tmp_path, [(words, label, sure)]) == []


def test_strikes_are_no_weapons(tmp_path: Path) -> None:
    assert picked(tmp_path, [("air strikes", "Weapon", 1.0)], "Two air strikes hit.") == []


def test_of_a_list_of_things_each_counts(tmp_path: Path) -> None:
    marks = [("tanks, trucks", "Vehicle", 1.0), ("tanks", "Vehicle", 1.0)]
    assert picked(tmp_path, marks, "They lost tanks, trucks.") == [("Vehicle", "tanks")]


def test_what_may_not_be_trained_on_is_a_split_of_its_own(tmp_path: Path) -> None:
    lay_out(tmp_path, [], source="BBC Online")
    lay_out(tmp_path, [])
    assert [t.labels for t in texts(tmp_path, "bbc")] == [("BBC Online",)]
    assert [t.labels for t in both(tmp_path)] == [("Made",)]


def test_daily_reports_are_one_group(tmp_path: Path) -> None:
    lay_out(tmp_path, [], title="January 9: Rain goes on")
    lay_out(tmp_path, [], title="January 10: Rain goes on")
    assert {t.group for t in both(tmp_path)} == {"Rain goes on"}


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(texts(tmp_path, "train"))
    with pytest.raises(ValueError, match="nosplit"):
        list(texts(tmp_path, "nosplit"))
