"""What can't both be true: in the accounts of one incident, and of one speaker over time."""

from tocsin.assess.contradictions.contradiction import Contradiction, ContradictionKind
from tocsin.assess.contradictions.finding import found
from tocsin.assess.contradictions.ownside import own_side
from tocsin.assess.contradictions.ownwords import own_words

__all__ = ["Contradiction", "ContradictionKind", "found", "own_side", "own_words"]
