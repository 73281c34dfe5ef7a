"""Pages for the tests: our own writing about invented places and people."""

from tocsin.records import Page

FIRST = (
    "The river Aske rose by two metres on Tuesday night and the people of Varnholt were told to "
    "leave their homes before it was dark, the mayor said at the town hall."
)
SECOND = (
    "“We had asked for sandbags in March and none of them came,” said Ilse Brandt, who has kept "
    "the mill on the lower bank for thirty years. Nobody was hurt."
)
THIRD = (
    "The governor’s office said that it would look into the delay, and that a first report was to "
    "be expected by the end of the month."
)
HEADLINE = "Varnholt is emptied as the Aske rises"

JSON_LD = """{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Aske Courier", "datePublished": "2001-01-01"},
  {"@type": "NewsArticle", "headline": "Varnholt is emptied as the Aske rises",
   "datePublished": "2023-05-03T18:20:00+02:00", "dateModified": "2023-05-04",
   "author": [{"@type": "Person", "name": "Mara Tollin"}],
   "publisher": {"@type": "Organization", "name": "The Aske Courier"}, "inLanguage": "en-GB",
   "video": {"@type": "VideoObject", "datePublished": "2019-09-09"}}]}"""


def html(
    body: str | None = None, *, head: str = "", headline: str = HEADLINE, lang: str = "en"
) -> str:
    """A news page with menu, related links and footer around an article."""
    article = body or f"<p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p>"
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{headline} | The Aske Courier</title>{head}
<script>var hidden = "unseen";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">Weather</a></li></ul></nav>
<main><article><h1>{headline}</h1>
{article}
</article></main>
<aside class="related"><h2>Most read</h2>
<ul><li><a href="/a">A barn burns in Lower Oss</a></li></ul>
</aside>
<footer><p>Copyright 2019 The Aske Courier. All rights reserved.</p></footer>
</body></html>"""


def page(text: str | bytes, **more: str) -> Page:
    """A page of that content."""
    content = text.encode() if isinstance(text, str) else text
    return Page(source="test", content=content, **more)  # type: ignore[arg-type]
