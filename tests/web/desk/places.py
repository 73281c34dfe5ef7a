"""The main pages of the desk of the sample, by name."""

import re

from starlette.testclient import TestClient

# Addresses of the sample's desk; in braces an address that another page has first.
PLACES = {
    "today": "/?as_of=2026-03-22",
    "incidents": "/incidents",
    "incident": "{incident}",
    "incident review": "{incident}/review",
    "same": "{incident}/same",
    "article": "{article}",
    "actor": "{actor}",
    "blame": "/blame",
    "search": "/search?q=Glassworks",
    "proposals": "/proposals",
    "cases": "/cases",
    "case": "{case}",
    "warnings": "/warnings",
    "warning": "{warning}",
    "preview": "{warning}/preview",
    "drafting": "/warnings/new?case={case_id}&shape=timely+warning",
    "recipients": "/recipients",
    "recipient": "/recipients/karsk-police",
    "watches": "/watches",
    "watch": "/watches/karsk-crowds",
    "surges": "/surges?place=Karsk",
    "grades": "/grades?outlet=Radio+Ropewalk",
    "judgements": "/judgements",
    "saved views": "/filters",
    "review": "/review",
    "accounts": "/accounts",
    "account": "/account",
    "programs": "/api/v1/docs",
}


def places(at: TestClient) -> dict[str, str]:
    """The addresses of all these on the desk that a browser sits at."""

    def first(page: str, pattern: str) -> str:
        return str(re.findall(pattern, at.get(page).text)[0])

    incident = first(
        "/incidents?kind=shooting&place=Karsk", r'<h3><a href="(/incidents/[0-9a-f]+)"'
    )
    case = first("/cases", r'href="(/cases/[0-9a-f]{20})"')
    found = {
        "incident": incident,
        "article": first(incident, r'href="(/articles/[0-9a-f]{20}\?version=\d)'),
        "actor": at.get("/actors?name=Keldoria").url.path,
        "case": case,
        "case_id": case.rpartition("/")[2],
        "warning": first("/warnings", r'href="(/warnings/[0-9a-f]{20})"'),
    }
    return {name: path.format(**found) for name, path in PLACES.items()}
