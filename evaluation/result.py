"""What an evaluation gives, and how it is shown."""

import json

import msgspec


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one benchmark.

    `items` is how many things were measured, `published` the figure that others report and who
    they are, by the name of ours. `parts` are figures that have one value for each stage or type;
    in JSON they stand among the figures. `notes` say in words what the figures leave out.
    """

    benchmark: str
    data: str
    split: str | None
    items: int
    figures: dict[str, float]
    published: dict[str, tuple[float, str]]
    seconds: float
    notes: tuple[str, ...] = ()
    parts: dict[str, dict[str, float]] = {}


def table(result: Result) -> str:
    """The result for people: our figures beside the published ones."""
    split = f", split {result.split}" if result.split else ""
    lines = [
        f"{result.benchmark} on {result.data}{split}: {result.items} items, {result.seconds:.1f} s"
    ]
    width = max((len(name) for name in result.figures), default=0)
    for name, figure in result.figures.items():
        line = f"  {name:<{width}}  {figure:8.2f}"
        if name in result.published:
            theirs, who = result.published[name]
            line += f"   published {theirs:.2f} ({who})"
        lines.append(line)
    for name, parts in result.parts.items():
        values = ", ".join(f"{part} {value:.2f}" for part, value in parts.items())
        lines.append(f"  {name:<{width}}  {values}")
    lines.extend(f"  {note}" for note in result.notes)
    return "\n".join(lines)


def as_json(result: Result) -> str:
    """The result as one JSON object, in the form that MEASURES asks for."""
    shown = {
        "benchmark": result.benchmark,
        "data": result.data,
        "split": result.split,
        "items": result.items,
        "figures": {**result.figures, **result.parts},
        "published": {name: list(pair) for name, pair in result.published.items()},
        "seconds": result.seconds,
    }
    return json.dumps(shown, ensure_ascii=False)
