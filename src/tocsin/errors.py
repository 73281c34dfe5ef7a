"""What can go wrong, as one family; each prints as one line for people.

`SourceError` concerns one source and never ends a run over many; any other `TocsinError`
concerns the whole command.
"""


class TocsinError(Exception):
    """Something that the user can be told in one line and do something about."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"


class SourceError(TocsinError):
    """One source can't be read. `source` is its path or address as the user gave it."""

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.args = (source, problem, remedy)
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.problem}; {self.remedy}"


def bug(source: str, error: Exception) -> SourceError:
    """A bug that was met in one page, as an error of that page.

    It must not cost the other pages of a run, nor is it hidden: the line asks for a report.
    """
    said = f": {error}" if str(error) else ""
    problem = f"internal error ({type(error).__name__}{said})"
    remedy = "please report it, with the page and what `tocsin read --debug` shows of it"
    return SourceError(source, problem, remedy)


class FetchError(SourceError):
    """The page can't be had: missing, refused, too large, too slow."""


class CleanError(SourceError):
    """The page is there but holds no article that can be read."""


class NotFoundError(TocsinError):
    """What was asked for isn't there. `name` is what the user called it."""

    def __init__(self, name: str, problem: str, remedy: str = "see the lists for what is") -> None:
        super().__init__(problem, remedy)
        self.args = (name, problem, remedy)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name}: {self.problem}; {self.remedy}"


class DeskError(TocsinError):
    """The desk can't do what was asked. `desk` is its path or address, without a password."""

    def __init__(self, desk: str, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.args = (desk, problem, remedy)
        self.desk = desk

    def __str__(self) -> str:
        return f"{self.desk}: {self.problem}; {self.remedy}"
