"""XML from a stranger, made a tree: sound where it can be, mended where it has to be.

Feeds are broken more often than any other XML: entities of HTML, bare ampersands, control
characters, an encoding that isn't what they claim. All that is mended, and said. Nothing is
fetched and no entity replaced; a document that declares entities of its own is refused, as is
one that isn't markup at all.
"""

import codecs
import re
from html.entities import name2codepoint

from lxml import etree, html

from tocsin.collect.conditions import CollectError
from tocsin.collect.document import parser

# Every attack through entities needs a declaration; feeds have no use for one. A document type
# alone is harmless, as it isn't fetched: RSS 0.91 has one.
_DECLARES = re.compile(r"<!ENTITY", re.IGNORECASE)
_DOCUMENT_TYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"<\?xml\b[^>]*\?>")
_ELEMENT = re.compile(r"<[A-Za-z]")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_CLAIMED = re.compile(rb"""^[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_BYTE_ORDER = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_ENTITY = re.compile(r"&([A-Za-z]\w{1,30});")
_BARE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_XML_ENTITIES = ("amp", "lt", "gt", "quot", "apos")
_BLOCKS = ("p", "div", "li", "br", "td", "h1", "h2", "h3", "h4", "blockquote", "figcaption")

_MAX_SUMMARY = 2000  # characters of plain text; a feed that holds whole articles is no archive
_MAX_HTML = 20_000

_ASK = "look at the address in a browser and give that of the feed"


def tree(
    content: bytes, source: str, address: str | None = None, charset: str | None = None
) -> tuple[etree._Element, tuple[str, ...]]:
    """The root of an XML document, and what was mended to get it.

    `source` is what the user calls it, `address` what relative addresses in it are counted from,
    `charset` what the server claims; that is tried after what the document itself says.
    Raises CollectError where it isn't XML, or hostile.
    """
    root = _parsed(content, address)
    # Of an entity that isn't declared (HTML's, under a document type) only a hole is left.
    if root is None or any(True for _ in root.iter(etree.Entity)):
        return _mended(content, source, address, charset)
    declared = root.getroottree().docinfo.internalDTD
    # The stubs don't know this method yet.
    if declared is not None and declared.entities():  # type: ignore[attr-defined]
        raise _hostile(source)
    return root, ()


def _parsed(content: bytes, address: str | None, *, recover: bool = False) -> etree._Element | None:
    try:
        return etree.fromstring(content, parser(recover=recover), base_url=address or "")
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


def _mended(
    content: bytes, source: str, address: str | None, charset: str | None
) -> tuple[etree._Element, tuple[str, ...]]:
    text, encoding = decoded(content, charset)
    start = _ELEMENT.search(text)
    if start is None:
        raise CollectError(source, "is no feed, nor any other XML", _ASK, "garbage")
    head, body = text[: start.start()], text[start.start() :]
    if _DECLARES.search(head):
        raise _hostile(source)
    text = _DOCUMENT_TYPE.sub("", _XML_DECLARATION.sub("", head)) + body
    pieces = _CDATA.split(_CONTROL.sub("", text))
    # What stands in CDATA is meant letter for letter.
    pieces[::2] = [_BARE.sub("&amp;", _ENTITY.sub(_character, piece)) for piece in pieces[::2]]
    mended = "".join(pieces)
    said = [f"read as {encoding}" if mended == text else "characters"]
    data = mended.encode("utf-8", "replace")
    root = _parsed(data, address)
    if root is None:
        said.append("broken markup")
        root = _parsed(data, address, recover=True)
    if root is None:
        raise CollectError(source, "is no XML that can be read", _ASK, "garbage")
    return root, tuple(said)


def _character(entity: re.Match[str]) -> str:
    """HTML's entity as the character that it stands for; XML's own stay."""
    name = entity[1]
    known = name not in _XML_ENTITIES and name in name2codepoint
    return chr(name2codepoint[name]) if known else entity[0]


def _hostile(source: str) -> CollectError:
    problem = "declares entities of its own, with which XML can be made to do harm"
    return CollectError(source, problem, "ask its publisher for a plain feed", "hostile")


def decoded(content: bytes, charset: str | None = None) -> tuple[str, str]:
    """Bytes as text, and in which encoding: by their mark, their own words, then `charset`."""
    for mark, encoding in _BYTE_ORDER:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").lstrip("\ufeff"), encoding
    claimed = _CLAIMED.match(content.lstrip())
    own = claimed[1].decode("ascii") if claimed else None
    for name in (own, charset, "utf-8"):
        try:
            return content.decode(name or "utf-8"), name or "utf-8"
        except (UnicodeDecodeError, LookupError):
            continue
    # Gives a character for every byte, and is what undeclared western pages are in.
    return content.decode("windows-1252", errors="replace"), "windows-1252"


def plain(said: str | None, limit: int = _MAX_SUMMARY) -> str | None:
    """The words of a piece of HTML, as feeds have it in titles and summaries; None for none."""
    if not said:
        return None
    if "<" in said or "&" in said:
        said = _words(said[:_MAX_HTML])
    text = " ".join(said.split())
    if len(text) > limit:
        text = text[:limit].rsplit(" ", 1)[0] + " …"
    return text or None


def _words(said: str) -> str:
    try:
        root = html.fragment_fromstring(said, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return ""
    etree.strip_elements(root, "script", "style", with_tail=False)
    for block in root.iter(*_BLOCKS):
        block.text = f" {block.text or ''}"
        block.tail = f" {block.tail or ''}"
    return "".join(root.itertext())
