"""What the schema refuses; against OASIS's own schema where the corpora are there."""

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.warn.cap.made import ALERT_XML, Chance, swapped
from tocsin.warn.cap import checked, written

_XSD = Path(__file__).parents[3].parent / "shared" / "data" / "cap" / "cap12.xsd"


_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def _violated(content: bytes) -> list[tuple[str, str]]:
    return [(one.path, one.rule) for one in checked(content) if one.rule.startswith("schema")]


_SCOPE = "<scope>Public</scope>"
_WRONG = {
    "missing": (_SCOPE, "", "/alert[1]", "schema-missing"),
    "twice": (_SCOPE, _SCOPE * 2, "/alert[1]/scope[2]", "schema-once"),
    "order": (_SCOPE, f"<note/>{_SCOPE}", "/alert[1]/scope[1]", "schema-order"),
    "unknown": (_SCOPE, f"{_SCOPE}<level/>", "/alert[1]/level[1]", "schema-element"),
    "strange": (_SCOPE, f'{_SCOPE}<note xmlns="x"/>', "/alert[1]/note[1]", "schema-element"),
    "code": ("Public", "public", "/alert[1]/scope[1]", "schema-value"),
    "space": ("Public", " Public", "/alert[1]/scope[1]", "schema-value"),
    "empty code": ("Public", "", "/alert[1]/scope[1]", "schema-value"),
    "inner": ("Public", "<b>Public</b>", "/alert[1]/scope[1]", "schema-element"),
    "attribute": ("<scope>", '<scope kind="x">', "/alert[1]/scope[1]", "schema-attribute"),
    "nil": (
        "<scope>",
        f'<scope xmlns:i="{_INSTANCE}" i:nil="true">',
        "/alert[1]/scope[1]",
        "schema-attribute",
    ),
    "text": (_SCOPE, f"{_SCOPE} and so on", "/alert[1]", "schema-text"),
    "Z": ("30:00+02:00", "30:00Z", "/alert[1]/sent[1]", "schema-value"),
    "fraction": ("30:00+02:00", "30:00.5+02:00", "/alert[1]/sent[1]", "schema-value"),
    "zone": ("30:00+02:00", "30:00", "/alert[1]/sent[1]", "schema-value"),
    "far zone": ("30:00+02:00", "30:00+14:01", "/alert[1]/sent[1]", "schema-value"),
    "day": ("2026-03-20", "2026-02-30", "/alert[1]/sent[1]", "schema-value"),
    "language": (">en<", ">en_GB<", "/alert[1]/info[1]/language[1]", "schema-value"),
    "number": (
        "</area>",
        "<altitude>1e3</altitude></area>",
        "/alert[1]/info[1]/area[1]/altitude[1]",
        "schema-value",
    ),
}


@pytest.mark.parametrize("case", _WRONG)
def test_the_schema_refuses(case: str) -> None:
    old, new, path, rule = _WRONG[case]
    assert _violated(swapped(old, new)) == [(path, rule)]


def test_a_time_says_what_is_wrong_with_it() -> None:
    (finding,) = checked(swapped("30:00+02:00", "30:00Z"))
    assert finding.problem.endswith("its zone is given as Z rather than -00:00")
    assert finding.paragraph == "CAP 1.2 §3.3.2"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30:00+02:00", "30:00-14:00 "),
        ("2026-03-20T18:30:00", "2026-03-20T24:00:00"),
        (">en<", "> en-GB <"),
        (">en<", "><"),
        ("<alert ", f'<alert xmlns:i="{_INSTANCE}" i:schemaLocation="a b" '),
        ("</area>", "<altitude>+.5</altitude></area>"),
        ("</alert>", '<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"/></alert>'),
    ],
)
def test_the_schema_admits(old: str, new: str) -> None:
    assert _violated(swapped(old, new)) == []


@cache
def _xsd() -> etree.XMLSchema:
    if not _XSD.exists():
        pytest.skip("OASIS's schema isn't part of this project, and the corpora aren't there")
    return etree.XMLSchema(etree.parse(_XSD))


def _agree(content: bytes) -> bool:
    return _xsd().validate(etree.fromstring(content)) == (_violated(content) == [])


@pytest.mark.parametrize("case", _WRONG)
def test_oasis_schema_refuses_the_same(case: str) -> None:
    assert _agree(swapped(*_WRONG[case][:2]))


@pytest.mark.parametrize("seed", range(100))
def test_oasis_schema_admits_what_we_write(seed: int) -> None:
    content = written(Chance(seed).alert())
    assert _xsd().validate(etree.fromstring(content))


def _damaged(seed: int) -> bytes:
    """An alert with one line taken out, doubled, moved, renamed or emptied."""
    chance = Chance(seed)
    lines = ALERT_XML.splitlines()[2:-1]
    place, other = chance.random.randrange(len(lines)), chance.random.randrange(len(lines))
    line = lines.pop(place)
    damage = seed % 5
    if damage == 1:
        lines[place:place] = [line, line]
    elif damage == 2:
        lines.insert(other, line)
    elif damage == 3:
        lines.insert(place, line.replace("e>", "f>"))
    elif damage == 4:
        lines.insert(place, re.sub(">[^<]+<", "><", line))
    return "\n".join([*ALERT_XML.splitlines()[:2], *lines, "</alert>"]).encode()


@pytest.mark.parametrize("seed", range(400))
def test_oasis_schema_and_ours_agree_on_damaged_alerts(seed: int) -> None:
    content = _damaged(seed)
    try:
        etree.fromstring(content)
    except etree.XMLSyntaxError:
        return
    assert _agree(content)


def _misspelt(chance: Chance, text: str) -> str:
    """`text` with up to three characters changed, added or taken out."""
    letters = list(text)
    for _ in range(chance.random.randrange(1, 4)):
        place = chance.random.randrange(len(letters))
        added = chance.random.choice(["", *"0123456789-+:TZ., "])
        letters[place : place + chance.random.randrange(2)] = added
    return "".join(letters)


def test_oasis_schema_and_ours_agree_on_times() -> None:
    chance, sent = Chance(0), "2026-03-20T18:30:00+02:00"
    for _ in range(1000):
        content = swapped(f"<sent>{sent}", f"<sent>{_misspelt(chance, sent)}")
        assert _agree(content), content


_VALUES = ["", " ", "x", "1", "-1.5", "Actual", "Met", "en", "2026-03-20T18:30:00+02:00"]


def _disordered(chance: Chance) -> bytes:
    """Any alert with one element taken out, moved, renamed, emptied or with text behind it."""
    root = etree.fromstring(written(chance.alert()))
    elements = list(root.iter())
    element, other = chance.random.choice(elements[1:]), chance.random.choice(elements)
    damage = chance.random.randrange(5)
    parent = element.getparent()
    assert parent is not None
    if damage == 0:
        parent.remove(element)
    elif damage == 1:
        parent.insert(chance.random.randrange(9), element)
    elif damage == 2:
        element.tag = other.tag
    elif damage == 3:
        element.text = chance.random.choice(_VALUES)
    else:
        element.tail = "x"
    return etree.tostring(root)


def test_oasis_schema_and_ours_agree_on_disordered_alerts() -> None:
    for seed in range(500):
        assert _agree(_disordered(Chance(seed))), seed
