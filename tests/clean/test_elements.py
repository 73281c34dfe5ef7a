"""Elements of sound XML have their places in its source."""

import pytest

from tests.warn.cap.made import ALERT_XML, Chance
from tocsin.clean.elements import places, stream
from tocsin.clean.visible import compact
from tocsin.collect.document import Node, node, tree
from tocsin.warn.cap import written


def _leaves(root: Node) -> list[Node]:
    return [leaf for child in root.children for leaf in _leaves(child)] or [root]


@pytest.mark.parametrize(
    ("source", "path", "content"),
    [
        ("<a><b>x</b><b>y</b></a>", "/a[1]/b[2]", "y"),
        ("<p:a xmlns:p='u'><p:b >x</p:b ></p:a>", "/a[1]/b[1]", "x"),
        ("<a><b/><b c='/'>x</b></a>", "/a[1]/b[2]", "x"),
        ("<a><b c='>' d=\"</b>\">x</b></a>", "/a[1]/b[1]", "x"),
        ("<?x <b>?><a><!-- <b> --><b><![CDATA[</b>]]></b></a>", "/a[1]/b[1]", "<![CDATA[</b>]]>"),
        ("<a>\n<b\n>x</b></a>", "/a[1]/b[1]", "x"),
    ],
)
def test_an_element_is_where_its_content_stands(source: str, path: str, content: str) -> None:
    start, end = places(source)[path]
    assert source[start:end] == content


def test_alerts_by_chance_have_the_words_that_the_tree_has() -> None:
    """Whatever stands in them: the pattern for tags sees what libxml2 sees."""
    chance = Chance(8)
    for source in (ALERT_XML, *(written(chance.alert()).decode() for _ in range(50))):
        found = places(source)
        for leaf in _leaves(node(tree(source.encode()))):
            assert stream(source, *found[leaf.path]).compact == compact(leaf.text)
