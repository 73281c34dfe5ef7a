"""A watch on the market of Oskara, and pages that would speak for an attack on it."""

from tests.desk.made import page
from tocsin.records import Page

TOML = """question = "Is an attack on a market in Oskara being prepared?"
name = "{name}"
places = ["Oskara"]
actors = ["Varnian Front"]
targets = ["market"]
from = 2026-04-01
until = 2026-12-31
base_rate = 0.05
base_source = "a guess, for tests"
threshold = 0.1
"""


def toml(name: str = "market", **changes: str) -> str:
    """The watch's file; `changes` are keys with their TOML."""
    lines = TOML.format(name=name).splitlines()
    kept = [line for line in lines if line.split(" = ")[0] not in changes]
    return "\n".join([*kept, *(f"{key} = {value}" for key, value in changes.items())]) + "\n"


UNRELATED = toml("ferry", places='["Lorne"]', actors='["Marsh League"]', targets='["ferry"]')


def alert(day: str = "2026-05-01", name: str = "alert", giver: str = "Astrand") -> Page:
    """An embassy warns its citizens of what the watch is about."""
    return page(
        name,
        day,
        "Embassy warns of attacks in Oskara",
        f"The embassy of {giver} warned its citizens of attacks on markets in Oskara.",
        "Mayor Ivo Dreck dismissed the warning as a provocation.",
    )


def copied(day: str = "2026-05-01") -> Page:
    """The same words in another paper."""
    return page(
        "copied",
        day,
        "Embassy warns of attacks in Oskara",
        "The embassy of Astrand warned its citizens of attacks on markets in Oskara.",
        "Mayor Ivo Dreck dismissed the warning as a provocation.",
        outlet="Lorne Post",
        host="post.example",
    )


def plot(day: str = "2026-04-20") -> Page:
    """A plan of the watch's actor is stopped."""
    return page(
        "plot",
        day,
        "Police foil plot on market",
        f"Police in Oskara foiled a plot of the Varnian Front to bomb a market on {day}.",
        "Two men of the Varnian Front were arrested, police said.",
    )
