"""Draws the course of a long run: `python -m evaluation.course RESULT --to FILE`.

RESULT is what `python -m evaluation duty --json` printed, FILE an SVG: the rate, the memory and the
delays over the minutes, each from nought, so that what looks level is level.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from html import escape
from itertools import chain
from pathlib import Path
from typing import NamedTuple

_WIDE, _HIGH, _LEFT, _GAP = 640, 120, 60, 40
_HEADROOM = 1.15
_STYLE = (
    "text{font:12px sans-serif;fill:#222}.line{fill:none;stroke:#1a5fb4;stroke-width:2}"
    ".line+.line{stroke:#c64600;stroke-dasharray:5 3}.axis{stroke:#999}"
)

Series = Mapping[str, float]
"""Values by the minute at which each was reached."""


class Panel(NamedTuple):
    """A part of the drawing: what it shows, and the lines in it."""

    title: str
    lines: Sequence[Series]


def drawn(panels: Sequence[Panel]) -> str:
    """The drawing as SVG."""
    high = len(panels) * (_HIGH + _GAP) + 10
    wide = _LEFT + _WIDE + 20
    parts = chain.from_iterable(
        _panel(panel, 25 + number * (_HIGH + _GAP)) for number, panel in enumerate(panels)
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img">',
            f"<style>{_STYLE}</style>",
            f'<rect width="{wide}" height="{high}" fill="#fff"/>',
            *parts,
            "</svg>\n",
        )
    )


def _panel(panel: Panel, top: float) -> Sequence[str]:
    most = _HEADROOM * max(chain.from_iterable(line.values() for line in panel.lines))
    last = max(float(minute) for line in panel.lines for minute in line)
    bottom = top + _HIGH

    def point(minute: str, value: float) -> str:
        return f"{_LEFT + float(minute) / last * _WIDE:.1f},{bottom - value / most * _HIGH:.1f}"

    lines = (" ".join(point(*each) for each in line.items()) for line in panel.lines)
    return (
        f'<text x="{_LEFT}" y="{top - 8}">{escape(panel.title)}</text>',
        f'<path class="axis" fill="none" d="M{_LEFT},{top}V{bottom}H{_LEFT + _WIDE}"/>',
        f'<text x="{_LEFT - 6}" y="{top + 10}" text-anchor="end">{_shown(most)}</text>',
        f'<text x="{_LEFT - 6}" y="{bottom}" text-anchor="end">0</text>',
        f'<text x="{_LEFT + _WIDE}" y="{bottom + 14}" text-anchor="end">{last:g} min</text>',
        "<g>",
        *(f'<polyline class="line" points="{points}"/>' for points in lines),
        "</g>",
    )


def _shown(value: float) -> str:
    """A number with three places, not as a power of ten."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def panels(figures: Mapping[str, Series]) -> Sequence[Panel]:
    """What is drawn of the figures of a run."""
    return (
        Panel("pages a second into the record", [figures["rate"]]),
        Panel("memory of all processes, MB", [figures["mb"]]),
        Panel(
            "seconds from a page being got to its being in the record: half, nine in ten (dashed)",
            [figures["half"], figures["nine_in_ten"]],
        ),
    )


def main() -> None:
    """Draw what a run printed."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.course", description=__doc__)
    parser.add_argument("result", type=Path, help="what `evaluation duty --json` printed")
    parser.add_argument("--to", type=Path, required=True, help="the SVG to write")
    options = parser.parse_args()
    figures = json.loads(options.result.read_text("utf-8"))["figures"]
    options.to.write_text(drawn(panels(figures)), "utf-8")


if __name__ == "__main__":
    main()
