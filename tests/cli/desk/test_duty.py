"""What `tocsin run` says of its steps."""

import pytest

from tocsin.cli.desk.duty import _logged
from tocsin.desk.service.telling import Told


@pytest.mark.parametrize("as_json", [True, False])
def test_the_log_has_an_address_without_what_is_secret_in_it(
    capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    _logged(as_json=as_json)(Told("poll", "https://post.example/rss?token=SECRET", "a", "good"))
    said = capsys.readouterr().out
    assert "https://post.example/rss" in said and "SECRET" not in said
