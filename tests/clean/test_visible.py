"""The stream of visible characters: what a reader sees, where it stands."""

from tocsin.clean.align import align
from tocsin.clean.visible import visible


def test_only_what_is_shown_is_in_the_stream() -> None:
    source = (
        "<head><title>T</title></head><!-- c --><p title='a > b'>Oss &amp; Aske</p>"
        "<style>p{}</style><script>if (a < b) c()</script><select><option>O</option></select>1 < 2"
    )
    assert visible(source).compact == "Oss&Aske1<2"


def test_each_character_knows_its_place() -> None:
    source = "<p>a<b>b</b> &lt;c</p>"
    stream = visible(source)
    assert [source[stream.place(at)] for at in range(4)] == ["a", "b", "&", "c"]
    assert stream.text(stream.blocks[0], source) == "ab <c"


def test_blocks_end_where_the_page_breaks_a_line() -> None:
    source = "<div>one <i>two</i></div>three<br>four"
    stream = visible(source)
    assert [stream.text(b, source) for b in stream.blocks] == ["one two", "three", "four"]


def test_a_short_paragraph_is_found_between_its_neighbours() -> None:
    """The "Photo" of the menu isn't the "Photo" between two paragraphs."""
    first, last = "a" * 50, "b" * 50
    source = f"<p>Photo</p><p>{first}</p><p>Photo</p><p>{last}</p>"
    stream = visible(source)
    found = align([first, "Photo", last], stream)
    assert stream.place(found[1][0][1][0]) == source.rindex("Photo")


def test_what_isnt_on_the_page_gets_no_place() -> None:
    assert align(["c" * 60], visible("<p>something else</p>")) == [[]]
