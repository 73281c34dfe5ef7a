"""Pages that stand before the page: consent, captcha, sign-in, payment. Recognised, never passed.

By what such pages are made of (the vendors' own marks, schema.org's markup), not by their
words, which come in every language.
"""

import re
from typing import Literal
from urllib.parse import urlsplit

from lxml import etree, html

from tocsin.records import Page, Record

WallKind = Literal["consent wall", "captcha", "login", "paywall"]


class Wall(Record, frozen=True):
    """What stands before a page, and the sign by which it is known, in words."""

    condition: WallKind
    sign: str


# Characters of visible text. A wall has a few sentences; an article that is shorter has no marks
# of a wall in it, and a longer one may well have a captcha beneath, for its comments.
_THIN = 1500

_MARKS: tuple[tuple[WallKind, bytes, str], ...] = (
    ("captcha", b"/cdn-cgi/challenge-platform/", "Cloudflare's challenge"),
    ("captcha", b"challenges.cloudflare.com", "Cloudflare's Turnstile"),
    ("captcha", b"captcha-delivery.com", "DataDome's captcha"),
    ("captcha", b"px-captcha", "HUMAN's captcha"),
    ("captcha", b"_Incapsula_Resource", "Imperva's challenge"),
    ("captcha", b"awsWafCookieDomainList", "Amazon's challenge"),
    ("captcha", b"g-recaptcha", "reCAPTCHA"),
    ("captcha", b"h-captcha", "hCaptcha"),
    ("consent wall", b"privacy-mgmt.com", "Sourcepoint's consent"),
    ("consent wall", b"consentmanager.net", "consentmanager's consent"),
    ("consent wall", b"sdk.privacy-center.org", "Didomi's consent"),
    ("consent wall", b"cdn.cookielaw.org", "OneTrust's consent"),
    ("consent wall", b"consent.cookiebot.com", "Cookiebot's consent"),
)
_PASSWORD = re.compile(rb"""<input\b[^>]{0,300}\btype\s*=\s*["']?password""", re.IGNORECASE)
_CONSENT_HOST = re.compile(r"(?:consent|guce|cmp|privacy)\.")
_CONSENT_PATH = re.compile(
    r"/(?:consent|cookie-?wall|privacy-?gate|zustimmung)(?:/|$)", re.IGNORECASE
)
# https://schema.org/isAccessibleForFree, as search engines ask of pages behind a paywall.
_NOT_FREE = re.compile(rb"""["']isAccessibleForFree["']\s*:\s*["']?\s*false""", re.IGNORECASE)
_LOCKED = re.compile(
    rb"""<meta\b[^>]{0,200}article:content_tier["'][^>]{0,200}content\s*=\s*["']locked""",
    re.IGNORECASE,
)


def wall(page: Page) -> Wall | None:
    """What stands before the page that was asked for, None where nothing does.

    A paywall is said where the page itself says so in its markup; it may still hold the text,
    or its beginning.
    """
    if ("cf-mitigated", "challenge") in page.headers:
        return Wall(condition="captcha", sign="Cloudflare's challenge")
    return _sent_to_consent(page) or paywall(page) or _by_marks(page)


def paywall(page: Page) -> Wall | None:
    """That a page stands behind a paywall, by what it says itself; None where it doesn't."""
    if _NOT_FREE.search(page.content):
        return Wall(condition="paywall", sign="isAccessibleForFree is false")
    if _LOCKED.search(page.content):
        return Wall(condition="paywall", sign="article:content_tier is locked")
    return None


def _sent_to_consent(page: Page) -> Wall | None:
    """Redirected to another host's, or another path's, page of consent."""
    if page.address is None or page.address == page.source:
        return None
    parts = urlsplit(page.address)
    if _CONSENT_HOST.match(parts.hostname or "") or _CONSENT_PATH.match(parts.path):
        return Wall(condition="consent wall", sign=f"sent to {parts.hostname}{parts.path[:40]}")
    return None


def _by_marks(page: Page) -> Wall | None:
    found = [Wall(condition=kind, sign=sign) for kind, mark, sign in _MARKS if mark in page.content]
    if _PASSWORD.search(page.content):
        found.append(Wall(condition="login", sign="asks for a password"))
    return found[0] if found and _visible(page.content) < _THIN else None


def _visible(content: bytes) -> int:
    """How many characters a reader would see."""
    try:
        root = html.document_fromstring(content, parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return 0
    etree.strip_elements(root, "script", "style", "noscript", "template", with_tail=False)
    return len(" ".join("".join(map(str, root.itertext())).split()))
