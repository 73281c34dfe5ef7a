"""Figures as ranges: on one scale, with open ends told apart."""

from tocsin.web.drawing.ranges import WIDTH, bar, scale


def test_the_highest_that_anybody_gives_is_at_the_right_edge() -> None:
    most = scale([(38, 38), (139, None), (None, 61)])
    assert most == 139
    assert bar((139, None), most).low == bar((0, 139), most).high == WIDTH - 6


def test_open_ends_reach_to_the_edge_and_are_marked() -> None:
    above, below, exact = bar((40, None), 80), bar((None, 40), 80), bar((40, 40), 80)
    assert (above.open_above, above.high) == (True, WIDTH - 6)
    assert (below.open_below, below.low) == (True, 6)
    assert (exact.open_below, exact.open_above, exact.low) == (False, False, exact.high)


def test_a_scale_of_nothing_but_nobody_can_be_drawn() -> None:
    assert bar((0, 0), scale([(0, 0)])).low == 6
