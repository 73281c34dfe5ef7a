"""How soon news is in the record: `--data` is the folder of corpora, `--split` minutes (10).

`tocsin run` with two workers collects from two hundred outlets on loopback that publish now and
then, one page a second among them, into PostgreSQL; each is polled every half minute.

- `beyond_poll`: seconds from the poll that could see an item to its article, linked and assessed,
  in the record, the median; `beyond_poll_9_of_10`.
"""

import random
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from evaluation import press
from evaluation.duty import SEED, Outlets, begun, moment, nine_in_ten, world
from evaluation.record import bases, towns
from evaluation.result import Result

MINUTES = 10.0
_OUTLETS = 200
_POLLED = 30  # seconds between two polls
_AIM = 5.0  # what is asked of a desk, in seconds


def measure(data: Path, split: str | None) -> Result:
    """Publish now and then, and see when it is known."""
    minutes, began = float(split or MINUTES), time.perf_counter()
    made = press.pages(bases(data), towns(), SEED)
    dice = random.Random(SEED)  # noqa: S311 - no secret
    with world() as (web, (where,), folder):
        outlets = Outlets(web, _OUTLETS)
        duty = begun(where, folder, outlets, least=_POLLED)
        end = time.monotonic() + minutes * 60
        while time.monotonic() < end:
            outlets.publish(dice.randrange(_OUTLETS), next(made))
            time.sleep(dice.expovariate(1.0))
        time.sleep(2 * _POLLED)
        duty.stop()
    polls: dict[str, list[float]] = defaultdict(list)
    for one in duty.of("poll"):
        polls[str(one["about"])].append(moment(one))
    waits = []
    for one in duty.of("enter"):
        address = str(one["about"])
        feed = address.partition("/news/")[0] + "/rss"
        saw = [poll for poll in polls[feed] if poll >= outlets.published[address]]
        waits += [moment(one) - min(saw)] if saw else []
    return Result(
        benchmark="latency",
        data=data.name,
        split=f"{minutes:g} minutes",
        items=len(waits),
        figures={"beyond_poll": median(waits), "beyond_poll_9_of_10": nine_in_ten(waits)},
        published={"beyond_poll": (_AIM, "asked of a desk")},
        seconds=time.perf_counter() - began,
        notes=(f"{_OUTLETS} outlets, each polled every {_POLLED} s",),
    )
