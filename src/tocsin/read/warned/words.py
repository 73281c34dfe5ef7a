"""What the rules on warnings look up: the lists of `words.toml`, made into patterns."""

import re
import tomllib
from importlib.resources import files

_TABLE = tomllib.loads(files("tocsin.read.warned").joinpath("words.toml").read_text("utf-8"))
SERVICES: dict[str, str] = _TABLE["services"]


def pattern_of(*lists: str) -> str:
    """A pattern for any of the words in some lists."""
    words = [word for name in lists for word in _TABLE[name]]
    forms = (re.escape(w).replace(r"\*", r"\w*").replace(r"\?", r"\w") for w in words)
    return rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)"


VIOLENCE = re.compile(pattern_of("violence"), re.I)
HARM = re.compile(pattern_of("violence", "harm"), re.I)
PERIL = re.compile(pattern_of("violence", "harm", "peril", "nature"), re.I)
AVOID = re.compile(pattern_of("avoid"), re.I)
CONSEQUENCES = re.compile(pattern_of("consequences"), re.I)
POLITICS = re.compile(pattern_of("politics"), re.I)
DOER = re.compile(pattern_of("doers"), re.I)
LISTENER = re.compile(pattern_of("listeners"), re.I)
PUBLIC = re.compile(pattern_of("public"), re.I)
STAFF = re.compile(pattern_of("staff"), re.I)
PAPER = re.compile(pattern_of("papers"), re.I)
SOURCE = re.compile(pattern_of("organs", "sources"), re.I)
ORGAN = re.compile(pattern_of("organs"), re.I)
