"""What to do about a refusal, told to who sits in the browser: pages in the place of commands."""

import re

# What is done and seen by a command, and the page on which that is.
_PAGES = {
    "accounts": "the page of accounts",
    "case": "the page of the case",
    "deliveries": "the page of the warning",
    "filters": "the saved views",
    "policies": "the page of recipients",
    "proposals": "the page of proposals",
    "recipients": "the page of recipients",
    "show": "its own page",
    "sources": "the page of sources",
    "warn": "the page of warnings",
    "watch": "the page of watches",
    "watches": "the page of watches",
}
_COMMAND = re.compile(r"(?P<with>with )?`tocsin (?P<command>\w+)[^`]*`")
_OPTION = re.compile(r"--\w+ WHY")
_FOLDER = ", or a folder or archive that is there"  # folders of the machine can't be added here


def here(remedy: str) -> str:
    """A remedy with pages for commands, and fields for options; what has no page stays."""
    return _OPTION.sub("why", _COMMAND.sub(_page, remedy.removesuffix(_FOLDER)))


def _page(found: re.Match[str]) -> str:
    page = _PAGES.get(found["command"])
    if page is None:
        return found[0]
    return f"on {page}" if found["with"] else page
