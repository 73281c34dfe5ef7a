"""MUC-4's reports and keys become texts whose marks are the fillers, and whole templates."""

import json
from pathlib import Path

import pytest

from corpora.marked import Text
from corpora.muc4 import Template, merged, occurrences, templates, texts
from tests.corpora.muc4_made import KEY, REPORT, lay_out


def _only(folder: Path, report: str = REPORT, key: str = KEY) -> Text:
    lay_out(folder, report=report, key=key)
    (text,) = texts(folder, "train")
    return text


def _words(text: Text, label: str) -> list[str]:
    return [text.text[m.start : m.end] for m in text.marks if m.label == label]


def test_each_role_has_every_place_where_a_filler_stands(tmp_path: Path) -> None:
    text = _only(tmp_path)
    assert _words(text, "perpetrator") == ["HOODED MEN"]
    assert _words(text, "organisation") == ["MARSH LIBERATION FRONT", "MLF", "MLF"]
    assert _words(text, "target") == ["PUMP HOUSE"]
    assert _words(text, "instrument") == ["DYNAMITE"]


def test_people_named_and_people_described_are_victims_told_apart(tmp_path: Path) -> None:
    text = _only(tmp_path)
    assert _words(text, "victim") == ["TWO KEEPERS", "ORLA VENN"]
    assert [m.value for m in text.marks if m.label == "victim"] == ["described.1", "victim.1"]


def test_the_alternatives_of_an_entity_share_their_number(tmp_path: Path) -> None:
    values = [m.value for m in _only(tmp_path).marks if m.label == "organisation"]
    assert values == ["organisation.1"] * 3


def test_a_paragraph_is_one_line_and_the_dateline_is_gone(tmp_path: Path) -> None:
    assert _only(tmp_path).text.split("\n\n") == [
        "HOODED MEN OF THE MARSH LIBERATION FRONT (MLF) BLEW UP A PUMP HOUSE WITH DYNAMITE.",
        "TWO KEEPERS DIED. THE MLF ALSO TOOK MAYOR ORLA VENN.",
    ]


def test_the_body_comes_from_the_roles_where_they_are(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "roles").mkdir()
    body = {"DEV-MUC3-0001": {"doc": "HOODED\nMEN CAME.", "roles": {}}}
    (tmp_path / "roles" / "train.json").write_text(json.dumps(body))
    (text,) = texts(tmp_path, "train")
    assert text.text == "HOODED MEN CAME."


def test_labels_are_the_types_in_order(tmp_path: Path) -> None:
    assert _only(tmp_path).labels == ("bombing", "kidnapping", "attack")


def test_templates_hold_the_slots(tmp_path: Path) -> None:
    lay_out(tmp_path)
    first, second = templates(tmp_path, "train")["DEV-MUC3-0001"]
    assert first == Template(
        message="DEV-MUC3-0001",
        number=1,
        optional=False,
        types=("bombing",),
        date="02 MAR 90",
        location="FENLAND: SALTERBY (CITY)",
        stage="accomplished",
        perpetrator=(("HOODED MEN",),),
        organisation=(("MARSH LIBERATION FRONT", "MLF"),),
        target=(("PUMP HOUSE",),),
        instrument=(("DYNAMITE",),),
        described=(("TWO KEEPERS",),),
    )
    assert (second.optional, second.types) == (True, ("kidnapping", "attack"))
    assert (second.organisation, second.victim) == ((("MLF",),), (("ORLA VENN",),))
    assert second.described == ()  # a mayor by name is told of under the name


def test_an_irrelevant_report_has_no_templates_and_no_marks(tmp_path: Path) -> None:
    key = "\n".join(f"{line[:36]}*" for line in KEY.split("\n\n")[0].splitlines())
    key = key.replace(key.splitlines()[0], KEY.splitlines()[0])
    text = _only(tmp_path, key=key)
    assert (text.marks, text.labels) == ((), ())
    assert templates(tmp_path, "train") == {"DEV-MUC3-0001": []}


@pytest.mark.parametrize(
    ("line", "entity"),
    [
        ('? "PUMP HOUSE"', ("PUMP HOUSE",)),
        ("PUMP HOUSE", ("PUMP HOUSE",)),  # quotes lost, as in the key itself
        ('PUMP HOUSE"', ("PUMP HOUSE",)),
        ('"PUMP HOUSE"/"HOUSE"', ("PUMP HOUSE", "HOUSE")),
        (r'"\"OLD\" PUMP HOUSE"', ('"OLD" PUMP HOUSE',)),
    ],
)
def test_odd_lines_of_the_key_are_read(tmp_path: Path, line: str, entity: tuple[str, ...]) -> None:
    lay_out(tmp_path, key=KEY.replace('"PUMP HOUSE"', line))
    assert templates(tmp_path, "train")["DEV-MUC3-0001"][0].target == (entity,)


def test_the_longest_string_wins_and_none_overlap() -> None:
    text = "THE CAR BOMB AND A BOMB; BOMBS"
    assert [text[a:b] for a, b, _ in occurrences(text, ["BOMB", "CAR BOMB"])] == [
        "CAR BOMB",
        "BOMB",
    ]


def test_brackets_and_blanks_are_folded() -> None:
    assert occurrences("THE FRONT  (MLF)", ["FRONT [MLF]"]) == [(4, 16, 0)]


def test_entities_that_share_a_string_are_one() -> None:
    assert merged([("A", "B"), ("C",), ("B", "D")]) == [("C",), ("A", "B", "D")]


def test_splits_are_folders(tmp_path: Path) -> None:
    lay_out(tmp_path)
    lay_out(tmp_path, "tst1", name="TST1-MUC3-0001")
    lay_out(tmp_path, "tst2", name="TST2-MUC4-0001")
    assert [t.name for t in texts(tmp_path, "dev")] == ["TST1-MUC3-0001", "TST2-MUC4-0001"]


@pytest.mark.parametrize("split", ["test", "nosplit"])
def test_a_split_that_is_not_there_is_an_error_that_names_it(tmp_path: Path, split: str) -> None:
    lay_out(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"tst3|nosplit"):
        list(texts(tmp_path, split))
