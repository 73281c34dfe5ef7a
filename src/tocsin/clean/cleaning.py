"""From a page to its article: the stages in order, and each way in which a page can fail.

1 decode; 2 tell alerts, HTML and plain text apart; 3 facts and body; 4 language; 5 dates that
can't be; 6 the record.
"""

import re
from datetime import date, timedelta

from tocsin.clean import alert, html, language, plain
from tocsin.clean.body import Body
from tocsin.clean.dates import parse
from tocsin.clean.decode import decoded
from tocsin.clean.facts import Facts
from tocsin.collect.document import CAP
from tocsin.errors import CleanError
from tocsin.records import AlertFacts, Article, Page, Sourced, identify

# Less than this is no article: a headline alone, a message that the page has moved.
MIN_WORDS = 5
# The longest news features have some 100,000; reading a million takes a minute.
MAX_CHARACTERS = 1_000_000
# Pages are dated in their own time zone, which may be a day ahead of ours.
AHEAD = timedelta(days=1)

# What may stand ahead of the first element. Nothing in it is tried twice: comments in a row would
# be read in as many ways as there are to join them.
_PROLOGUE = r"[\s\ufeff]*+(?:<(?:\?(?>.{0,2000}?\?>)|!--(?>.{0,2000}?-->))\s*+)*+"
_MARKUP = re.compile(
    _PROLOGUE
    + r"<(?:!doctype|html|head|body|meta|title|div|p|article|section|main|script|table|h[1-6]|span|"
    r"link|header)\b",
    re.IGNORECASE | re.DOTALL,
)
# An alert, or XML with a document type of its own: that may be one that isn't to be trusted.
_ALERT = re.compile(
    _PROLOGUE + r"<(?:!DOCTYPE\s+(?!html\b)|(?:[\w.-]+:)?alert\b)", re.IGNORECASE | re.DOTALL
)
_ANY_MARKUP = re.compile(r"<(?:html|body|p|div|article|br|h1|table)\b[^>]*>", re.IGNORECASE)
_FEED = re.compile(_PROLOGUE + r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")


def clean(page: Page, *, published: str | None = None) -> Article:
    """The article on `page`.

    `published` is the day or time of publication if the user knows it (ISO 8601); it wins over
    what the page says. Raises CleanError where the page holds no article in English, with the
    reason in one line.
    """
    text = decoded(page)
    if _FEED.match(text):
        raise CleanError(page.source, "is a feed or site map, not an article", "add it as a feed")
    body, facts, told = _read(page, text)
    _refuse_too_much(page, body)
    spoken = _language(page, body, facts)
    given = _given(published, page)
    limit = _limit(page)
    return Article(
        id=identify("article", page.id, body.text),
        page=page.id,
        source=page.source,
        address=page.address,
        title=facts.title,
        byline=facts.byline,
        outlet=facts.outlet,
        language=spoken,
        published=given or _past(facts.published, limit),
        modified=_past(facts.modified, limit),
        canonical=facts.canonical,
        alert=told,
        text=body.text,
        segments=body.segments,
        dropped=body.dropped,
    )


def _read(page: Page, text: str) -> tuple[Body, Facts, AlertFacts | None]:
    """What is on the page, by what it is."""
    if _is_alert(text):
        return alert.read(page, text)
    body, facts = html.read(page, text) if _is_html(page, text) else plain.read(text)
    _refuse_nothing(page, body)
    return body, facts, None


def _is_alert(text: str) -> bool:
    """Whether the page is an alert of the Common Alerting Protocol, whatever the server says."""
    return _ALERT.match(text) is not None and any(namespace in text for namespace in CAP)


def _is_html(page: Page, text: str) -> bool:
    """Whether the page is HTML, by its content and not by what the server says alone."""
    if _MARKUP.match(text):
        return True
    claimed = (page.media_type or "").lower()
    return "html" in claimed and _ANY_MARKUP.search(text) is not None


def _refuse_nothing(page: Page, body: Body) -> None:
    words = len(_WORD.findall(body.text)) or len(body.text) // 20
    if words < MIN_WORDS:
        raise CleanError(
            page.source,
            "no article found on the page",
            "give the article's own page, not a list of links",
        )


def _refuse_too_much(page: Page, body: Body) -> None:
    if len(body.text) > MAX_CHARACTERS:
        raise CleanError(
            page.source,
            f"the article has over {MAX_CHARACTERS:,} characters",
            "give one article a page",
        )


def _language(page: Page, body: Body, facts: Facts) -> Sourced | None:
    """The article's language; raises CleanError where it isn't English."""
    declared = facts.declared
    verdict = language.detect(body.text, declared.value if declared else None)
    if verdict.code is None:
        return declared
    if verdict.code != "en":
        problem = f"the page is in {language.name(verdict.code)}, not English ({verdict.reason})"
        raise CleanError(page.source, problem, "only English is read so far; give a translation")
    if declared is not None and declared.value == "en":
        return declared
    return Sourced(value="en", where="detected", at=verdict.reason)


def _given(published: str | None, page: Page) -> Sourced | None:
    """The user's own date, which must be one."""
    if published is None:
        return None
    value = parse(published)
    if value is None:
        raise CleanError(page.source, f"“{published}” is no date", "write it as YYYY-MM-DD")
    limit = _limit(page)
    if limit is not None and value[:10] > limit:
        raise CleanError(page.source, f"{published} is still to come", "give the day it came out")
    return Sourced(value=value, where="given", at="--published")


def _limit(page: Page) -> str | None:
    """The last day that can lie in the past, if it is known when the page was had."""
    fetched = parse(page.fetched) if page.fetched else None
    return (date.fromisoformat(fetched[:10]) + AHEAD).isoformat() if fetched else None


def _past(fact: Sourced | None, limit: str | None) -> Sourced | None:
    """`fact` unless it lies in the future."""
    return fact if fact is None or limit is None or fact.value[:10] <= limit else None
