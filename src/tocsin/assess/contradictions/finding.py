"""All contradictions of one incident."""

from tocsin.assess.case import Case
from tocsin.assess.contradictions.citing import Citing
from tocsin.assess.contradictions.contradiction import Contradiction
from tocsin.assess.contradictions.doers import at_odds
from tocsin.assess.contradictions.figures import clashing
from tocsin.assess.contradictions.scene import apart


def found(case: Case) -> tuple[Contradiction, ...]:
    """What the accounts of an incident tell that can't all be true; their order doesn't matter."""
    citing = Citing(one.report for one in case.heard)
    return (*clashing(case, citing), *apart(case, citing), *at_odds(case, citing))
