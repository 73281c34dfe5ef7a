"""Under which keys a gist is found again.

Two sorts, so that no key gathers more and more as an archive grows:

- a rare word within a fortnight (and the next, so that articles up to two weeks apart always meet):
  most articles of a story come within days;
- two rare words, rarer still, without a time: late articles, and those without a date.

By the weights of a table made long before, a word may be rare that has since become common. Its
pairs and fortnights bound how often such a key is shared, they don't rule it out.
"""

from itertools import combinations

from tocsin.link.stories.gists import Gist
from tocsin.link.stories.likeness import day
from tocsin.link.stories.words import background

_FORTNIGHT = 14  # days
_RARE = 0.45  # weight of a word: one article in a hundred
_MOST_RARE = 8
_RARER = 0.5  # one in 150; two that have nothing to do with each other in one of 20,000
_MOST_RARER = 7


def keys(gist: Gist) -> tuple[str, ...]:
    """The keys of a gist: at most 37, the heaviest words first."""
    weigh = background().weight
    rare = [word for word in gist.words if weigh(word) >= _RARE][:_MOST_RARE]
    rarer = [word for word in gist.words if weigh(word) >= _RARER][:_MOST_RARER]
    pairs = [" ".join(sorted(pair)) for pair in combinations(rarer, 2)]
    appeared = day(gist)
    if appeared is None:
        return tuple(pairs)
    fortnight = appeared.toordinal() // _FORTNIGHT
    timed = [f"{word} {number}" for word in rare for number in (fortnight, fortnight + 1)]
    return (*timed, *pairs)
