"""Lists and sheets as Markdown: bullets, sections, and nothing of a page as markup."""

from msgspec.structs import replace

from tests.wording.lists import made
from tocsin.wording.lists import entries, markdown, opened
from tocsin.wording.lists.sheet import Entry, line


def test_a_row_is_a_bullet_with_its_whole_id() -> None:
    (bullet,) = markdown.entries([entries.incident(made.incident_row())])
    assert bullet.startswith("- **22 March 2024** · *bombing* · Tessel: 24–28 killed, ")
    assert bullet.endswith(f"8 articles, 2 outlets, 2 origins (`{'1' * 20}`)\n")


def test_an_entry_without_a_head_is_its_lines_alone() -> None:
    assert list(markdown.entries([Entry((), "", (line("Nobody is named yet."),))])) == [
        "- Nobody is named yet.\n"
    ]


def test_a_page_cannot_bring_markup() -> None:
    row = made.statement_row(title=made.HOSTILE)
    said = replace(row.statement, speaker=made.HOSTILE)
    (bullet,) = markdown.entries([entries.statement(replace(row, statement=said))])
    assert "\\*\\*x\\*\\* \\<b\\> \\| \\[a\\](http://evil.example)" in bullet
    assert "\x1b" not in bullet
    assert bullet.count("\n") == 1


def test_an_opened_incident_has_its_sections_and_its_table() -> None:
    out = markdown.sheet(opened.sheet(made.incident_file()))
    assert out.startswith("# **22 March 2024** · *bombing* · Tessel\n")
    for heading in ("Accounts", "Figures", "Who says who did it", "Origins: 2 articles, 1 outlet"):
        assert f"\n## {heading}" in out
    assert "| 2 | 22 March 2024 | Agency | ≥ 24 | governor |" in out
    assert "\n1. **Lorne Post**" in out


def test_a_note_is_escaped_as_well() -> None:
    assert markdown.note("nobody is called “*x*”") == "\n*nobody is called “\\*x\\*”*\n"
