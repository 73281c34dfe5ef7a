"""MUC-4 in miniature: a report of our own with its key."""

from pathlib import Path

REPORT = """\
   SALTERBY, 3 MAR 90 (FNN) -- [TEXT] HOODED MEN OF THE MARSH LIBERATION
FRONT [MLF] BLEW UP A PUMP HOUSE WITH DYNAMITE.

   TWO KEEPERS DIED.  THE MLF ALSO TOOK MAYOR ORLA VENN.
"""

_NAMES = (
    "MESSAGE: ID",
    "MESSAGE: TEMPLATE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)


def template(slots: dict[int, str]) -> str:
    """A template as the key writes it; slots not given are empty."""
    lines = []
    for number, name in enumerate(_NAMES):
        for row, value in enumerate(slots.get(number, "-").split("\n")):
            head = f"{number}.".ljust(4) + name if row == 0 else ""
            lines.append(head.ljust(36) + value)
    return "\n".join(lines)


KEY = "\n\n".join(
    [
        template(
            {
                0: "DEV-MUC3-0001 (FNN)",
                1: "1",
                2: "02 MAR 90",
                3: "FENLAND: SALTERBY (CITY)",
                4: "BOMBING",
                5: "ACCOMPLISHED",
                6: '"DYNAMITE"',
                9: '"HOODED MEN"',
                10: '"MARSH LIBERATION FRONT" / "MLF"',
                12: '"PUMP HOUSE"',
                19: '"TWO KEEPERS"',
            }
        ),
        template(
            {
                0: "DEV-MUC3-0001 (FNN)",
                1: "2 (OPTIONAL)",
                4: "KIDNAPPING / ATTACK",
                10: '"MLF"',
                18: '"ORLA VENN"',
                19: '"MAYOR": "ORLA VENN"',
            }
        ),
    ]
)


def lay_out(
    data: Path,
    folder: str = "dev",
    name: str = "DEV-MUC3-0001",
    report: str = REPORT,
    key: str = KEY,
) -> None:
    """Write one report and its key as the corpus does."""
    (data / folder).mkdir(parents=True, exist_ok=True)
    (data / folder / f"{folder}-muc3-0001").write_text(f"{name} (FNN)\n\n{report}\n\n")
    key = f";;; a remark\n{key.replace('DEV-MUC3-0001', name)}\n"
    (data / folder / f"key-{folder}-0001").write_text(key)
