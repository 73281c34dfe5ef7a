"""What stands before a page is recognised by what it is made of."""

import pytest

from tocsin.collect.walls import wall
from tocsin.records import Page

STORY = "<p>" + "The bridge at the mill was closed after an inspection. " * 40
ADDRESS = "https://courier.example/a"


def page(content: str, address: str = ADDRESS, **headers: str) -> Page:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Page(source=ADDRESS, address=address, content=content.encode(), headers=named)


@pytest.mark.parametrize(
    ("content", "condition"),
    [
        ("<div class='g-recaptcha'></div>", "captcha"),
        ("<script src='/cdn-cgi/challenge-platform/h/b/x.js'></script>", "captcha"),
        ("<script src='https://geo.captcha-delivery.com/c.js'></script>", "captcha"),
        ("<script src='https://cdn.cookielaw.org/x.js'></script>We value you", "consent wall"),
        ("<form><input name=p type=password></form>", "login"),
        (f'<script>{{"isAccessibleForFree": "False"}}</script>{STORY}', "paywall"),
        (f'<script>{{"isAccessibleForFree":false}}</script>{STORY}', "paywall"),
        ('<meta property="article:content_tier" content="locked">', "paywall"),
    ],
)
def test_a_wall_is_known_by_its_marks(content: str, condition: str) -> None:
    found = wall(page(content))
    assert found is not None
    assert (found.condition, bool(found.sign)) == (condition, True)


@pytest.mark.parametrize(
    "content",
    [
        STORY,
        "<p>In short: the bridge is shut.",
        f"{STORY}<div class='g-recaptcha'></div><input type=password>",
        f"<script src='https://cdn.cookielaw.org/x.js'></script>{STORY}",
        f'<script>{{"isAccessibleForFree": true}}</script>{STORY}',
        "",
    ],
)
def test_a_page_that_can_be_read_is_no_wall(content: str) -> None:
    """Captchas guard comments, and every other page loads a script for consent."""
    assert wall(page(content)) is None


def test_to_be_sent_to_a_page_of_consent_is_a_wall() -> None:
    found = wall(page(STORY, "https://consent.courier.example/?continue=a"))
    assert found is not None
    assert found.condition == "consent wall"
    assert wall(page(STORY, "https://courier.example/consent/")) is not None
    assert wall(page(STORY, "https://courier.example/consent-to-treatment-law")) is None


def test_a_challenge_is_said_in_the_headers() -> None:
    found = wall(page(STORY, cf_mitigated="challenge"))
    assert found is not None
    assert found.condition == "captcha"
