"""The field's codes: where one answers surely, and only there."""

import pytest
from msgspec.structs import replace

from tests.desk.exchange import made
from tocsin.desk.exchange.codes import SCHEMES, code
from tocsin.records import IncidentKind, Status


@pytest.mark.parametrize(
    ("kind", "status", "codes"),
    [
        ("stabbing", "happened", ("ASSAULT", "", "", "Armed Assault")),
        ("arrest", "happened", ("COERCE", "Strategic developments", "Arrests", "")),
        ("ramming", "happened", ("ASSAULT", "", "", "")),
        ("bombing", "foiled", ("", "", "", "")),
        ("bombing", "threatened", ("THREATEN", "", "", "")),
        ("accident", "happened", ("", "", "", "")),
    ],
)
def test_each_kind_has_the_codes_that_answer_it(
    kind: IncidentKind, status: Status, codes: tuple[str, ...]
) -> None:
    dossier = replace(made.dossier(), kinds={kind: 1}, statuses={status: 1})
    assert tuple(code(dossier, scheme) for scheme in SCHEMES) == codes


def test_an_abduction_with_dead_is_an_attack_to_acled_so_the_sub_event_stays_open() -> None:
    taken = replace(made.dossier(), kinds={"kidnapping": 1}, figures={"held": (3, 3)})
    assert code(taken, "acled_sub_event") == "Abduction/forced disappearance"
    killed = replace(taken, figures={"killed": (1, 1)})
    assert code(killed, "acled_sub_event") == ""
    assert code(killed, "acled_event") == "Violence against civilians"
