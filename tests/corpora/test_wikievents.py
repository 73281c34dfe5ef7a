"""WikiEvents' tokens and events become texts with marks and links."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpora.marked import Link, Mark
from corpora.wikievents import texts

# Offsets as the corpus keeps them: sentence 2 opens a new paragraph.
SENTENCES = [
    [[["Gunmen", 0, 6], ["shot", 7, 11], ["Venn", 12, 16], [".", 16, 17]], "Gunmen shot Venn."],
    [[["He", 18, 20], ["died", 21, 25], [".", 25, 26]], "He died."],
    [[["Police", 28, 34], ["met", 35, 38], [".", 38, 39]], "Police met."],
]


def document(name: str = "fen_1") -> dict[str, Any]:
    """Three sentences, three events; the corpus's shape."""

    def entity(number: int, token: int, kind: str) -> dict[str, Any]:
        return {"id": f"T{number}", "start": token, "end": token + 1, "entity_type": kind}

    def event(kind: str, token: int, *arguments: tuple[str, str]) -> dict[str, Any]:
        return {
            "event_type": kind,
            "trigger": {"start": token, "end": token + 1},
            "arguments": [{"entity_id": e, "role": role} for e, role in arguments],
        }

    return {
        "doc_id": name,
        "sentences": SENTENCES,
        "entity_mentions": [
            entity(1, 0, "PER"),
            entity(2, 2, "PER"),
            entity(3, 4, "PER"),
            entity(4, 7, "ORG"),
        ],
        "event_mentions": [
            event("Conflict.Attack.Unspecified", 1, ("T1", "Attacker"), ("T2", "Target")),
            event("Life.Die.Unspecified", 5, ("T3", "Victim")),
            event("Contact.Contact.Meet", 8, ("T4", "Participant")),
        ],
    }


def lay_out(data: Path, *names: str, file: str = "dev.jsonl") -> None:
    """Write made documents."""
    (data / file).write_text("".join(f"{json.dumps(document(n))}\n" for n in names))


def test_sentences_and_paragraphs_are_laid_out(tmp_path: Path) -> None:
    lay_out(tmp_path, "fen", file="test.jsonl")
    (text,) = texts(tmp_path, "test")
    assert text.text == "Gunmen shot Venn. He died.\n\nPolice met."


def test_triggers_and_arguments_are_marked_and_linked(tmp_path: Path) -> None:
    lay_out(tmp_path, "fen", file="test.jsonl")
    (text,) = texts(tmp_path, "test")
    assert text.marks[:3] == (
        Mark("trigger:Conflict.Attack.Unspecified", 7, 11),
        Mark("argument:PER", 0, 6),
        Mark("argument:PER", 12, 16),
    )
    assert text.links[:2] == (Link("Attacker", 0, 1), Link("Target", 0, 2))
    words = [text.text[m.start : m.end] for m in text.marks]
    assert words == ["shot", "Gunmen", "Venn", "died", "He", "met", "Police"]


def test_documents_are_parted_in_halves(tmp_path: Path) -> None:
    names = [f"fen_{n}" for n in range(20)]
    lay_out(tmp_path, *names)
    train, dev = ([t.name for t in texts(tmp_path, s)] for s in ("train", "dev"))
    assert sorted(train + dev) == sorted(names)
    assert 5 <= len(dev) <= 15


def test_a_training_file_is_read_with_the_rest(tmp_path: Path) -> None:
    lay_out(tmp_path, *(f"fen_{n}" for n in range(9)))
    before = sum(1 for _ in texts(tmp_path, "train"))
    lay_out(tmp_path, "marsh_1", "marsh_2", file="train.jsonl")
    assert sum(1 for _ in texts(tmp_path, "train")) == before + 2


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"dev\.jsonl"):
        list(texts(tmp_path, "dev"))
