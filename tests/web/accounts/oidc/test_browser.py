"""Sign-in by a provider in a real browser, without scripts: cookies come back from another site."""

import msgspec
import pytest

from tests.web.accounts.oidc.conftest import Provider
from tests.web.chromium import PROGRAM, browser
from tests.web.test_browser import listening
from tocsin.desk.desk import Desk
from tocsin.web import app

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here"),
]


def test_who_signs_in_by_the_provider_is_led_to_what_they_wanted(
    desk: Desk, provider: Provider
) -> None:
    made = app(lambda: desk)
    with listening(made) as base, browser(scripts=False) as page:
        desk.settings = msgspec.structs.replace(desk.settings, url=base)
        page.goto(f"{base}/incidents")
        page.get_by_role("link", name="Sign in with Harbour").click()
        page.wait_for_url(f"{base}/incidents")
        assert page.get_by_text("Mira Olsen sits here").is_visible()
        assert "/authorize" in [one.path for one, _ in provider.server.log]
        held = [(one["name"], one["httpOnly"], one["sameSite"]) for one in page.context.cookies()]
        assert held == [("tocsin-session", True, "Lax")]
