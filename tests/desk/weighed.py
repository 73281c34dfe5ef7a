"""A small desk with one bombing: a group claims it with a video, a minister accuses two."""

from tests.desk.made import add, attack, page, post, press
from tocsin.desk.desk import Desk
from tocsin.records import Page

FRONT, LEAGUE, NONE = "Varnian Front", "Marsh League", "none of these"


def video(day: str = "2026-05-06") -> Page:
    """The Post on what the group shows for its claim."""
    return page(
        "video",
        day,
        "Claim of Oskara bombing",
        "The Varnian Front claimed the bombing of the covered market in Oskara on Tuesday and "
        "published a video of it.",
        outlet="Lorne Post",
        host="post.example",
    )


def bombing() -> list[Page]:
    """Four pages, in the order in which they came out; the last accuses somebody else."""
    return [attack(), video(), post(), press()[6]]


def told(desk: Desk) -> str:
    """The id of the bombing, after all of these were added."""
    add(desk, bombing())
    return only(desk)


def only(desk: Desk) -> str:
    """The id of the incident with the most accounts."""
    return max(desk.incidents().rows, key=lambda row: row.dossier.accounts).id
