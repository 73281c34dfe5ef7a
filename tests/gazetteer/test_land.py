"""The outlines of maps: few points, and none far from where it was."""

import math

from gazetteer.land import simplified


def test_a_line_keeps_its_ends_and_its_corners_and_loses_what_lies_on_it() -> None:
    line = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 1.0), (2.0, 2.0)]
    assert simplified(line) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_a_ring_stays_a_ring() -> None:
    turns = [number * math.tau / 360 for number in range(361)]
    ring = [(10 * math.cos(one), 10 * math.sin(one)) for one in turns]
    ring[-1] = ring[0]
    kept = simplified(ring)
    assert kept[0] == kept[-1]
    assert 20 < len(kept) < 120
    assert all(math.isclose(math.hypot(*one), 10) for one in kept)
