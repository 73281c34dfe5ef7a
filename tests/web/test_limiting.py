"""How often one may ask: a burst, then evenly; and no more memory than it is given."""

import time
from concurrent.futures import ThreadPoolExecutor

from tests.web.conftest import Seconds
from tocsin.web.limiting import Limiter, network


def test_a_burst_is_let_through_and_then_so_many_a_minute() -> None:
    seconds = Seconds()
    limiter = Limiter(6, seconds)
    assert [limiter.allows("a") for _ in range(8)] == [True] * 6 + [False] * 2
    seconds.now += 10
    assert [limiter.allows("a") for _ in range(2)] == [True, False]
    assert limiter.allows("b")


def test_it_knows_so_many_and_forgets_those_that_came_longest_ago() -> None:
    limiter = Limiter(1, Seconds(), keys=2)
    assert limiter.allows("a") and limiter.allows("b") and limiter.allows("c")
    assert not limiter.allows("c")
    assert limiter.allows("a")


def test_threads_that_ask_at_once_are_let_through_so_often_and_no_more() -> None:
    limiter = Limiter(50, _YieldingSeconds())
    with ThreadPoolExecutor(8) as threads:
        allowed = list(threads.map(limiter.allows, ["a"] * 200))
    assert sum(allowed) == 50


class _YieldingSeconds(Seconds):
    """Whoever looks at it lets others go first."""

    def __call__(self) -> float:
        time.sleep(0.0005)
        return super().__call__()


def test_all_addresses_of_one_line_are_one() -> None:
    assert network("2001:db8:1:2:3::4") == network("2001:db8:1:2:ffff::9") == "2001:db8:1:2::"
    assert network("192.0.2.7") != network("192.0.2.8")
    assert network("::ffff:192.0.2.7") != network("::ffff:192.0.2.8")
    assert network("testclient") == "testclient"
