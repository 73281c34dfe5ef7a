"""Rules on where: CAP v1.2 §3.2.4 and §3.3.1."""

from collections.abc import Callable, Iterator

from tocsin.collect.document import Node
from tocsin.warn.cap.alert import Point
from tocsin.warn.cap.forms import read_circle, read_number, read_points
from tocsin.warn.cap.rules.rule import GOOGLE, Problem, Rule

_FEWEST_POINTS = 4


def _areas(alert: Node) -> Iterator[Node]:
    for info in alert.all("info"):
        yield from info.all("area")


def _in_each(find: Callable[[Node], Iterator[Problem]]) -> Callable[[Node], Iterator[Problem]]:
    return lambda alert: (one for area in _areas(alert) for one in find(area))


def _polygon_form(area: Node) -> Iterator[Problem]:
    for node in area.all("polygon"):
        if read_points(node.text) is None:
            yield node, "polygon isn't pairs latitude,longitude with spaces between them"


def _polygon_points(area: Node) -> Iterator[Problem]:
    for node in area.all("polygon"):
        points = read_points(node.text)
        if points is not None and len(points) < _FEWEST_POINTS:
            yield node, f"polygon has {len(points)} points, and needs {_FEWEST_POINTS} at least"


def _polygon_open(area: Node) -> Iterator[Problem]:
    for node in area.all("polygon"):
        points = read_points(node.text)
        if points and points[0] != points[-1]:
            yield node, "polygon is open: its last point isn't its first"


def _circle_form(area: Node) -> Iterator[Problem]:
    for node in area.all("circle"):
        if read_circle(node.text) is None:
            yield node, "circle isn't latitude,longitude, a space and a radius"


def _radius(area: Node) -> Iterator[Problem]:
    for node in area.all("circle"):
        circle = read_circle(node.text)
        if circle and circle.radius < 0:
            yield node, "circle has a negative radius"


def _radius_zero(area: Node) -> Iterator[Problem]:
    for node in area.all("circle"):
        circle = read_circle(node.text)
        if circle and circle.radius == 0:
            yield node, "circle has a radius of 0, and nobody is in it"


def _placed(area: Node) -> Iterator[tuple[Node, Point]]:
    """Every point of the area, with the element that it stands in."""
    for node in area.all("polygon"):
        yield from ((node, point) for point in read_points(node.text) or ())
    for node in area.all("circle"):
        circle = read_circle(node.text)
        if circle:
            yield node, circle.centre


def _range(direction: str, most: float) -> Callable[[Node], Iterator[Problem]]:
    def find(area: Node) -> Iterator[Problem]:
        said = set()
        for node, point in _placed(area):
            degrees = getattr(point, direction)
            if abs(degrees) > most and node.path not in said:
                said.add(node.path)  # once an element: two swapped columns are one mistake
                yield node, f"{direction} {degrees:g} isn't within ±{most:g} (latitude is first)"

    return _in_each(find)


def _ceiling_alone(area: Node) -> Iterator[Problem]:
    if area.one("ceiling") and not area.one("altitude"):
        yield area, "ceiling stands without altitude"


def _ceiling_below(area: Node) -> Iterator[Problem]:
    ceiling = area.one("ceiling")
    upper, lower = read_number(area.said("ceiling")), read_number(area.said("altitude"))
    if ceiling and upper is not None and lower is not None and upper < lower:
        yield ceiling, "ceiling is below altitude"


def _nowhere(area: Node) -> Iterator[Problem]:
    if not any(area.one(element) for element in ("polygon", "circle", "geocode")):
        yield area, "the area is in words only: no polygon, circle or geocode"


def _geocode_alone(area: Node) -> Iterator[Problem]:
    if area.one("geocode") and not area.one("polygon") and not area.one("circle"):
        yield area, "geocode should have a polygon or circle beside it that all can read"


def _pairs(alert: Node) -> Iterator[Problem]:
    nodes = [node for area in _areas(alert) for node in area.all("geocode")]
    for info in alert.all("info"):
        nodes += (*info.all("eventCode"), *info.all("parameter"))
    for node in nodes:
        if not node.said("valueName") or not node.said("value"):
            yield node, f"{node.name} has an empty name or value"


RULES = (
    Rule("polygon-form", "CAP 1.2 §3.2.4 polygon", "error", _in_each(_polygon_form)),
    Rule("polygon-points", "CAP 1.2 §3.2.4 polygon", "error", _in_each(_polygon_points)),
    Rule("polygon-open", "CAP 1.2 §3.2.4 polygon", "error", _in_each(_polygon_open)),
    Rule("circle-form", "CAP 1.2 §3.2.4 circle", "error", _in_each(_circle_form)),
    Rule("radius-negative", "CAP 1.2 §3.2.4 circle", "error", _in_each(_radius)),
    Rule("radius-zero", GOOGLE, "advice", _in_each(_radius_zero)),
    Rule("latitude-range", "CAP 1.2 §3.3.1 (WGS 84)", "error", _range("latitude", 90)),
    Rule("longitude-range", "CAP 1.2 §3.3.1 (WGS 84)", "error", _range("longitude", 180)),
    Rule("ceiling-alone", "CAP 1.2 §3.2.4 ceiling", "error", _in_each(_ceiling_alone)),
    Rule("ceiling-below", "CAP 1.2 §3.2.4 altitude, ceiling", "error", _in_each(_ceiling_below)),
    Rule("area-nowhere", GOOGLE, "advice", _in_each(_nowhere)),
    Rule("geocode-alone", "CAP 1.2 §3.2.4 geocode", "advice", _in_each(_geocode_alone)),
    Rule("pair-empty", GOOGLE, "advice", _pairs),
)
