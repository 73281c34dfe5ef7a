"""Where messages may be written as files: nobody who only reaches the pages chooses the place."""

from tocsin.desk.desk import Desk
from tocsin.errors import TocsinError


def check(desk: Desk, recipient: str, channel: str) -> None:
    """That a contact lets nobody write where they like on this machine. Raises TocsinError."""
    if channel == "file" and not desk.settings.files.folder:
        problem = f"{recipient}: files are written wherever an address says at this desk"
        raise TocsinError(problem, "set a folder for them in tocsin.toml, or use `tocsin`")
