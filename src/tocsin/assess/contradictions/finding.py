"""All contradictions of one incident."""

from tocsin.assess.case import Case
from tocsin.assess.contradictions.contradiction import Contradiction
from tocsin.assess.contradictions.doers import at_odds
from tocsin.assess.contradictions.figures import clashing
from tocsin.assess.contradictions.scene import apart
from tocsin.assess.provenance import Provenance


def found(case: Case) -> tuple[Contradiction, ...]:
    """What the accounts of an incident tell that can't all be true; their order doesn't matter."""
    provenance = Provenance.of(case)
    return (*clashing(case, provenance), *apart(case, provenance), *at_odds(case, provenance))
