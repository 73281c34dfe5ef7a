"""Marks kept as offsets are laid out with the texts of the corpora that they are of."""

import hashlib
import json
from pathlib import Path

import pytest

from evaluation import marked
from evaluation.brief import measure

BODY = "A bomb killed nine people in Orlec on Monday. The Marsh Front claimed the attack."
TEXTS = {
    "re3d/Venn Board": f"Blast in Orlec\n\n{BODY}",
    "newsevents/orlec_blast": f"Blast in Orlec\n\n{BODY}",
    "timeml": BODY,
    "wikievents": BODY,
}


def _at(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def _marks(source: str, text: str) -> dict[str, object]:
    incident = {
        "key": "orlec", "kind": "bombing", "status": "happened", "when": None, "where": ["Orlec"],
        "by": [], "against": [], "weapon": [], "figures": {"killed": [9, 9]},
        "trigger": _at(text, "bomb killed nine"),
    }  # fmt: skip
    blame = {
        "incident": "orlec", "accused": "Marsh Front", "by": "Marsh Front", "stance": "claims",
        "evidence": _at(text, "claimed the attack"),
    }  # fmt: skip
    return {
        "id": source.split("/")[0],
        "from": source,
        "document": "AQUAINT/one" if source == "timeml" else "one",
        "published": None,
        "sha256": hashlib.sha256(text.encode()).hexdigest()[:12],
        "incidents": [incident],
        "warnings": [],
        "blame": [blame],
        "soft": [],
    }


@pytest.fixture(name="data")
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four corpora of one text each, and marks of all."""
    data = tmp_path / "data"
    (data / "re3d" / "Venn Board").mkdir(parents=True)
    told = {"_id": "one", "title": "Blast in Orlec", "text": BODY}
    (data / "re3d" / "Venn Board" / "documents.json").write_text(json.dumps(told) + "\n\n")
    (data / "newsevents" / "orlec_blast").mkdir(parents=True)
    (data / "newsevents" / "orlec_blast" / "one.json").write_text(json.dumps(told))
    (data / "timeml" / "AQUAINT").mkdir(parents=True)
    tagged = BODY.replace("Monday", "<TIMEX3>Monday</TIMEX3>")
    (data / "timeml" / "AQUAINT" / "one.tml").write_text(f"<TEXT>\n{tagged}\n</TEXT>")
    (data / "wikievents").mkdir()
    (data / "wikievents" / "dev.jsonl").write_text(json.dumps({"doc_id": "one", "text": BODY}))
    monkeypatch.setattr(marked, "_MARKS", tmp_path / "marks")
    (tmp_path / "marks").mkdir()
    lines = [json.dumps(_marks(source, text)) for source, text in TEXTS.items()]
    (tmp_path / "marks" / "seen.jsonl").write_text("\n".join(lines))
    return data


def test_every_corpus_gives_its_text_and_its_marks_lie_in_it(data: Path, tmp_path: Path) -> None:
    assert marked.lay_out("seen", data, tmp_path / "to") == 4
    for source, text in TEXTS.items():
        name = source.split("/")[0]
        assert (tmp_path / "to" / "articles" / f"{name}.txt").read_text() == text
        laid = json.loads((tmp_path / "to" / f"{name}.json").read_text())
        assert laid["incidents"][0]["trigger"]["text"] == "bomb killed nine"
        assert laid["blame"][0]["evidence"]["text"] == "claimed the attack"


def test_what_is_laid_out_can_be_measured(data: Path, tmp_path: Path) -> None:
    marked.lay_out("seen", data, tmp_path / "to")
    figures = measure(tmp_path / "to", None).figures
    assert figures["incident_f1"] == figures["figure_accuracy"] == figures["blame_f1"] == 100


def test_another_text_than_was_marked_is_refused(data: Path, tmp_path: Path) -> None:
    (data / "wikievents" / "dev.jsonl").write_text(json.dumps({"doc_id": "one", "text": "Else."}))
    with pytest.raises(ValueError, match="another text"):
        marked.lay_out("seen", data, tmp_path / "to")


def test_a_missing_corpus_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["marked", "aside", "--data", str(tmp_path), "--to", str(tmp_path / "to")]
    monkeypatch.setattr("sys.argv", words)
    assert marked.main() == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("name", marked.SETS)
def test_what_ships_holds_offsets_and_no_words_of_the_articles(name: str) -> None:
    folder = Path(marked.__file__).parent / "marks"
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    assert len(lines) > 20
    for marks in map(json.loads, lines):
        for one in (*marks["incidents"], *marks["warnings"], *marks["blame"]):
            at = one.get("trigger") or one["evidence"]
            assert at[0] < at[1]
            assert not {"text", "threat"} & one.keys()
