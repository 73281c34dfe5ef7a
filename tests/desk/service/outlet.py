"""An outlet on loopback that publishes pages of the sample archive."""

from pathlib import Path

from pytest_httpserver import HTTPServer

ARCHIVE = Path(__file__).parents[3] / "sample" / "archive"


def articles(server: HTTPServer, count: int) -> list[str]:
    """Serve so many articles; their addresses, the latest first."""
    pages = sorted(ARCHIVE.glob("**/*.html"))[:count]
    for number, page in enumerate(pages):
        text = page.read_text("utf-8")
        server.expect_request(f"/{number}").respond_with_data(text, content_type="text/html")
    server.expect_request("/robots.txt").respond_with_data("", 404)
    return [server.url_for(f"/{number}") for number in reversed(range(len(pages)))]


def publish(server: HTTPServer, count: int) -> str:
    """Serve a feed of so many articles, the latest first; its address."""
    items = "".join(
        f"<item><title>Report</title><link>{link}</link></item>" for link in articles(server, count)
    )
    feed = f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    server.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    return server.url_for("/feed")
