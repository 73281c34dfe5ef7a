"""What the notes beside the marked articles count as right either way.

`NOTES.md` lists, by article and number of the statement, acts that are right too and statements
that are no loss if missed. The form is prose with a fixed shape: "**Heading** — id: 4 says; 5,
6 urges, denies. id2 …". An article folder without notes has none.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

_ARTICLE = r"(?:seed|[0-9a-f]{10,12})"
_ACTS = re.compile(r"\*\*Other acts that are right too\*\* — (.*)")
_WEAK = re.compile(r"\*\*Weak statements, no loss if missed\*\* — (.*)")


@dataclass
class Leniency:
    """Further right acts, and weak statements, by article and number."""

    acts: dict[str, dict[int, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    weak: dict[str, set[int] | None] = field(default_factory=dict)  # None: all of them

    def is_weak(self, article: str, number: int) -> bool:
        """Whether missing this statement is no loss."""
        if article not in self.weak:
            return False
        numbers = self.weak[article]
        return numbers is None or number in numbers


def leniency(folder: Path) -> Leniency:
    """Read the notes of a folder of marked articles."""
    found = Leniency()
    path = folder / "NOTES.md"
    if not path.is_file():
        return found
    text = path.read_text("utf-8")
    for line in _ACTS.findall(text):
        for article, items in re.findall(rf"({_ARTICLE}): (.*?)(?=\.\s+{_ARTICLE}:|\.?$)", line):
            for item in items.split(";"):
                match = re.match(r"\s*([\d,–\s]+(?:and\s+[\d,–\s]+)*)\s+([a-z][a-z, ]*)$", item)
                for number in _numbers(match.group(1)) if match else ():
                    found.acts[article][number] |= set(re.findall(r"[a-z]+", item)) - {"and"}
    for line in _WEAK.findall(re.sub(r" \([^)]*\)", "", text)):
        for article, items in re.findall(rf"({_ARTICLE}) (all|[\d][\d, –+]*)", line):
            known = found.weak.get(article, set())
            whole = items == "all" or known is None
            found.weak[article] = None if whole else (known or set()) | set(_numbers(items))
    return found


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    for low, high in re.findall(r"(\d+)(?:–(\d+))?", text):
        found.extend(range(int(low), int(high or low) + 1))
    return found
