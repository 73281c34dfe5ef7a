"""PolNeAR in miniature: an article of our own in brat's stand-off form."""

from pathlib import Path

TEXT = "Orla Venn said it leaked.\nShe warned that\nit would sink.\nThe pier is old.\n"


def mark(text: str, number: int, role: str, *words: str) -> str:
    """A brat line for the first place of each of the words."""
    offsets = ";".join(f"{text.index(w)} {text.index(w) + len(w)}" for w in words)
    return f"T{number}\t{role} {offsets}\t{' '.join(words)}"


MARKS = "\n".join(
    [
        mark(TEXT, 1, "Source", "Orla Venn"),
        mark(TEXT, 2, "Cue", "said"),
        mark(TEXT, 3, "Content", "it leaked"),
        mark(TEXT, 4, "Source", "She"),
        mark(TEXT, 5, "Cue", "warned"),
        mark(TEXT, 6, "Content", "that", "it would sink"),
        "E1\tCue:T2 Source:T1 Content:T3",
        "E2\tCue:T5 Source1:T4 Content:T6",
        "",
    ]
)


def lay_out(
    folder: Path, split: str, name: str = "pier", text: str = TEXT, marks: str = MARKS
) -> None:
    """Write one document of a split as PolNeAR does."""
    (folder / split / "text").mkdir(parents=True, exist_ok=True)
    (folder / split / "attributions").mkdir(parents=True, exist_ok=True)
    (folder / split / "text" / f"{name}.txt").write_bytes(text.encode())
    (folder / split / "attributions" / f"{name}_a1.ann").write_bytes(marks.encode())
