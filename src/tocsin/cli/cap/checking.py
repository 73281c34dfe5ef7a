"""`tocsin cap check`: each file in turn, what was found in it, what can't be read in one line."""

from collections.abc import Iterator

import msgspec

from tocsin.cli.ending import EXIT_FAILED
from tocsin.cli.output import stream
from tocsin.cli.terminal import complain
from tocsin.collect import load
from tocsin.errors import SourceError, TocsinError
from tocsin.records import Record
from tocsin.warn.cap import Finding, RefusedError, checked
from tocsin.wording.safe import one_line


class Outcome(Record, frozen=True):
    """What checking one file came to; `refused` says why it couldn't be read as an alert."""

    file: str
    findings: tuple[Finding, ...] = ()
    refused: str | None = None

    @property
    def failed(self) -> bool:
        """Whether the file holds no conforming alert."""
        return self.refused is not None or any(one.severity == "error" for one in self.findings)


def run(files: tuple[str, ...], *, as_json: bool) -> int:
    """Check `files`, print what was found, and return the exit code."""
    try:
        with stream(None) as out:
            outcomes = []
            for file in files:
                outcomes.append(outcome(file))
                if not as_json:
                    out.writelines(f"{one_line(line)}\n".encode() for line in _lines(outcomes[-1]))
                    out.flush()
                if outcomes[-1].refused is not None:
                    complain(f"{file}: {outcomes[-1].refused}")
            if as_json:
                out.write(msgspec.json.format(msgspec.json.encode(outcomes), indent=2) + b"\n")
    except TocsinError as error:
        complain(str(error))
        return EXIT_FAILED
    return EXIT_FAILED if any(one.failed for one in outcomes) else 0


def outcome(file: str) -> Outcome:
    """What is wrong with the alert in `file`, or why there is none."""
    try:
        return Outcome(file=file, findings=checked(load(file).content))
    except (RefusedError, SourceError) as error:
        return Outcome(file=file, refused=f"{error.problem}; {error.remedy}")


def _lines(checked_one: Outcome) -> Iterator[str]:
    file = checked_one.file
    for one in checked_one.findings:
        yield f"{file}: {one.severity}: {one.path}: {one.problem} [{one.rule}, {one.paragraph}]"
    if not checked_one.findings and checked_one.refused is None:
        yield f"{file}: nothing is wrong with it"
