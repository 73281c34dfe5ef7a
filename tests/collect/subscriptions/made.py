"""Subscriptions to invented outlets."""

import random

from tocsin.collect.subscriptions import GRADES, KINDS, Subscription

FULL = Subscription(
    address="https://courier.example/rss?lang=cs",
    kind="index",
    name="The Courier",
    group="Europe/Middle",
    language="cs-CZ",
    country="CZ",
    grade="B",
    least=60,
    most=7200,
    include=("bridge", "bomb*"),
    exclude=("football",),
    follow="*/2026/*",
    paused=True,
)
PLAIN = Subscription(address="https://herald.example/rss")

_ODD = ["=1+1", "'=x", "a,b", 'a "b"', "<b>&amp;", "Ťok", "می‌خواهم", "@x", "-", "'", "x;y"]


def any_subscription(dice: random.Random) -> Subscription:
    """Any subscription that can be, odd characters and all."""

    def some(choices: list[str]) -> str | None:
        return dice.choice([None, *choices])

    words = tuple(word for word in _ODD if ";" not in word and dice.random() < 0.2)
    return Subscription(
        address=f"https://courier.example/{dice.random()}?a=1&b={dice.choice(['<', ',', 'é'])}",
        kind=dice.choice(KINDS),
        name=some(_ODD),
        group=some(["Europe", "Europe/Middle", "=a/b;c", "<x>/&"]),
        language=some(["en", "pt-BR", "zh-Hant-TW"]),
        country=some(["CZ", "XK"]),
        grade=dice.choice([None, *GRADES]),
        least=dice.choice([10, 300]),
        most=dice.choice([None, 300, 43_200, 86_400]),
        include=words,
        exclude=words[1:],
        follow=some(["*/2026/*", "=*"]),
        paused=dice.random() < 0.5,
    )
