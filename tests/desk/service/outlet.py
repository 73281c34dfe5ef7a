"""An outlet on loopback that publishes pages of the sample archive."""

from pathlib import Path

from pytest_httpserver import HTTPServer

ARCHIVE = Path(__file__).parents[3] / "sample" / "archive"


def publish(server: HTTPServer, count: int) -> str:
    """Serve a feed of so many articles, the latest first; its address."""
    pages = sorted(ARCHIVE.glob("**/*.html"))[:count]
    for number, page in enumerate(pages):
        text = page.read_text("utf-8")
        server.expect_request(f"/{number}").respond_with_data(text, content_type="text/html")
    server.expect_request("/robots.txt").respond_with_data("", 404)
    items = "".join(
        f"<item><title>Report {number}</title><link>{server.url_for(f'/{number}')}</link></item>"
        for number in reversed(range(len(pages)))
    )
    feed = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    server.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    return server.url_for("/feed")
