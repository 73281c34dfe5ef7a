"""What a rule is: a name, where it comes from, how much it weighs, and what it looks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tocsin.collect.document import Node
from tocsin.warn.cap.finding import Finding, Severity

# An element and what is wrong with it.
Problem = tuple[Node, str]

# Where Google's advice for public alerts is cited; it isn't part of the standard.
GOOGLE = "Google Public Alerts CAP profile"


@dataclass(frozen=True)
class Rule:
    """Something that the standard asks and the schema can't say.

    `find` is given the element <alert>; it yields each element that goes against the rule.
    """

    name: str
    paragraph: str
    severity: Severity
    find: Callable[[Node], Iterator[Problem]]

    def findings(self, alert: Node) -> Iterator[Finding]:
        """What of `alert` goes against the rule, in the order of the document."""
        for node, problem in self.find(alert):
            yield Finding(
                severity=self.severity,
                path=node.path,
                rule=self.name,
                paragraph=self.paragraph,
                problem=problem,
            )
