"""Everything that is wrong with an alert: by the schema, and by the standard's own rules."""

from itertools import chain, islice

from tocsin.warn.cap.alert import Alert
from tocsin.warn.cap.finding import Finding
from tocsin.warn.cap.parsing import document
from tocsin.warn.cap.rules import RULES
from tocsin.warn.cap.schema import violations
from tocsin.warn.cap.writing import written

# Nobody reads more, and a hostile file could hold a hundred thousand.
MOST_FINDINGS = 1000


def checked(alert: Alert | bytes) -> tuple[Finding, ...]:
    """What is wrong with an alert, or with the CAP 1.2 document in `alert`; errors come first.

    No finding of severity `error` means that it is a conforming message in the sense of
    CAP v1.2 §4.2, as far as a machine can tell. The first thousand findings are given.

    Raises RefusedError where the bytes hold no CAP 1.2 alert at all, or mustn't be read, and
    ValueError where an alert can't be written.
    """
    root = document(alert if isinstance(alert, bytes) else written(alert))
    every = chain(violations(root), *(rule.findings(root) for rule in RULES))
    return tuple(sorted(islice(every, MOST_FINDINGS), key=lambda one: one.severity != "error"))
