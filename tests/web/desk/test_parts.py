"""What has very many parts is shown page by page, and each part stands on one of them."""

import re
from types import ModuleType

import pytest
from starlette.testclient import TestClient

from tocsin.web.desk import incident, story

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("pages", "listed", "part"),
    [(incident, "/incidents", r'id="(a-[0-9a-f]{20})"'), (story, "/stories", r'"/articles/(\w+)')],
)
def test_each_part_stands_on_one_page(
    at: TestClient, monkeypatch: pytest.MonkeyPatch, pages: ModuleType, listed: str, part: str
) -> None:
    found = re.findall(rf'href="({listed}/[0-9a-f]{{20}})"', at.get(listed).text)
    largest = max(
        dict.fromkeys(found), key=lambda one: len(set(re.findall(part, at.get(one).text)))
    )
    whole = set(re.findall(part, at.get(largest).text))
    monkeypatch.setattr(pages, "_SHOWN", 1)
    told: list[str] = []
    address: str | None = largest
    while address:
        page = at.get(address).text
        told += dict.fromkeys(re.findall(part, page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following and following[1]
    assert len(told) == len(set(told)) > 1
    assert set(told) == whole


@pytest.mark.parametrize("after", ["none", "-1", "99999", "1" * 5000])
def test_where_there_are_no_more_parts_the_page_says_so(at: TestClient, after: str) -> None:
    address = re.search(r'href="(/incidents/[0-9a-f]{20})"', at.get("/incidents").text)
    assert address is not None
    answer = at.get(address[1], params={"after": after})
    assert answer.status_code == 422
